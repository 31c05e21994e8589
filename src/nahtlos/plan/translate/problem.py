"""The whole problem of one person on one day, and what its steps are to people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from nahtlos.law.catalogue import Catalogue
from nahtlos.offers.queries import Runnable
from nahtlos.plan.engine import Goal, Is, Problem, Value
from nahtlos.plan.translate import care, learning, offers, recognition, working
from nahtlos.plan.translate.laid import Laid
from nahtlos.plan.translate.law_room import ASKED, FREE, LawRoom
from nahtlos.plan.translate.standing import Standing
from nahtlos.recognition.catalogue import Occupation
from nahtlos.recognition.queries import occupation

HORIZON = 2190
"""Days that are looked ahead: six years."""
MOST_LABELS = 3_000
"""A search that needs more is cut short; the page says so."""
NOT_COMPUTED = frozenset({"studies", "internship"})


@dataclass(frozen=True)
class Asking:
    """A problem for the engine, with its steps by id and the law that it asks.

    `never` are steps of work that the law never opens to this person, whether an office is asked or
    not; they are left out of the problem.
    """

    problem: Problem
    laid: Mapping[str, Laid]
    room: LawRoom
    never: tuple[Laid, ...]


def goal_of(who: Standing) -> Goal:
    """The goal on record; without one, any work."""
    if who.goal_kind == "apprenticeship":
        return Goal((Is("in_apprenticeship", value=True),), work="any")
    if who.goal_kind == "self_employment":
        return Goal((Is("own_business", value=True),), work="any")
    if who.goal_kldb and who.goal_kind == "job":
        return Goal((Is(working.WORKS_AS, who.goal_kldb),), work="any")
    return Goal(work="any")


def asking(who: Standing, running: Iterable[Runnable], source: Catalogue) -> Asking:
    """Everything that the ways of this person follow from."""
    until, listed = who.today + timedelta(days=HORIZON), tuple(running)
    goal = occupation_of(who)
    every = (
        *offers.steps(listed, who, until),
        *offers.gaps(listed, who),
        *care.steps(who),
        *recognition.steps(who),
        *recognition.licence(who, goal),
        *working.steps(who, goal),
        *learning.steps(who, until),
    )
    laid = {one.step.id: one for one in every if _is_known(one, source)}
    return _asking(who, laid, source)


def occupation_of(who: Standing) -> Occupation | None:
    """The occupation of the goal in the catalogue of recognition."""
    one = recognition.counting(who)
    road = one.road.road if one else None
    if road and road.occupation.kldb[:3] == who.goal_kldb[:3]:
        return road.occupation
    return occupation(who.goal_kldb, who.today) if who.goal_kldb else None


def _is_known(one: Laid, source: Catalogue) -> bool:
    """A region may name an instrument that the law does not know, or no longer."""
    name = one.step.instrument
    return name is None or name.startswith("work.") or name in source.instruments


def _asking(who: Standing, laid: Mapping[str, Laid], source: Catalogue) -> Asking:
    names = {one.step.instrument for one in laid.values()} - {None}
    facts: dict[str, Value] = {"german": 0, **who.facts, **_beside(who)}
    room = LawRoom(who.record, who.today, source, [name for name in names if name], assumes=True)
    never = room.never(facts)
    shut = tuple(one for one in laid.values() if _is_shut(one, never))
    laid = {id_: one for id_, one in laid.items() if one.step.instrument not in never}
    problem = Problem(
        today=who.today,
        facts=facts,
        goal=goal_of(who),
        steps=tuple(one.step for one in laid.values()),
        law=room.law(facts),
        horizon_days=HORIZON,
        most_labels=MOST_LABELS,
    )
    return Asking(problem, laid, room, shut)


def _is_shut(one: Laid, never: frozenset[str]) -> bool:
    """Whether a step of work is closed either way; told once, by the step that is free to begin."""
    name = one.step.instrument or ""
    asked = f"{name.removesuffix(FREE)}{ASKED}"
    return one.step.works and name.endswith(FREE) and {name, asked} <= never


def _beside(who: Standing) -> dict[str, Value]:
    """Facts of the plan alone: how far the qualification counts."""
    grade = recognition.recognised(who)
    return {recognition.fact_of(who.goal_kldb): grade} if grade else {}
