"""Makes starts in work for tests, as an adviser would."""

from datetime import date, timedelta
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.placements import actions
from nahtlos.placements.models import FollowUp, Learning, Payer, Permission, Placement, Warned
from nahtlos.placements.models import Kind as WorkKind
from tests import makers

FREE = {"status": "german", "nationality": "DE"}
# A job beside an apprenticeship with a Duldung for it: the office and the agency are asked.
WAITS = {"status": "duldung_60c", "nationality": "AF", "arrival_date": date(2025, 1, 10)}


def make_worker(by: Actor, *, record: dict[str, Any] | None = None, **more: Any) -> Person:
    """A person who may do any work, unless a record says otherwise."""
    person = makers.make_person(by, **more)
    makers.make_record(person, by, **(FREE if record is None else record))
    return person


def wanted(**more: Any) -> actions.Wanted:
    fields: dict[str, Any] = {
        "kind": WorkKind.INSURED, "title": "Küchenhilfe", "where": "Gasthof Linde, Lindenau",
        "starts_on": today(),
    }  # fmt: skip
    return actions.Wanted(**(fields | more))


def make_planned(person: Person, by: Actor, **more: Any) -> Placement:
    """A start that is planned; today unless told otherwise."""
    with acting(by):
        return actions.plan(person=person, wanted=wanted(**more), by=by, at=now())


def make_started(person: Person, by: Actor, **more: Any) -> Placement:
    """A start of somebody whose work the law leaves free."""
    planned = make_planned(person, by, **more)
    with acting(by):
        return actions.start(placement=planned, by=by, at=now())


def make_office(by: Actor) -> Institution:
    """The immigration office of the region."""
    region = makers.sure(by.region)
    kept, _new = Institution.objects.get_or_create(
        region_id=region, kind=Kind.IMMIGRATION_OFFICE, name="Ausländerbehörde", short_name="ABH"
    )
    return kept


def make_request(placement: Placement, by: Actor, duties: str = "Spült und hilft") -> Permission:
    with acting(by):
        work = actions.Work(duties=duties)
        return actions.prepare(placement=placement, work=work, by=by, at=now())


def make_sent(placement: Placement, by: Actor, on: date | None = None) -> Permission:
    """A request that waits for the office."""
    prepared = make_request(placement, by)
    with acting(by):
        return actions.send(
            permission=prepared, office=make_office(by), on=on or today(), by=by, at=now()
        )


# --- rows as they stand, for the wall: no verb, no law -------------------------------------------
def bare_placement(person: Person, by: Actor, **more: Any) -> Placement:
    fields: dict[str, Any] = {
        "kind": "insured", "title": "Küchenhilfe", "where": "Gasthof", "starts_on": today(),
        "made_by_id": makers.sure(by.account),
    }  # fmt: skip
    with acting(by):
        return Placement.objects.create(**makers.of(person), **(fields | more))


def bare_learning(placement: Placement, by: Actor) -> Learning:
    with acting(by):
        return Learning.objects.create(
            **makers.of(placement.person), placement=placement, title="TQ 1", starts_on=today(),
            ends_on=today(), payer=Payer.AGENCY, made_by_id=makers.sure(by.account),
        )  # fmt: skip


def bare_permission(placement: Placement, by: Actor, **more: Any) -> Permission:
    fields: dict[str, Any] = {
        "need": "permission_ABH", "made_by_id": makers.sure(by.account),
    }  # fmt: skip
    with acting(by):
        return Permission.objects.create(
            **makers.of(placement.person), placement=placement, **(fields | more)
        )


def bare_warned(permission: Permission, by: Actor) -> Warned:
    with acting(by):
        return Warned.objects.create(**makers.of(permission.person), permission=permission, days=21)


def bare_followup(placement: Placement, by: Actor, **more: Any) -> FollowUp:
    """The question to the person after a month, asked."""
    fields: dict[str, Any] = {
        "side": "person", "months": 1, "title": placement.title, "since": placement.starts_on,
        "due_on": today(), "state_on": today(), "state": "asked",
    }  # fmt: skip
    with acting(by):
        return FollowUp.objects.create(
            **makers.of(placement.person), placement=placement, **(fields | more)
        )


def make_due(placement: Placement, by: Actor, side: str = "person", months: int = 1) -> FollowUp:
    """The question of a start, with its day moved to yesterday."""
    with acting(by):
        row = FollowUp.objects.get(placement=placement, side=side, months=months)
        row.due_on = today() - timedelta(days=1)
        row.save(update_fields=["due_on"])
    return row
