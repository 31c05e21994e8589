"""From preparing to closing, and who holds and sees the person at every moment."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Contact, Person
from nahtlos.referrals import actions, queries
from nahtlos.referrals.models import Declined, Gap, Referral, Result, State
from tests import makers

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Desk:
    """An adviser with a person, and a school with a member."""

    adviser: Actor
    person: Person
    school: Institution
    member: Actor

    def wanted(self, **more: object) -> actions.Wanted:
        fields = {"recipient": self.school, "topic": "language", "asked": "A B1 course"}
        return actions.Wanted(**(fields | {"parts": ("contact", "profile")} | more))  # type: ignore[arg-type]  # tests: named fields

    def sent(self, **more: object) -> Referral:
        with acting(self.adviser):
            draft = actions.draft(
                person=self.person, wanted=self.wanted(**more), by=self.adviser, at=now()
            )
            return actions.send_on_the_spot(
                referral=draft, until=now() + YEAR, by=self.adviser, at=now()
            )


@pytest.fixture
def desk(db: None) -> Desk:
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    school = makers.make_institution(region, Kind.SCHOOL)
    person = makers.make_person(adviser)
    makers.make_contact(person, adviser)
    return Desk(adviser, person, school, makers.make_member(school, Member))


def contacts(by: Actor) -> int:
    with acting(by):
        return Contact.objects.count()


def test_a_draft_opens_nothing_and_is_seen_by_nobody_else(desk: Desk) -> None:
    with acting(desk.adviser):
        actions.draft(person=desk.person, wanted=desk.wanted(), by=desk.adviser, at=now())
    with acting(desk.member):
        assert Referral.objects.count() == 0
    assert contacts(desk.member) == 0


def test_the_sender_holds_until_the_first_appointment_is_kept(desk: Desk) -> None:
    referral = desk.sent()
    with acting(desk.member):
        actions.see(referral=referral, by=desk.member, at=now())
        actions.accept(referral=referral, by=desk.member, at=now())
    with acting(desk.adviser):
        assert queries.holder_now(desk.person).institution == desk.person.institution
    with acting(desk.member):
        actions.keep_appointment(referral=referral, by=desk.member, at=now())
    with acting(desk.adviser):
        assert queries.holder_now(desk.person).institution == desk.school
    with acting(desk.member):
        actions.close(referral=referral, result=Result.HELPED, by=desk.member, at=now())
    with acting(desk.adviser):
        assert queries.holder_now(desk.person).institution == desk.person.institution


def test_sight_begins_with_sending_and_ends_with_the_answer(desk: Desk) -> None:
    assert contacts(desk.member) == 0
    referral = desk.sent()
    assert contacts(desk.member) == 1
    answered = actions.Answered(Declined.FULL)
    with acting(desk.member):
        actions.decline(referral=referral, answered=answered, by=desk.member, at=now())
    assert contacts(desk.member) == 0
    with acting(desk.member):
        assert Referral.objects.get().state == State.DECLINED


def test_a_refusal_that_knows_nowhere_is_a_gap_without_a_person(desk: Desk) -> None:
    referral = desk.sent()
    answered = actions.Answered(Declined.FULL)
    with acting(desk.member):
        actions.decline(referral=referral, answered=answered, by=desk.member, at=now())
        assert Gap.objects.count() == 0, "whoever says it does not read the list"
    with acting(makers.keeper(desk.person.region_id)):
        assert Gap.objects.values_list("topic", "said_by").get() == ("language", desk.school.pk)


def test_taking_the_consent_back_takes_the_referral_back(desk: Desk) -> None:
    referral, herself = desk.sent(), makers.newcomer(desk.person)
    with acting(herself):
        consent = Consent.objects.get(purpose="referral")
        people.revoke(consent=consent, by=herself, at=now())
        assert Referral.objects.get().state == State.WITHDRAWN
    assert contacts(desk.member) == 0
    with acting(desk.member), pytest.raises(Refused, match="taken back"):
        actions.accept(referral=referral, by=desk.member, at=now())


def test_the_persons_yes_on_the_telephone_sends_it(desk: Desk) -> None:
    herself = makers.newcomer(desk.person)
    with acting(desk.adviser):
        draft = actions.draft(person=desk.person, wanted=desk.wanted(), by=desk.adviser, at=now())
        consent = actions.ask_the_person(
            referral=draft, until=now() + YEAR, by=desk.adviser, at=now()
        )
    assert contacts(desk.member) == 0
    with acting(herself):
        people.agree(consent=consent, by=herself, at=now())
        assert Referral.objects.get().state == State.SENT
    assert contacts(desk.member) == 1


def test_every_move_is_in_the_book_of_moves(desk: Desk) -> None:
    referral = desk.sent()
    with acting(desk.member):
        actions.see(referral=referral, by=desk.member, at=now())
    with acting(desk.adviser):
        actions.withdraw(referral=referral, by=desk.adviser, at=now(), words="By mistake")
        moves = list(queries.moves_of(referral.pk))
    assert [move.to_state for move in moves] == ["drafted", "sent", "seen", "withdrawn"]
    assert [move.by_role for move in moves] == ["adviser", "adviser", "member", "adviser"]
    assert moves[-1].words == "By mistake"


def test_twice_to_the_same_place_for_the_same_is_refused(desk: Desk) -> None:
    desk.sent()
    with pytest.raises(Refused, match="already"):
        desk.sent()
