"""Who is wanted and who is here, in sentences and a table; and a report that says how much it leaves out."""

from django.utils import translation

from nahtlos.outcomes.models import Table
from nahtlos.steering import wording
from nahtlos.steering.engine import LeftOut, Proposed, Said
from nahtlos.web.outcomes.report import _laid
from nahtlos.web.outcomes.told import Grid
from nahtlos.web.outcomes.wanted import wanted


def tables(by: str = "occupation") -> dict[str, Table]:
    """Two occupations as an edition keeps them: one of them partly hidden."""
    cells = [[30, 9, 0, 0, 39], [None, None, 0, 0, 12], [35, 16, 0, 0, 51]]
    supply = {"kind": "counts", "counted": "accompanied", "by": [by, "level"], "rows": ["25", "8"],
              "columns": ["1", "2", "3", "4"], "cells": cells, "folded": [[], []]}  # fmt: skip
    demand = {"kind": "open", "by": [by, "level"], "rows": ["25", "81"],
              "columns": ["1", "2", "3", "4"],
              "cells": [[1, 20, 2, 0, 23], [0, 8, 0, 3, 11], [1, 28, 2, 3, 34]]}  # fmt: skip
    return {key: Table(key=key, period="2026-11-27", content=content)
            for key, content in (("supply", supply), ("demand", demand))}  # fmt: skip


def test_skilled_work_wanted_and_helpers_available_are_told_in_numbers() -> None:
    with translation.override("en"):
        found = wanted(tables())
    assert found is not None
    assert found.says == (
        "Skilled work: 33 places, 16 persons who learned an occupation.",
        "Helpers’ work: 1 place, 35 persons without a formal qualification.",
    )
    assert found.grid.rows == (
        ("Machines and vehicles", "22", "9", "+13", "1", "30"),
        ("Health, social work, teaching", "11", "*", "*", "0", "*"),
        ("Total", "33", "16", "+17", "1", "35"),
    )
    assert found.grid.stars


def test_older_editions_by_field_alone_and_missing_tables_say_nothing() -> None:
    assert wanted(tables("area")) is None
    assert wanted({"demand": tables()["demand"]}) is None


def test_the_report_says_how_many_rows_it_leaves_out() -> None:
    rows = tuple((str(n), "1") for n in range(20))
    with translation.override("en"):
        laid = _laid(Grid("k", "t", ("a", "b"), rows, "p"))
    assert len(laid.rows) == 14
    assert laid.rows[:12] == rows[:12]
    assert laid.rows[12:] == (("… and 7 more rows",), rows[-1])
    assert _laid(Grid("k", "t", ("a", "b"), rows[:14], "p")).rows == rows[:14]


def test_a_group_without_a_seat_is_proposed_as_one_to_whom_the_law_opens_it() -> None:
    group = LeftOut("x", "language course", ("Under 25.",), 15, no_seat=True)
    with translation.override("en"):
        title, why = wording.point(Proposed(Said.LEFT_OUT, "x", group))
    assert title == "Gap: language course"
    assert "open by law to about 15 persons and has no seat for them here: Under 25." in why


def test_a_group_that_was_declined_everywhere_is_proposed_as_one() -> None:
    group = LeftOut("x", "declined everywhere: language", ("Under 25.",), 15, declined=True)
    with translation.override("en"):
        title, why = wording.point(Proposed(Said.LEFT_OUT, "x", group))
    assert title == "Gap: declined everywhere: language"
    assert "about 15 persons were declined by everybody who was asked: Under 25." in why
