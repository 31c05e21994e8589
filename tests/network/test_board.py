"""The board: gaps and stale entries are found, and nothing else is called one."""

from datetime import date, timedelta

import pytest

from nahtlos.core.roles import Coordinator
from nahtlos.network import queries
from nahtlos.network.models import Region, Topic
from tests.makers import make_institution, make_member, make_person, make_region, sure
from tests.network.entering import enter
from tests.network.rows import make_answer, make_area
from tests.offers.rows import make_booking, make_offer, make_run

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


def test_the_board_shows_lists_without_a_seat_and_what_nobody_checked() -> None:
    coordinator = make_member(make_institution(make_region()), Coordinator)
    school = make_institution(Region.objects.get(pk=sure(coordinator.region)))
    full = make_offer(school, "Full", checked_on=date(2020, 1, 1))
    make_run(full, 0)
    person = make_person(make_member(school))
    make_booking(person, make_member(school), full)
    page = enter(coordinator).get("/network/")
    assert [one.offer.title for one in page.context["waited"]] == ["Full"]
    assert [one.title for one in page.context["unchecked"][school]] == ["Full"]
