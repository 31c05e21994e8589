"""The monthly signs: each side for itself, silence never as a yes, every move and no other."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from nahtlos.apprenticeships import actions, queries
from nahtlos.apprenticeships.models import (
    ASKINGS,
    Apprenticeship,
    Asking,
    Channel,
    Side,
    Sign,
)
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.jobs import apprenticeships as jobs
from nahtlos.jobs import post
from nahtlos.outbox.models import Message, Notice
from tests import makers
from tests.apprenticeships import rows

pytestmark = pytest.mark.django_db
A = Asking


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def training(adviser: Actor) -> Apprenticeship:
    row = rows.make_trainee(adviser)
    rows.make_voice(row, adviser, Side.TRAINER)
    rows.make_voice(row, adviser, Side.SCHOOL)
    return row


def answered(sign: Sign, **more: str) -> Sign:
    with acting(rows.by_link(sign)) as by:
        return actions.answer(
            sign=sign, said=rows.said(sign.side, **more), channel=Channel.LINK, by=by, at=now()
        )


# --- asked ----------------------------------------------------------------------------------------
def test_all_three_are_asked_once_a_month_each_by_a_link_of_its_own(
    adviser: Actor, training: Apprenticeship
) -> None:
    watcher = rows.watcher(adviser)
    jobs.watch(watcher)
    jobs.watch(watcher)
    with acting(adviser):
        signs = list(queries.signs_of(training.pk))
        assert [one.kind for one in Message.objects.all()] == ["training"]
    assert {one.side for one in signs} == set(Side)
    assert len({one.token_digest for one in signs}) == 3
    assert {one.side: one.language for one in signs}["trainee"] == "ar"
    with acting(post.courier(training.region_id)):
        mails = [one for one in Notice.objects.all() if one.values["opens"] == "trainee"]
        assert {one.address for one in mails} == {
            "trainer@betrieb.example",
            "school@betrieb.example",
        }
        assert not any("Kim" in str(one.values) for one in mails)


def test_whom_no_message_reaches_is_telephoned(adviser: Actor) -> None:
    row = rows.make_trainee(adviser, phone=False)
    jobs.watch(rows.watcher(adviser))
    with acting(adviser):
        assert [one.state for one in queries.signs_of(row.pk)] == [A.CALL]
        assert queries.to_call(adviser).count() == 1


def test_nobody_is_asked_without_the_persons_yes(adviser: Actor) -> None:
    row = rows.make_trainee(adviser)
    told = actions.Told(side=Side.SCHOOL, name="Ada", email="ada@schule.example")
    with acting(adviser), pytest.raises(Refused, match="has not agreed"):
        actions.name(apprenticeship=row, told=told, agreed=False, by=adviser, at=now())
    assert set(rows.make_asked(row, adviser)) == {"trainee"}


def test_nobody_is_asked_before_a_month_nor_after_the_end(adviser: Actor) -> None:
    fresh, old = rows.make_trainee(adviser, months=0), rows.make_trainee(adviser)
    with acting(adviser):
        assert queries.to_ask(fresh.institution_id, today()) == [old.pk]
        assert queries.to_ask(fresh.institution_id, today() + rows.YEARS + timedelta(days=1)) == []
        fresh_one = Apprenticeship.objects.get(pk=old.pk)
        actions.end_questions(apprenticeship=fresh_one, by=adviser, at=now())
        assert queries.to_ask(fresh.institution_id, today()) == []
        with pytest.raises(Refused, match="were ended"):
            actions.ask_month(apprenticeship=old.pk, on=today(), by=adviser, at=now())


def test_an_entry_qualification_is_guarded_too(adviser: Actor) -> None:
    row = rows.make_entry(adviser, starts_on=today() - timedelta(days=40))
    assert set(rows.make_asked(row, adviser)) == {"trainee"}


def test_who_takes_the_yes_back_is_asked_no_more(adviser: Actor, training: Apprenticeship) -> None:
    signs = rows.make_asked(training, adviser)
    with acting(adviser):
        actions.unname(apprenticeship=training, side=Side.SCHOOL, by=adviser, at=now())
        assert Sign.objects.get(pk=signs["school"].pk).state == A.DROPPED
    with acting(rows.by_link(signs["school"])):
        assert not Sign.objects.exists()


# --- every move -----------------------------------------------------------------------------------
PATHS: dict[Asking, tuple[str, ...]] = {
    A.ASKED: (), A.REMINDED: ("chase",), A.CALL: ("chase", "chase"),
    A.SILENT: ("chase", "chase", "chase"), A.ANSWERED: ("answer",), A.DROPPED: ("drop",),
}  # fmt: skip


def brought_to(state: Asking, row: Apprenticeship, adviser: Actor) -> Sign:
    sign = rows.make_asked(row, adviser)["trainee"]
    watcher = rows.watcher(adviser)
    for number, step in enumerate(PATHS[state], 1):
        at = now() + timedelta(days=15 * number)
        if step == "chase":
            with acting(watcher):
                actions.chase(sign=sign.pk, by=watcher, at=at)
        elif step == "answer":
            answered(sign)
        else:
            with acting(adviser):
                actions.end_questions(apprenticeship=row, by=adviser, at=at)
    with acting(adviser):
        return Sign.objects.get(pk=sign.pk)


HANDS = ("adviser", "trainee", "program", "link")


def hand(name: str, sign: Sign, row: Apprenticeship, adviser: Actor) -> Actor:
    return {
        "adviser": adviser, "trainee": makers.newcomer(row.person),
        "program": rows.watcher(adviser), "link": rows.by_link(sign),
    }[name]  # fmt: skip


@pytest.mark.parametrize(("state", "name"), list(product(A, HANDS)))
def test_whoever_answers_may_and_everybody_else_reads_why(
    adviser: Actor, training: Apprenticeship, state: Asking, name: str
) -> None:
    sign = brought_to(state, training, adviser)
    by, said = hand(name, sign, training, adviser), rows.said("trainee")
    allowed = A.ANSWERED in ASKINGS[state] and name != "program"
    with acting(by):
        if allowed:
            actions.answer(sign=sign, said=said, channel=Channel.LINK, by=by, at=now())
            return
        says = "answered already" if state is A.ANSWERED else "not asked now"
        with pytest.raises(Refused, match=says):
            actions.answer(sign=sign, said=said, channel=Channel.LINK, by=by, at=now())


def forbidden(state: Asking, name: str) -> list[Asking]:
    """Where this hand may not move a question that stands there."""
    table = {"link": "trainee"}.get(name, name)
    moves = ASKINGS[state]
    return [to for to in A if to is not state and table not in map(str, moves.get(to, ()))]


@pytest.mark.parametrize(("state", "name"), list(product(A, HANDS)))
def test_the_database_moves_a_question_as_the_table_says(
    adviser: Actor, training: Apprenticeship, state: Asking, name: str
) -> None:
    sign = brought_to(state, training, adviser)
    by = hand(name, sign, training, adviser)
    for to in forbidden(state, name):
        fields = {"help": "no", "channel": "link", "answered_at": now()} if to is A.ANSWERED else {}
        assert not moved(sign, by, state=to, **fields)


def moved(sign: Sign, by: Actor, **fields: object) -> bool:
    """Whether the database let this hand write it."""
    try:
        with acting(by), transaction.atomic():
            return Sign.objects.filter(pk=sign.pk).update(**fields) > 0
    except (IntegrityError, ProgrammingError):
        return False


def test_silence_is_counted_and_is_no_yes(adviser: Actor, training: Apprenticeship) -> None:
    sign = brought_to(A.SILENT, training, adviser)
    with acting(adviser):
        [line] = queries.lines(adviser, today())
        assert line.silent == 1
        with pytest.raises(IntegrityError, match="silence_is_no"), transaction.atomic():
            Sign.objects.filter(pk=sign.pk).update(work="well")


def test_no_other_than_the_program_chases(adviser: Actor, training: Apprenticeship) -> None:
    sign = brought_to(A.ASKED, training, adviser)
    with acting(adviser), pytest.raises(Refused, match="The program asks by itself"):
        actions.chase(sign=sign.pk, by=adviser, at=now() + timedelta(days=9))
    with acting(rows.watcher(adviser)) as by:
        assert actions.chase(sign=sign.pk, by=by, at=now()) is None


# --- answered -------------------------------------------------------------------------------------
def test_an_answer_stands(adviser: Actor, training: Apprenticeship) -> None:
    sign = answered(rows.make_asked(training, adviser)["trainee"])
    with acting(rows.by_link(sign)) as by, pytest.raises(Refused, match="answered already"):
        actions.answer(sign=sign, said=rows.said("trainee"), channel=Channel.LINK, by=by, at=now())
    with acting(adviser), pytest.raises(ProgrammingError), transaction.atomic():
        Sign.objects.filter(pk=sign.pk).update(work="badly")


@pytest.mark.parametrize("more", [{"stays": ""}, {"comes": "always"}])
def test_a_side_answers_what_it_was_asked(
    adviser: Actor, training: Apprenticeship, more: dict[str, str]
) -> None:
    with pytest.raises(Refused, match="choose one of these"):
        answered(rows.make_asked(training, adviser)["trainee"], **more)


def test_neither_side_sees_what_another_has_said(adviser: Actor, training: Apprenticeship) -> None:
    signs = {side: answered(sign) for side, sign in rows.make_asked(training, adviser).items()}
    seen = {
        makers.newcomer(training.person): signs["trainee"],
        **{rows.by_link(sign): sign for sign in signs.values()},
    }
    for by, mine in seen.items():
        with acting(by):
            assert list(Sign.objects.values_list("pk", flat=True)) == [mine.pk]
            assert by.person or not Apprenticeship.objects.exists()
    with acting(adviser):
        assert Sign.objects.count() == 3


def test_a_link_that_ran_out_opens_nothing(adviser: Actor, training: Apprenticeship) -> None:
    sign = rows.make_asked(training, adviser)["trainer"]
    with acting(adviser):
        Sign.objects.filter(pk=sign.pk).update(token_ends_at=now() - timedelta(minutes=1))
    with acting(rows.by_link(sign)):
        assert queries.sign_of_link(queries.token_of(sign.pk)) is None
