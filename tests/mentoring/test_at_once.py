"""Two press in the same moment: one wins, the other is told, and nothing stands twice."""

from django.utils import timezone

from nahtlos.core.wall import acting
from nahtlos.mentoring import actions
from nahtlos.mentoring.models import Meeting, Pair, Wish
from tests.makers import make_person
from tests.mentoring.rows import (
    NOW,
    make_active,
    make_mentor,
    make_pair,
    make_stage,
    make_wish,
    say,
)
from tests.referrals.test_at_once import at_once


def test_the_last_place_of_a_mentor_is_given_once(committed: None) -> None:
    stage = make_stage()
    wishes = [make_wish(stage), make_wish(stage, make_person(stage.holder, "Saba"))]

    def give(wish: Wish) -> None:
        make_pair(stage, wish)

    assert sorted(at_once(lambda: give(wishes[0]), lambda: give(wishes[1]))) == ["", "Refused"]
    with acting(stage.runs):
        assert Pair.objects.count() == 1


def test_a_person_is_proposed_one_mentor_at_a_time(committed: None) -> None:
    stage = make_stage()
    wish, other = make_wish(stage), make_mentor(stage.programme, stage.runs)
    told = at_once(lambda: make_pair(stage, wish), lambda: make_pair(stage, wish, other))
    assert sorted(told) == ["", "Refused"]


def test_both_say_yes_in_the_same_moment_and_begin(committed: None) -> None:
    stage = make_stage()
    pair = make_pair(stage)
    told = at_once(lambda: say(stage, pair, "person"), lambda: say(stage, pair, "mentor"))
    assert told == ["", ""]
    with acting(stage.runs):
        assert Pair.objects.get().state == "active"


def test_a_day_written_down_by_both_stands_once(committed: None) -> None:
    stage = make_stage()
    pair = make_active(stage)

    def log(side: str) -> None:
        by = stage.actor(side)
        with acting(by):
            actions.log_meeting(
                pair=pair,
                side=side,
                held_on=timezone.localdate(NOW),
                minutes=60,
                how="met",
                by=by,
                at=NOW,
            )

    assert sorted(at_once(lambda: log("person"), lambda: log("mentor"))) == ["", "Refused"]
    with acting(stage.runs):
        assert Meeting.objects.count() == 1


def test_a_person_who_presses_twice_asks_once(committed: None) -> None:
    stage = make_stage()
    assert sorted(at_once(lambda: make_wish(stage), lambda: make_wish(stage))) == ["", "Refused"]
