"""Two press in the same moment: one has the last place, the other waits, and nothing stands twice."""

from nahtlos.core.wall import acting
from nahtlos.projects import actions
from nahtlos.projects.models import Attendance, Participation, Project
from tests import makers
from tests.projects.rows import (
    NOW,
    TODAY,
    himself,
    make_stage,
    make_taken,
    note,
    project_of,
    propose,
    say_yes,
    tend,
)
from tests.referrals.test_at_once import at_once


def test_the_last_place_is_given_once(committed: None) -> None:
    stage = make_stage(places=1)
    first, second = propose(stage), propose(stage, makers.make_person(stage.holder, "Saba"))
    assert at_once(lambda: say_yes(stage, first), lambda: say_yes(stage, second)) == ["", ""]
    with acting(stage.holder):
        states = sorted(Participation.objects.values_list("state", flat=True))
    assert states == ["taken", "waiting"]
    assert (project_of(stage).taken, project_of(stage).waiting) == (1, 1)


def test_two_trainers_send_one_list(committed: None) -> None:
    stage = make_stage()
    one = make_taken(stage)
    assert at_once(lambda: note(stage, one), lambda: note(stage, one, "late")) == ["", ""]
    with acting(stage.trainer):
        assert Attendance.objects.filter(on=TODAY).count() == 1


def test_a_person_who_presses_twice_says_yes_once(committed: None) -> None:
    stage = make_stage()
    one = propose(stage)
    told = at_once(lambda: say_yes(stage, one), lambda: say_yes(stage, one))
    assert sorted(told) == ["", "Refused"]
    assert project_of(stage).taken == 1


def test_leaving_the_list_and_being_taken_up_do_not_block_each_other(committed: None) -> None:
    stage = make_stage(places=1)
    there, waits = make_taken(stage), make_taken(stage, makers.make_person(stage.holder, "Saba"))
    with acting(stage.as_person) as by:
        actions.leave(one=there, reason="work", by=by, at=NOW)

    def back() -> None:
        with acting(himself(waits)) as by:
            actions.withdraw(one=waits, by=by, at=NOW)

    told = at_once(back, lambda: tend(stage))
    assert set(told) <= {"", "Refused"}
    assert project_of(stage).waiting == 0


def test_a_group_that_is_taken_twice_is_one_project(committed: None) -> None:
    stage = make_stage("planned")
    group = actions.Group(
        traits=[{"de": "Unter 25.", "en": "Under 25."}], lacks="entry", persons=7,
        counted_on=TODAY, digest="a" * 64,
    )  # fmt: skip

    def take() -> None:
        with acting(stage.lead) as by:
            actions.begin(told=actions.Told(title="Neu"), by=by, at=NOW, group=group)

    assert at_once(take, take) == ["", ""]
    with acting(stage.lead):
        assert Project.objects.filter(digest="a" * 64).count() == 1
