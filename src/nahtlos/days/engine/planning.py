"""The plan of a day: first come, first served; then a search for better; then a proof how good it is.

How long is counted in rounds, not in seconds, so that the same day, effort and seed give the same plan
on every machine. Who hands in a `Stop` may end the search early, and gets the best so far; a proof that was
given a second or more is made all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from nahtlos.days.engine.answer import Meeting, Plan
from nahtlos.days.engine.day import Day, Desk, Visitor, Want
from nahtlos.days.engine.preferences import figures
from nahtlos.days.engine.proof.certify import certify, quick
from nahtlos.days.engine.search.table import Table
from nahtlos.days.engine.why import reasons

Stop = Callable[[], bool]
ROUNDS_A_SECOND = 40_000
"""What a slow machine makes; a quick one is done sooner."""
SEARCH, PROOF = 0.7, 0.2
"""Their shares of the time."""
OWN_TIME = 1.0
"""So many seconds for a proof are kept for it, even if the search was stopped."""
TELLING = 0.0004
"""Seconds for each want that columns, figures and reasons take, whatever is searched."""


@dataclass(frozen=True)
class Effort:
    """How hard to try: rounds of the search, and how long to look for a proof."""

    rounds: int
    proof: float = 0.0


def effort(day: Day, seconds: float) -> Effort:
    """What can be done in so many seconds."""
    searching = SEARCH * seconds - TELLING * len(day.wants())
    return Effort(max(1, int(searching * ROUNDS_A_SECOND)), PROOF * seconds)


def search_until(seconds: float) -> float:
    """When a search must stop for a plan to be proven and told within so many seconds."""
    kept = (
        0.05 if PROOF * seconds >= OWN_TIME else -0.05
    )  # a proof may take longer than it was given
    return (SEARCH - kept) * seconds


def never() -> bool:
    """Goes on to the end."""
    return False


def first_come(day: Day) -> tuple[Meeting, ...]:
    """Visitors in order, each want at the earliest time that is free: what a list on paper does."""
    table = Table(day)
    table.fill()
    return table.best()


def plan(day: Day, *, effort: Effort, seed: int = 0, stop: Stop = never) -> Plan:
    """The best plan that is found, with what is proven of it."""
    table = Table(day)
    table.fill()
    table.search(effort.rounds, seed, stop)
    found = told(table)
    if effort.proof < OWN_TIME and stop():
        return found
    meetings, proven, complete = certify(table, found, effort.proof)
    if meetings != found.meetings:
        found = told(table, meetings)
    return replace(found, proven=proven, status="optimal" if complete else "feasible")


def told(table: Table, meetings: tuple[Meeting, ...] | None = None) -> Plan:
    """These meetings, or the best of a table, with figures, reasons and quick bounds."""
    held = table.best() if meetings is None else meetings
    shown = Table(table.day, table.settled)
    for one in held:
        if one not in table.settled.begun:
            shown.put(one)
    found = figures(table.day, held)
    return Plan("feasible", held, reasons(shown, held), found, quick(table, found.unmet))


def warm() -> None:
    """Have everything compiled, or fetched from where it is kept, before a clock runs."""
    there, words = ((540, 600),), frozenset({"de"})
    day = Day(
        date(2027, 3, 10), 5, 5,
        (Desk("d", frozenset({"work"}), words, there),),
        (),
        (Visitor("v", words, there, (Want("work", 20),)),),
    )  # fmt: skip
    Table(day).keep(plan(day, effort=Effort(1)).meetings)
