"""What is asked after a start: every move, each side for itself, silence never as a yes."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Coordinator, Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.jobs import placements as jobs
from nahtlos.jobs import post
from nahtlos.outbox.models import Message, Notice
from nahtlos.people.models import Contact
from nahtlos.placements import actions, queries
from nahtlos.placements.models import (
    ASKINGS,
    Asking,
    Channel,
    FollowUp,
    Goes,
    Help,
    Placement,
    Works,
)
from nahtlos.plan.models import Step
from tests import makers
from tests.employers.rows import make_company, make_user
from tests.placements import rows

pytestmark = pytest.mark.django_db
A = Asking
WELL = actions.Said(works=Works.HERE, goes=Goes.WELL, help=Help.NO)


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def watcher(adviser: Actor) -> Actor:
    return Actor(role=Watcher, region=adviser.region)


@pytest.fixture
def company(adviser: Actor) -> Employer:
    return make_company(adviser)


@pytest.fixture
def started(adviser: Actor, company: Employer) -> Placement:
    person = rows.make_worker(adviser)
    with acting(adviser):
        Contact.objects.create(**makers.of(person), kind="phone", value="0171 39200 55",
                               message_may_be_left=True)  # fmt: skip
    return rows.make_started(
        person, adviser, employer=company, where="", ask_employer=True,
        employer_email="chefin@elektro.example",
    )  # fmt: skip


def asked(started: Placement, adviser: Actor, watcher: Actor, side: str = "person") -> FollowUp:
    row = rows.make_due(started, adviser, side)
    with acting(watcher):
        actions.ask(followup=row.pk, by=watcher, at=now())
    with acting(adviser):
        return FollowUp.objects.get(pk=row.pk)


# --- asked ----------------------------------------------------------------------------------------
def test_the_person_gets_one_message_and_the_company_one_mail(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    for side in ("person", "employer"):
        rows.make_due(started, adviser, side)
    jobs.watch(watcher)
    jobs.watch(watcher)
    with acting(adviser):
        assert [one.kind for one in Message.objects.all()] == ["follow_up"]
        states = FollowUp.objects.filter(months=1).values_list("side", "state")
        assert set(states) == {("person", "asked"), ("employer", "asked")}
    with acting(post.courier(started.region_id)):
        [mail] = Notice.objects.all()
        assert (mail.address, mail.values["opens"]) == ("chefin@elektro.example", "asked")
        assert started.title not in str(mail.values)


def test_whom_no_message_reaches_is_telephoned(
    adviser: Actor, watcher: Actor, company: Employer
) -> None:
    silent = rows.make_started(
        rows.make_worker(adviser), adviser, employer=company, where="", ask_employer=True
    )
    for side in ("person", "employer"):
        rows.make_due(silent, adviser, side)
    jobs.watch(watcher)
    with acting(adviser):
        assert set(FollowUp.objects.filter(months=1).values_list("state", flat=True)) == {"call"}
        assert queries.to_call(adviser).count() == 2


def test_nobody_is_asked_before_the_day(adviser: Actor, watcher: Actor, started: Placement) -> None:
    with acting(adviser):
        row = FollowUp.objects.get(placement=started, side="person", months=1)
    with acting(watcher):
        assert not actions.ask(followup=row.pk, by=watcher, at=now())


# --- every move -----------------------------------------------------------------------------------
PATHS: dict[Asking, tuple[str, ...]] = {
    A.WAITING: (), A.ASKED: ("ask",), A.REMINDED: ("ask", "chase"),
    A.CALL: ("ask", "chase", "chase"), A.SILENT: ("ask", "chase", "chase", "chase"),
    A.ANSWERED: ("ask", "answer"), A.DROPPED: ("drop",),
}  # fmt: skip


def brought_to(state: Asking, started: Placement, adviser: Actor, watcher: Actor) -> FollowUp:
    row = rows.make_due(started, adviser)
    for number, step in enumerate(PATHS[state]):
        with acting(watcher if step in {"ask", "chase"} else adviser):
            at = now() + timedelta(days=30 * number)
            if step == "ask":
                actions.ask(followup=row.pk, by=watcher, at=at)
            elif step == "chase":
                actions.chase(followup=row.pk, by=watcher, at=at)
            elif step == "answer":
                actions.answer(followup=row, said=WELL, channel=Channel.CALL, by=adviser, at=at)
            else:
                actions.drop_questions(started, sides=(queries.Side.PERSON,), at=at)
    with acting(adviser):
        return FollowUp.objects.get(pk=row.pk)


@pytest.mark.parametrize(("state", "to"), list(product(A, A)))
def test_the_database_knows_the_table_of_moves(
    adviser: Actor, watcher: Actor, started: Placement, state: Asking, to: Asking
) -> None:
    """Each move by each hand, past the verbs: only what the table says, by whom it says."""
    row = brought_to(state, started, adviser, watcher)
    assert row.state == state
    more = {} if to is not A.ANSWERED else {
        "works": "here", "channel": "call", "answered_at": now(),
    }  # fmt: skip
    for hand, by in (("adviser", adviser), ("program", watcher)):
        if state is to or (hand == "program" and to is A.ANSWERED):
            continue
        if hand in ASKINGS[state].get(to, frozenset()):
            with acting(by), transaction.atomic():
                assert FollowUp.objects.filter(pk=row.pk).update(state=to, **more) == 1
                transaction.set_rollback(True)
            continue
        with acting(by):
            try:
                with transaction.atomic():
                    assert FollowUp.objects.filter(pk=row.pk).update(state=to, **more) == 0
            except (IntegrityError, ProgrammingError):
                continue


def test_silence_is_reminded_then_called_then_counted_and_never_a_yes(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    row = brought_to(A.SILENT, started, adviser, watcher)
    assert (row.works, row.answered_at) == ("", None)
    with acting(adviser):
        assert [one.kind for one in Message.objects.order_by("written_at")] == [
            "follow_up", "follow_up_again",
        ]  # fmt: skip
        assert list(queries.silent(adviser, today())) == [row]
        with pytest.raises(IntegrityError, match="silence_is_no_answer"), transaction.atomic():
            FollowUp.objects.filter(pk=row.pk).update(works="here")


def test_who_was_silent_may_still_answer(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    row = brought_to(A.SILENT, started, adviser, watcher)
    with acting(adviser):
        actions.answer(followup=row, said=WELL, channel=Channel.CALL, by=adviser, at=now())
        assert FollowUp.objects.get(pk=row.pk).state == A.ANSWERED


def test_a_company_is_asked_one_question_about_a_start_at_a_time(
    adviser: Actor, watcher: Actor, started: Placement, company: Employer
) -> None:
    chief = make_user(company, adviser)

    def waiting() -> list[FollowUp]:
        with acting(chief):
            return list(queries.asked_of_company((company.pk,)))

    first, second = (rows.make_due(started, adviser, "employer", months) for months in (1, 3))
    for row, due in ((first, [first]), (second, [second])):
        with acting(watcher):
            actions.ask(followup=row.pk, by=watcher, at=now())
        assert waiting() == due
    with acting(adviser):
        actions.answer(followup=second, said=WELL, channel=Channel.CALL, by=adviser, at=now())
    assert waiting() == []


def test_the_company_reads_whom_a_question_is_about_while_the_person_agrees(
    adviser: Actor, watcher: Actor, started: Placement, company: Employer
) -> None:
    with acting(adviser):
        Placement.objects.filter(pk=started.pk).update(known_as="Samira")
    asked(started, adviser, watcher, "employer")
    chief = make_user(company, adviser)
    with acting(chief):
        assert [vars(one)["known_as"] for one in queries.asked_of_company((company.pk,))] == [
            "Samira"
        ]
    with acting(adviser):
        Placement.objects.filter(pk=started.pk).update(ask_employer=False)
    with acting(chief):
        assert not any(vars(one)["known_as"] for one in queries.asked_of_company((company.pk,)))


# --- answered -------------------------------------------------------------------------------------
def by_link(row: FollowUp) -> Actor:
    return Actor(link=queries.digest_of(queries.token_of(row.pk)))


def test_the_link_answers_once(adviser: Actor, watcher: Actor, started: Placement) -> None:
    row = asked(started, adviser, watcher)
    by = by_link(row)
    with acting(by):
        actions.answer(followup=row, said=WELL, channel=Channel.LINK, by=by, at=now())
        with pytest.raises(Refused, match="answered already"):
            actions.answer(followup=row, said=WELL, channel=Channel.LINK, by=by, at=now())


def test_the_person_answers_on_the_own_page_and_not_for_the_company(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    mine, theirs = (asked(started, adviser, watcher, side) for side in ("person", "employer"))
    by = makers.newcomer(started.person)
    with acting(by):
        actions.answer(followup=mine, said=WELL, channel=Channel.PAGE, by=by, at=now())
        with pytest.raises(Refused):
            actions.answer(followup=theirs, said=WELL, channel=Channel.PAGE, by=by, at=now())


def test_a_company_does_not_answer_as_a_person(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    row = asked(started, adviser, watcher, "employer")
    by = by_link(row)
    elsewhere = actions.Said(works=Works.ELSEWHERE)
    with acting(by), pytest.raises(Refused, match="one of these"):
        actions.answer(followup=row, said=elsewhere, channel=Channel.LINK, by=by, at=now())


# --- trouble --------------------------------------------------------------------------------------
BAD = actions.Said(works=Works.HERE, goes=Goes.BADLY, help=Help.YES, words="Zu spät")


@pytest.mark.parametrize("side", ["person", "employer"])
def test_trouble_opens_one_step_whoever_told_it_in_the_same_words(
    adviser: Actor, watcher: Actor, started: Placement, side: str
) -> None:
    row = asked(started, adviser, watcher, side)
    with acting(by_link(row)) as by:
        actions.answer(followup=row, said=BAD, channel=Channel.LINK, by=by, at=now())
    with acting(adviser):
        [step] = Step.objects.filter(person=started.person)
        assert (step.phrase, step.who, step.note) == ("work_talk", "adviser", "")
        assert step.source_key == f"work {started.pk}"
        assert "employer" not in step.what
        assert list(queries.contradicted(adviser, today())) == [row]


def test_both_sides_in_trouble_make_one_step(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    for side in ("person", "employer"):
        row = asked(started, adviser, watcher, side)
        with acting(by_link(row)) as by:
            actions.answer(followup=row, said=BAD, channel=Channel.LINK, by=by, at=now())
    with acting(adviser):
        assert Step.objects.filter(person=started.person).count() == 1


def test_neither_side_sees_what_the_other_has_said(
    adviser: Actor, watcher: Actor, started: Placement, company: Employer
) -> None:
    mine, theirs = (asked(started, adviser, watcher, side) for side in ("person", "employer"))
    for row in (mine, theirs):
        with acting(by_link(row)) as by:
            actions.answer(followup=row, said=BAD, channel=Channel.LINK, by=by, at=now())
    chief = make_user(company, adviser)
    for by, seen in (
        (makers.newcomer(started.person), mine),
        (chief, theirs),
        (by_link(mine), mine),
        (by_link(theirs), theirs),
    ):
        with acting(by):
            told = FollowUp.objects.exclude(state=A.WAITING)
            assert list(told.values_list("pk", flat=True)) == [seen.pk]
    with acting(chief):
        assert not Step.objects.exists()
        assert list(queries.working_at((company.pk,))) == [started]
    with acting(adviser):
        assert queries.FollowUp.objects.exclude(state=A.WAITING).count() == 2


def test_without_the_persons_yes_the_company_sees_nothing(
    adviser: Actor, company: Employer
) -> None:
    rows.make_started(rows.make_worker(adviser), adviser, employer=company, where="")
    with acting(make_user(company, adviser)):
        assert not queries.working_at((company.pk,))
        assert not FollowUp.objects.exists()


def test_a_link_that_ran_out_opens_nothing(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    row = asked(started, adviser, watcher)
    with acting(adviser):
        FollowUp.objects.filter(pk=row.pk).update(token_ends_at=now() - timedelta(minutes=1))
    with acting(by_link(row)):
        assert queries.followup_of_link(queries.token_of(row.pk)) is None


def test_the_coordination_reads_figures_and_no_row(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    brought_to(A.SILENT, started, adviser, watcher)
    coordinator = Actor(role=Coordinator, region=adviser.region)
    with acting(coordinator):
        assert queries.silence(today() - timedelta(days=30)) == []  # fewer than five were asked
    for _number in range(4):
        more = rows.make_started(rows.make_worker(adviser), adviser)
        asked(more, adviser, watcher)
    with acting(coordinator):
        assert not FollowUp.objects.exists()
        [one] = queries.silence(today() - timedelta(days=30))
        assert (one.side, one.months, one.due, one.silent) == ("person", 1, 5, 1)
    with acting(adviser):
        assert queries.silence(today() - timedelta(days=30)) == []


def test_what_came_of_a_start_tells_silence_from_success(
    adviser: Actor, watcher: Actor, started: Placement
) -> None:
    brought_to(A.SILENT, started, adviser, watcher)
    with acting(adviser):
        [one] = queries.starts(started.institution_id, today(), today())
    assert [(a.months, a.silent, a.works) for a in one.asked] == [(1, True, "")]
    assert (one.kind, one.ended_on) == ("insured", None)
