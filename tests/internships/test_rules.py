"""Pay, length and hours by kind, on both sides of every bound; a day more changes the answer."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from nahtlos.core.clock import uuid7
from nahtlos.internships.engine import Agreed, faults, hints, pay
from nahtlos.internships.models import Kind, Terms
from nahtlos.internships.translate import age_on, agreed, goes_beyond, last_of, least_wage
from nahtlos.internships.wording.rules import SENTENCES

D = Decimal


def one(**more: Any) -> Agreed:
    fields: dict[str, Any] = {
        "kind": "orientation", "age": 25, "hours_day": D("7.5"), "hours_week": D("37.5"),
        "least": D("14.60"),
    }  # fmt: skip
    return Agreed(**(fields | more))


def terms(first: date, last: date, **more: Any) -> Terms:
    key = uuid7()
    fields: dict[str, Any] = {
        "company": key, "site": key, "kind": "orientation", "purpose": "", "aims": "",
        "kldb": "26212", "supervisor": "", "hours_day": D(8), "hours_week": D(40),
        "accident": "employer", "liability": "employer",
    }  # fmt: skip
    return Terms(starts_on=first, ends_on=last, **(fields | more))


@pytest.mark.parametrize(
    ("given", "code", "due"),
    [
        ({}, "pay_orientation", False),
        ({"within_three_months": False}, "pay_longer", True),
        ({"kind": "alongside"}, "pay_alongside", False),
        ({"kind": "alongside", "again": True}, "pay_again", True),
        ({"kind": "alongside", "within_three_months": False}, "pay_longer", True),
        ({"again": True}, "pay_orientation", False),
        ({"kind": "compulsory", "within_three_months": False}, "pay_compulsory", False),
        ({"kind": "entry", "within_three_months": False}, "pay_entry", False),
        ({"kind": "measure"}, "pay_measure", False),
        ({"kind": "watching"}, "pay_watching", False),
        ({"kind": "other"}, "pay_other", True),
        ({"kind": "other", "age": 17}, "pay_youth", False),
        ({"kind": "other", "age": 17, "trained": True}, "pay_other", True),
        ({"kind": "other", "age": 18}, "pay_other", True),
    ],
)
def test_pay_follows_from_the_kind(given: dict[str, Any], code: str, due: bool) -> None:
    found = pay(one(**given))
    assert (found.code, found.due) == (code, due)
    assert "MiLoG" in found.cite


def codes(**given: Any) -> list[str]:
    return [rule.code for rule in faults(one(**given))]


@pytest.mark.parametrize(
    ("wage", "found"),
    [(None, ["below_minimum_wage"]), (D("14.59"), ["below_minimum_wage"]), (D("14.60"), [])],
)
def test_where_the_minimum_wage_is_owed_it_is_agreed(
    wage: Decimal | None, found: list[str]
) -> None:
    assert codes(kind="other", wage=wage) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"kind": "measure", "within_six_weeks": False}, ["measure_too_long"]),
        ({"kind": "measure", "within_six_weeks": False, "hard_to_place": True}, []),
        ({"kind": "measure", "within_six_weeks": False, "within_twelve_weeks": False,
          "hard_to_place": True}, ["measure_much_too_long"]),
        ({"kind": "entry", "four_months_or_more": False}, ["entry_length"]),
        ({"kind": "entry", "within_twelve_months": False}, ["entry_length"]),
        ({"kind": "entry", "hours_week": D("19.5")}, ["entry_hours"]),
        ({"kind": "entry", "hours_week": D(20)}, []),
        ({"hours_day": D(10), "hours_week": D(48)}, []),
        ({"hours_day": D("10.5"), "hours_week": D(48)}, ["adult_hours"]),
        ({"hours_day": D(8), "hours_week": D(48)}, []),
        ({"hours_day": D(4), "hours_week": D(25)}, ["more_than_6_days"]),
        ({"age": 17, "hours_day": D(8), "hours_week": D(40)}, []),
        ({"age": 17, "hours_day": D("8.5"), "hours_week": D(40)}, ["youth_hours"]),
        ({"age": 17, "hours_day": D(7), "hours_week": D(36)}, ["more_than_5_days"]),
        ({"age": 15, "hours_day": D(8), "hours_week": D(40)}, []),
        ({"age": 14}, ["child"]),
        ({"age": 14, "kind": "compulsory", "hours_day": D(7), "hours_week": D(35)}, []),
        ({"age": 14, "kind": "compulsory"}, ["child_hours"]),
        ({"age": 14, "kind": "watching", "hours_day": D(7), "hours_week": D(35)}, []),
    ],
)  # fmt: skip
def test_length_and_hours_on_both_sides_of_each_bound(
    given: dict[str, Any], found: list[str]
) -> None:
    assert codes(**given) == found


def test_every_rule_has_its_sentence_and_every_sentence_its_rule() -> None:
    made = {
        rule.code
        for kind in Kind.values
        for age in (13, 16, 30)
        for again in (False, True)
        for within in (False, True)
        for hard in (False, True)
        for hours in ((D(4), D(30)), (D(11), D(50)), (D(5), D(10)))
        for given in [
            one(
                kind=kind,
                age=age,
                again=again,
                hard_to_place=hard,
                within_three_months=within,
                within_six_weeks=within,
                within_twelve_weeks=within,
                four_months_or_more=within,
                hours_day=hours[0],
                hours_week=hours[1],
            )
        ]
        for rule in (pay(given), *faults(given), *hints(given))
    }
    assert made == set(SENTENCES)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-12-01", "2027-02-28"),
        ("2027-01-31", "2027-04-30"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2027-02-15", "2027-05-14"),
    ],
)
def test_three_months_end_as_the_civil_code_counts(first: str, last: str) -> None:
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    assert last_of(begins, 3) == ends
    assert not goes_beyond(terms(begins, ends))
    assert goes_beyond(terms(begins, ends + timedelta(days=1)))


def test_lengths_are_handed_to_the_engine_to_the_day() -> None:
    first, born, none = (
        date(2027, 1, 4),
        date(1999, 1, 1),
        {"trained": False, "hard_to_place": False, "again": False},
    )
    day = timedelta(days=1)
    six, twelve = first + timedelta(weeks=6) - day, first + timedelta(weeks=12) - day
    for last, name in ((six, "within_six_weeks"), (twelve, "within_twelve_weeks"),
                       (date(2028, 1, 3), "within_twelve_months")):  # fmt: skip
        assert getattr(agreed(terms(first, last), born, **none), name)
        assert not getattr(agreed(terms(first, last + day), born, **none), name)
    assert agreed(terms(first, date(2027, 5, 3)), born, **none).four_months_or_more
    assert not agreed(terms(first, date(2027, 5, 2)), born, **none).four_months_or_more


def test_over_new_year_the_higher_minimum_wage_counts() -> None:
    assert least_wage(terms(date(2026, 12, 1), date(2026, 12, 31))).value == D("13.90")
    assert least_wage(terms(date(2026, 12, 1), date(2027, 1, 1))).value == D("14.60")


def test_somebody_born_on_a_leap_day_is_not_older_the_day_before() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
