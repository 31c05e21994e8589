"""The pages around signing in: no policy broken, nobody shut out."""

import pytest

from nahtlos.core.roles import Adviser
from nahtlos.network.models import Account
from tests.journeys.conftest import Begin
from tests.journeys.walk import Walk
from tests.makers import PASSWORD, make_account, make_member

pytestmark = pytest.mark.journey


def sign_in_by_password(walk: Walk, account: Account) -> None:
    walk.open("/account/login/")
    walk.page.locator("main input[name=login]").fill(account.email)
    walk.page.locator("main input[name=password]").fill(PASSWORD)
    walk.press(walk.page.locator("main form:has(input[name=password]) button[type=submit]"))


def test_a_second_factor_is_set_up(begin: Begin) -> None:
    account = make_account("Aylin Demir")
    make_member(role=Adviser, account=account)
    walk = begin()
    sign_in_by_password(walk, account)
    assert walk.page.url.endswith("/account/2fa/")
    for path in ("2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/", "password/change/"):
        walk.open(f"/account/{path}")
    walk.open("/account/password/reset/")


def test_a_wrong_password_is_told_at_the_form(begin: Begin) -> None:
    account = make_account()
    walk = begin()
    walk.open("/account/login/")
    walk.page.locator("main input[name=login]").fill(account.email)
    walk.page.locator("main input[name=password]").fill("not the password")
    walk.press(walk.page.locator("main form:has(input[name=password]) button[type=submit]"))
    assert walk.page.locator("main input[name=login]").input_value() == account.email
    assert walk.page.locator(".error-summary").inner_text()
