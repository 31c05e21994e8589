"""Pay, hours and length of an internship by its kind (MiLoG § 22, SGB III §§ 45, 54a, JArbSchG, ArbZG).

Each rule has a code, by which its sentence is found, and the paragraph from which it follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

ADULT, YOUTH = 18, 15
FEWEST_HOURS_OF_ENTRY = 20
DAYS_OF_ADULTS, DAYS_OF_YOUTHS = 6, 5
ADULTS, YOUTHS, CHILDREN = (10, 48), (8, 40), (7, 35)
"""Most hours of a day and of a week (§ 3 ArbZG; § 8 Abs. 1, § 7 S. 1 Nr. 2 JArbSchG)."""


@dataclass(frozen=True)
class Agreed:
    """What is agreed. Ages in years on the first day; wages in euro an hour, hours in hours.

    `within_three_months` and the like say whether the last day lies within that time of the first.
    `again`: there was such an internship with this employer before. `least` is the minimum wage.
    """

    kind: str
    age: int
    hours_day: Decimal
    hours_week: Decimal
    least: Decimal
    wage: Decimal | None = None
    trained: bool = False
    again: bool = False
    hard_to_place: bool = False
    within_three_months: bool = True
    within_six_weeks: bool = True
    within_twelve_weeks: bool = True
    four_months_or_more: bool = True
    within_twelve_months: bool = True


@dataclass(frozen=True)
class Rule:
    """One thing that the law says. `due`: the minimum wage is owed."""

    code: str
    cite: str
    due: bool = False


def pay(one: Agreed) -> Rule:
    """Whether the minimum wage is owed, and by which paragraph."""
    if one.kind == "watching":
        return Rule("pay_watching", "§ 1 Abs. 1 MiLoG")
    if one.kind == "measure":
        return Rule("pay_measure", "§ 45 Abs. 1 SGB III; § 1 Abs. 1 MiLoG")
    if one.age < ADULT and not one.trained:
        return Rule("pay_youth", "§ 22 Abs. 2 MiLoG")
    if one.kind == "compulsory":
        return Rule("pay_compulsory", "§ 22 Abs. 1 S. 2 Nr. 1 MiLoG")
    if one.kind == "entry":
        return Rule("pay_entry", "§ 22 Abs. 1 S. 2 Nr. 4 MiLoG")
    return _pay_by_length(one)


def _pay_by_length(one: Agreed) -> Rule:
    """Orientation and alongside are free for three months; everything else is not."""
    number = {"orientation": "2", "alongside": "3"}.get(one.kind)
    if number is None:
        return Rule("pay_other", "§ 22 Abs. 1 S. 2, 3, § 1 MiLoG", due=True)
    cite = f"§ 22 Abs. 1 S. 2 Nr. {number} MiLoG"
    if not one.within_three_months:
        return Rule("pay_longer", f"{cite}; § 1 MiLoG", due=True)
    if one.kind == "alongside" and one.again:
        return Rule("pay_again", f"{cite}; § 1 MiLoG", due=True)
    return Rule(f"pay_{one.kind}", cite)


def faults(one: Agreed) -> tuple[Rule, ...]:
    """What stands against the agreement as it is written; none if nothing does."""
    return (*_pay_faults(one), *_length_faults(one), *_hours_faults(one))


def _pay_faults(one: Agreed) -> Iterator[Rule]:
    rule = pay(one)
    if rule.due and (one.wage is None or one.wage < one.least):
        yield Rule("below_minimum_wage", rule.cite)


def _length_faults(one: Agreed) -> Iterator[Rule]:
    if one.kind == "measure" and not one.within_six_weeks:
        if not one.hard_to_place:
            yield Rule("measure_too_long", "§ 45 Abs. 2 S. 2 SGB III")
        elif not one.within_twelve_weeks:
            yield Rule("measure_much_too_long", "§ 45 Abs. 8 SGB III")
    if one.kind == "entry":
        if not one.four_months_or_more or not one.within_twelve_months:
            yield Rule("entry_length", "§ 54a Abs. 2 S. 1 SGB III")
        if one.hours_week < FEWEST_HOURS_OF_ENTRY:
            yield Rule("entry_hours", "§ 54a Abs. 2 S. 1 Nr. 3 SGB III")


def _more_than(one: Agreed, most: tuple[int, int]) -> bool:
    day, week = most
    return one.hours_day > day or one.hours_week > week


def _hours_faults(one: Agreed) -> Iterator[Rule]:
    adult = one.age >= ADULT
    if one.hours_week > one.hours_day * (DAYS_OF_ADULTS if adult else DAYS_OF_YOUTHS):
        yield (
            Rule("more_than_6_days", "§ 3, § 9 Abs. 1 ArbZG") if adult
            else Rule("more_than_5_days", "§ 15 JArbSchG")
        )  # fmt: skip
    if adult and _more_than(one, ADULTS):
        yield Rule("adult_hours", "§ 3 ArbZG")
    if not adult:
        yield from _young_faults(one)


def _young_faults(one: Agreed) -> Iterator[Rule]:
    if one.age >= YOUTH:
        if _more_than(one, YOUTHS):
            yield Rule("youth_hours", "§ 8 Abs. 1 JArbSchG")
    elif one.kind not in {"compulsory", "watching"}:
        yield Rule("child", "§ 2 Abs. 1, § 5 Abs. 1 JArbSchG")
    elif _more_than(one, CHILDREN):
        yield Rule("child_hours", "§ 5 Abs. 2 S. 2, § 7 S. 1 Nr. 2 JArbSchG")


def hints(one: Agreed) -> tuple[Rule, ...]:
    """What to know beside it."""
    found = []
    if one.age < ADULT:
        found.append(Rule("hint_youth", "§§ 8, 11, 14, 15 JArbSchG"))
    if one.kind == "measure":
        found.append(Rule("hint_measure", "§ 45 Abs. 4 S. 4 SGB III"))
    if one.kind == "entry":
        found.append(Rule("hint_entry", "§ 54a Abs. 3 SGB III"))
    return tuple(found)
