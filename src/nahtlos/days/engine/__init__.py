"""The consultation day: who meets whom at which desk and when, with whose help, and why not otherwise.

What searches and proves is loaded when it is first asked for: solvers take seconds to load, and most
processes, such as those that draw pages, never plan.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from nahtlos.days.engine.answer import Figures, Meeting, Move, Plan, Proven, Unmet
from nahtlos.days.engine.changes import Changes, Late, Out, Overrun, begun, changed
from nahtlos.days.engine.check import Breach, check
from nahtlos.days.engine.day import Day, Desk, Interpreter, Visitor, Want, Window, clock
from nahtlos.days.engine.delays import Expected, Running, expected
from nahtlos.days.engine.preferences import worth

if TYPE_CHECKING:
    from nahtlos.days.engine.planning import (
        Effort,
        Stop,
        effort,
        first_come,
        never,
        plan,
        search_until,
        warm,
    )
    from nahtlos.days.engine.replanning import REPLAN_UNTIL, replan
    from nahtlos.days.engine.why import Lost, losses, lost

__all__ = [
    "REPLAN_UNTIL",
    "Breach",
    "Changes",
    "Day",
    "Desk",
    "Effort",
    "Expected",
    "Figures",
    "Interpreter",
    "Late",
    "Lost",
    "Meeting",
    "Move",
    "Out",
    "Overrun",
    "Plan",
    "Proven",
    "Running",
    "Stop",
    "Unmet",
    "Visitor",
    "Want",
    "Window",
    "begun",
    "changed",
    "check",
    "clock",
    "effort",
    "expected",
    "first_come",
    "losses",
    "lost",
    "never",
    "plan",
    "replan",
    "search_until",
    "warm",
    "worth",
]

_SLOW = {
    **dict.fromkeys(
        ("Effort", "Stop", "effort", "first_come", "never", "plan", "search_until", "warm"),
        "planning",
    ),
    **dict.fromkeys(("REPLAN_UNTIL", "replan"), "replanning"),
    **dict.fromkeys(("Lost", "losses", "lost"), "why"),
}


def __getattr__(name: str) -> Any:
    if name not in _SLOW:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_SLOW[name]}"), name)
