"""Asking somebody to join, and joining."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.clock import uuid7
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.wall import acting
from nahtlos.network import access
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Account, Institution, Invitation, Membership
from nahtlos.network.news import InvitationSent
from nahtlos.network.queries import digest_of, token_of

LASTS = timedelta(days=14)
WORKS_HERE = _("You work here in this role already.")
SIGN_IN_FIRST = _("There is a sign-in for this mail address already. Please sign in first.")


@transaction.atomic
def invite(
    *, institution: Institution, email: str, role: str, by: Actor, at: datetime
) -> Invitation:
    """Ask whoever reads `email` to work here; the mail goes out when all of this holds."""
    demand(access.may_invite(by, email, role, institution))
    if by.account is None:
        raise Refused(Refusal(access.NOBODY_INVITES))
    key = uuid7()
    invitation = Invitation.objects.create(
        id=key,
        region_id=institution.region_id,
        institution=institution,
        email=email.lower(),
        role=role,
        token_digest=digest_of(token_of(key)),
        invited_at=at,
        invited_by_id=by.account,
        expires_at=at + LASTS,
    )
    publish(InvitationSent(invitation=key))
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Actor, at: datetime) -> None:
    """Take an invitation back; its link is dead at once."""
    demand(access.may_withdraw(by, invitation))
    open_ones = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not open_ones.update(withdrawn_at=at):
        invitation.refresh_from_db()
        demand(access.may_withdraw(by, invitation))


@transaction.atomic
def send_anew(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """Send a new link and let the old one die."""
    withdraw(invitation=invitation, by=by, at=at)
    return invite(
        institution=invitation.institution,
        email=invitation.email,
        role=invitation.role,
        by=by,
        at=at,
    )


@transaction.atomic
def accept(
    *,
    token: str,
    at: datetime,
    account: Account | None = None,
    name: str = "",
    password: str = "",
    language: str = "de",
) -> Account:
    """Take the place that the link offers: with the sign-in given, or with a new one.

    The account is asked for, not looked up: an invitation never opens a sign-in that exists.
    """
    digest = digest_of(token)
    with acting(Actor(link=digest)):
        invitation = _held(digest)
        email = account.email if account else ""
        demand(access.may_accept(email, invitation, at, new=account is None))
        account = account or _new_account(invitation.email, name, password, language)
    with acting(Actor(link=digest, account=account.id, name=account.name)):
        _take(invitation, account, at)
    return account


def _held(digest: str) -> Invitation:
    """The invitation, locked if it is still open, so that the link is used only once."""
    rows = Invitation.objects.filter(token_digest=digest)
    invitation = rows.select_for_update().first() or rows.first()
    if invitation is None:
        raise Refused(Refusal(access.DEAD_LINK))
    return invitation


def _new_account(email: str, name: str, password: str, language: str) -> Account:
    if Account.objects.filter(email__iexact=email).exists():
        raise Refused(Refusal(SIGN_IN_FIRST))
    with only_once(SIGN_IN_FIRST):
        return Account.objects.create_user(email, password, name=name, language=language)


def _take(invitation: Invitation, account: Account, at: datetime) -> None:
    with only_once(WORKS_HERE):
        Membership.objects.create(
            region_id=invitation.region_id,
            institution_id=invitation.institution_id,
            account=account,
            role=invitation.role,
            began_at=at,
        )
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=at)
