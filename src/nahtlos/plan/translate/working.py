"""Work as steps: looking for it, the permission where one is needed, as a helper and in the occupation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from nahtlos.offers.queries import LEVELS
from nahtlos.plan.engine import AtLeast, Gift, Is, Need, OneOf
from nahtlos.plan.translate.care import cared
from nahtlos.plan.translate.laid import Laid, Words, lay
from nahtlos.plan.translate.law_room import ASKED, FREE, work_name
from nahtlos.plan.translate.standing import Standing
from nahtlos.recognition.catalogue import Occupation, Regulated

IN_WORK = (Gift("employed", becomes=True), Gift("unemployed", becomes=False))
HELPER_GERMAN, SKILLED_GERMAN, EXPERT_GERMAN = 2, 3, 4
"""Levels that employers mostly ask for where the catalogue of recognition names none; an assumption."""
TRIAL_WAIT = 28
"""Days until a company is found for a trial, assumed."""
WHOLE, HALF, WHOLE_HOURS = 1.0, 0.5, 35
COUNTS = frozenset[bool | int | float | str | date]({"partial", "full", "compared"})
AT_THE_WHEEL = "521"
WORKS_AS = "works_as"

__all__ = ("IN_WORK", "LEVELS", "WORKS_AS", "allowed", "german_for", "steps")


def allowed(laid: Laid, kind: str, target: str) -> Iterator[Laid]:
    """The step where work is free, and where an office allows it first."""
    free = replace(laid.step, instrument=work_name(kind, FREE))
    yield replace(laid, step=free)
    needs = (*laid.step.needs, Is(f"permit_{target}", value=True))
    asked = replace(
        laid.step, id=f"{laid.step.id}-asked", needs=needs, instrument=work_name(kind, ASKED)
    )
    yield replace(laid, step=asked)


def permit(kind: str, target: str, needs: tuple[Need, ...]) -> Laid:
    """The permission for work that has been found, where the law wants one."""
    return lay(
        "permit", f"permit-{target}", Words(), needs=needs,
        instrument=work_name(kind, ASKED), gives=(Gift(f"permit_{target}", becomes=True),),
    )  # fmt: skip


def german_for(who: Standing, goal: Occupation | None) -> int:
    """The level for the occupation of the goal."""
    if goal:
        return LEVELS.index(goal.german.from_)
    return {"1": HELPER_GERMAN, "2": SKILLED_GERMAN}.get(who.goal_kldb[-1:], EXPERT_GERMAN)


def steps(who: Standing, goal: Occupation | None) -> Iterator[Laid]:
    """Work as a helper, the present work, and work in the occupation."""
    yield from _present(who) if who.says("employed") else _helper(who)
    if who.goal_kldb and not who.as_helper and who.goal_kind in {"job", ""}:
        yield from _skilled(who, goal)


def _present(who: Standing) -> Iterator[Laid]:
    hours = who.facts.get("weekly_hours")
    whole = isinstance(hours, int | float) and hours >= WHOLE_HOURS
    yield lay(
        "work_now", "work-now", Words(), meanwhile=IN_WORK, load=WHOLE if whole else HALF,
        open_ended=True, works=True,
    )  # fmt: skip


def _helper(who: Standing) -> Iterator[Laid]:
    words, found = Words(occupation="Hilfskraft"), Gift("found_helper", becomes=True)
    german = (AtLeast("german", HELPER_GERMAN),)
    if who.says("has_work_contract_offer"):
        yield lay("contract_helper", "contract", words, gives=(found,))
    yield lay("look_helper", "look-helper", words, needs=german, gives=(found,))
    trial = lay(
        "trial", "trial", words, needs=(*german, *cared(who, WHOLE)), gives=(found,), load=WHOLE,
        waiting=TRIAL_WAIT,
    )  # fmt: skip
    yield trial.paid_by("mag")
    works_as = (*IN_WORK, Gift(WORKS_AS, who.goal_kldb if who.as_helper else "helper"))
    for load, name in ((WHOLE, "helper"), (HALF, "helper-half")):
        work = lay(
            "work_helper", name, words, needs=(Is("found_helper", value=True), *cared(who, load)),
            meanwhile=works_as, load=load, open_ended=True, works=True,
        )  # fmt: skip
        yield from allowed(work, "employment", "helper")
    yield permit("employment", "helper", (Is("found_helper", value=True),))


def _skilled(who: Standing, goal: Occupation | None) -> Iterator[Laid]:
    words, proven = Words(occupation=who.occupation), _proven(who, goal)
    needs: list[Need] = [*proven, AtLeast("german", german_for(who, goal))]
    if who.goal_kldb.startswith(AT_THE_WHEEL):
        yield from _licence(words)
        needs.append(Is("drives", value=True))
    yield lay(
        "look_skilled", "look-skilled", words, needs=tuple(needs),
        gives=(Gift("found_skilled", becomes=True),),
    )  # fmt: skip
    if goal is not None and goal.regulated is Regulated.YES:
        proven = (Is(f"may_practise_{who.goal_kldb}", value=True),)
    work = lay(
        "work_skilled", "skilled", words,
        needs=(Is("found_skilled", value=True), *proven, *cared(who, WHOLE)),
        meanwhile=(*IN_WORK, Gift(WORKS_AS, who.goal_kldb)), load=WHOLE, open_ended=True,
        works=True, skilled=True,
    )  # fmt: skip
    yield from allowed(work, "employment", "skilled")
    yield permit("employment", "skilled", (Is("found_skilled", value=True), *proven))


def _proven(who: Standing, goal: Occupation | None) -> tuple[Need, ...]:
    """What an employer wants to see: the qualification counts, but where a licence is all."""
    if goal is not None and goal.regulated in {Regulated.LICENCE, Regulated.INSTRUCTION}:
        return ()
    return (OneOf(f"recognition_{who.goal_kldb}", COUNTS),)


def _licence(words: Words) -> Iterator[Laid]:
    laid = lay(
        "driving_licence", "driving", words, gives=(Gift("drives", becomes=True),), load=HALF
    )
    yield from (laid.paid_by("vermittlungsbudget"), laid)
