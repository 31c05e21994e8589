"""How sign-in behaves here: nobody signs up alone, institutions bring their own sign-in."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network import queries

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def let_in(request: HttpRequest, account: queries.Account) -> None:
    """Sign somebody in who has just proved that the mail address is theirs."""
    EmailAddress.objects.update_or_create(
        user=account,
        email=account.email,
        defaults={"verified": True, "primary": True},
    )
    login(request, account, backend=BACKEND)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only; too many wrong passwords are answered by a pause."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt, per address and per account; a pause is a page with status 429."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as pause:
            raise ImmediateHttpResponse(respond_429(request)) from pause


class SocialAdapter(DefaultSocialAccountAdapter):
    """An institution's own sign-in opens accounts that exist, of its own mail domains, and no other.

    The domains stand in the settings of each provider: `{"mail_domains": ["lindenau.example"]}`.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Whether this provider may speak for this mail address."""
        return _speaks_for(login, email)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop whoever does not come from where their account says that they come from."""
        account = _whose(request, sociallogin)
        if account is None or not (_proves(sociallogin, account) and _works_somewhere(account)):
            page = render(request, "socialaccount/authentication_error.html", status=403)
            raise ImmediateHttpResponse(page)


def _whose(request: HttpRequest, sociallogin: SocialLogin) -> queries.Account | None:
    """The account that would be opened, or to which the provider would be tied."""
    if sociallogin.is_existing and sociallogin.user:
        return queries.account_for(sociallogin.user.pk)
    connecting = sociallogin.state.get("process") == "connect"
    return queries.account_for(request.user.pk) if connecting and request.user.pk else None


def _speaks_for(sociallogin: SocialLogin, email: str) -> bool:
    domains = sociallogin.provider.app.settings.get("mail_domains", [])
    return email.rpartition("@")[2].casefold() in {domain.casefold() for domain in domains}


def _proves(sociallogin: SocialLogin, account: queries.Account) -> bool:
    """The provider vouches for just the address of this account, and that address is its own."""
    email = account.email.casefold()
    vouched = {one.email.casefold() for one in sociallogin.email_addresses if one.verified}
    return email in vouched and _speaks_for(sociallogin, email)


def _works_somewhere(account: queries.Account) -> bool:
    with acting(Actor(account=account.pk)):
        return bool(queries.places_of(account.pk))


class SecondFactors(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed, so that whoever reads the table cannot use them."""

    def encrypt(self, text: str) -> str:
        """The text sealed with a key made from the secret of this installation."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text as it was."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    key = hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
