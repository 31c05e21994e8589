"""A handover from preparing to its end, the night that watches it, and a case that is closed."""

from datetime import date, timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import handovers as jobs
from nahtlos.network.models import Institution, Kind
from nahtlos.offers.models import Place
from nahtlos.people import actions as people
from nahtlos.people.models import Burden, Consent, Link, Person
from nahtlos.people.queries import file_of
from nahtlos.people.wording.closing import closed_because
from nahtlos.referrals import actions, queries
from nahtlos.referrals.models import Handover, HandoverMove, Question, Referral, Stage
from tests import makers
from tests.offers import rows as offers
from tests.referrals.handing import PARTS, Two, take, two

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(db: None) -> Two:
    return two()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Whom a mail goes to, and of what: the job's queue is read instead of sending."""
    found: list[tuple[str, str]] = []

    def defer(**told: str) -> None:
        found.append((told["institution"], told["what"]))

    monkeypatch.setattr("nahtlos.jobs.referrals.tell.defer", defer)
    return found


def third(pair: Two) -> Institution:
    return makers.make_institution(makers.by_region(pair.person), Kind.SCHOOL)


def test_every_move_is_written_down_by_the_database(pair: Two) -> None:
    one = pair.offered()
    with acting(pair.receiver):
        actions.see_handover(handover=one, by=pair.receiver, at=now())
    take(one, pair.receiver)
    with acting(pair.giver):
        moves = list(HandoverMove.objects.filter(handover=one).values_list("to_state", flat=True))
        writers = set(HandoverMove.objects.values_list("by_institution_id", flat=True))
    assert moves == ["drafted", "offered", "seen", "taken"]
    assert writers == {pair.giver.institution, pair.receiver.institution}


def test_by_the_persons_yes_on_the_telephone_it_is_offered(pair: Two) -> None:
    one = pair.prepared()
    until = now() + timedelta(days=60)
    with acting(pair.giver):
        consent = actions.ask_about_handover(handover=one, until=until, by=pair.giver, at=now())
        assert Handover.objects.get().state == Stage.DRAFTED
    with acting(pair.herself):
        people.agree(consent=consent, by=pair.herself, at=now(), language="uk")
        assert Handover.objects.get().state == Stage.OFFERED
        people.revoke(consent=Consent.objects.get(), by=pair.herself, at=now())
        assert Handover.objects.get().state == Stage.WITHDRAWN
    with acting(pair.receiver):
        assert not Person.objects.exists()


def test_only_one_handover_is_open(pair: Two) -> None:
    pair.offered()
    with pytest.raises(Refused, match="open already"):
        pair.prepared()


def test_what_the_person_refused_makes_room(pair: Two) -> None:
    one = pair.prepared()
    until = now() + timedelta(days=60)
    with acting(pair.giver):
        consent = actions.ask_about_handover(handover=one, until=until, by=pair.giver, at=now())
    with acting(pair.herself):
        people.refuse(consent=consent, by=pair.herself, at=now())
    pair.prepared()
    with acting(pair.giver):
        states = sorted(Handover.objects.values_list("state", flat=True))
    assert states == ["drafted", "withdrawn"]


def test_nobody_without_an_account_is_offered_a_case(pair: Two) -> None:
    handing = actions.Handing(recipient=third(pair), parts=PARTS)
    with acting(pair.giver), pytest.raises(Refused, match="signs in"):
        actions.prepare_handover(person=pair.person, handing=handing, by=pair.giver, at=now())


def test_it_is_taken_over_for_ones_own_advisers_alone(pair: Two) -> None:
    one = pair.offered()
    with acting(pair.receiver), pytest.raises(Refused, match="own institution"):
        actions.take_over(
            handover=one, adviser=makers.sure(pair.giver.membership), by=pair.receiver, at=now()
        )


@pytest.mark.parametrize("goes_on", [False, True])
def test_referrals_and_consents_to_others_as_the_person_said(
    pair: Two, told: list[tuple[str, str]], *, goes_on: bool
) -> None:
    school = third(pair)
    referral = makers.make_referral(pair.person, school.pk, pair.giver, state="kept")
    consent = makers.make_consent(pair.person, school.pk, pair.giver, ("profile",))
    pair.taken(with_referrals=goes_on, with_consents=goes_on)
    by = pair.receiver if goes_on else pair.giver
    with acting(by):
        assert Referral.objects.get(pk=referral.pk).state == ("kept" if goes_on else "withdrawn")
        live = Consent.objects.live().filter(pk=consent.pk).exists()
        assert live is goes_on
    with acting(pair.receiver):
        person = Person.objects.get(pk=pair.person.pk)
        expected = school.pk if goes_on else pair.receiver.institution
        assert queries.holder_now(person).institution.pk == expected
    assert ((str(school.pk), "taken_back") in told) is not goes_on
    assert (str(pair.giver.institution), "handover_taken") in told


def test_a_referral_to_the_receiver_ends_with_it(pair: Two) -> None:
    referral = makers.make_referral(
        pair.person, pair.receiver.institution, pair.giver, state="kept"
    )
    pair.taken(with_referrals=True)
    with acting(pair.giver):
        assert Referral.objects.get(pk=referral.pk).state == "withdrawn"


