"""Two files become one, and a case is closed: what becomes of wishes, pairs and words."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.mentoring import actions
from nahtlos.mentoring.models import Pair, State, Wish, WishState, Word
from nahtlos.people import actions as people
from nahtlos.people.models import Merge, Person
from tests import makers
from tests.mentoring.rows import (
    NOW,
    Stage,
    fresh,
    make_active,
    make_mentor,
    make_pair,
    make_stage,
    make_standing,
    make_wish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    made = make_stage()
    makers.make_record(made.person, made.holder)
    return made


@pytest.fixture
def twin(stage: Stage) -> Person:
    twin = makers.make_person(stage.holder)
    makers.make_record(twin, stage.holder)
    return twin


def join(stage: Stage, twin: Person) -> Merge:
    with acting(stage.holder) as by:
        merge = people.merge(person=stage.person, merged=twin, by=by, at=NOW)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate; set constraints all deferred")
        return merge


def wishes(stage: Stage, *rows: Wish) -> list[tuple[str, Any]]:
    with acting(stage.holder):
        found = [Wish.objects.get(pk=one.pk) for one in rows]
    return [(one.state, one.person_id) for one in found]


def test_of_two_wishes_the_younger_is_closed(stage: Stage, twin: Person) -> None:
    theirs, own = make_wish(stage, twin), make_wish(stage)
    join(stage, twin)
    kept = stage.person.pk
    assert wishes(stage, theirs, own) == [(WishState.OPEN, kept), (WishState.CLOSED, kept)]


def test_the_one_with_a_mentor_stays_and_remembers_whom_not(stage: Stage, twin: Person) -> None:
    theirs = make_wish(stage, twin)
    never = uuid4()
    with acting(stage.runs) as by:
        actions.exclude(wish=theirs, mentor=never, by=by)
    pair = make_active(stage)
    join(stage, twin)
    assert [state for state, _who in wishes(stage, theirs)] == [WishState.CLOSED]
    assert fresh(stage, pair).state == State.ACTIVE
    with acting(stage.holder):
        assert Wish.objects.get(pk=pair.wish_id).excluded == [never]


def test_a_suggestion_of_the_wish_that_is_closed_comes_to_nothing(
    stage: Stage, twin: Person
) -> None:
    other = make_mentor(stage.programme, stage.runs)
    own, theirs = make_pair(stage), make_pair(stage, make_wish(stage, twin), other)
    join(stage, twin)
    assert fresh(stage, own).state == State.PROPOSED
    assert fresh(stage, theirs).state == State.DECLINED


def test_two_mentors_of_one_programme_are_not_joined(stage: Stage, twin: Person) -> None:
    make_active(stage)
    other = make_mentor(stage.programme, stage.runs)
    second = make_pair(stage, make_wish(stage, twin), other)
    for side, by in (("person", makers.newcomer(twin)), ("mentor", stage.runs)):
        with acting(by):
            actions.answer(pair=second, side=side, yes=True, by=by, at=NOW)
    with pytest.raises(Refused, match="a mentor in the same programme"):
        join(stage, twin)
    with acting(stage.holder):
        assert Pair.objects.filter(person=twin, state=State.ACTIVE).exists()
        assert Person.objects.get(pk=twin.pk).merged_into_id is None


def say_help(pair: Pair, side: str, by: Any) -> None:
    with acting(by):
        actions.say_word(pair=pair, side=side, about="help", reason="", text="Bitte", by=by, at=NOW)


def test_what_the_mentor_said_goes_along_and_comes_back(stage: Stage, twin: Person) -> None:
    _wish, pair = make_standing(twin, stage.holder, stage.runs)
    say_help(pair, "person", stage.holder)
    say_help(pair, "mentor", stage.runs)

    def whose() -> set[tuple[str, Any]]:
        with acting(stage.runs):
            return set(Word.objects.values_list("side", "person"))

    merge = join(stage, twin)
    assert whose() == {("person", stage.person.pk), ("mentor", stage.person.pk)}
    with acting(stage.holder) as by:
        assert set(Word.objects.values_list("side", flat=True)) == {"person"}
        people.undo_merge(merge=merge, by=by, at=NOW)
    assert whose() == {("person", twin.pk), ("mentor", twin.pk)}


def close(stage: Stage) -> None:
    with acting(stage.holder) as by:
        people.close_case(person=stage.person, reason="moved", by=by, at=NOW)


def test_with_the_case_ends_what_looks(stage: Stage) -> None:
    pair = make_pair(stage)
    close(stage)
    with acting(stage.holder):
        assert Wish.objects.get().state == WishState.CLOSED
    assert fresh(stage, pair).state == State.DECLINED


def test_two_who_meet_go_on_when_the_case_is_closed(stage: Stage) -> None:
    pair = make_active(stage)
    close(stage)
    assert fresh(stage, pair).state == State.ACTIVE
    with acting(stage.holder):
        assert Wish.objects.get().state == WishState.OPEN
