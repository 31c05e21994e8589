"""The truth of a condition in a situation: true, false, or None for *not known*."""

from datetime import date

from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    Is,
    Leaf,
    MonthsSince,
    Not,
    OneOf,
    OnOrBefore,
)
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.engine.logic import Truth, all_of, any_of, negate
from nahtlos.law.engine.situation import Situation, Value


def truth(condition: Condition, situation: Situation) -> Truth:
    match condition:
        case Always():
            return True
        case AllOf(parts=parts):
            return all_of(truth(part, situation) for part in parts)
        case AnyOf(parts=parts):
            return any_of(truth(part, situation) for part in parts)
        case Not(part=part):
            return negate(truth(part, situation))
        case _:
            value = situation.facts.get(condition.fact)
            return None if value is None else holds(condition, value, situation.day)


def holds(leaf: Leaf, value: Value, day: date) -> bool:
    """Whether a known value passes the test on that day."""
    match leaf:
        case Is(value=wanted):
            return value == wanted
        case OneOf(values=values):
            return value in values
        case MonthsSince(months=months):
            return plus_months(_date(value), months) <= day
        case OnOrBefore(day=last):
            return _date(value) <= last
        case _:
            return _compares(leaf, _number(value))


def _compares(leaf: AtLeast | AtMost | Below, number: float) -> bool:
    match leaf:
        case AtLeast(value=least):
            return number >= least
        case AtMost(value=most):
            return number <= most
        case Below(value=bound):
            return number < bound


def _number(value: Value) -> float:
    if isinstance(value, str | date):
        raise TypeError(f"{value!r} is not a number")
    return value


def _date(value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is not a date")
    return value
