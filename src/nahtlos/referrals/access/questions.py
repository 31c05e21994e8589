"""Who may ask the immigration office, agree to that, answer it, and take it back."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Immigration, May
from nahtlos.network.models import Institution, Kind
from nahtlos.people.access import may_keep
from nahtlos.people.models import Person
from nahtlos.referrals.models import Question, Standing


def may_ask(actor: Actor, person: Person, office: Institution) -> Refusal | None:
    """Whether this adviser may ask this office about this person."""
    return (
        may_keep(actor, person)
        or unless(
            office.kind == Kind.IMMIGRATION_OFFICE,
            _("Only the immigration office is asked in this way. Refer the person instead."),
        )
        or unless(office.region_id == person.region_id, _("A file stays in its region."))
    )


def may_agree(actor: Actor, question: Question) -> Refusal | None:
    """Whether this actor is the person who has been asked and has not answered yet."""
    return unless(
        actor.person is not None and actor.person == question.person_id,
        _("Only the person can answer this."),
    ) or unless(question.state == Standing.ASKED, _("This question has already been answered."))


def may_take_back(actor: Actor, question: Question) -> Refusal | None:
    """The person, or the holder's adviser at their word, as long as the office has not answered."""
    held = actor.may(May.KEEP_PERSONS) and actor.institution == question.institution_id
    own = actor.person is not None and actor.person == question.person_id
    return unless(
        held or own,
        _("Only the person, or the adviser at the person's word, can take this back."),
    ) or unless(
        question.state in {Standing.ASKED, Standing.SENT},
        _("This question is closed. It cannot be taken back any more."),
    )


def may_answer_question(actor: Actor, question: Question) -> Refusal | None:
    """Whether this actor works in the office that was asked, and the question is open."""
    return unless(
        actor.role is Immigration and actor.institution == question.office_id,
        _("Only the office that was asked answers this."),
    ) or unless(question.state == Standing.SENT, _("This question is not open any more."))
