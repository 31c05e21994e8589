"""Who works where."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.network.models import Account, Membership


@dataclass(frozen=True)
class StaffLine:
    """One person's work for one institution."""

    id: UUID
    account: UUID
    name: str
    email: str
    institution: UUID
    institution_name: str
    role: str
    job_title: str
    telephone: str
    languages: tuple[str, ...]


def _lines(rows: "QuerySet[Membership]") -> list[StaffLine]:
    found = rows.values_list(
        "id",
        "account",
        "account__name",
        "account__email",
        "institution",
        "institution__short_name",
        "role",
        "job_title",
        "telephone",
        "languages",
    )
    return [StaffLine(*row[:-1], tuple(row[-1])) for row in found]


def staff_of(institution: UUID, *, most: int = 200) -> list[StaffLine]:
    """Who works for an institution now, as far as the actor may see it."""
    return _lines(Membership.objects.live().filter(institution=institution)[:most])


def staff_of_region(region: UUID, *, first: int, most: int) -> list[StaffLine]:
    """Lines `first` to `first + most` of everybody who works in the region.

    Sorted by institution, then by name.
    """
    rows = Membership.objects.live().filter(region=region)
    return _lines(rows.order_by("institution__name", "account__name", "id")[first : first + most])


def count_staff_of_region(region: UUID) -> int:
    """How many lines there are."""
    return Membership.objects.live().filter(region=region).count()


def membership_for(membership: UUID) -> Membership | None:
    """One place of work that the actor may see."""
    rows = Membership.objects.select_related("institution", "account")
    return rows.filter(pk=membership).first()


def account_by_mail(email: str) -> Account | None:
    """The active sign-in with this mail address."""
    return Account.objects.filter(email__iexact=email, is_active=True).first()


def account_for(account: UUID) -> Account | None:
    """One active sign-in."""
    return Account.objects.filter(pk=account, is_active=True).first()


def calendar_since(account: UUID) -> datetime | None:
    """Since when a calendar asks for the appointments of this account; None if none does."""
    return Account.objects.filter(pk=account).values_list("calendar_at", flat=True).first()


def account_of_calendar(digest: str) -> UUID | None:
    """Whose appointments a calendar asks for under this address; None where it ended."""
    rows = Account.objects.filter(calendar_digest=digest, is_active=True)
    return rows.values_list("pk", flat=True).first()
