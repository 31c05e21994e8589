"""The board: gaps and stale entries are found, and nothing else is called one."""

from datetime import date, timedelta

import pytest

from nahtlos.network import queries
from nahtlos.network.models import Topic
from tests.makers import make_institution, make_region
from tests.network.rows import make_answer, make_area

pytestmark = pytest.mark.django_db
SINCE = date(2026, 5, 23)


def test_a_topic_without_anybody_is_a_gap() -> None:
    region = make_region()
    make_answer(make_institution(region), "work")
    board = queries.board(region.id, checked_since=SINCE)
    assert {gap.topic for gap in board.gaps} == set(Topic) - {Topic.WORK}


def test_areas_left_out_are_named() -> None:
    region = make_region()
    here, _there = make_area(region, "Hier"), make_area(region, "Dort")
    make_answer(make_institution(region), "work", here)
    gaps = {g.topic: g.areas for g in queries.board(region.id, checked_since=SINCE).gaps}
    assert gaps[Topic.WORK] == ("Dort",)


@pytest.mark.parametrize(
    ("checked", "stale"), [(SINCE, False), (SINCE - timedelta(days=1), True), (None, True)]
)
def test_half_a_year_makes_an_entry_stale(checked: date | None, stale: bool) -> None:
    answer = make_answer(make_institution(), checked_on=checked)
    board = queries.board(answer.region_id, checked_since=SINCE)
    assert board.stale == ([answer] if stale else [])


def test_the_table_shows_where_an_institution_answers() -> None:
    region = make_region()
    one, other = (make_institution(region, name=name) for name in "AB")
    make_answer(one, "work", make_area(region, "Hier"))
    make_answer(one, "work")
    rows = queries.board(region.id, checked_since=SINCE).rows
    assert [(row.institution, {k: sorted(v) for k, v in row.places.items()}) for row in rows] == [
        (one, {"work": ["", "Hier"]}),
        (other, {}),
    ]
