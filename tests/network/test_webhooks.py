"""Webhooks over a real line: signed, told again after a fault, in order, with keys and nothing else."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member, Messenger
from nahtlos.core.wall import acting
from nahtlos.jobs import calling, systems
from nahtlos.jobs import referrals as nightly
from nahtlos.network import actions, queries
from nahtlos.network.models import Delivery, Institution, Kind, Webhook
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Person
from nahtlos.referrals import actions as referring
from nahtlos.referrals.models import Referral
from tests import makers
from tests.network.receiver import Letter, Receiver, receiving, saying, slowly, verified

pytestmark = pytest.mark.django_db
State = Delivery.State


@dataclass
class Line:
    """A school whose system is told, and a Jobcenter that refers somebody to it."""

    adviser: Actor
    member: Actor
    person: Person
    receiver: Receiver
    secret: str

    @property
    def messenger(self) -> Actor:
        return Actor(role=Messenger, region=self.member.region)

    @property
    def webhook(self) -> Webhook:
        with acting(self.member):
            return Webhook.objects.get()

    def referral(self, state: str = "sent", **more: Any) -> Referral:
        return makers.make_referral(
            self.person, self.member.institution, self.adviser, state=state, **more
        )

    def see(self, referral: Referral) -> None:
        with acting(self.member):
            referring.see(referral=referral, by=self.member, at=now())

    def deliveries(self) -> list[Delivery]:
        with acting(self.member):
            return list(Delivery.objects.order_by("id"))

    def told(self) -> Delivery:
        """One piece of news that waits to be told."""
        self.see(self.referral())
        return self.deliveries()[-1]

    def attempt(self, delivery: Delivery, *, last: bool = False) -> bool:
        """One try; whether another one is due."""
        return systems.attempt(delivery.pk, self.messenger, last=last)

    def fresh(self, delivery: Delivery) -> Delivery:
        with acting(self.member):
            return Delivery.objects.get(pk=delivery.pk)


@pytest.fixture
def line(db: None, settings: Any, socket_enabled: None) -> Iterator[Line]:
    settings.WEBHOOKS_ANYWHERE = True
    settings.WEBHOOK_SECONDS = 0.5
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    member = makers.make_member(makers.make_institution(region, Kind.SCHOOL), Member)
    with receiving() as receiver:
        with acting(member):
            secret = actions.make_webhook(address=receiver.address, by=member, at=now())
        yield Line(adviser, member, makers.make_person(adviser), receiver, secret)


def jobs() -> list[dict[str, Any]]:
    rows = ProcrastinateJob.objects.filter(task_name="systems.tell").order_by("id")
    return list(rows.values("args", "lock"))


# --- what is told, and to whom -----------------------------------------------------------------------------
def test_a_move_is_told_in_the_transaction_of_the_move(line: Line) -> None:
    delivery = line.told()
    [job] = jobs()
    assert job["args"]["delivery"] == str(delivery.pk)
    assert (delivery.kind, delivery.told_state, delivery.state) == (
        "referral.moved",
        "seen",
        "waiting",
    )
    one = line.referral(topic="work")
    with pytest.raises(RuntimeError, match="later"):
        see_and_fail(line, one)
    assert (len(jobs()), len(line.deliveries())) == (1, 1)


def see_and_fail(line: Line, referral: Referral) -> None:
    with acting(line.member):
        referring.see(referral=referral, by=line.member, at=now())
        raise RuntimeError("something fails later")


def test_every_move_has_its_kind(line: Line) -> None:
    wanted = referring.Wanted(
        recipient=Institution.objects.get(pk=makers.sure(line.member.institution)),
        topic="language", asked="A course", parts=("contact",),
    )  # fmt: skip
    with acting(line.adviser):
        draft = referring.draft(person=line.person, wanted=wanted, by=line.adviser, at=now())
        one = referring.send_on_the_spot(
            referral=draft, until=now() + timedelta(days=9), by=line.adviser, at=now()
        )
    with acting(line.member):
        referring.accept(referral=one, by=line.member, at=now())
        referring.keep_appointment(referral=one, by=line.member, at=now())
    with acting(line.adviser):
        referring.withdraw(referral=one, by=line.adviser, at=now())
    assert [(d.kind, d.told_state) for d in line.deliveries()] == [
        ("referral.sent", "sent"), ("referral.answered", "accepted"),
        ("referral.moved", "kept"), ("referral.moved", "withdrawn"),
    ]  # fmt: skip


def test_the_person_and_the_night_move_it_too(line: Line) -> None:
    late = line.referral(answer_due_on=timezone.localdate(now()) - timedelta(days=2))
    watcher = next(one for one in nightly.watchers() if one.region == line.member.region)
    nightly.watch(watcher)
    herself = makers.newcomer(line.person)
    with acting(herself):
        consent = Consent.objects.get(pk=makers.sure(late.consent_id))
        people.revoke(consent=consent, by=herself, at=now())
    assert [(d.kind, d.told_state) for d in line.deliveries()] == [
        ("referral.late", "sent"), ("referral.moved", "withdrawn"),
    ]  # fmt: skip


def test_nobody_is_told_of_a_draft_or_of_what_is_between_others(line: Line) -> None:
    consent = makers.make_consent(
        line.person, line.member.institution, line.adviser, purpose="referral", given=False
    )
    draft = line.referral("drafted", consent=consent)
    other = makers.make_member(makers.make_institution(makers.by_region(line.person)), Member)
    elsewhere = makers.make_referral(line.person, other.institution, line.adviser)
    with acting(line.adviser):
        referring.withdraw(referral=draft, by=line.adviser, at=now())
    with acting(other):
        referring.see(referral=elsewhere, by=other, at=now())
    assert line.deliveries() == []
    assert jobs() == []


def test_the_sender_is_told_as_well(line: Line) -> None:
    with acting(line.adviser):
        actions.make_webhook(address=line.receiver.address, by=line.adviser, at=now())
    line.see(line.referral())
    with acting(line.adviser):
        assert Delivery.objects.get().kind == "referral.moved"
    assert len(line.deliveries()) == 1
    assert len({job["lock"] for job in jobs()}) == 2


# --- the letter --------------------------------------------------------------------------------------------
def letter_of(line: Line) -> Letter:
    assert not line.attempt(line.told())
    return line.receiver.letters[-1]


def test_the_signature_holds_and_nothing_else_would(line: Line) -> None:
    letter = letter_of(line)
    assert verified(line.secret, letter, time.time())
    assert not verified(line.secret, letter, time.time() + 301)
    assert not verified(line.secret, Letter(letter.headers, letter.body + b" "), time.time())
    other = {**letter.headers, "webhook-id": "another"}
    assert not verified(line.secret, Letter(other, letter.body), time.time())
    assert not verified("whsec_" + "A" * 44, letter, time.time())


def test_the_letter_holds_keys_and_nothing_about_anybody(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    letter = letter_of(line)
    [delivery] = line.deliveries()
    assert letter.news == {
        "id": str(delivery.pk), "type": "referral.moved",
        "timestamp": delivery.happened_at.isoformat(),
        "data": {"referral": str(delivery.about), "state": "seen"},
    }  # fmt: skip
    assert letter.key == str(delivery.pk)
    for secret in ("Olena", "language", str(line.person.pk), line.secret):
        assert secret not in letter.body.decode() + json.dumps(letter.headers)
        assert secret not in caplog.text


def test_for_a_day_both_secrets_sign(line: Line) -> None:
    with acting(line.member):
        new = actions.renew_secret(webhook=line.webhook, by=line.member, at=now())
    letter = letter_of(line)
    assert verified(line.secret, letter, time.time())
    assert verified(new, letter, time.time())
    with time_machine.travel(now() + timedelta(days=1, minutes=1), tick=True):
        line.see(line.referral(topic="work"))
        line.attempt(line.deliveries()[-1])
        letter = line.receiver.letters[-1]
        assert verified(new, letter, time.time())
        assert not verified(line.secret, letter, time.time())


def test_a_lost_secret_can_be_dropped_at_once(line: Line) -> None:
    with acting(line.member):
        actions.renew_secret(webhook=line.webhook, by=line.member, at=now())
        actions.drop_old_secret(webhook=line.webhook, by=line.member)
        with pytest.raises(Refused, match="only one"):
            actions.drop_old_secret(webhook=line.webhook, by=line.member)
    assert not verified(line.secret, letter_of(line), time.time())


def test_secrets_are_sealed_and_stay_out_of_the_book(line: Line) -> None:
    assert line.secret not in str(vars(line.webhook))
    assert queries.unsealed(line.webhook.secret) == line.secret


# --- when it does not arrive --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("answer", "status", "fault"),
    [(500, 500, "status"), (404, 404, "status"), (302, 302, "status"), (slowly, None, "timeout")],
)
def test_what_does_not_arrive_is_told_again_under_the_same_key(
    line: Line, answer: Any, status: int | None, fault: str
) -> None:
    delivery = line.told()
    line.receiver.answers = [answer]
    assert line.attempt(delivery), "another try is due"
    kept = line.fresh(delivery)
    assert (kept.state, kept.tries, kept.last_status, kept.last_fault) == (
        "waiting",
        1,
        status,
        fault,
    )
    assert not line.attempt(delivery)
    assert (line.fresh(delivery).state, line.fresh(delivery).tries) == ("delivered", 2)
    assert {one.key for one in line.receiver.letters} == {str(delivery.pk)}
    assert line.receiver.elsewhere == [], "nobody follows a redirect"


ODD = {
    b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n": (204, ""),
    b"HTTP/1.0 200\r\n\r\nmore than anybody reads": (200, ""),
    b"HTTP/1.1 100 Continue\r\n\r\n" * 9: (None, "unreachable"),
    b"SSH-2.0-nonsense\r\n": (None, "unreachable"),
    b"": (None, "unreachable"),
}


@pytest.mark.parametrize("said", ODD)
def test_whatever_is_answered_only_the_status_is_read(
    said: bytes, settings: Any, socket_enabled: None
) -> None:
    settings.WEBHOOKS_ANYWHERE = True
    with saying(said) as address:
        found = calling.post(address, b"{}", {})
    assert (found.status, found.fault) == ODD[said]


def test_nobody_there(line: Line) -> None:
    with acting(line.member):
        actions.change_webhook(webhook=line.webhook, address="http://127.0.0.1:1/", by=line.member)
    delivery = line.told()
    assert line.attempt(delivery)
    assert line.fresh(delivery).last_fault == "unreachable"


def test_after_the_last_try_it_has_failed(line: Line) -> None:
    delivery = line.told()
    line.receiver.answers = [500]
    assert not line.attempt(delivery, last=True)
    assert line.fresh(delivery).state == State.FAILED
    assert not line.attempt(delivery)
    assert len(line.receiver.letters) == 1


def test_the_waits_grow_from_seconds_to_a_day(settings: Any) -> None:
    waits = settings.WEBHOOK_WAITS
    assert waits[0] == 5
    assert waits[-1] == 24 * 60 * 60
    assert list(waits) == sorted(waits)
    assert timedelta(seconds=sum(waits)) > timedelta(days=3)


def test_an_address_that_fails_for_days_is_switched_off(line: Line) -> None:
    delivery = line.told()
    line.receiver.answers = [500, 500, 500]
    assert line.attempt(delivery)
    with time_machine.travel(now() + timedelta(days=2)):
        assert line.attempt(delivery)
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert not line.attempt(delivery)
    assert (line.webhook.off_because, line.fresh(delivery).state) == ("failed", State.HELD)
    line.see(line.referral(topic="work"))
    assert line.deliveries()[-1].state == State.HELD
    assert len(jobs()) == 1, "nothing new is tried"


def test_one_that_arrives_in_between_starts_the_days_anew(line: Line) -> None:
    delivery = line.told()
    line.receiver.answers = [500]
    assert line.attempt(delivery)
    assert line.webhook.failing_since
    assert not line.attempt(delivery)
    assert line.webhook.failing_since is None


def test_an_address_that_is_gone_is_switched_off_at_once(line: Line) -> None:
    delivery = line.told()
    line.receiver.answers = [410]
    assert not line.attempt(delivery)
    assert line.webhook.off_because == "gone"


def test_what_is_switched_off_while_it_waits_is_kept_back(line: Line) -> None:
    delivery = line.told()
    with acting(line.member):
        actions.switch_webhook(webhook=line.webhook, on=False, by=line.member, at=now())
    assert not line.attempt(delivery)
    assert line.fresh(delivery).state == State.HELD
    assert line.receiver.letters == []


# --- inside our own network -----------------------------------------------------------------------------------
def test_a_name_that_leads_inside_is_never_called(line: Line, settings: Any) -> None:
    """What was allowed when it was written down is judged again, by the address behind the name."""
    delivery = line.told()
    settings.WEBHOOKS_ANYWHERE = False
    assert line.attempt(delivery)
    assert line.fresh(delivery).last_fault == "forbidden"
    assert line.receiver.letters == []
    with acting(line.member), pytest.raises(Refused, match="whole address"):
        actions.change_webhook(webhook=line.webhook, address=line.receiver.address, by=line.member)


# --- once more --------------------------------------------------------------------------------------------------
def test_sent_again_under_the_same_key(line: Line) -> None:
    delivery = line.told()
    line.attempt(delivery)
    with acting(line.member):
        actions.send_again(delivery=delivery, by=line.member)
        with pytest.raises(Refused, match="on its way"):
            actions.send_again(delivery=delivery, by=line.member)
    assert len(jobs()) == 2
    line.attempt(delivery)
    first, second = line.receiver.letters
    assert (first.key, first.body) == (second.key, second.body)


def test_all_of_a_day_again_the_oldest_first(line: Line) -> None:
    with time_machine.travel(now() - timedelta(days=2)):
        line.attempt(line.told())
    for topic in ("work", "social"):
        line.see(line.referral(topic=topic))
    news = line.deliveries()
    line.attempt(news[1])
    line.receiver.answers = [500]
    line.attempt(news[2], last=True)
    before = len(jobs())
    with acting(line.member):
        assert actions.send_all_again(by=line.member, at=now()) == 2
    again = [job["args"]["delivery"] for job in jobs()[before:]]
    assert again == [str(one.pk) for one in news[1:]]


def test_nobody_else_sends_it_again_or_sees_it(line: Line) -> None:
    delivery = line.told()
    line.attempt(delivery)
    with acting(line.adviser):
        assert Delivery.objects.count() == Webhook.objects.count() == 0
        with pytest.raises(Refused, match="Only advisers and members"):
            actions.send_again(delivery=delivery, by=line.adviser)
    for other in (makers.keeper(line.person.region_id), makers.newcomer(line.person), Actor()):
        with acting(other):
            assert Delivery.objects.count() == Webhook.objects.count() == 0


def test_the_messenger_sees_no_person_and_no_referral(line: Line) -> None:
    line.told()
    with acting(line.messenger):
        assert Delivery.objects.count() == Webhook.objects.count() == 1
        assert Person.objects.count() == Referral.objects.count() == Consent.objects.count() == 0
    with acting(Actor(role=Messenger, region=makers.make_region().pk)):
        assert Delivery.objects.count() == Webhook.objects.count() == 0


def test_old_news_is_forgotten(line: Line) -> None:
    with time_machine.travel(now() - timedelta(days=31)):
        old = line.told()
        line.attempt(old)
    line.see(line.referral(topic="work"))
    systems.night.func(timestamp=0)
    assert [one.pk for one in line.deliveries()] == [line.deliveries()[-1].pk] != [old.pk]
