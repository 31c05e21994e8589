"""Referrals by a key: read, answered and taken back as on the pages, with the same sentences."""

from datetime import timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from nahtlos.api import limits
from nahtlos.core.clock import now
from nahtlos.core.models import Reading
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.referrals.models import Gap, Referral, Side, State
from tests import makers
from tests.api.asking import faults
from tests.api.system import System, Two, make_two
from tests.network.entering import queries_of
from tests.referrals.test_moves import due

pytestmark = pytest.mark.django_db
APPOINTMENT = "2026-12-01T10:20:00+01:00"
VERBS: dict[str, tuple[State, dict[str, Any]]] = {
    "see": (State.SEEN, {}),
    "accept": (State.ACCEPTED, {"appointment": APPOINTMENT, "words": "Bring your passport."}),
    "decline": (State.DECLINED, {"reason": "full", "instead": None}),
    "appointment": (State.KEPT, {"appointment": APPOINTMENT}),
    "keep": (State.KEPT, {}),
    "close": (State.CLOSED, {"result": "helped"}),
    "withdraw": (State.WITHDRAWN, {"words": "By mistake"}),
}


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Two:
    monkeypatch.setattr(limits, "MOST", 1_000_000)
    return make_two()


def row(two: Two, state: str = "sent", **more: Any) -> Referral:
    if state == State.DRAFTED:
        more["consent"] = makers.make_consent(
            two.person, two.school.pk, two.adviser, purpose="referral"
        )
    return makers.make_referral(two.person, two.school.pk, two.adviser, state=state, **more)


def standing(one: Referral, two: Two) -> str:
    with acting(two.adviser):
        return str(Referral.objects.get(pk=one.pk).state)


# --- every (side, state, move) --------------------------------------------------------------------------
def test_every_move_is_refused_with_the_sentence_of_the_page(two: Two) -> None:
    wrong = []
    for state, verb in product(State, VERBS):
        for side, system in ((Side.SENDER, two.sender), (Side.RECIPIENT, two.recipient)):
            to, body = VERBS[verb]
            sentence = due(side, state, to)
            one = row(two, state)
            response = system.post(f"/{one.pk}/{verb}", body)
            hidden = side is Side.RECIPIENT and state in {State.DRAFTED, State.WITHDRAWN}
            if hidden:
                good = response.status_code == 404
            elif sentence:
                good = (response.status_code, faults(response)) == (403, [("referral", sentence)])
            else:
                good = response.status_code == 200 and (
                    verb == "appointment" or response.json()["state"] == to
                )
            if not good or ((hidden or sentence) and standing(one, two) != state):
                wrong.append((side, state, verb, response.content))
    assert wrong == []


def test_whoever_stands_beside_does_not_learn_that_it_is_there(two: Two) -> None:
    here = two.person.institution
    for by in (
        makers.make_member(here, Member),
        makers.make_member(makers.make_institution(here.region)),
    ):
        beside = System.of(by, two.keeper)
        for state, verb in product(State, VERBS):
            one = row(two, state)
            assert beside.post(f"/{one.pk}/{verb}", VERBS[verb][1]).status_code == 404
            assert beside.get(f"/{one.pk}").status_code == 404
            assert standing(one, two) == state
        assert beside.get("").json() == {"referrals": [], "next": None}


def test_an_adviser_there_answers_like_a_member(two: Two) -> None:
    adviser_there = System.of(makers.make_member(two.school), two.keeper)
    one = row(two)
    assert adviser_there.post(f"/{one.pk}/see").json()["state"] == "seen"


# --- answering -------------------------------------------------------------------------------------------
def test_from_taking_notice_to_closing(two: Two) -> None:
    one, there = row(two), two.recipient
    answers = [
        there.post(f"/{one.pk}/{verb}", VERBS[verb][1])
        for verb in ("see", "accept", "keep", "close")
    ]
    assert [a.json()["state"] for a in answers] == ["seen", "accepted", "kept", "closed"]
    told = two.sender.get(f"/{one.pk}").json()
    assert (told["state"], told["result"]) == ("closed", "helped")
    assert [move["to_state"] for move in told["moves"]][1:] == [
        "seen",
        "accepted",
        "kept",
        "closed",
    ]
    assert {move["by"]["name"] for move in told["moves"][1:]} == {two.school.name}


