"""Apprenticeships at every stage: Samir's entry qualification, one that does not go well, and others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nahtlos.apprenticeships import actions, queries
from nahtlos.apprenticeships.engine import Answers, nth_day, weighs
from nahtlos.apprenticeships.models import (
    Apprenticeship,
    Did,
    Next,
    Reaction,
    Registration,
    Side,
    Sign,
    Voice,
)
from nahtlos.core.actor import Actor
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.placements.actions import Wanted
from nahtlos.placements.models import Kind, Reason
from nahtlos.site.demo import internships
from nahtlos.site.demo.files import File
from nahtlos.site.demo.placements import HOW_MANY, fits
from nahtlos.site.demo.world import World, acting_as

SCHOOL = "Berufskolleg Lindenau"
YEARS = timedelta(days=3 * 365 + 151)
LINK_DAYS = timedelta(days=45)
WELL: dict[str, dict[str, str]] = {
    "trainee": {"work": "well", "school": "well", "stays": "sure"},
    "trainer": {"work": "well", "comes": "always", "stays": "sure"},
    "school": {"school": "well", "comes": "always"},
}
SO_SO: dict[str, dict[str, str]] = {
    "trainee": {"work": "well", "school": "badly", "stays": "unsure",
                "words": "Ich verstehe den Unterricht nicht."},
    "trainer": {"work": "well", "comes": "sometimes", "stays": "sure",
                "words": "Im Betrieb gut. Nach der Schule fehlt er öfter."},
}  # fmt: skip


@dataclass(frozen=True)
class Way:
    """Whose, which occupation, where, and since how many days (negative: in so many days)."""

    whole: File
    title: str
    kldb: str
    company: str
    ago: int = 0


def build(world: World, files: list[File]) -> None:
    """Samir, then five others who may do any work and have none yet."""
    samir = next(one for one in files if one.draft.told and one.person.given_name == "Samir")
    _entry(world, Way(samir, "Elektroniker/in", "26212", "Elektro Kettler", 75))
    free = _without_work(files)
    _troubled(world, Way(next(free), "Anlagenmechaniker/in", "34212", "Elektro Kettler", 128))
    _well(world, Way(next(free), "Bäcker/in", "29222", "Bäckerei Ährenkranz", 70))
    _unregistered(world, Way(next(free), "Hotelfachmann/-frau", "63222", "Hotel Drei Linden", -65))
    _left(world, Way(next(free), "Verkäufer/in", "62102", "Bäckerei Ährenkranz", 200))
    row = _prepared(
        world, Way(next(free), "Pflegefachmann/-frau", "81302", "Pflegeheim am Marktplatz")
    )
    with acting(_adviser(world, row)) as by:
        actions.try_out(apprenticeship=row, internship=None, by=by, at=world.at(-4))
    _prepared(world, Way(next(free), "Fachkraft für Lagerlogistik", "51312", ""))


def _without_work(files: list[File]) -> Iterator[File]:
    may = [one for one in files[12:] if fits(one)][HOW_MANY:]
    return (one for one in may if one.person.closed_at is None)


def _adviser(world: World, row: Apprenticeship) -> Actor:
    return acting_as(next(one for one in world.memberships if one.pk == row.keeper_id))


def _company(world: World, way: Way) -> Employer | None:
    return Employer.objects.filter(region=world.region, name=way.company).first()


def _prepared(world: World, way: Way, days: int = 12) -> Apprenticeship:
    by = acting_as(way.whole.adviser)
    with acting(by):
        aim = actions.Aim(
            title=way.title, kldb=way.kldb, keeper=way.whole.adviser, school=SCHOOL,
            employer=_company(world, way),
        )  # fmt: skip
        return actions.prepare(person=way.whole.person, aim=aim, by=by, at=world.at(-days))


def _entry(world: World, way: Way) -> None:
    row = _prepared(world, way, way.ago + 20)
    eq = internships.entry(world, way.whole, way.company, "Leitungen verlegen, messen, prüfen",
                           begins=-way.ago)  # fmt: skip
    with acting(_adviser(world, row)) as by:
        row = actions.enter(apprenticeship=row, internship=eq, by=by, at=world.at(-way.ago))
    _voice(world, row, "trainer", name="Meister Kettler", email="ausbildung@kettler.example")
    for number in (1, 2):
        for side in ("trainee", "trainer"):
            if (number, side) != (2, "trainee"):
                _answered(
                    world,
                    row,
                    _asked(world, row, side, number=number, first=eq.starts_on),
                    WELL[side],
                )
    _asked(world, row, "trainee", number=2, first=eq.starts_on)


def _contract(world: World, way: Way) -> Apprenticeship:
    row, first = _prepared(world, way, max(way.ago, 0) + 60), world.ago(way.ago)
    wanted = Wanted(
        kind=Kind.APPRENTICESHIP, title=way.title, kldb=way.kldb, starts_on=first,
        employer=_company(world, way), wage="1.050 € im Monat im ersten Jahr",
        known_as=way.whole.person.given_name,
    )  # fmt: skip
    signed = actions.Contract(wanted=wanted, ends_on=first + YEARS, probation=4)
    with acting(_adviser(world, row)) as by:
        return actions.contract(
            apprenticeship=row, signed=signed, by=by, at=world.at(-max(way.ago + 30, 20))
        )


def _training(world: World, way: Way) -> Apprenticeship:
    row = _contract(world, way)
    _register(world, row, way, registered=True)
    with acting(_adviser(world, row)) as by:
        row = actions.begin(apprenticeship=row, by=by, at=world.at(-2))
    _voice(world, row, "trainer", name="Ausbildung", email="ausbildung@betrieb.example")
    _voice(
        world, row, "school", name="Klassenleitung", email="klasse@berufskolleg-lindenau.example"
    )
    return row


def _voice(world: World, row: Apprenticeship, side: str, *, name: str, email: str) -> None:
    with acting(_adviser(world, row)):
        Voice.objects.create(
            **_of(row), apprenticeship=row, side=side, name=name, email=email,
            agreed_on=world.ago(20), made_by_id=row.made_by_id,
        )  # fmt: skip


def _of(row: Apprenticeship) -> dict[str, Any]:
    return {"person_id": row.person_id, "region_id": row.region_id,
            "institution_id": row.institution_id}  # fmt: skip


def _register(world: World, row: Apprenticeship, way: Way, *, registered: bool) -> None:
    chamber = world.institutions["IHK" if way.kldb[:2] in {"63", "62"} else "Handwerkskammer"]
    told = world.at(-max(way.ago + 20, 16))
    with acting(_adviser(world, row)) as by:
        made = Registration(
            **_of(row), apprenticeship=row, placement=row.placement, chamber=chamber,
            trainee=str(row.person), occupation=row.title, company=way.company,
            starts_on=world.ago(way.ago), ends_on=world.ago(way.ago) + YEARS, agreed_on=told.date(), told_at=told,
            moved_at=told, token_ends_at=told + timedelta(days=60),
        )  # fmt: skip
        made.token_digest = queries.digest_of(queries.token_of(made.pk))
        made.save(force_insert=True)
        if registered:
            entry = actions.Entry(
                registered_on=told.date() + timedelta(days=6), number=made.pk.hex[-6:]
            )
            actions.say_registered(registration=made, entry=entry, by=by, at=world.at(0))


def _asked(world: World, row: Apprenticeship, side: str, *, number: int, first: date) -> Sign:
    due = nth_day(first, number)
    at = world.at((due - world.day).days, 6)
    sign = Sign(
        **_of(row), apprenticeship=row, side=side, number=number, title=row.title, since=first,
        known_as="" if side == "trainee" else row.person.given_name, due_on=due, state_on=due,
        asked_at=at, token_ends_at=at + LINK_DAYS,
        language=row.person.preferred_language if side == "trainee" else "de",
    )  # fmt: skip
    sign.token_digest = queries.digest_of(queries.token_of(sign.pk))
    with acting(_adviser(world, row)):
        sign.save(force_insert=True)
    return sign


def _answered(world: World, row: Apprenticeship, sign: Sign, said: dict[str, str]) -> None:
    words = {name: value for name, value in said.items() if name != "words"}
    day = min(sign.due_on + timedelta(days=2), world.day)
    with acting(_adviser(world, row)):
        Sign.objects.filter(pk=sign.pk).update(
            **said, help="no", weight=weighs(Answers(**words)), channel="link", state="answered",
            state_on=day, answered_at=world.at((day - world.day).days, 17),
        )  # fmt: skip


def _unheard(world: World, sign: Sign, *stages: str) -> None:
    watcher = Actor(role=Watcher, region=world.region.pk)
    for days, stage in zip((4, 8, 22), stages, strict=False):
        with acting(watcher):
            Sign.objects.filter(pk=sign.pk).update(
                state=stage, state_on=min(sign.due_on + timedelta(days=days), world.day)
            )


def _months(world: World, row: Apprenticeship) -> range:
    placement = row.placement
    first = placement.starts_on if placement else world.day
    return range(1, queries.due_number(first, world.day) + 1)


def _troubled(world: World, way: Way) -> None:
    """Three good months; then school is too hard, and days are missing. Somebody reacts by tomorrow."""
    row, first = _training(world, way), world.ago(way.ago)
    *before, last = _months(world, row)
    for number in before:
        for side in Side:
            _answered(world, row, _asked(world, row, side, number=number, first=first), WELL[side])
    with acting(_adviser(world, row)):
        early = Reaction.objects.create(
            **_of(row), apprenticeship=row, who=row.keeper, opened_on=world.ago(60),
            due_on=world.ago(57),
        )  # fmt: skip
        Reaction.objects.filter(pk=early.pk).update(
            done_on=world.ago(58), done_at=world.at(-58), done_by=row.keeper.account_id,
            did=Did.TRAINEE, words="Fahrkarte geklärt, der frühe Bus passt.",
        )  # fmt: skip
    for said_by, said in SO_SO.items():
        _answered(world, row, _asked(world, row, said_by, number=last, first=first), said)
    _unheard(world, _asked(world, row, "school", number=last, first=first), "reminded")
    with acting(_adviser(world, row)):
        Reaction.objects.create(
            **_of(row), apprenticeship=row, who=row.keeper, opened_on=world.ago(2),
            due_on=world.ago(-1),
        )  # fmt: skip


def _well(world: World, way: Way) -> None:
    """All is well; the school has to be telephoned."""
    row, first = _training(world, way), world.ago(way.ago)
    for number in _months(world, row):
        for side in ("trainee", "trainer"):
            _answered(world, row, _asked(world, row, side, number=number, first=first), WELL[side])
        stages = ("reminded", "call", "silent") if number == 1 else ("reminded", "call")
        _unheard(world, _asked(world, row, "school", number=number, first=first), *stages)


def _unregistered(world: World, way: Way) -> None:
    """Signed for the spring; the chamber was told and has not answered."""
    row = _contract(world, way)
    _register(world, row, way, registered=False)


def _left(world: World, way: Way) -> None:
    """Ended early; the same occupation elsewhere comes next."""
    row = _training(world, way)
    with acting(_adviser(world, row)) as by:
        actions.leave(
            apprenticeship=row, on=world.ago(55), reason=Reason.HOURS, next_=Next.COMPANY, by=by,
            at=world.at(-1), words="Frühschicht und Kinderbetreuung gingen nicht zusammen.",
        )  # fmt: skip