def test_a_held_seat_is_kept_and_told_to_the_new_holder(pair: Two) -> None:
    booking = offers.make_booking(pair.person, pair.giver, offers.make_offer(third(pair)))
    pair.taken()
    with acting(pair.receiver):
        place = Place.objects.get(pk=booking.place_id)
        assert place.asked_by_id == pair.receiver.institution
        assert (place.state, place.run_id) == (booking.place.state, booking.place.run_id)


def test_the_own_page_keeps_its_link(pair: Two) -> None:
    makers.make_record(pair.person, pair.giver)
    link = makers.make_link(pair.person, pair.giver)
    pair.taken()
    with acting(pair.receiver):
        kept = Link.objects.get(pk=link.link.pk)
        born = file_of(pair.person.pk).document["record"]["birth_date"]
    assert kept.ended_at is None
    assert (
        people.answer_link(digest=kept.token_digest, born=date.fromisoformat(str(born)))
        is people.Answer.YES
    )


def test_burdens_go_only_with_the_consent_that_names_them(pair: Two) -> None:
    own = makers.make_own_consent(pair.person, pair.giver)
    burden = makers.make_burden(pair.person, pair.giver)
    one = pair.prepared((*PARTS, "burdens"))
    until = now() + timedelta(days=60)
    with acting(pair.giver):
        consent = actions.ask_about_handover(handover=one, until=until, by=pair.giver, at=now())
    with acting(pair.herself):
        people.agree(consent=consent, by=pair.herself, at=now())
    take(one, pair.receiver)
    with acting(pair.receiver):
        assert Burden.objects.get().pk == burden.pk
    with acting(pair.giver):
        assert Burden.objects.count() == 0
        assert not Consent.objects.live().filter(pk=own.pk).exists()
    with acting(pair.herself):
        people.revoke(consent=Consent.objects.get(pk=consent.pk), by=pair.herself, at=now())
    with acting(pair.receiver):
        assert Burden.objects.count() == 0


def test_a_case_that_stayed_is_not_opened_again(pair: Two) -> None:
    pair.taken()
    with acting(pair.giver):
        left = Person.objects.get()
        with pytest.raises(Refused, match="handed over"):
            people.reopen_case(person=left, by=pair.giver)


def test_the_night_reminds_once_and_ends_what_nobody_answers(
    pair: Two, told: list[tuple[str, str]]
) -> None:
    one = makers.make_handover(
        pair.person, pair.receiver.institution, pair.giver,
        answer_due_on=today() - timedelta(days=2),
    )  # fmt: skip
    watcher = Actor(role=Watcher, region=pair.person.region_id)
    assert (jobs.watch(watcher), jobs.watch(watcher)) == (1, 0)
    assert told == [(str(pair.receiver.institution), "handover_late")]
    other = makers.make_person(pair.giver)
    lost = makers.make_handover(
        other, pair.receiver.institution, pair.giver, answer_due_on=today() - timedelta(days=40)
    )
    jobs.watch(watcher)
    with acting(pair.giver):
        assert Handover.objects.get(pk=lost.pk).state == Stage.EXPIRED
        assert Handover.objects.get(pk=one.pk).state == Stage.OFFERED
    with acting(pair.receiver):
        assert not Person.objects.filter(pk=other.pk).exists()


def test_closing_a_case_ends_what_is_open_about_it(pair: Two, told: list[tuple[str, str]]) -> None:
    school = third(pair)
    sent = makers.make_referral(pair.person, school.pk, pair.giver)
    drafted = makers.make_referral(pair.person, third(pair).pk, pair.giver, state="drafted")
    kept = makers.make_referral(pair.person, third(pair).pk, pair.giver, state="kept")
    over = makers.make_referral(pair.person, third(pair).pk, pair.giver, state="closed")
    question = makers.make_question(pair.person, pair.giver)
    one = pair.offered()
    told.clear()
    with acting(pair.giver):
        people.close_case(person=pair.person, reason="work", by=pair.giver, at=now())
        rows = dict(Referral.objects.values_list("pk", "state"))
        words = Referral.objects.get(pk=sent.pk).words
        assert Question.objects.get(pk=question.pk).state == "withdrawn"
        assert Handover.objects.get(pk=one.pk).state == "withdrawn"
        assert not Consent.objects.live().exclude(purpose="advice").exists()
    assert [rows[row.pk] for row in (sent, drafted, kept, over)] == [
        "withdrawn", "withdrawn", "withdrawn", "closed",
    ]  # fmt: skip
    assert words == closed_because("work")
    assert (str(school.pk), "taken_back") in told
    assert (str(pair.receiver.institution), "handover_back") in told
    assert len(told) == 3


def test_a_closed_case_holds_nobody_elsewhere(pair: Two) -> None:
    makers.make_referral(pair.person, third(pair).pk, pair.giver, state="kept")
    with acting(pair.giver):
        people.close_case(person=pair.person, reason="work", by=pair.giver, at=now())
        assert queries.holder_now(pair.person).institution.pk == pair.giver.institution
