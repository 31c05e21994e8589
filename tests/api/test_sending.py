"""Sending a referral by a key: the rules of the page, consent first; and the same call twice."""

import base64
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from nahtlos.api import limits
from nahtlos.core.clock import today
from nahtlos.core.roles import Immigration
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, KeptAnswer, Kind
from nahtlos.network.queries import unsealed
from nahtlos.people import wording
from nahtlos.people.models import Arrival, Consent, Import
from nahtlos.referrals.models import Referral
from tests import makers
from tests.api.asking import faults
from tests.api.system import System, Two, make_two
from tests.network.rows import make_answer, make_area

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer\n%%EOF"


def paper(**more: Any) -> dict[str, Any]:
    """The consent that the person has signed."""
    fields = {
        "how": "paper",
        "until": str(today() + timedelta(days=100)),
        "signed_on": str(today()),
        "language": "uk",
        "wording": wording.version("uk"),
        "paper": base64.b64encode(PDF).decode(),
    }
    return fields | more


def wish(two: Two, **more: Any) -> dict[str, Any]:
    """What is handed in to send a referral."""
    fields: dict[str, Any] = {
        "person": {"id": str(two.person.pk)},
        "to": {"recipient": str(two.school.pk), "topic": "language"},
        "asked": "A B1 course in the mornings",
        "parts": ["contact", "profile"],
        "consent": paper(),
    }
    return fields | more


@pytest.fixture
def two(db: None, monkeypatch: pytest.MonkeyPatch) -> Two:
    monkeypatch.setattr(limits, "MOST", 1_000_000)
    return make_two()


def only(two: Two) -> Referral:
    with acting(two.adviser):
        return Referral.objects.select_related("consent__scan").get()


def none_sent(two: Two) -> bool:
    with acting(two.adviser):
        return not Referral.objects.exists() and not Consent.objects.exists()


def test_sent_at_once_with_the_paper_that_was_signed(two: Two) -> None:
    signed_on = today() - timedelta(days=3)
    response = two.sender.post("", wish(two, consent=paper(signed_on=str(signed_on))))
    assert (response.status_code, response.json()["state"]) == (201, "sent")
    one = only(two)
    assert one.consent
    assert one.consent.scan
    assert (one.consent.how, one.consent.language) == ("paper", "uk")
    assert one.consent.scan.name == f"{signed_on}.pdf"
    assert bytes(one.consent.scan.content) == PDF
    assert two.recipient.get("").json()["referrals"][0]["id"] == response.json()["id"]


def test_asked_on_the_telephone_it_stays_a_draft_until_the_yes(two: Two) -> None:
    consent = {"how": "ask", "until": str(today() + timedelta(days=100))}
    response = two.sender.post("", wish(two, consent=consent))
    assert (response.status_code, response.json()["state"]) == (201, "drafted")
    assert two.recipient.get("").json()["referrals"] == []
    page = two.sender.client.get(
        response.json()["link"].partition("//")[2].partition("/")[2].join(("/", ""))
    )
    assert page.status_code in {200, 302}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"signed_on": "2999-01-01"}, "The day on the paper lies in the future."),
        ({"signed_on": "2020-01-01"}, "signed more than 90 days ago"),
        ({"language": "xx"}, "do not exist in this language"),
        ({"language": "de"}, "The words of consent have changed."),
        ({"wording": "0123456789ab"}, "The words of consent have changed."),
        ({"until": "2020-01-01"}, "A consent ends within two years from today."),
        ({"until": "2999-01-01"}, "A consent ends within two years from today."),
        ({"paper": ""}, "PDF, PNG or JPEG"),
        ({"paper": "no base64"}, "PDF, PNG or JPEG"),
        ({"paper": base64.b64encode(b"MZ program").decode()}, "PDF, PNG or JPEG"),
    ],
)
def test_a_paper_that_does_not_count_sends_nothing(
    two: Two, more: dict[str, str], says: str
) -> None:
    response = two.sender.post("", wish(two, consent=paper(**more)))
    [(_place, sentence)] = faults(response)
    assert response.status_code == 403
    assert says in sentence
    assert none_sent(two)


