"""What runs in a region as steps: courses and measures with dates, seats, waiting lists, who pays."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from nahtlos.offers.queries import LEVELS, Runnable
from nahtlos.plan.catalogue import parts
from nahtlos.plan.engine import AtLeast, Duration, Gift, Is, Need, Session
from nahtlos.plan.translate.care import cared
from nahtlos.plan.translate.laid import OWN, Basis, Laid, Words, lay
from nahtlos.plan.translate.standing import Standing

COURSES = frozenset({"course", "measure"})
BESIDE_WORK = frozenset({"evening", "weekend", "online"})
WAIT, AGAIN, LEAST_LETTERS = 90, 28, 5
"""Days on a list without history; days between two turns of a course that names no second start."""
SCHOOL = frozenset({"fbw_hauptschule", "bvb_hauptschule"})
PREPARES = frozenset({"bvb", "asa_vorphase"})
PARTIAL, ADAPTS = "teilqualifizierung", "anpassungsqualifizierung"
EXTERNAL = "externenpruefung"


def steps(running: Iterable[Runnable], who: Standing, until: date) -> Iterator[Laid]:
    """Every offer that leaves something on the way of this person."""
    for one in running:
        if one.kind not in COURSES or not _suits(one, who):
            continue
        gives = tuple(_gives(one, who))
        if gives:
            yield from _paid(_course(one, who, gives, until), one)


def gaps(running: Iterable[Runnable], who: Standing) -> Iterator[Laid]:
    """A course elsewhere for each level that nobody in the region teaches this person."""
    taught = {one.level_to for one in running if one.kind == "course" and _suits(one, who)}
    for number, level in enumerate(LEVELS[1:5], 1):
        if level not in taught:
            yield lay(
                "course_elsewhere", f"elsewhere-{level}", Words(level=level),
                needs=_from(number - 1, who), gives=(Gift("german", number),), load=0.5,
                waiting=120,
            )  # fmt: skip


def _from(level: int, who: Standing) -> tuple[Need, ...]:
    return () if level == 0 and who.german is None else (AtLeast("german", level),)


def _suits(one: Runnable, who: Standing) -> bool:
    """Letters are taught to those who cannot read them; whoever can does not sit there."""
    reads = who.says("latin_script")
    begins = reads is None and not who.german
    return not one.teaches_script or reads is False or begins


def _gives(one: Runnable, who: Standing) -> Iterator[Gift]:
    level = LEVELS.index(one.level_to) if one.level_to else 0
    if (one.topic == "language" and level) or (
        level and level > LEVELS.index(one.level_from or one.level_to)
    ):
        yield Gift("german", level)
    if one.teaches_script:
        yield Gift("latin_script", becomes=True)
    pays = set(one.instruments)
    if pays & SCHOOL and who.says("has_school_certificate") is False:
        yield Gift("has_school_certificate", becomes=True)
    if pays & PREPARES and who.goal_kind == "apprenticeship":
        yield Gift("apprenticeship_prepared", becomes=True)
    if pays & {PARTIAL, ADAPTS, EXTERNAL} and about(one.offer, who.occupation):
        yield from _towards(pays, who)


def _towards(pays: set[str], who: Standing) -> Iterator[Gift]:
    """What a course about the goal's own occupation adds to recognition or skill."""
    if ADAPTS in pays:
        yield Gift(f"recognition_{who.goal_kldb}", "full")
    if PARTIAL in pays:
        yield Gift("partly_qualified", who.goal_kldb)
    if EXTERNAL in pays:
        yield Gift("exam_prepared", who.goal_kldb)


def about(title: str, occupation: str) -> bool:
    """Whether a title names the occupation: a word of five letters or more stands within it."""
    said = _folded(occupation)
    words = "".join(c if c.isalpha() else " " for c in _folded(title)).split()
    return any(len(word) >= LEAST_LETTERS and word in said for word in words)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _course(one: Runnable, who: Standing, gives: tuple[Gift, ...], until: date) -> Laid:
    load = _load(one)
    starts = tuple(_sessions(one, who.today, until))
    known = frozenset(start.on for start in one.starts)
    laid = lay(
        "course", f"offer-{one.id}", Words(title=one.offer, place=one.institution),
        Basis(days=_duration(one)),
        needs=(*_needs(one, who), *_care(one, who, load)), gives=gives,
        starts=starts, waiting=0 if all(s.seats for s in starts) and starts else _wait(one),
        load=load, cost=int(one.costs or 0),
    )  # fmt: skip
    told = replace(
        laid.told, offer=one.id, institution=one.institution, stale=one.stale, dates=known,
        source="offer", key=str(one.id),
    )  # fmt: skip
    return replace(laid, told=told)


def _needs(one: Runnable, who: Standing) -> Iterator[Need]:
    if one.level_from:
        yield from _from(LEVELS.index(one.level_from), who)
    if not one.teaches_script and who.says("latin_script") is False:
        yield Is("latin_script", value=True)
    if ADAPTS in one.instruments and about(one.offer, who.occupation):
        yield Is(f"recognition_{who.goal_kldb}", "partial")


def _care(one: Runnable, who: Standing, load: float) -> tuple[Need, ...]:
    return cared(who, load, there=one.childcare, morning=set(one.hours) == {"morning"})


def _load(one: Runnable) -> float:
    if one.hours and set(one.hours) <= BESIDE_WORK:
        return 0.0
    return 1.0 if one.load == "full" else 0.5


def _duration(one: Runnable) -> Duration | None:
    return Duration(one.days, one.days, one.days + 28) if one.days else None


def _wait(one: Runnable) -> int:
    return one.wait_days or WAIT


def _sessions(one: Runnable, today: date, until: date) -> Iterator[Session]:
    """The starts that are set, then expected ones at the same interval."""
    for start in one.starts:
        yield Session(start.on, start.free)
    last = one.starts[-1].on if one.starts else None
    gap = _interval([start.on for start in one.starts], one.days)
    while last is not None and (last := last + timedelta(days=gap)) <= until:
        yield Session(last, 0 if one.waiting else 1)


def _interval(starts: Sequence[date], days: int | None) -> int:
    if len(starts) > 1:
        return (starts[-1] - starts[-2]).days
    return max(WAIT, (days or WAIT) + AGAIN)


def _paid(laid: Laid, one: Runnable) -> Iterator[Laid]:
    """One step for every instrument that may pay or open it; without one, or with a price, alone."""
    paying = [name for name in one.instruments if name in parts()]
    for name in paying:
        yield laid.paid_by(name)
    if not paying or laid.step.cost:
        yield replace(laid, step=replace(laid.step, paid_by=OWN))
