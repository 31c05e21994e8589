"""A pair from suggestion to the word at the end; every forbidden move, by every hand, is refused."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.mentoring import actions, queries
from nahtlos.mentoring.models import (
    MOVES,
    OPEN,
    WISH_MOVES,
    Introduced,
    Meeting,
    Pair,
    State,
    Wish,
    WishState,
    Word,
)
from tests.mentoring.diagram import PAIRS, WISHES
from tests.mentoring.rows import (
    NOW,
    Stage,
    fresh,
    in_state,
    make_active,
    make_mentor,
    make_pair,
    make_programme,
    make_stage,
    make_wish,
    say,
    see_certificate,
    silence,
    watcher,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate(NOW)
SIDES = ("person", "mentor", "programme", "program")


@pytest.fixture
def stage() -> Stage:
    return make_stage()


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)
    assert set(WISH_MOVES) == set(WishState)


def test_the_diagrams_are_fresh() -> None:
    for one in (WISHES, PAIRS):
        assert one.drawn() == one.mermaid(), "see tests/mentoring/diagram.py"


def _wish_in(stage: Stage, state: str) -> Wish:
    if state == "open":
        return make_wish(stage)
    with acting(stage.holder) as by:
        wish = actions.propose(
            person=stage.person, programme=stage.programme, wanted=actions.Wanted(languages=["uk"]),
            by=by, at=NOW,
        )  # fmt: skip
        if state == "closed":
            return actions.close_wish(wish=wish, by=by, at=NOW)
    if state == "refused":
        with acting(stage.as_person) as by:
            return actions.refuse(wish=wish, by=by, at=NOW)
    return wish


@pytest.mark.parametrize(
    ("was", "side"), list(product(WishState.values, ("person", "holder", "programme", "mentor")))
)
def test_a_wish_moves_by_the_right_hand_alone(stage: Stage, was: str, side: str) -> None:
    wish, by = _wish_in(stage, was), stage.actor(side)
    for to in set(WishState.values) - {was}:
        new = {"given_at": NOW, "wording": "x", "language": "de"} if to == "open" else {}
        kept = transaction.savepoint()
        try:
            with transaction.atomic(), acting(by):
                moved = Wish.objects.filter(pk=wish.pk).update(state=to, moved_at=NOW, **new)
        except DatabaseError:
            moved = 0
        transaction.savepoint_rollback(kept)
        allowed = side in WISH_MOVES[WishState(was)].get(WishState(to), frozenset())
        assert bool(moved) == allowed, (was, to, side)


@pytest.mark.parametrize(("was", "side"), list(product(State.values, SIDES)))
def test_a_forbidden_move_is_refused_by_the_database(stage: Stage, was: str, side: str) -> None:
    pair, by = in_state(stage, was), stage.actor(side)
    for to in State.values:
        new: dict[str, Any] = {"state": to, "moved_at": NOW}
        if to not in OPEN:
            new["ended_at"] = NOW
        if to == "silent":
            new["asked_on"] = TODAY
        allowed = side in MOVES[State(was)].get(State(to), frozenset())
        if to == was or (allowed and to == "active" and was == "proposed"):
            continue  # a beginning needs both, which has its own test
        kept = transaction.savepoint()
        try:
            with transaction.atomic(), acting(by):
                moved = Pair.objects.filter(pk=pair.pk).update(**new)
        except DatabaseError:
            moved = 0
        transaction.savepoint_rollback(kept)
        assert bool(moved) == allowed, (was, to, side)


def test_two_begin_with_the_second_yes(stage: Stage) -> None:
    pair = make_pair(stage)
    assert say(stage, pair, "mentor").state == State.PROPOSED
    began = say(stage, pair, "person")
    assert (began.state, began.started_on) == (State.ACTIVE, TODAY)
    assert began.until_on == TODAY + timedelta(weeks=26)


def test_nobody_says_yes_for_the_other(stage: Stage) -> None:
    pair = make_pair(stage)
    for side, other in (
        ("person", "mentor"),
        ("mentor", "person"),
        ("programme", "person"),
        ("programme", "mentor"),
    ):
        by = stage.actor(side)
        with acting(by), pytest.raises(Refused):
            actions.answer(pair=pair, side=other, yes=True, by=by, at=NOW)
        column = f"{other}_said_at"
        with pytest.raises(DatabaseError), transaction.atomic(), acting(by):
            Pair.objects.filter(pk=pair.pk).update(**{column: NOW})


def test_a_mentor_without_a_sign_in_answers_through_the_programme(stage: Stage) -> None:
    pair = make_pair(stage, mentor=make_mentor(stage.programme, stage.runs))
    with acting(stage.runs):
        actions.answer(pair=pair, side="mentor", yes=True, by=stage.runs, at=NOW)
    assert fresh(stage, pair).mentor_said_at == NOW


def test_an_adviser_answers_at_the_persons_word(stage: Stage) -> None:
    pair = make_pair(stage)
    with acting(stage.holder):
        actions.answer(pair=pair, side="person", yes=False, by=stage.holder, at=NOW)
    assert fresh(stage, pair).state == State.DECLINED


def test_a_no_frees_both_and_they_are_not_proposed_to_each_other_again(stage: Stage) -> None:
    wish = make_wish(stage)
    say(stage, make_pair(stage, wish), "mentor", yes=False)
    with acting(stage.runs):
        found = queries.suggestions(stage.programme, TODAY)
    assert found.pairs == ()
    [alone] = found.alone
    assert (alone.wish, alone.fails) == (wish, (("wanted", 1),))


def test_what_is_proposed_is_what_the_engine_finds(stage: Stage) -> None:
    wish = make_wish(stage)
    with acting(stage.runs):
        [suggestion] = queries.suggestions(stage.programme, TODAY).pairs
        between = queries.parts_between(stage.programme, wish, stage.mentor, TODAY)
    assert (suggestion.wish, suggestion.mentor) == (wish, stage.mentor)
    assert {part.name: part.points for part in suggestion.parts} == between


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("full", "no place any more"),
        ("language", "share no language"),
        ("left", "has left"),
        ("other", "another programme"),
        ("excluded", "should not be introduced"),
        ("certificate", "No certificate"),
        ("training", "not been trained"),
        ("twice", "proposed to this person already"),
    ],
)
def test_two_who_may_not_be_introduced_are_not(given: str, sentence: str) -> None:
    stage = make_stage(needs_certificate=given == "certificate", needs_training=given == "training")
    wish, mentor, runs = make_wish(stage), stage.mentor, stage.runs
    if given == "language":
        mentor = make_mentor(stage.programme, runs, languages=["fr"])
    elif given == "left":
        with acting(runs):
            mentor = actions.let_go(mentor=mentor, by=runs, at=NOW)
    elif given == "other":
        mentor = make_mentor(make_programme(runs), runs)
    elif given == "excluded":
        with acting(runs):
            actions.exclude(wish=wish, mentor=mentor.pk, by=runs)
    elif given == "twice":
        make_pair(stage, wish)
        mentor = make_mentor(stage.programme, runs)
    elif given == "full":
        with acting(runs):
            actions.change_mentor(
                mentor=mentor, by=runs,
                told=actions.Told(first_name="Christa", languages=["uk"], capacity=0),
            )  # fmt: skip
    with pytest.raises(Refused, match=sentence):
        make_pair(stage, wish, mentor)


def test_a_certificate_that_ran_out_opens_nothing_and_a_live_one_does() -> None:
    stage = make_stage(needs_certificate=True)
    wish = make_wish(stage)
    live = see_certificate(stage, stage.mentor)
    with acting(stage.runs):
        type(live).objects.filter(pk=live.pk).update(
            seen_on=TODAY - timedelta(days=400), valid_until=TODAY - timedelta(days=1)
        )
    with pytest.raises(Refused, match="No certificate"):
        make_pair(stage, wish)
    see_certificate(stage, stage.mentor)
    assert make_pair(stage, wish).state == State.PROPOSED


def _log(stage: Stage, pair: Pair, side: str, ago: int = 0, minutes: int = 60) -> Meeting:
    by = stage.actor(side or "programme")
    with acting(by):
        return actions.log_meeting(
            pair=pair, side=side, held_on=TODAY - timedelta(days=ago), minutes=minutes, how="met",
            by=by, at=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("side", ["person", "mentor", ""])
def test_a_meeting_is_written_down_in_a_line(stage: Stage, side: str) -> None:
    pair = make_active(stage)
    _log(stage, pair, side, ago=3)
    assert fresh(stage, pair).last_met_on == TODAY - timedelta(days=3)
    with acting(stage.runs):
        figures = queries.figures_of(stage.programme, TODAY)
    assert (figures.each[pair.pk].meetings, figures.each[pair.pk].hours) == (1, 1.0)


def test_both_write_the_same_day_down_once(stage: Stage) -> None:
    pair = make_active(stage)
    _log(stage, pair, "mentor")
    with pytest.raises(Refused, match="written down already"):
        _log(stage, pair, "person")


@pytest.mark.parametrize(("ago", "sentence"), [(-1, "lies ahead"), (61, "not begun")])
def test_a_meeting_lies_between_the_first_day_and_today(
    stage: Stage, ago: int, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        _log(stage, make_active(stage), "mentor", ago)


def test_whoever_wrote_a_meeting_takes_it_out(stage: Stage) -> None:
    pair = make_active(stage)
    older, meeting = _log(stage, pair, "mentor", ago=9), _log(stage, pair, "mentor")
    with acting(stage.as_person), pytest.raises(Refused):
        actions.strike_meeting(pair=pair, meeting=meeting, side="person", by=stage.as_person)
    with acting(stage.as_mentor):
        actions.strike_meeting(pair=pair, meeting=meeting, side="mentor", by=stage.as_mentor)
    assert fresh(stage, pair).last_met_on == older.held_on


def test_a_silent_pair_meets_again_with_the_next_line(stage: Stage) -> None:
    pair = in_state(stage, "silent")
    _log(stage, pair, "person")
    again = fresh(stage, pair)
    assert (again.state, again.asked_on) == (State.ACTIVE, None)


def test_both_agree_when_they_meet_next(stage: Stage) -> None:
    pair, soon = make_active(stage), NOW + timedelta(days=2)
    with acting(stage.as_mentor):
        actions.set_next(pair=pair, next_at=soon, by=stage.as_mentor, at=NOW)
        with pytest.raises(Refused, match="ahead"):
            actions.set_next(
                pair=pair, next_at=NOW - timedelta(hours=1), by=stage.as_mentor, at=NOW
            )
    with acting(stage.as_person):
        [mine] = queries.of_person(stage.person.pk)
    assert mine.pair.next_at == soon
    assert mine.introduced is not None
    assert mine.introduced.mentor_name == "Christa"


def _say(stage: Stage, pair: Pair, side: str, about: str, reason: str = "") -> Word:
    by = stage.actor(side)
    with acting(by):
        return actions.say_word(
            pair=pair, side=side, about=about, reason=reason, text="Ein Wort.", by=by, at=NOW
        )


def test_the_answer_we_meet_ends_a_silence(stage: Stage) -> None:
    pair = in_state(stage, "silent")
    _say(stage, pair, "mentor", "silence", "no_time")
    assert fresh(stage, pair).state == State.SILENT
    _say(stage, pair, "person", "silence", "we_meet")
    assert fresh(stage, pair).state == State.ACTIVE


def test_a_question_is_answered_once_by_each(stage: Stage) -> None:
    pair = in_state(stage, "silent")
    _say(stage, pair, "mentor", "silence", "no_time")
    with pytest.raises(Refused, match="answered this already"):
        _say(stage, pair, "mentor", "silence", "no_answer")
    _say(stage, pair, "person", "silence", "no_answer")


def test_the_other_never_sees_what_one_says(stage: Stage) -> None:
    pair = in_state(stage, "ended")
    _say(stage, pair, "mentor", "end", "no_fit")
    _say(stage, pair, "person", "end", "reached")
    seen = {}
    for side in ("person", "mentor", "programme", "holder"):
        with acting(stage.actor(side)):
            seen[side] = sorted(Word.objects.values_list("side", flat=True))
    assert seen == {
        "person": ["person"], "mentor": ["mentor"], "programme": ["mentor", "person"],
        "holder": ["person"],
    }  # fmt: skip
    with acting(stage.runs):
        assert queries.figures_of(stage.programme, TODAY).reasons == (
            ("We did not fit together.", 1), ("We reached what we wanted.", 1),
        )  # fmt: skip


def test_the_end_asks_the_other_and_settles_the_wish_with_the_persons_word(stage: Stage) -> None:
    pair = make_active(stage)
    with acting(stage.as_mentor):
        actions.end(pair=pair, side="mentor", reason="over", text="", by=stage.as_mentor, at=NOW)
    with acting(stage.runs):
        assert queries.board_of(stage.programme, TODAY).waiting == ()
    _say(stage, pair, "person", "end", "work")
    with acting(stage.holder):
        assert Wish.objects.get().state == WishState.CLOSED
    assert make_wish(stage).state == WishState.OPEN


def test_a_word_stands(stage: Stage) -> None:
    word = _say(stage, in_state(stage, "ended"), "person", "end", "reached")
    with pytest.raises(DatabaseError), transaction.atomic(), acting(stage.holder):
        Word.objects.filter(pk=word.pk).update(text="Etwas anderes.")


def test_a_month_after_the_end_the_mentor_sees_nothing(stage: Stage) -> None:
    pair = make_active(stage, days=100)
    with acting(stage.runs):
        actions.end(
            pair=pair, side="", reason="", text="", by=stage.runs, at=NOW - timedelta(days=31)
        )
    with acting(stage.as_mentor):
        assert list(Pair.objects.all()) == []
        assert list(Introduced.objects.all()) == []


# --- the night ---------------------------------------------------------------------------------------
def test_a_pair_falls_silent_after_as_long_as_the_programme_waits(stage: Stage) -> None:
    pair = make_active(stage, days=40)
    with acting(watcher(stage)):
        assert queries.silent(stage.region.pk, TODAY - timedelta(days=13)) == []
        assert queries.silent(stage.region.pk, TODAY - timedelta(days=12)) == [pair.pk]
    _log(stage, pair, "mentor", ago=27)
    with acting(watcher(stage)):
        assert queries.silent(stage.region.pk, TODAY) == []
        assert queries.silent(stage.region.pk, TODAY + timedelta(days=1)) == [pair.pk]


def test_the_programme_is_told_once_after_a_week(stage: Stage) -> None:
    pair, by = in_state(stage, "silent"), watcher(stage)
    with acting(by):
        assert queries.unheard(stage.region.pk, TODAY + timedelta(days=6)) == []
        assert queries.unheard(stage.region.pk, TODAY + timedelta(days=7)) == [pair.pk]
        assert actions.tell_programme(pair=pair.pk, by=by, on=TODAY)
        assert not actions.tell_programme(pair=pair.pk, by=by, on=TODAY)


def test_a_night_done_twice_asks_once(stage: Stage) -> None:
    pair, by = make_active(stage), watcher(stage)
    silence(stage, pair)
    with acting(by):
        assert not actions.fall_silent(pair=pair.pk, by=by, at=NOW, on=TODAY)
        assert not actions.lapse(pair=pair.pk, by=by, at=NOW)


def test_a_suggestion_lapses_after_two_weeks(stage: Stage) -> None:
    pair = make_pair(stage)
    with acting(watcher(stage)):
        assert queries.unanswered(stage.region.pk, NOW + timedelta(days=13)) == []
        assert queries.unanswered(stage.region.pk, NOW + timedelta(days=14)) == [pair.pk]


def test_a_certificate_is_warned_of_once_ahead(stage: Stage) -> None:
    old, by = see_certificate(stage, stage.mentor, days=50), watcher(stage)
    with acting(by):
        assert queries.ending(stage.region.pk, TODAY - timedelta(days=11)) == {}
        assert queries.ending(stage.region.pk, TODAY) == {stage.programme.pk: [old.pk]}
        assert (
            actions.warn(programme=stage.programme.pk, certificates=[old.pk], by=by, on=TODAY) == 1
        )
        assert queries.ending(stage.region.pk, TODAY) == {}


def test_a_newer_certificate_stands_for_the_old_one(stage: Stage) -> None:
    see_certificate(stage, stage.mentor, days=50)
    see_certificate(stage, stage.mentor, days=700)
    with acting(watcher(stage)):
        assert queries.ending(stage.region.pk, TODAY) == {}