def test_the_appointment_can_be_named_and_changed(two: Two) -> None:
    one = row(two, "accepted")
    assert (
        two.recipient.post(f"/{one.pk}/appointment", {"appointment": APPOINTMENT}).status_code
        == 200
    )
    told = two.sender.get(f"/{one.pk}").json()["appointment_at"]
    assert told == "2026-12-01T09:20:00Z"


def test_declined_with_somebody_else_or_as_a_gap(two: Two) -> None:
    other = makers.make_institution(two.person.institution.region)
    first, second = row(two), row(two, topic="work")
    named = {"reason": "not_ours", "instead": str(other.pk)}
    assert two.recipient.post(f"/{first.pk}/decline", named).status_code == 200
    assert two.sender.get(f"/{first.pk}").json()["instead"] == {
        "id": str(other.pk),
        "name": other.name,
    }
    nowhere = {"reason": "full", "instead": None}
    assert two.recipient.post(f"/{second.pk}/decline", nowhere).status_code == 200
    with acting(two.keeper):
        assert Gap.objects.count() == 1


def test_declined_to_oneself_is_refused_as_on_the_page(two: Two) -> None:
    one = row(two)
    response = two.recipient.post(
        f"/{one.pk}/decline", {"reason": "full", "instead": str(two.school.pk)}
    )
    says = "Please name another institution of the region, or say that there is nowhere."
    assert (response.status_code, faults(response)) == (403, [("referral", says)])
    unknown = {"reason": "full", "instead": str(uuid4())}
    assert two.recipient.post(f"/{one.pk}/decline", unknown).status_code == 404
    assert standing(one, two) == "sent"


# --- reading ---------------------------------------------------------------------------------------------
def test_the_file_is_shown_from_taking_notice_to_the_end_and_no_longer(two: Two) -> None:
    one = row(two)
    assert two.recipient.get(f"/{one.pk}").json()["file"] is None
    two.recipient.post(f"/{one.pk}/see")
    file = two.recipient.get(f"/{one.pk}").json()["file"]
    assert file["name"] == "Olena Prykladna"
    assert file["contact"] == [{"kind": "phone", "value": "030 23125 001"}]
    assert (file["profile"]["status"], file["plan"]) == ("ae_24", None)
    two.recipient.post(f"/{one.pk}/decline", VERBS["decline"][1])
    assert two.recipient.get(f"/{one.pk}").json()["file"] is None


def test_no_part_is_shown_that_the_consent_does_not_name(two: Two) -> None:
    makers.make_note(two.person, two.adviser)
    one = makers.make_referral(two.person, two.school.pk, two.adviser, ("plan",), "seen")
    makers.make_step(two.person, two.adviser)
    told = two.recipient.get(f"/{one.pk}")
    assert told.json()["file"]["plan"] == [{"what": "Send the diploma", "until": None}]
    assert told.json()["file"]["contact"] is told.json()["file"]["profile"] is None
    for secret in ("030 23125", "ae_24", "nurse again"):
        assert secret not in told.content.decode()


def test_the_consent_taken_back_closes_the_file_that_moment(two: Two) -> None:
    one = row(two, "seen")
    assert two.recipient.get(f"/{one.pk}").json()["file"]
    assert two.sender.post(f"/{one.pk}/withdraw").status_code == 200
    assert two.recipient.get(f"/{one.pk}").status_code == 404


