"""Signing in: passwords, pauses, second factors, other institutions' sign-ins, the end of a session."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any, cast

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import (
    ROLES,
    Administrator,
    Adviser,
    EmployerContact,
    Immigration,
    Newcomer,
    Role,
)
from nahtlos.core.wall import acting
from nahtlos.network import actions
from nahtlos.network.models import Account, Institution, Kind, Membership
from nahtlos.web.session_end import idle_limit
from nahtlos.web.sign_in import BACKEND
from tests.makers import (
    PASSWORD,
    make_account,
    make_institution,
    make_login,
    make_member,
    make_person,
    sure,
)
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    """Attempts are counted in the cache: every test begins at nought."""
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": email, "password": password}, **more)


# --- passwords and pauses --------------------------------------------------------------------------
def test_the_right_password_lets_in(client: Client) -> None:
    account = make_account()
    make_member(account=account)
    assert sign_in(client, account.email.upper())["Location"] == "/start/"
    assert client.session["_auth_user_id"] == str(account.id)


def test_the_eleventh_wrong_password_in_a_minute_from_one_address_is_a_pause(
    client: Client,
) -> None:
    answers = [
        sign_in(client, f"nobody{n}@lindenau.example", "wrong").status_code for n in range(11)
    ]
    assert answers == [200] * 10 + [429]
    page = sign_in(client, "nobody@lindenau.example", "wrong").content.decode()
    assert "<h1>" in page


def test_one_account_pauses_whatever_the_address(client: Client) -> None:
    account = make_account()
    for number in range(5):
        address = {"REMOTE_ADDR": f"192.0.2.{number}"}
        assert sign_in(client, account.email, "wrong", **address).status_code == 200
    late = sign_in(client, account.email, PASSWORD, REMOTE_ADDR="192.0.2.99")
    assert late.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "_auth_user_id" not in client.session


def test_an_unknown_address_is_answered_like_a_wrong_password(client: Client) -> None:
    account = make_account()
    pages = [
        sign_in(client, email, "wrong").context["form"].errors
        for email in (account.email, "nobody@lindenau.example")
    ]
    assert pages[0] == pages[1] != {}


def test_a_forgotten_password_tells_nobody_who_has_an_account(client: Client) -> None:
    account = make_account()
    answers = [
        client.post("/account/password/reset/", {"email": email})
        for email in (account.email, "nobody@lindenau.example")
    ]
    assert len({(a.status_code, a["Location"]) for a in answers}) == 1
    assert [m.to for m in mail.outbox] == [[account.email]]


def test_nobody_signs_up_alone(client: Client) -> None:
    before = Account.objects.count()
    form = {"email": "new@lindenau.example", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/account/signup/", form)
    assert Account.objects.count() == before


def test_a_closed_account_stays_out(client: Client) -> None:
    account = make_account()
    Account.objects.filter(pk=account.pk).update(is_active=False)
    sign_in(client, account.email)
    assert "_auth_user_id" not in client.session


# --- the end of a session --------------------------------------------------------------------------
def test_a_new_password_ends_every_session(client: Client) -> None:
    actor = make_member()
    account = Account.objects.get(pk=sure(actor.account))
    elsewhere = Client()
    for one in (client, elsewhere):
        one.force_login(account, backend=BACKEND)
    new = "quite another sentence"
    sign_in(client, account.email)
    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    account.refresh_from_db()
    assert account.check_password(new)
    for one in (client, elsewhere):
        assert one.get("/start/")["Location"] == "/"


def still_in(client: Client) -> bool:
    return "/account/login/" not in client.get("/network/").headers.get("Location", "")


@pytest.mark.parametrize(("minutes", "lives"), [(59, True), (61, False)])
def test_staff_are_signed_out_after_an_hour_without_a_click(minutes: int, lives: bool) -> None:
    actor = make_member(role=Adviser)
    client = Client(raise_request_exception=False)
    client.cookies = enter(actor).cookies
    with time_machine.travel(now(), tick=False) as clock:
        client.get("/directory/")
        clock.shift(timedelta(minutes=minutes))
        assert still_in(client) == lives


def test_a_working_day_ends_a_session_that_is_in_use() -> None:
    client = Client()
    client.cookies = enter(make_member(role=Adviser)).cookies
    with time_machine.travel(now(), tick=False) as clock:
        for _half_hour in range(16):
            client.get("/directory/")
            clock.shift(timedelta(minutes=30))
        assert still_in(client)
        clock.shift(timedelta(minutes=1))
        assert not still_in(client)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_shared_devices_are_left_sooner(role: type[Role]) -> None:
    assert idle_limit(role.key) == timedelta(minutes=60 if role.staff else 30)


def test_looking_twice_in_a_minute_writes_no_session() -> None:
    client = enter(make_member(role=Adviser))
    with time_machine.travel(now(), tick=False):
        client.get("/directory/")
        first = client.session["seen"]
    with time_machine.travel(now() + timedelta(seconds=20), tick=False):
        client.get("/directory/")
    assert client.session["seen"] == first


# --- second factors --------------------------------------------------------------------------------
def actor_of(role: type[Role]) -> Actor:
    if role is Newcomer:
        by = make_member()
        return make_login(make_person(by), by)
    kind = Kind.IMMIGRATION_OFFICE if role is Immigration else Kind.JOBCENTER
    return make_member(make_institution(kind=kind), role=role)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_staff_need_a_second_factor(role: type[Role]) -> None:
    response = enter(actor_of(role), second_factor=False).get("/directory/")
    assert (response.status_code == 302) == role.staff
    if role.staff:
        assert response["Location"] == "/account/2fa/"


@pytest.mark.parametrize("role", [r for r in ROLES if r.staff], ids=lambda role: role.key)
def test_a_second_factor_opens_the_house(role: type[Role]) -> None:
    assert enter(actor_of(role)).get("/directory/").status_code == 200


def test_the_way_to_a_second_factor_and_out_is_open() -> None:
    client = enter(make_member(), second_factor=False)
    assert client.get("/about/privacy/").status_code == 200
    assert client.post("/account/logout/").status_code == 302


def test_a_password_alone_is_half_a_sign_in(client: Client) -> None:
    actor = make_member()
    enter(actor)
    account = Account.objects.get(pk=sure(actor.account))
    assert sign_in(client, account.email)["Location"].startswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


# --- sign-in with an institution's own provider ----------------------------------------------------
APP = {
    "provider_id": "lindenau",
    "name": "Stadt Lindenau",
    "client_id": "nahtlos",
    "secret": "unused",
    "settings": {"server_url": "https://id.lindenau.example", "mail_domains": ["lindenau.example"]},
}


@pytest.fixture
def provider(settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}


def answer_of_provider(email: str, *, verified: bool = True, uid: str = "u1") -> SocialLogin:
    """What the provider hands back, as allauth reads it."""
    found = get_adapter().get_provider(RequestFactory().get("/"), "lindenau")
    data = {"sub": uid, "email": email, "email_verified": verified}
    answer = found.sociallogin_from_response(None, {"userinfo": data, "id_token": data})
    return cast("SocialLogin", answer)


def come_back(
    answer: SocialLogin, account: Account | None = None, process: str = "login"
) -> tuple[Any, Any]:
    """The request in which the provider sends somebody back, and its answer."""
    request = RequestFactory().get("/account/oidc/lindenau/login/callback/")
    request.session = SessionStore()
    request.user = account or AnonymousUser()
    request.__dict__ |= {"actor": Actor(), "memberships": (), "allauth": None}
    request.__dict__["_messages"] = FallbackStorage(request)
    answer.state = {"process": process}
    with request_context(request):
        try:
            return request, complete_login(request, answer)
        except ImmediateHttpResponse as stopped:
            return request, stopped.response


def staff(email: str, *, live: bool = True, active: bool = True) -> Account:
    account = make_account(email=email)
    actor = make_member(account=account)
    if not live:
        keeper = make_member(
            Institution.objects.get(pk=sure(actor.institution)), role=Administrator
        )
        with acting(keeper):
            place = Membership.objects.get(pk=sure(actor.membership))
            actions.end_membership(membership=place, by=keeper, at=now())
    Account.objects.filter(pk=account.pk).update(is_active=active)
    return account


@pytest.mark.usefixtures("provider")
def test_the_provider_opens_an_account_of_its_own_domain() -> None:
    account = staff("kim@lindenau.example")
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    request, _response = come_back(answer_of_provider("Kim@Lindenau.example"))
    assert request.session["_auth_user_id"] == str(account.id)
    account.refresh_from_db()
    assert account.has_usable_password()


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("email", "verified", "account"),
    [
        ("kim@elsewhere.example", True, {"email": "kim@elsewhere.example"}),
        ("kim@lindenau.example", False, {"email": "kim@lindenau.example"}),
        ("kim@lindenau.example", True, {"email": "kim@lindenau.example", "live": False}),
        ("kim@lindenau.example", True, {"email": "kim@lindenau.example", "active": False}),
        ("kim@lindenau.example", True, {"email": "somebody@lindenau.example"}),
        ("kim@evil-lindenau.example", True, {"email": "kim@evil-lindenau.example"}),
        ("kim@sub.lindenau.example", True, {"email": "kim@sub.lindenau.example"}),
    ],
    ids=["other domain", "not proven", "no place", "closed", "no account", "ends alike", "below"],
)
def test_the_provider_opens_nothing_else(
    email: str, verified: bool, account: dict[str, Any]
) -> None:
    staff(**account)
    accounts = Account.objects.count()
    request, response = come_back(answer_of_provider(email, verified=verified))
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "_auth_user_id" not in request.session
    assert not SocialAccount.objects.exists()
    assert Account.objects.count() == accounts


@pytest.mark.usefixtures("provider")
def test_a_tie_that_was_made_does_not_outlive_the_address() -> None:
    account = staff("kim@elsewhere.example")
    SocialAccount.objects.create(user=account, provider="lindenau", uid="u1")
    request, response = come_back(answer_of_provider("kim@lindenau.example"))
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "_auth_user_id" not in request.session


@pytest.mark.usefixtures("provider")
def test_another_institutions_staff_cannot_tie_the_provider_to_themselves() -> None:
    account = staff("kim@elsewhere.example")
    _request, response = come_back(
        answer_of_provider("sam@lindenau.example"), account, process="connect"
    )
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert not SocialAccount.objects.exists()


def test_an_employer_needs_no_second_factor() -> None:
    assert enter(make_member(role=EmployerContact)).get("/employer/").status_code == 200
