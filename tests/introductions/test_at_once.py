"""Two press in the same moment: one wins, the other is told, and nothing is half done."""

from collections.abc import Callable

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.employers.models import Opening
from nahtlos.introductions import actions
from nahtlos.introductions.models import Because, Introduction, Naming, State
from tests.employers import rows
from tests.introductions import world
from tests.introductions.world import World, answer, fresh
from tests.referrals.test_at_once import at_once


def as_(by: Actor, do: Callable[[], object]) -> Callable[[], None]:
    def press() -> None:
        with acting(by):
            do()

    return press


def test_of_two_users_who_answer_at_once_one_is_told(committed: None) -> None:
    here = world.make()
    row = here.shown()
    second = rows.make_user(here.company, here.service, "zweite@elektro.example")
    came = at_once(
        lambda: answer(here.employer, row, State.INVITED),
        lambda: answer(second, row, State.REFUSED),
    )
    assert sorted(came) == ["", "Refused"]
    assert fresh(row, here.adviser).state in {State.INVITED, State.REFUSED}


def test_an_answer_and_a_withdrawal_at_once_leave_one_of_the_two(committed: None) -> None:
    here = world.make()
    row = here.shown()
    came = at_once(
        lambda: answer(here.employer, row, State.REFUSED),
        as_(here.newcomer, lambda: actions.withdraw(
            introduction=row, because=Because.WISH, by=here.newcomer, at=now()
        )),
    )  # fmt: skip
    assert sorted(came) == ["", "Refused"]
    assert fresh(row, here.adviser).state in {State.WITHDRAWN, State.REFUSED}


def test_a_proposal_that_is_made_twice_at_once_is_made_once(committed: None) -> None:
    here = world.make()
    opening = here.opening()
    came = at_once(lambda: here.propose(opening), lambda: here.propose(opening))
    assert sorted(came) == ["", "Refused"]


def test_a_yes_pressed_twice_gives_one_name(committed: None) -> None:
    here = world.make()
    row = here.propose()
    came = at_once(lambda: here.shown(row), lambda: here.shown(row))
    assert sorted(came) == ["", "Refused"]
    with acting(here.adviser):
        assert Naming.objects.filter(introduction=row).count() == 1


def test_two_who_settle_at_once_tell_everybody_once(committed: None) -> None:
    here = world.make()
    row = here.shown()
    opening = _opening(here, row)
    told: list[int] = []

    def settle() -> None:
        with acting(here.service):
            told.append(
                actions.settle(
                    opening=opening, placed=None, by=here.service, at=now(), full=True
                ).told
            )

    assert at_once(settle, settle) == ["", ""]
    assert sorted(told) == [0, 1]


def test_settling_and_answering_at_once_end_in_settled(committed: None) -> None:
    here = world.make()
    row = here.shown()
    opening = _opening(here, row)
    at_once(
        lambda: answer(here.employer, row, State.INVITED),
        as_(here.service, lambda: actions.settle(
            opening=opening, placed=None, by=here.service, at=now(), full=True
        )),
    )  # fmt: skip
    assert fresh(row, here.adviser).state == State.SETTLED


def _opening(here: World, row: Introduction) -> Opening:
    with acting(here.adviser):
        return Opening.objects.get(pk=row.opening_id)


def test_one_chair_is_not_given_twice(committed: None) -> None:
    here = world.make()
    table, [first, second] = world.job_day(here, [here.person, here.colleague()])

    def sit(row: Introduction) -> Callable[[], None]:
        return as_(here.adviser, lambda: actions.plan_meeting(
            table=table, introduction=Introduction.objects.get(pk=row.pk),
            starts_at=table.day.begins_at, by=here.adviser, at=now(),
        ))  # fmt: skip

    assert sorted(at_once(sit(first), sit(second))) == ["", "Refused"]
