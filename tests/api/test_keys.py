"""Who asks with a key acts as exactly that membership, and everybody can read which key it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nahtlos.api import limits
from nahtlos.core.clock import now
from nahtlos.core.models import Change
from nahtlos.core.wall import acting
from nahtlos.network import actions, queries
from nahtlos.network.models import Account, Membership
from tests import makers
from tests.api.asking import faults
from tests.api.system import Two, make_two
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def two() -> Two:
    return make_two()


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("", "Please send the key"),
        ("Basic bm86bm8=", "Please send the key"),
        ("Bearer", "not known"),
        ("Bearer nahtlos_nonsense", "not known"),
        ("Bearer ü", "not known"),
    ],
)
def test_without_a_key_there_is_a_sentence(client: Client, header: str, says: str) -> None:
    headers = {"Accept-Language": "en"} | ({"Authorization": header} if header else {})
    response = client.get("/api/referrals", headers=headers)
    [(place, sentence)] = faults(response)
    assert (response.status_code, place) == (401, "key")
    assert says in sentence
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_a_session_in_the_browser_is_no_key(two: Two) -> None:
    assert enter(two.adviser).get("/api/referrals").status_code == 401


def test_an_ended_key_and_an_ended_place_are_told_so(two: Two) -> None:
    assert two.sender.get("").status_code == two.recipient.get("").status_code == 200
    with acting(two.keeper):
        actions.end_key(key=two.sender.key, by=two.keeper, at=now())
        membership = Membership.objects.get(pk=makers.sure(two.member.membership))
        actions.end_membership(membership=membership, by=two.keeper, at=now())
    assert faults(two.sender.get("")) == [("key", "This key has been ended.")]
    assert faults(two.recipient.get("")) == [
        ("key", "Whoever this key acts as no longer works there.")
    ]


def test_whoever_becomes_something_else_takes_no_key_along(two: Two) -> None:
    """Else a key that was given to read referrals would keep the whole network."""
    with acting(two.keeper):
        Membership.objects.filter(pk=makers.sure(two.member.membership)).update(role="coordinator")
    assert two.recipient.get("").status_code == 401


def test_a_closed_account_has_no_key(two: Two) -> None:
    Account.objects.filter(pk=makers.sure(two.member.account)).update(is_active=False)
    assert two.recipient.get("").status_code == 401


def test_a_key_runs_out(two: Two) -> None:
    with time_machine.travel(now() + 366 * DAY):
        assert faults(two.sender.get("")) == [("key", "This key has run out.")]


def test_the_sentence_is_in_the_language_of_whoever_asks(two: Two) -> None:
    response = two.sender.client.get("/api/referrals", headers={"Accept-Language": "de"})
    assert response.headers["Content-Language"] == "de"
    assert "Schlüssel" in faults(response)[0][1]


def test_the_book_names_the_key_beside_every_change(two: Two) -> None:
    row = makers.make_referral(two.person, two.school.pk, two.adviser)
    assert two.sender.post(f"/{row.pk}/withdraw").status_code == 200
    with acting(two.adviser):
        lines = Change.objects.filter(table_name="referrals_referral", verb="update")
        [line] = lines.filter(row_id=row.pk)
    assert line.by_account_id == two.adviser.account
    assert line.why == f"system key {_hint(two)}… Course book"


def _hint(two: Two) -> str:
    with acting(two.adviser):
        found = queries.key_for(two.sender.key.pk)
    assert found
    return found.hint


def test_when_a_key_was_used_is_noted_once_a_minute_and_not_in_the_book(two: Two) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        used = []
        for seconds in (0, 30, 31):
            clock.shift(seconds)
            two.sender.get("")
            with acting(two.adviser):
                found = queries.key_for(two.sender.key.pk)
            used.append(found and found.last_used_at)
    assert used[0] == used[1] != used[2]
    with acting(two.keeper):
        assert Change.objects.filter(table_name="network_systemkey").count() == 4


def test_a_key_that_asks_too_often_waits_from_wherever_it_asks(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", 2)
    cache.clear()
    with time_machine.travel(now().replace(second=20) + timedelta(minutes=1), tick=False):
        states = [
            two.sender.client.get(
                "/api/referrals", headers=two.sender.headers, REMOTE_ADDR=f"203.0.113.{number}"
            )
            for number in range(3)
        ]
    assert [one.status_code for one in states] == [200, 200, 429]
    assert states[-1].headers["Retry-After"] == "40"


def test_no_page_of_a_browser_may_ask_here(two: Two) -> None:
    response = two.sender.get("")
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]
    preflight = two.sender.client.options("/api/referrals")
    assert "Access-Control-Allow-Origin" not in preflight.headers


def test_a_key_never_shows_what_belongs_to_others(two: Two) -> None:
    """The third institution has a referral of its own, so that there is something to leak."""
    other = makers.make_member(makers.make_institution(makers.by_region(two.person)))
    stranger = makers.make_person(other, "Amira")
    theirs = makers.make_referral(stranger, two.school.pk, other)
    own = makers.make_referral(two.person, two.school.pk, two.adviser)
    seen = [one["id"] for one in two.sender.get("").json()["referrals"]]
    assert seen == [str(own.pk)]
    assert len(two.recipient.get("").json()["referrals"]) == 2
    assert two.sender.get(f"/{theirs.pk}").status_code == 404
    assert two.sender.post(f"/{theirs.pk}/withdraw").status_code == 404
    assert two.recipient.get(f"/{theirs.pk}").status_code == 200


def test_nothing_secret_is_logged(two: Two, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    two.sender.get("")
    two.sender.post("", {"person": {"reference": "BG 123"}})
    replace(two.sender, token="nahtlos_wrong").get("")
    for secret in (two.sender.token, "nahtlos_wrong", "BG 123"):
        assert secret not in caplog.text
