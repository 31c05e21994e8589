"""Who may answer what a person asks for by right, and who may decide how long things are kept."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Eraser, May
from nahtlos.people.models import Person, Request
from nahtlos.people.retention import CLASSES, WHOLE

MOST_MONTHS, MOST_DAYS = 240, 180


def may_erase(actor: Actor) -> Refusal | None:
    """Only the program itself erases; no account can take its role."""
    program = actor.role is Eraser and actor.account is None
    return unless(program, _("Only the program itself erases."))


def may_decide_periods(actor: Actor) -> Refusal | None:
    """Whether this actor decides for the region how long things are kept."""
    return unless(
        actor.may(May.KEEP_HOUSE), _("Only administrators decide how long things are kept.")
    )


def may_last_so_long(key: str, months: int, announced: int) -> Refusal | None:
    """Whether such a period makes sense."""
    return (
        unless(key in CLASSES, _("There is no such class."))
        or unless(1 <= months <= MOST_MONTHS, _("Please say between 1 and 240 months."))
        or unless(
            announced <= MOST_DAYS and (key in WHOLE or announced == 0),
            _("Only the whole file is announced, at most 180 days before."),
        )
    )


def may_see_to(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor sees to the rights of a person, also after the case was closed."""
    return (
        unless(actor.may(May.KEEP_PERSONS), _("Your role does not change files."))
        or unless(
            person.institution_id == actor.institution,
            _("Another institution holds this file and answers for it."),
        )
        or unless(person.merged_into_id is None, _("This file was joined with another one."))
    )


def may_hold(actor: Actor, person: Person, until: date, on: date) -> Refusal | None:
    """Whether the erasing of a file may be stopped until that day."""
    return may_see_to(actor, person) or unless(
        until > on, _("Please name a day that is still to come.")
    )


def may_ask(actor: Actor, person: Person) -> Refusal | None:
    """The person asks, or an adviser of the holder writes down that they did."""
    return None if actor.person == person.pk else may_see_to(actor, person)


def may_answer_request(actor: Actor, request: Request) -> Refusal | None:
    """Whether this request can be answered by this actor now."""
    return may_see_to(actor, request.person) or unless(
        request.answered_at is None, _("This request was answered already.")
    )


def may_erase_on_request(actor: Actor, request: Request, *, held: bool) -> Refusal | None:
    """Whether everything of this person may go now."""
    return may_answer_request(actor, request) or unless(
        not held, _("A hold stands against it. End the hold first, or decline.")
    )


def not_so(fault: str) -> Refusal:
    """What the person wrote does not fit where it should stand."""
    return Refusal(_("This cannot be written down. Please decline it, and say why.") + " " + fault)