def test_whoever_may_not_refer_reads_the_sentence_of_the_page(two: Two) -> None:
    response = two.recipient.post("", wish(two))
    assert response.status_code == 404, "the school does not see the person at all"
    makers.make_consent(two.person, two.school.pk, two.adviser)
    response = two.recipient.post("", wish(two))
    assert faults(response) == [("referral", "Your role does not change files.")]


@pytest.mark.parametrize("whom", ["office", "own", "beyond", "unknown"])
def test_to_whom_nobody_is_referred(two: Two, whom: str) -> None:
    here = two.person.institution
    to = {
        "office": makers.make_institution(here.region, Kind.IMMIGRATION_OFFICE).pk,
        "own": here.pk,
        "beyond": makers.make_institution().pk,
        "unknown": uuid4(),
    }[whom]
    says = {
        "office": "Nobody is referred to the immigration office. It is asked single questions.",
        "own": "Your own institution already accompanies this person.",
        "beyond": "A file stays in its region.",
        "unknown": "there is none of this key that you may see",
    }[whom]
    response = two.sender.post("", wish(two, to={"recipient": str(to), "topic": "work"}))
    assert [sentence for _at, sentence in faults(response)] == [says]
    assert none_sent(two)


def test_no_key_is_made_for_the_immigration_office(two: Two) -> None:
    office = makers.make_institution(two.school.region, Kind.IMMIGRATION_OFFICE)
    with pytest.raises(Exception, match="no key"):
        System.of(makers.make_member(office, Immigration), two.keeper)


def test_notes_go_to_no_institution_without_an_account(two: Two) -> None:
    bare = makers.make_institution(two.school.region)
    Institution.objects.filter(pk=bare.pk).update(email="desk@lindenau.example")
    to = {"recipient": str(bare.pk), "topic": "work"}
    response = two.sender.post("", wish(two, to=to, parts=["notes"]))
    assert "only to institutions that sign in here" in faults(response)[0][1]
    assert two.sender.post("", wish(two, to=to)).status_code == 201


def test_twice_to_the_same_place_is_refused_as_on_the_page(two: Two) -> None:
    assert two.sender.post("", wish(two)).status_code == 201
    says = "This person is referred there for this already."
    assert faults(two.sender.post("", wish(two))) == [("referral", says)]


# --- by topic, by reference ------------------------------------------------------------------------------
def test_to_whoever_answers_where_it_is_one_alone(two: Two) -> None:
    area = make_area(two.school.region)
    to = {"topic": "language", "area": str(area.pk)}
    assert two.sender.post("", wish(two, to=to)).status_code == 409
    make_answer(two.school, "language", area)
    make_answer(two.person.institution, "language", area)
    response = two.sender.post("", wish(two, to=to))
    assert response.status_code == 201
    assert only(two).recipient_id == two.school.pk


def test_the_program_never_chooses_among_several(two: Two) -> None:
    for school in (two.school, makers.make_institution(two.school.region, Kind.SCHOOL)):
        make_answer(school, "language")
    response = two.sender.post("", wish(two, to={"topic": "language"}))
    assert response.status_code == 409
    assert "Several institutions answer" in faults(response)[0][1]
    assert none_sent(two)


def test_the_topic_follows_where_an_institution_answers_for_one(two: Two) -> None:
    make_answer(two.school, "language")
    to = {"recipient": str(two.school.pk)}
    assert two.sender.post("", wish(two, to=to)).status_code == 201
    assert only(two).topic == "language"
    make_answer(two.school, "work")
    assert two.sender.post("", wish(two, to=to)).status_code == 409


def arrive_with_a_table(two: Two, by: Any, person: Any, number: str) -> None:
    with acting(by):
        table = Import.objects.create(
            region_id=by.region, institution_id=by.institution, brought_by_id=by.account, head=[], sample=[],
        )  # fmt: skip
        Arrival.objects.create(
            **makers.of(person), brought=table, number=1, external_key=number, made=True
        )


