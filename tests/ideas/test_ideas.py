"""Sent without a name, answered by a named person in time; every forbidden move is refused."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import role
from nahtlos.core.wall import acting
from nahtlos.ideas import access, actions, queries
from nahtlos.ideas.models import MOVES, Answer, Idea, Sender, State
from tests import makers
from tests.ideas import rows
from tests.ideas.diagram import IDEAS
from tests.wall.ground import one

pytestmark = pytest.mark.django_db
GONE = "This has been answered or taken back in the meantime."
NOT_YOURS = "Only the sender, the coordination and whoever answers it see this."
ONLY_BY = {
    "with": "Only the coordination says who answers.",
    "answered": "Only whoever it is with answers it.",
    "withdrawn": "Only whoever sent it takes it back.",
    "received": "Only the coordination or whoever it is with gives it back.",
}
SIDES = ("coordinator", "responsible", "elsewhere", "sender", "nobody")


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage()


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)


def test_the_diagram_is_fresh() -> None:
    assert IDEAS.drawn() == IDEAS.mermaid(), "see tests/ideas/diagram.py"


def hands_of(side: str, was: State) -> set[str]:
    """As whom somebody speaks: nobody is responsible before it was given to somebody."""
    if side == "responsible":
        return {side} if was in {State.WITH_SOMEBODY, State.ANSWERED} else set()
    return {side} & {"coordinator", "sender"}


def sentence(was: State, to: State, side: str) -> str | None:
    """Why not, as the table and the house say."""
    hands, mine = MOVES[was].get(to, frozenset()), hands_of(side, was)
    if not mine:
        return NOT_YOURS
    if not hands:
        return GONE
    return None if hands & mine else ONLY_BY[to]


@pytest.mark.parametrize(("was", "side"), list(product(State, SIDES)))
def test_it_moves_by_the_right_hand_alone(stage: rows.Stage, was: State, side: str) -> None:
    idea = rows.seen(stage, rows.in_state(stage, was))
    for to in set(State) - {was}:
        refusal = access.may_move(stage.actor(side), idea, to, sender=side == "sender")
        assert (str(refusal) if refusal else None) == sentence(was, to, side), (was, to, side)


@pytest.mark.parametrize(("was", "side"), list(product(State, SIDES)))
def test_the_database_refuses_the_same(stage: rows.Stage, was: State, side: str) -> None:
    code = rows.in_state(stage, was)
    by = Actor(link=queries.digest_of(code)) if side == "sender" else stage.actor(side)
    place = makers.sure(stage.responsible.membership)
    for to in set(State) - {was}:
        new: dict[str, object] = {"state": to}
        if to == State.WITH_SOMEBODY and side != "sender":
            new |= {"place": place, "account": stage.responsible.account}
        kept = transaction.savepoint()
        try:
            with transaction.atomic(), acting(by):
                moved = Idea.objects.filter(code_digest=queries.digest_of(code)).update(**new)
        except DatabaseError:
            moved = 0
        transaction.savepoint_rollback(kept)
        assert bool(moved) == (sentence(was, to, side) is None), (was, to, side)


def test_nothing_says_who_sent_it_without_a_name(stage: rows.Stage) -> None:
    with acting(stage.elsewhere):
        code = rows.send(stage)
    idea = rows.seen(stage, code)
    assert idea.pk.version == 4
    with acting(makers.keeper(stage.region.pk)):
        line = Change.objects.get(row_id=idea.pk)
    assert (line.by_account_id, line.by_institution_id, line.by_role) == (None, None, "nobody")
    assert set((line.after or {}).values()) == {None}


def test_the_same_form_is_sent_once_and_has_one_code(stage: rows.Stage) -> None:
    once = uuid4()
    code = rows.send(stage, once)
    assert rows.send(stage, once) == code
    with acting(stage.coordinator):
        assert len(queries.waiting(stage.region.pk)) == 1


def test_a_code_is_read_however_it_is_typed_and_opens_one_only(stage: rows.Stage) -> None:
    code, _other = rows.send(stage), rows.send(stage)
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "")):
        found = queries.by_code(typed)
        assert found is not None
        assert found.idea.code_digest == queries.digest_of(code)
    assert queries.by_code("AAAA-BBBB-CCCC-DDDD") is None
    with acting(Actor(link=queries.digest_of(code))):
        assert one("select count(*) from ideas_idea") == 1


@pytest.mark.parametrize(
    ("may_publish", "names", "read"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_the_words_are_read_only_where_agreed_and_nobody_is_named(
    stage: rows.Stage, may_publish: bool, names: bool, read: bool
) -> None:
    code = rows.send(stage, may_publish=may_publish)
    rows.give(stage, code)
    rows.answer(stage, code, names_somebody=names)
    with acting(stage.elsewhere):
        [found] = queries.answered(stage.region.pk, "montag tür")
    assert (found.asked != "") is read
    assert found.name == f"Kim Beispiel, {stage.city.name}"


def test_the_database_lets_no_words_through_that_may_not_be_read(stage: rows.Stage) -> None:
    code = rows.in_state(stage, State.WITH_SOMEBODY)
    with pytest.raises(DatabaseError), transaction.atomic(), acting(stage.responsible) as by:
        Answer.objects.create(
            region=stage.region, idea=rows.seen(stage, code), kind="complaint", title="x", text="y",
            asked="Die Tür ist immer zu.", name="z", account_id=makers.sure(by.account),
        )  # fmt: skip


def test_an_answer_is_never_changed(stage: rows.Stage) -> None:
    rows.in_state(stage, State.ANSWERED)
    with acting(stage.responsible):
        assert Answer.objects.update(text="anders") == 0
        assert Answer.objects.all().delete()[0] == 0


def test_what_is_taken_back_loses_its_words(stage: rows.Stage) -> None:
    code = rows.send(stage)
    actions.publish_words(code=code, may_publish=True)
    actions.take_back(code=code)
    found = queries.by_code(code)
    assert found is not None
    assert (found.idea.state, found.idea.text) == (State.WITHDRAWN, "")
    with pytest.raises(Refused, match="taken back in the meantime"):
        actions.take_back(code=code)


def test_whoever_it_is_not_with_and_strangers_see_no_words(stage: rows.Stage) -> None:
    rows.in_state(stage, State.WITH_SOMEBODY, name="Ein Name", email="a@b.example")
    strangers = [stage.elsewhere, NOBODY, makers.make_member()]
    strangers += [Actor(role=role(key), region=stage.region.pk, account=stage.responsible.account)
                  for key in ("mentor", "analyst", "administrator", "immigration", "newcomer")]  # fmt: skip
    for by in strangers:
        with acting(by):
            assert one("select count(*) from ideas_idea") == 0
            assert one("select count(*) from ideas_sender") == 0
    with acting(stage.responsible):
        assert one("select count(*) from ideas_sender") == 1


def test_each_side_changes_what_is_its_own_and_no_word(stage: rows.Stage) -> None:
    code = rows.in_state(stage, State.WITH_SOMEBODY)
    for by in (stage.coordinator, stage.responsible, stage.program("watcher")):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(by):
            Idea.objects.filter(code_digest=queries.digest_of(code)).update(text="anders gesagt")
    with pytest.raises(DatabaseError), transaction.atomic(), acting(NOBODY):
        Idea(region=stage.region, kind="idea", text="schon beantwortet", state="answered",
             code_digest="x", due_on=rows.TODAY).save(force_insert=True)  # fmt: skip


def test_reminded_before_the_day_and_the_coordination_told_after_it_once(
    stage: rows.Stage,
) -> None:
    rows.in_state(stage, State.WITH_SOMEBODY)
    watcher = stage.program("watcher")
    days = (10, 11, 12, 15, 16)
    told = [actions.watch(by=watcher, on=rows.TODAY + timedelta(days=n)) for n in days]
    assert told == [0, 1, 0, 1, 0]


def test_the_region_decides_how_long_an_answer_takes(stage: rows.Stage) -> None:
    with acting(stage.coordinator) as by:
        actions.set_days(days=5, by=by)
    assert rows.seen(stage, rows.send(stage)).due_on == rows.TODAY + timedelta(days=5)
    with acting(stage.elsewhere) as by, pytest.raises(Refused, match="Only the coordination"):
        actions.set_days(days=90, by=by)


def test_given_back_it_waits_for_somebody_else(stage: rows.Stage) -> None:
    code = rows.in_state(stage, State.WITH_SOMEBODY)
    with acting(stage.responsible) as by:
        actions.give_back(idea=rows.seen(stage, code), by=by)
    assert rows.seen(stage, code).place_id is None


def test_names_of_senders_go_in_time_and_answers_stay(stage: rows.Stage) -> None:
    rows.in_state(stage, State.ANSWERED, name="Ein Name", on=rows.TODAY - timedelta(days=120))
    rows.in_state(stage, State.WITH_SOMEBODY, name="Wartet", on=rows.TODAY - timedelta(days=120))
    eraser = stage.program("eraser")
    assert actions.forget_senders(by=eraser, on=rows.TODAY, months=3) == 1
    with acting(stage.coordinator):
        assert [sender.name for sender in Sender.objects.all()] == ["Wartet"]
        assert Answer.objects.count() == 1
