"""The links of employers' users, and for which companies an account signs in."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.core.signing import Signer

from nahtlos.employers.models import CompanyUser, Employer, SignIn

SIGNER = Signer(salt="nahtlos.employers.sign_in")


def token_of(sign_in: UUID) -> str:
    """What the link in the mail carries; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(sign_in)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Desk:
    """A company for which somebody signs in, and its region."""

    company: UUID
    region: UUID


def desk_of(account: UUID) -> Desk | None:
    """The first company for which whoever acts signs in; none if there is none any more."""
    row = (
        CompanyUser.objects.filter(account=account, ended_at=None)
        .order_by("made_at", "id")
        .values_list("company_id", "region_id")
        .first()
    )
    return Desk(*row) if row else None


def link_is_open(token: str) -> bool:
    """Whether the link of whoever acts has not been used."""
    return SignIn.objects.filter(token_digest=digest_of(token), used_at=None).exists()


def own_companies(account: UUID) -> tuple[Employer, ...]:
    """The companies for which an account signs in."""
    keys = CompanyUser.objects.filter(account=account, ended_at=None).values("company")
    rows = Employer.objects.select_related("institution", "keeper__account")
    return tuple(rows.filter(pk__in=keys, closed_at=None))


def users_of(company: UUID) -> tuple[CompanyUser, ...]:
    """Who signs in for a company now."""
    rows = CompanyUser.objects.filter(company=company, ended_at=None)
    return tuple(rows.select_related("account"))


def user_for(user: UUID) -> CompanyUser | None:
    """One of them."""
    rows = CompanyUser.objects.select_related("company__institution", "account")
    return rows.filter(pk=user).first()


def sign_in_address(sign_in: UUID) -> str:
    """To which address the link of this sign-in goes, as whoever asked for it; empty if nowhere."""
    row = SignIn.objects.filter(pk=sign_in, used_at=None).values_list("account__email").first()
    return str(row[0]) if row else ""