def test_a_person_by_the_number_of_the_own_system_alone(two: Two) -> None:
    """Another institution knows somebody else by the same number."""
    other = makers.make_member(makers.make_institution(two.school.region))
    arrive_with_a_table(two, two.adviser, two.person, "BG 17")
    arrive_with_a_table(two, other, makers.make_person(other), "BG 17")
    arrive_with_a_table(two, other, makers.make_person(other), "BG 18")
    response = two.sender.post("", wish(two, person={"reference": "BG 17"}))
    assert response.status_code == 201
    assert only(two).person_id == two.person.pk
    told = two.sender.get(f"/{response.json()['id']}").json()["person"]
    assert told == {"id": str(two.person.pk), "reference": "BG 17"}
    assert two.sender.post("", wish(two, person={"reference": "BG 18"})).status_code == 404
    assert two.sender.post("", wish(two, person={"reference": ""})).status_code == 422


def test_the_words_to_be_signed_are_those_of_the_page(two: Two) -> None:
    address = f"/words?recipient={two.school.pk}&parts=contact,health&until=2027-03-01&language=uk"
    found = two.sender.get(address).json()
    words = wording.in_words(
        language="uk", holder=two.person.institution.name, recipient=two.school.name,
        purpose="referral", parts=["contact", "health"], until=today().replace(2027, 3, 1),
    )  # fmt: skip
    assert (found["asks"], found["agree"]) == (words.asks, words.agree)
    assert found["wording"] == wording.version("uk")
    assert len(found["expressly"]) == 1


# --- the same call twice -----------------------------------------------------------------------------------
def test_the_same_call_twice_is_done_once_and_answered_twice(two: Two) -> None:
    first, second = (two.sender.post("", wish(two), Idempotency_Key="a-1") for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert second.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    only(two)


def test_a_refusal_is_repeated_too(two: Two) -> None:
    one = makers.make_referral(two.person, two.school.pk, two.adviser, state="closed")
    call = partial(two.sender.post, f"/{one.pk}/withdraw", {}, Idempotency_Key="b")
    first, second = call(), call()
    assert first.status_code == second.status_code == 403
    assert faults(first) == faults(second) == [("referral", "This referral is closed.")]


def test_a_key_of_repetition_belongs_to_one_call_and_one_system(two: Two) -> None:
    one = makers.make_referral(two.person, two.school.pk, two.adviser)
    assert two.sender.post("", wish(two, to={"recipient": str(two.school.pk), "topic": "work"}),
                           Idempotency_Key="c").status_code == 201  # fmt: skip
    assert two.sender.post("", wish(two), Idempotency_Key="c").status_code == 409
    assert two.recipient.post(f"/{one.pk}/see", {}, Idempotency_Key="c").status_code == 200
    for odd in ("", "with space", "x" * 65, "ü"):
        assert two.recipient.post(f"/{one.pk}/see", {}, Idempotency_Key=odd).status_code == 422


def test_what_could_not_be_read_is_not_kept(two: Two) -> None:
    bad = wish(two) | {"parts": ["everything"]}
    assert two.sender.post("", bad, Idempotency_Key="d").status_code == 422
    assert two.sender.post("", wish(two), Idempotency_Key="d").status_code == 201


def test_a_kept_answer_is_sealed_and_read_by_nobody_else(two: Two) -> None:
    """It may hold the link that a person opens."""
    consent = {"how": "ask", "until": paper()["until"]}
    link = two.sender.post("", wish(two, consent=consent), Idempotency_Key="e").json()["link"]
    with acting(two.adviser):
        kept = KeptAnswer.objects.get()
    assert link not in kept.answer
    assert link in unsealed(kept.answer)
    for other in (two.member, two.keeper, makers.make_member(two.person.institution)):
        with acting(other):
            assert KeptAnswer.objects.count() == 0