def test_a_look_is_written_down_and_a_list_is_none(two: Two) -> None:
    one = row(two, "seen")
    two.recipient.get("")
    with acting(two.adviser):
        assert Reading.objects.count() == 0
    two.recipient.get(f"/{one.pk}")
    two.sender.get(f"/{one.pk}")
    with acting(two.adviser):
        [look] = Reading.objects.all()
    assert (look.by_institution_id, look.parts) == (two.school.pk, ["contact", "profile"])


def test_a_list_names_nobody(two: Two) -> None:
    row(two, "seen", asked="A course for Olena")
    for system in (two.sender, two.recipient):
        assert "Olena" not in system.get("").content.decode()
        assert str(two.person.pk) not in system.get("").content.decode()


def test_a_list_is_filtered_and_paged_the_newest_first(two: Two) -> None:
    rows = [row(two, "seen" if number % 2 else "sent") for number in range(5)]
    keys = [str(one.pk) for one in reversed(rows)]
    pages: list[list[str]] = []
    after: str | None = ""
    while after is not None:
        page = two.recipient.get(f"?limit=2{after}").json()
        pages.append([one["id"] for one in page["referrals"]])
        after = f"&before={page['next']}" if page["next"] else None
    assert pages == [keys[:2], keys[2:4], keys[4:]]
    assert len(two.recipient.get("?state=seen").json()["referrals"]) == 2
    assert len(two.recipient.get("?side=received").json()["referrals"]) == 5
    assert two.recipient.get("?side=sent").json()["referrals"] == []
    assert len(two.sender.get("?side=sent").json()["referrals"]) == 5


def test_what_has_changed_since(two: Two) -> None:
    old, new = row(two), row(two)
    with time_machine.travel(now() + timedelta(hours=2)):
        since = timezone.localtime().isoformat().replace("+", "%2B")
        two.recipient.post(f"/{new.pk}/see")
        found = two.sender.get(f"?changed_since={since}").json()["referrals"]
    assert [one["id"] for one in found] == [str(new.pk)] != [str(old.pk)]


@pytest.mark.parametrize("address", ["", "/{id}"])
def test_a_call_asks_the_same_however_much_there_is(two: Two, address: str) -> None:
    asked = []
    for how_many in (1, 3):
        rows = [row(two, "seen") for _ in range(how_many)]
        for _ in range(how_many):
            makers.make_contact(two.person, two.adviser)
            makers.make_step(two.person, two.adviser)
        place = address.format(id=rows[-1].pk)
        two.recipient.get(place)
        asked.append(queries_of(lambda place=place: two.recipient.get(place)))  # type: ignore[misc]  # bound now
    assert asked[0] == asked[1]


@pytest.mark.parametrize("key", ["nonsense", "01a218b7-5656-74d9-8f2b-c3469c464a6b", "%00"])
def test_what_is_not_there(two: Two, key: str) -> None:
    assert two.sender.get(f"/{key}").status_code == 404
    assert two.sender.post(f"/{key}/withdraw").status_code == 404


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"reason": "full"}, "instead"),
        ({"reason": "lazy", "instead": None}, "reason"),
        ({"reason": "full", "instead": None, "more": 1}, "more"),
        ({"reason": "full", "instead": None, "words": "<b>"}, "words"),
        ({"reason": "full", "instead": None, "words": "a\u0000b"}, "words"),
        ({"reason": "full", "instead": None, "words": "x" * 301}, "words"),
        ({"reason": "full", "instead": 5}, "instead"),
    ],
)
def test_a_bad_body_is_told_with_its_place(two: Two, body: dict[str, Any], place: str) -> None:
    one = row(two)
    response = two.recipient.post(f"/{one.pk}/decline", body)
    assert (response.status_code, [at for at, _says in faults(response)]) == (422, [place])
    assert standing(one, two) == "sent"


def test_nobody_holds_a_person_of_this_name_in_a_refusal(two: Two) -> None:
    one = row(two, "declined")
    response = two.recipient.post(f"/{one.pk}/accept", {})
    with acting(two.adviser):
        assert Person.objects.get(pk=two.person.pk).given_name not in response.content.decode()
