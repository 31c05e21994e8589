"""A person is proposed, says yes or no, has a place or waits for one, and leaves or finishes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.internships.queries import Internship
from nahtlos.network.actions.once import only_once
from nahtlos.people.queries import Person
from nahtlos.people.wording import language_for
from nahtlos.projects import access, wording
from nahtlos.projects.actions.moving import locked, move, tell
from nahtlos.projects.models import (
    LIVE,
    Card,
    Participation,
    PartnerState,
    Place,
    Practice,
    Project,
    ProjectPartner,
)

ALREADY = _("This person has been proposed, or takes part already.")


def _partners(project: Project) -> list[UUID]:
    """Who meets the participants now: to these the person says yes."""
    rows = ProjectPartner.objects.filter(project=project, state=PartnerState.AGREED, meets=True)
    return [one.institution_id for one in rows.order_by("institution")]


def _yes(project: Project, language: str, at: datetime) -> dict[str, Any]:
    read = language_for(language)
    return {
        "given_at": at, "language": read, "wording": wording.version(read),
        "seen_by": _partners(project),
    }  # fmt: skip


@transaction.atomic
def propose(
    *, person: Person, project: Project, needs: str, by: Actor, at: datetime,
    on_the_spot: bool = False, language: str = "",
) -> Participation:  # fmt: skip
    """An adviser proposes it; on the spot the person reads it there and says yes at once."""
    rows = Participation.objects.filter(person=person, project=project, state__in=LIVE)
    demand(access.may_propose(by, person, project, already=rows.exists()))
    of = {
        "person": person, "region_id": person.region_id, "institution_id": person.institution_id,
    }  # fmt: skip
    with only_once(ALREADY):
        one = Participation.objects.create(
            **of, project=project, proposed_at=at, proposed_by_id=by.account, moved_at=at,
            moved_by_id=by.account,
        )  # fmt: skip
        first_name = person.given_name[:60] or str(person)[:60]
        Card.objects.create(**of, participation=one, first_name=first_name, needs=needs)
    if on_the_spot:
        return agree(
            one=one, language=language or person.preferred_language, by=by, at=at, on_the_spot=True
        )
    tell(one, "holder")
    return one


@transaction.atomic
def agree(
    *, one: Participation, language: str, by: Actor, at: datetime, on_the_spot: bool = False
) -> Participation:
    """The person says yes: a place where one is free and nobody waits, else the waiting list.

    Whether it is free, the database says: of two who press at once, one waits.
    """
    fresh = locked(one)
    demand(access.may_move_place(by, fresh, Place.TAKEN, on_the_spot=on_the_spot))
    said = _yes(fresh.project, language, at) | {"on_the_spot": on_the_spot}
    for name, value in said.items():
        setattr(fresh, name, value)
    fields = [*said] if on_the_spot else [name for name in said if name != "on_the_spot"]
    hand = "holder" if on_the_spot else "person"
    project = Project.objects.get(pk=fresh.project_id)
    if project.taken < project.places and not project.waiting:
        try:
            with transaction.atomic():
                return move(fresh, Place.TAKEN, *fields, by=by, at=at, hand=hand)
        except IntegrityError as error:
            if not _is_full(error):
                raise
            fresh.taken_at = None
    return move(fresh, Place.WAITING, *fields, by=by, at=at, hand=hand)


def _is_full(error: IntegrityError) -> bool:
    diag = getattr(error.__cause__, "diag", None)
    return getattr(diag, "constraint_name", None) == "never_more_than_places"


@transaction.atomic
def refuse(*, one: Participation, by: Actor, at: datetime) -> Participation:
    """The person says no; nothing was told and nothing follows from it."""
    fresh = locked(one)
    demand(access.may_move_place(by, fresh, Place.REFUSED))
    return move(fresh, Place.REFUSED, by=by, at=at, hand="person")


@transaction.atomic
def widen(*, one: Participation, by: Actor) -> Participation:
    """The person lets partners see it that joined later."""
    fresh = locked(one)
    demand(access.may_widen(by, fresh))
    fresh.seen_by = [*dict.fromkeys([*fresh.seen_by, *_partners(fresh.project)])]
    fresh.save(update_fields=["seen_by"])
    return fresh


def _hand(by: Actor, one: Participation) -> str:
    mine = access.hands(by, one)
    return next((name for name in ("person", "holder", "partner") if name in mine), "program")


@transaction.atomic
def withdraw(*, one: Participation, by: Actor, at: datetime) -> Participation:
    """Take back what was proposed, or leave the waiting list."""
    fresh = locked(one)
    demand(access.may_move_place(by, fresh, Place.WITHDRAWN))
    return move(fresh, Place.WITHDRAWN, by=by, at=at, hand=_hand(by, fresh))


@transaction.atomic
def leave(*, one: Participation, reason: str, by: Actor, at: datetime) -> Participation:
    """Leave before the end, with a reason; whoever waits longest has the place."""
    fresh = locked(one)
    demand(access.may_move_place(by, fresh, Place.LEFT))
    fresh.reason = reason
    return move(fresh, Place.LEFT, "reason", by=by, at=at, hand=_hand(by, fresh))


@transaction.atomic
def finish(
    *, one: Participation, result: str, on: date | None, by: Actor, at: datetime
) -> Participation:
    """Somebody was there to the end; what came of it may be known now, or later."""
    fresh = locked(one)
    demand(access.may_move_place(by, fresh, Place.FINISHED))
    fresh.result, fresh.result_on = result, on if result else None
    return move(fresh, Place.FINISHED, "result", "result_on", by=by, at=at, hand=_hand(by, fresh))


@transaction.atomic
def record(*, one: Participation, result: str, on: date | None, by: Actor) -> Participation:
    """What came of it, from the short list; empty where it is not known after all."""
    fresh = locked(one)
    demand(access.may_record(by, fresh))
    fresh.result, fresh.result_on = result, on if result else None
    fresh.save(update_fields=["result", "result_on"])
    return fresh


@transaction.atomic
def link_internship(*, one: Participation, internship: Internship, by: Actor) -> Practice:
    """An internship of this person belongs to the project."""
    fresh = locked(one)
    demand(access.may_link(by, fresh))
    if internship.person_id != fresh.person_id:
        raise Refused(Refusal(_("This internship belongs to somebody else.")))
    with only_once(_("This internship belongs to a project already.")):
        return Practice.objects.create(
            person_id=fresh.person_id, region_id=fresh.region_id,
            institution_id=fresh.institution_id, participation=fresh, internship=internship,
        )  # fmt: skip


@transaction.atomic
def unlink_internship(*, one: Participation, internship: UUID, by: Actor) -> None:
    """It does not belong to it after all; twice is once."""
    fresh = locked(one)
    demand(access.may_link(by, fresh))
    Practice.objects.filter(participation=fresh, internship=internship).delete()
