"""A session works as ever, and its key stands nowhere in the database."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from nahtlos.network.models import Account
from nahtlos.web.sessions import SessionStore
from tests.makers import make_account, make_member, sure

pytestmark = pytest.mark.django_db


def signed_in(client: Client) -> Account:
    account = Account.objects.get(pk=sure(make_member().account))
    client.force_login(account)
    return account


def test_the_key_of_a_session_is_not_in_the_table(client: Client) -> None:
    signed_in(client)
    key = client.cookies["sessionid"].value
    assert Session.objects.count() == 1
    assert not Session.objects.filter(session_key=key).exists()


def test_what_stands_in_the_table_opens_nothing(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR = False
    signed_in(client)
    assert client.get(reverse("people:day")).status_code == 200
    client.cookies["sessionid"] = Session.objects.get().session_key
    assert client.get(reverse("people:day")).status_code == 302


def test_a_key_that_nobody_was_given_is_not_taken_up(client: Client) -> None:
    client.cookies["sessionid"] = "chosen-by-somebody-else-long-enough-0000"
    signed_in(client)
    assert client.cookies["sessionid"].value != "chosen-by-somebody-else-long-enough-0000"
    assert not SessionStore().exists("chosen-by-somebody-else-long-enough-0000")


def test_signing_out_ends_the_session(client: Client) -> None:
    signed_in(client)
    client.post(reverse("account_logout"))
    assert not Session.objects.exists()


def test_a_key_is_found_deleted_and_never_given_twice() -> None:
    store = SessionStore()
    store["here"] = True
    store.save()
    key = str(store.session_key)
    assert SessionStore(key)["here"] is True
    assert SessionStore().exists(key)
    store.cycle_key()
    assert "here" not in SessionStore(key)
    SessionStore(str(store.session_key)).delete()
    assert not Session.objects.exists()


def test_the_secret_of_a_second_factor_is_kept_sealed() -> None:
    secret = generate_totp_secret()
    account = make_account()
    TOTP.activate(account, secret)
    kept = Authenticator.objects.get()
    assert secret not in str(kept.data)
    assert TOTP(kept).validate_code("not a code") is False
