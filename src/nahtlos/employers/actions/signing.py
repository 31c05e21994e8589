"""Who signs in for a company, and the link by which they come in."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import uuid7
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.wall import acting
from nahtlos.employers import access
from nahtlos.employers.models import CompanyUser, Employer, SignIn
from nahtlos.employers.news import SignInAsked
from nahtlos.employers.queries.signing import digest_of, token_of
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Account
from nahtlos.network.queries import account_by_mail, places_of

LASTS = timedelta(hours=2)
MOST, WITHIN = 5, timedelta(hours=1)
DEAD = _("This link has been used or is too old. Please ask for a new one.")
IN_ALREADY = _("This person signs in for the company already.")


def _works(account: Account | None) -> bool:
    """Whether staff: their sign-in needs a second factor that a link by mail would pass by."""
    if account is None:
        return False
    with acting(Actor(account=account.pk)):
        return bool(places_of(account.pk))


@transaction.atomic
def let_in(*, company: Employer, email: str, name: str, by: Actor, at: datetime) -> CompanyUser:
    """Let somebody sign in for the company; a link goes to their address at once."""
    email = email.strip().lower()
    account = account_by_mail(email)
    demand(access.may_let_in(by, company, email, works=_works(account)))
    if account is None:
        account = Account.objects.create_user(email, None, name=name)
    with only_once(IN_ALREADY):
        user = CompanyUser.objects.create(
            company=company,
            region_id=company.region_id,
            institution_id=company.institution_id,
            account=account,
            made_at=at,
            made_by_id=sure(by.account),
        )
    ask_for_link(email=email, at=at)
    return user


@transaction.atomic
def end_user(*, user: CompanyUser, by: Actor, at: datetime) -> None:
    """They no longer sign in for the company; sessions see nothing from this moment on."""
    demand(access.may_keep(by, user.company))
    CompanyUser.objects.filter(pk=user.pk, ended_at=None).update(
        ended_at=at, ended_by=sure(by.account)
    )


@transaction.atomic
def ask_for_link(*, email: str, at: datetime) -> bool:
    """Have a link sent to this address, if an employer's user has it; pages answer alike either way."""
    account = account_by_mail(email.strip().lower())
    if account is None or not account.is_active or _works(account):
        return False
    with acting(Actor(account=account.pk)):
        users = CompanyUser.objects.filter(account=account, ended_at=None)
        region = users.values_list("region_id", flat=True).first()
        asked = SignIn.objects.filter(account=account, made_at__gt=at - WITHIN).count()
        if region is None or asked >= MOST:
            return False
        key = uuid7()
        SignIn.objects.create(
            id=key,
            region_id=region,
            account=account,
            token_digest=digest_of(token_of(key)),
            made_at=at,
            expires_at=at + LASTS,
        )
    publish(SignInAsked(sign_in=key, account=account.pk, region=region))
    return True


@transaction.atomic
def use_link(*, token: str, at: datetime) -> Account:
    """Come in by the link, once; raises Refused for a link that is used or too old, and for staff."""
    digest = digest_of(token)
    with acting(Actor(link=digest)):
        rows = SignIn.objects.filter(token_digest=digest, used_at=None, expires_at__gt=at)
        found = rows.select_for_update().select_related("account").first()
        if found is None or not SignIn.objects.filter(pk=found.pk).update(used_at=at):
            raise Refused(Refusal(DEAD))
    if _works(found.account):
        raise Refused(Refusal(DEAD))
    return found.account
