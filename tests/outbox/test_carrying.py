"""What becomes of a message: sent, held back, refused, asked for again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.jobs import carriers, post
from nahtlos.jobs import outbox as jobs
from nahtlos.outbox import actions, queries
from nahtlos.outbox.models import MOVES, Channel, Message, Notice, State
from nahtlos.people.models import Contact, Person
from tests import makers
from tests.outbox.rows import carry_all, make_message, make_way

pytestmark = pytest.mark.django_db
NOTE = actions.Note(kind="own_page")
NOON = "2026-12-02 11:00:00+00:00"


@pytest.fixture(autouse=True)
def noon() -> Any:
    """A Wednesday; whoever is told something is awake."""
    carriers.KeptSms.kept.clear()
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def by() -> Actor:
    return makers.make_member()


@pytest.fixture
def person(by: Actor) -> Person:
    return makers.make_person(by)


def write(person: Person, by: Actor, **more: Any) -> Message | None:
    with acting(by):
        return actions.write(person=person, note=NOTE, by=by, at=now(), **more)


def state(message: Message | None, by: Actor) -> tuple[str, str]:
    assert message is not None
    with acting(by):
        message.refresh_from_db()
    return message.state, message.fault


def region(by: Actor) -> UUID:
    return makers.sure(by.region)


def test_it_goes_out_once_in_the_persons_language(person: Person, by: Actor) -> None:
    make_way(person, by)
    sent = write(person, by)
    assert carry_all(region(by)) == 1
    assert carry_all(region(by)) == 0
    [letter] = carriers.KeptSms.kept
    assert letter.to == "+491713920001"
    assert "дату народження" in letter.body
    assert person.given_name not in letter.body
    assert state(sent, by) == ("sent", "")


def test_a_mail_can_be_ended_by_whoever_reads_it(person: Person, by: Actor) -> None:
    make_way(person, by, "olena@mail.example")
    write(person, by)
    carry_all(region(by))
    [sent] = mail.outbox
    token = sent.extra_headers["List-Unsubscribe"].rsplit("/", 2)[1]
    assert actions.stop_by_token(token=token, at=now())
    assert not actions.stop_by_token(token=token + "x", at=now())
    second = write(person, by)
    assert second is None


def test_the_preferred_way_is_taken_and_landlines_are_none(person: Person, by: Actor) -> None:
    make_way(person, by, "030 23125 001")
    make_way(person, by, "0171 39200 02", message_may_be_left=False)
    make_way(person, by, "olena@mail.example")
    make_way(person, by, "0171 39200 03", preferred=True)
    with acting(by):
        found = [(way.channel, way.shown) for way in queries.ways(person.pk)]
    assert found == [(Channel.SMS, "… 03"), (Channel.EMAIL, "o…@mail.example")]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"message_may_be_left": False}, "no_address"),
        ({"value": "030 23125 001"}, "no_mobile"),
        ({"kind": "email", "value": "o@mail.example"}, "no_address"),
    ],
)
def test_what_changed_meanwhile_counts(
    change: dict[str, Any], fault: str, person: Person, by: Actor
) -> None:
    way = make_way(person, by)
    sent = write(person, by)
    with acting(by):
        Contact.objects.filter(pk=way.pk).update(**change)
    carry_all(region(by))
    assert state(sent, by) == ("failed", fault)
    assert carriers.KeptSms.kept == []


def test_a_number_that_was_taken_out_gets_nothing(person: Person, by: Actor) -> None:
    way = make_way(person, by)
    sent = write(person, by)
    with acting(by):
        Contact.objects.get(pk=way.pk).delete()
    carry_all(region(by))
    assert state(sent, by) == ("failed", "no_address")


def test_whoever_wants_none_while_it_waits_gets_none(person: Person, by: Actor) -> None:
    make_way(person, by)
    sent = write(person, by)
    herself = makers.newcomer(person)
    with acting(herself):
        actions.choose(person=person, channel=Channel.SMS, wanted=False, by=herself, at=now())
    carry_all(region(by))
    assert state(sent, by) == ("stopped", "not_wanted")


def test_a_busy_service_is_asked_again_for_a_day(
    person: Person, by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(self: object, letter: object) -> str:
        raise carriers.NotNow

    monkeypatch.setattr(carriers.KeptSms, "carry", busy)
    make_way(person, by)
    sent, tries = write(person, by), 0
    with time_machine.travel(NOON, tick=False) as clock:
        while state(sent, by)[0] == "waiting":
            clock.shift(timedelta(hours=4))
            tries += carry_all(region(by))
    assert (state(sent, by), tries) == (("failed", "gave_up"), 14)


def test_what_breaks_off_is_shown_and_never_sent_by_itself(
    person: Person, by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(self: object, letter: object) -> str:
        raise TimeoutError

    make_way(person, by)
    sent = write(person, by)
    with monkeypatch.context() as broken:
        broken.setattr(carriers.KeptSms, "carry", cut)
        with pytest.raises(TimeoutError):
            carry_all(region(by))
    assert state(sent, by) == ("unsure", "broken_off")
    assert carry_all(region(by)) == 0
    with acting(by):
        [shown] = queries.troubled(by)
        second = actions.again(message=shown, by=by, at=now())
        assert not queries.troubled(by)
        with pytest.raises(Refused):
            actions.again(message=shown, by=by, at=now())
    assert carry_all(region(by)) == 1
    assert state(second, by)[0] == "sent"


def test_a_worker_that_was_killed_leaves_it_to_a_human(person: Person, by: Actor) -> None:
    make_way(person, by)
    sent = write(person, by)
    assert sent is not None
    program = post.courier(region(by))
    with acting(program):
        assert actions.take(what="message", key=sent.pk, by=program, at=now())
    assert jobs.sweep_region(program) == 0
    with time_machine.travel("2026-12-02 11:06:00+00:00"):
        assert jobs.sweep_region(program) == 1
    assert state(sent, by) == ("unsure", "broken_off")


def test_a_lost_job_is_found(person: Person, by: Actor) -> None:
    make_way(person, by)
    write(person, by)
    with time_machine.travel("2026-12-02 11:11:00+00:00"):
        assert jobs.sweep_region(post.courier(region(by))) == 1


def test_a_report_says_that_it_arrived(person: Person, by: Actor) -> None:
    make_way(person, by)
    sent = write(person, by)
    assert sent is not None
    carry_all(region(by))
    program = post.courier(region(by))
    with acting(program):
        for news in (True, False):
            told = actions.report(what="message", key=sent.pk, arrived=True, by=program, at=now())
            assert told is news
    assert state(sent, by) == ("delivered", "")


def test_a_notice_is_told_once_for_one_reason() -> None:
    house = makers.make_institution()
    one = post.Mail(to="a@b.example", subject="S", text="T [[link]]", opens="/day/")
    told = [post.tell(one, region=house.region_id, once="reason") for _ in range(2)]
    assert told == [True, False]
    carry_all(house.region_id)
    [sent] = mail.outbox
    assert sent.body.endswith("/day/")


def test_only_the_program_carries(person: Person, by: Actor) -> None:
    make_way(person, by)
    sent = write(person, by)
    assert sent is not None
    with acting(by), pytest.raises(Refused):
        actions.take(what="message", key=sent.pk, by=by, at=now())


@pytest.mark.parametrize("was", State)
@pytest.mark.parametrize("becomes", State)
def test_the_database_knows_the_same_moves(
    was: State, becomes: State, person: Person, by: Actor
) -> None:
    if was is becomes:
        return
    more: dict[str, Any] = {"sending_since": now()} if was is State.SENDING else {}
    more |= {"fault": "gave_up"} if was in {State.FAILED, State.UNSURE, State.STOPPED} else {}
    more |= {"sent_at": now()} if was in {State.SENT, State.DELIVERED} else {}
    made = make_message(person, by, state=was, **more)
    fields: dict[str, Any] = {
        "state": becomes,
        "sending_since": None,
        "fault": "",
        "sent_at": now(),
    }
    fields |= {"sending_since": now()} if becomes is State.SENDING else {}
    fields |= {"fault": "gave_up"} if becomes in {State.FAILED, State.UNSURE, State.STOPPED} else {}
    try:
        with transaction.atomic(), acting(post.courier(region(by))):
            moved = Message.objects.filter(pk=made.pk).update(**fields)
    except DatabaseError:
        moved = 0
    assert bool(moved) == (becomes in MOVES[was])


def test_notices_are_seen_by_administrators_alone(by: Actor) -> None:
    one = post.Mail(to="a@b.example", subject="S", text="T", opens="/day/")
    post.tell(one, region=region(by), once="seen")
    for who, number in ((by, 0), (makers.keeper(region(by)), 1)):
        with acting(who):
            assert Notice.objects.count() == number
