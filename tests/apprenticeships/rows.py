"""Makes apprenticeships for tests, as an adviser would."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nahtlos.apprenticeships import actions, queries
from nahtlos.apprenticeships.models import (
    Apprenticeship,
    Did,
    Help,
    Reaction,
    Registration,
    Side,
    Sign,
    State,
    Voice,
)
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.internships.models import Internship
from nahtlos.network.models import Institution, Kind, Membership
from nahtlos.people.models import Contact, Person, Record
from nahtlos.placements.models import Kind as WorkKind
from nahtlos.placements.models import Placement
from tests import makers
from tests.internships import rows as internships
from tests.placements import rows as work

TITLE, KLDB = "Elektroniker/in", "26212"
YEARS = timedelta(days=3 * 365)


def desk(by: Actor) -> Membership:
    return Membership.objects.get(pk=makers.sure(by.membership))


def stranger(by: Actor) -> Actor:
    """An adviser of another house of the region."""
    region = Institution.objects.get(pk=makers.sure(by.institution)).region
    return makers.make_member(makers.make_institution(region))


def aim(by: Actor, **more: Any) -> actions.Aim:
    with acting(by):
        fields: dict[str, Any] = {"title": TITLE, "kldb": KLDB, "keeper": desk(by)}
    return actions.Aim(**(fields | more))


def make_prepared(by: Actor, person: Person | None = None, **more: Any) -> Apprenticeship:
    """The way of somebody whose work the law leaves free, at its beginning."""
    whose = person or work.make_worker(by)
    told = aim(by, **more)
    with acting(by):
        return actions.prepare(person=whose, aim=told, by=by, at=now())


def make_eq(person: Person, by: Actor, **more: Any) -> Internship:
    """An agreement of an entry qualification of half a year."""
    fields: dict[str, Any] = {
        "kind": "entry", "starts_on": today(), "ends_on": today() + timedelta(days=200),
    }  # fmt: skip
    with acting(by):
        Record.objects.filter(person=person).update(birth_date=internships.GROWN)
    return internships.make_internship(person, by, **(fields | more))


def make_entry(by: Actor, **more: Any) -> Apprenticeship:
    row = make_prepared(by)
    eq = make_eq(row.person, by, **more)
    with acting(by):
        return actions.enter(apprenticeship=row, internship=eq, by=by, at=now())


def signed(starts_on: date | None = None, **more: Any) -> actions.Contract:
    """A contract of three years from today, with three months of trial period."""
    first = starts_on or today()
    wanted = work.wanted(kind=WorkKind.APPRENTICESHIP, title=TITLE, starts_on=first, known_as="Kim")
    fields: dict[str, Any] = {"wanted": wanted, "ends_on": first + YEARS, "probation": 3}
    return actions.Contract(**(fields | more))


def make_contract(
    by: Actor, *, person: Person | None = None, starts_on: date | None = None
) -> Apprenticeship:
    row = make_prepared(by, person)
    with acting(by):
        return actions.contract(apprenticeship=row, signed=signed(starts_on), by=by, at=now())


def make_training(person: Person, by: Actor, *, starts_on: date | None = None) -> Apprenticeship:
    """A training that has begun: for the wall, of anybody, so the placement is made as a free one."""
    first = starts_on or today()
    row = make_prepared(by, person)
    placed = work.bare_placement(
        person, by, kind="apprenticeship", title=TITLE, starts_on=first, access="free",
        access_on=today(), state="started", known_as="Kim", where="Elektro Muster",
        moved_at=now(), moved_by_id=by.account,
    )  # fmt: skip
    return _bound(row, placed, by)


def _bound(row: Apprenticeship, placed: Placement, by: Actor) -> Apprenticeship:
    ends = {"ends_on": placed.starts_on + YEARS, "placement": placed}
    rows = Apprenticeship.objects.filter(pk=row.pk)
    with acting(by):
        rows.update(state=State.CONTRACT, **ends)
        rows.update(state=State.TRAINING)
        return queries.apprenticeship_for(row.pk)


def make_trainee(by: Actor, *, months: int = 1, phone: bool = True) -> Apprenticeship:
    """A training that began so many months ago, of somebody whom messages reach."""
    person = work.make_worker(by, preferred_language="ar")
    if phone:
        with acting(by):
            Contact.objects.create(**makers.of(person), kind="phone", value="0171 39200 55",
                                   message_may_be_left=True)  # fmt: skip
    return make_training(person, by, starts_on=today() - timedelta(days=31 * months))


def make_voice(row: Apprenticeship, by: Actor, side: Side = Side.TRAINER, **more: Any) -> Voice:
    fields: dict[str, Any] = {"name": "Ada Muster", "email": f"{side}@betrieb.example"}
    with acting(by):
        told = actions.Told(side=side, **(fields | more))
        return actions.name(apprenticeship=row, told=told, agreed=True, by=by, at=now())


def watcher(by: Actor) -> Actor:
    return Actor(role=Watcher, region=by.region)


def make_asked(row: Apprenticeship, by: Actor, at: datetime | None = None) -> dict[str, Sign]:
    """The questions of the month that has come, by side."""
    moment = at or now()
    with acting(by):
        actions.ask_month(apprenticeship=row.pk, on=timezone.localdate(moment), by=by, at=moment)
        last = queries.signs_of(row.pk)[:3]
        newest = last[0].due_on
        return {one.side: one for one in last if one.due_on == newest}


def by_link(sign: Sign) -> Actor:
    return Actor(link=sign.token_digest)


def said(side: str, **more: Any) -> actions.Said:
    """All is well, as this side says it, unless told otherwise."""
    well: dict[str, dict[str, Any]] = {
        "trainee": {"work": "well", "school": "well", "stays": "sure"},
        "trainer": {"work": "well", "comes": "always", "stays": "sure"},
        "school": {"school": "well", "comes": "always"},
    }
    return actions.Said(**({"help": Help.NO, **well[side]} | more))


def make_chamber(by: Actor, **more: Any) -> Institution:
    fields = {"email": "lehrlingsrolle@hwk.example"} | more
    kept, _new = Institution.objects.get_or_create(
        region_id=makers.sure(by.region), kind=Kind.CHAMBER, name="Handwerkskammer",
        short_name="HWK", defaults=fields,
    )  # fmt: skip
    return kept


# --- rows as they stand, for the wall: no verb, no law -------------------------------------------
def bare_voice(row: Apprenticeship, by: Actor) -> Voice:
    with acting(by):
        return Voice.objects.create(
            **makers.of(row.person), apprenticeship=row, side="school", name="Ada Muster",
            email="schule@example.org", agreed_on=today(), made_by_id=makers.sure(by.account),
        )  # fmt: skip


def bare_sign(row: Apprenticeship, by: Actor, **more: Any) -> Sign:
    """The question to the trainee after a month, asked."""
    fields: dict[str, Any] = {
        "side": "trainee", "number": 1, "title": row.title, "since": today() - timedelta(days=31),
        "due_on": today(), "state_on": today(), "asked_at": now(),
        "token_digest": queries.digest_of(str(row.pk)), "token_ends_at": now() + timedelta(days=9),
    }  # fmt: skip
    with acting(by):
        return Sign.objects.create(**makers.of(row.person), apprenticeship=row, **(fields | more))


def bare_reaction(row: Apprenticeship, by: Actor) -> Reaction:
    with acting(by):
        return Reaction.objects.create(
            **makers.of(row.person), apprenticeship=row, who_id=row.keeper_id, opened_on=today(),
            due_on=today(),
        )  # fmt: skip


def bare_registration(row: Apprenticeship, by: Actor) -> Registration:
    with acting(by):
        return Registration.objects.create(
            **makers.of(row.person), apprenticeship=row, placement_id=makers.sure(row.placement_id),
            chamber=make_chamber(by), trainee="Kim", occupation=row.title, company="Betrieb",
            starts_on=today(), ends_on=today() + YEARS, agreed_on=today(), told_at=now(),
            token_digest=queries.digest_of(f"register {row.pk}"),
            token_ends_at=now() + timedelta(days=9),
        )  # fmt: skip


def do_react(reaction: Reaction, by: Actor, did: Did = Did.TRAINEE) -> Reaction:
    with acting(by):
        return actions.react(reaction=reaction, did=did, on=today(), by=by, at=now())
