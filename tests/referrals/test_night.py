"""Deadlines fire: one reminder, then coordination, then the steering group, then it runs out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Counter, Immigration, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import referrals as jobs
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.referrals import queries
from nahtlos.referrals.engine import Interface, Late, Line, interfaces, late
from nahtlos.referrals.models import Question, Referral, State
from tests import makers
from tests.outbox.rows import carry_everything

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "level"),
    [(-1, Late.NOBODY), (0, Late.NOBODY), (1, Late.RECIPIENT), (3, Late.RECIPIENT),
     (4, Late.COORDINATOR), (10, Late.COORDINATOR), (11, Late.STEERING), (400, Late.STEERING)],
)  # fmt: skip
def test_who_learns_that_it_is_late(days: int, level: Late) -> None:
    assert late(DAY, DAY + timedelta(days)) is level
    assert late(None, DAY) is Late.NOBODY


def line(state: str = "sent", days_ago: int = 5, **more: Any) -> Line:
    sent = NOON - timedelta(days=days_ago)
    fields: dict[str, Any] = {"sender": 1, "recipient": 2, "topic": "work", "reason": ""}
    fields |= {"answered_at": None, "kept_at": None, "due_on": None} | more
    return Line(state=state, sent_at=sent, sent_on=sent.date(), **fields)


def answered(days: int, state: str = "accepted", **more: Any) -> Line:
    return line(state, 50, answered_at=NOON - timedelta(days=50 - days), **more)


def only(*lines: Line) -> Interface:
    [one] = interfaces(lines, DAY)
    return one


def test_medians_are_of_three_at_least() -> None:
    assert only(answered(2), answered(4), answered(30)).answer_days == 4
    assert only(answered(2), answered(4), line()).answer_days is None


def test_numbers_of_one_or_two_are_not_said() -> None:
    assert only(line(), line()).number is None
    assert only(line(), line()).longest_days is None
    one = only(line(), line(), line(days_ago=9))
    assert (one.number, one.waiting, one.longest_days) == (3, 3, 9)


def test_nor_what_would_give_them_away() -> None:
    """Five in all, four of them waiting: so one was answered."""
    four = [line() for _ in range(4)]
    assert only(*four, answered(3, "closed")).waiting is None
    refused = [
        answered(1, "declined", reason=reason) for reason in ("full", "full", "full", "other")
    ]
    assert only(*refused).reasons == ()
    more = [answered(1, "declined", reason="other") for _ in range(2)]
    assert only(*refused, *more).reasons == (("full", 3), ("other", 3))


def test_the_worst_jam_stands_first() -> None:
    calm = [line(recipient=3) for _ in range(9)]
    jam = [line(days_ago=40, due_on=DAY - timedelta(days=20)) for _ in range(3)]
    assert [one.recipient for one in interfaces([*calm, *jam], DAY)] == [2, 3]


@dataclass(frozen=True)
class Watch:
    """A sender, a recipient and the program watching."""

    adviser: Actor
    member: Actor
    watcher: Actor
    region: Any

    def sent(self, late_by: int, **more: Any) -> Referral:
        due = today() - timedelta(days=late_by)
        return makers.make_referral(
            makers.make_person(self.adviser), self.member.institution, self.adviser,
            answer_due_on=due, **more,
        )  # fmt: skip


@pytest.fixture
def watch(db: None) -> Watch:
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    school = makers.make_institution(region, Kind.SCHOOL)
    Institution.objects.filter(pk=school.pk).update(email="school@nahtlos.example")
    watcher = Actor(role=Watcher, region=region.pk)
    return Watch(adviser, makers.make_member(school, Member), watcher, region)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What would be sent, instead of a queue."""
    found: list[dict[str, str]] = []

    def record(**given: str) -> None:
        found.append(given)

    monkeypatch.setattr(jobs.tell, "defer", record)
    return found


@pytest.mark.django_db
def test_one_reminder_and_no_second(watch: Watch, told: list[dict[str, str]]) -> None:
    watch.sent(1), watch.sent(0)
    assert jobs.watch(watch.watcher) == 1
    assert jobs.watch(watch.watcher) == 0
    assert [one["what"] for one in told] == ["late"]


@pytest.mark.django_db
def test_an_appointment_that_is_not_kept_is_reminded_of(
    watch: Watch, told: list[dict[str, str]]
) -> None:
    watch.sent(5, state="accepted", appointment_due_on=today() - timedelta(days=1))
    jobs.watch(watch.watcher)
    assert [one["what"] for one in told] == ["late"]


@pytest.mark.django_db
def test_what_nobody_answers_runs_out_and_the_sender_is_told(
    watch: Watch, told: list[dict[str, str]]
) -> None:
    one = watch.sent(31)
    jobs.watch(watch.watcher)
    with acting(watch.member):
        assert Person.objects.count() == 0, "sight ends with it"
    with acting(watch.adviser):
        assert Referral.objects.get().state == State.EXPIRED
        assert queries.holder_now(Person.objects.get()).institution.pk == one.institution_id
    assert [(one["what"], one["institution"]) for one in told] == [
        ("answered", str(watch.adviser.institution))
    ]


@pytest.mark.django_db
def test_a_referral_ends_with_its_consent(watch: Watch, told: list[dict[str, str]]) -> None:
    watch.sent(0, state="accepted", sight_ends_at=now() - timedelta(minutes=1))
    jobs.watch(watch.watcher)
    with acting(watch.adviser):
        assert Referral.objects.get().state == State.EXPIRED


@pytest.mark.django_db
def test_the_office_is_reminded_once(watch: Watch, told: list[dict[str, str]]) -> None:
    office = makers.make_institution(watch.region, Kind.IMMIGRATION_OFFICE)
    makers.make_member(office, Immigration)
    person = makers.make_person(watch.adviser)
    makers.make_question(person, watch.adviser, office, due_on=today() - timedelta(days=1))
    jobs.watch(watch.watcher), jobs.watch(watch.watcher)
    assert [one["what"] for one in told] == ["question_late"]
    with acting(watch.adviser):
        assert Question.objects.get().reminded_on == today()


@pytest.mark.django_db
def test_the_steering_group_gets_what_is_late_for_long(watch: Watch) -> None:
    since = now() - timedelta(days=99)
    for _ in range(3):
        watch.sent(11)
    with acting(Actor(role=Counter, region=watch.region.pk)):
        [one] = queries.steering_list(since=since, today=today())
    assert (one.late, one.number) == (Late.STEERING, 3)


@pytest.mark.django_db
def test_nobody_who_signs_in_counts_and_no_other_region_is_counted(watch: Watch) -> None:
    watch.sent(11)
    beyond = Actor(role=Counter, region=makers.make_region().pk)
    for who in (watch.adviser, watch.watcher, beyond, makers.keeper(watch.region.pk)):
        with acting(who):
            assert queries.interfaces_of(since=now() - timedelta(days=99), today=today()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("what", list(jobs.PAGES))
def test_no_mail_names_anybody(watch: Watch, what: str) -> None:
    one = watch.sent(1)
    jobs.tell(institution=str(one.recipient_id), what=what, email="", referral="")
    carry_everything()
    [sent] = mail.outbox
    with acting(watch.adviser):
        person = Person.objects.get()
    for name in (person.given_name, person.family_name, str(person.pk), str(one.pk)):
        assert name not in f"{sent.subject}{sent.body}"
