"""Two press in the same moment: one wins, the other is told, and nothing is written twice."""

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.placements import actions, queries
from nahtlos.placements.models import Channel, FollowUp, Goes, Permission, Placement, Reason, Works
from tests.employers.rows import make_company
from tests.makers import make_member
from tests.placements import rows
from tests.referrals.test_at_once import at_once

ROUNDS = 3


def test_a_start_is_recorded_once(committed: None) -> None:
    by = make_member()
    for _round in range(ROUNDS):
        planned = rows.make_planned(rows.make_worker(by), by)

        def press(planned: Placement = planned) -> None:
            with acting(by):
                actions.start(placement=planned, by=by, at=now())

        assert sorted(at_once(press, press)) == ["", "Refused"]
        with acting(by):
            assert FollowUp.objects.filter(placement=planned).count() == 4


def test_starting_and_dropping_meet(committed: None) -> None:
    by = make_member()
    planned = rows.make_planned(rows.make_worker(by), by)

    def start() -> None:
        with acting(by):
            actions.start(placement=planned, by=by, at=now())

    def drop() -> None:
        with acting(by):
            actions.drop(placement=planned, reason=Reason.UNKNOWN, by=by, at=now())

    assert sorted(at_once(start, drop)) == ["", "Refused"]


def test_one_request_is_made_of_two(committed: None) -> None:
    by = make_member()
    planned = rows.make_planned(rows.make_worker(by, record=rows.WAITS), by)

    def press() -> None:
        with acting(by):
            work = actions.Work(duties="Spült")
            actions.prepare(placement=planned, work=work, by=by, at=now())

    assert sorted(at_once(press, press)) == ["", "Refused"]
    with acting(by):
        assert Permission.objects.count() == 1


def test_two_nights_ask_once_and_two_hands_answer_once(committed: None) -> None:
    by = make_member()
    watcher = Actor(role=Watcher, region=by.region)
    row = rows.make_due(rows.make_started(rows.make_worker(by), by), by)

    def ask() -> None:
        with acting(watcher):
            actions.ask(followup=row.pk, by=watcher, at=now())

    assert at_once(ask, ask) == ["", ""]
    said = actions.Said(works=Works.HERE, goes=Goes.WELL)
    link = Actor(link=queries.digest_of(queries.token_of(row.pk)))

    def by_hand() -> None:
        with acting(by):
            actions.answer(followup=row, said=said, channel=Channel.CALL, by=by, at=now())

    def by_link() -> None:
        with acting(link):
            actions.answer(followup=row, said=said, channel=Channel.LINK, by=link, at=now())

    assert sorted(at_once(by_hand, by_link)) == ["", "Refused"]
    with acting(by):
        assert FollowUp.objects.get(pk=row.pk).answered_at is not None
        assert FollowUp.objects.get(pk=row.pk).due_on < today()


def test_work_at_one_company_is_planned_once(committed: None) -> None:
    by = make_member()
    person, company = rows.make_worker(by), make_company(by)

    def press() -> None:
        with acting(by):
            wanted = rows.wanted(employer=company, where="")
            actions.plan(person=person, wanted=wanted, by=by, at=now())

    assert sorted(at_once(press, press)) == ["", "Refused"]
