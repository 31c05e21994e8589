"""The link of an invitation: it follows from the visitor's key and a secret, and is kept nowhere."""

import hashlib
from uuid import UUID

from django.core.signing import Signer
from django.db.models import CharField, Func

from nahtlos.days.models import Helper, Pass, Visitor

SIGNER = Signer(salt="nahtlos.days.visitor")
HELPERS = Signer(salt="nahtlos.days.helper")


def token_of(visitor: UUID) -> str:
    """What the link carries."""
    return SIGNER.sign(visitor.hex).replace(":", "~")


def token_of_helper(helper: UUID) -> str:
    """What the link of somebody carries who interprets or helps."""
    return HELPERS.sign(helper.hex).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def visitor_and_pulse_of_link() -> tuple[Visitor, str] | None:
    """Whose link has been opened, with the pulse of the page; ask it as whoever holds the link.

    The pulse is 32 hexadecimal digits that change when anything does that the visitor's own page shows.
    Delays are not in it: they come from the talks of others.
    """
    link = Func(function="wall_link", output_field=CharField())
    opened = Pass.objects.filter(token_digest=link).values("visitor")[
        :2
    ]  # one at most; looked up first
    rows = Visitor.objects.select_related("day__institution", "day__region").filter(pk__in=opened)
    pulse = Func("pk", function="days_visit_pulse", output_field=CharField())
    found = list(rows.order_by().annotate(pulse=pulse)[:2])
    return (found[0], str(vars(found[0])["pulse"])) if len(found) == 1 else None


def helper_of_link() -> Helper | None:
    """Who is asked by the link that has been opened; ask it as whoever holds the link."""
    rows = Helper.objects.exclude(link_digest="").select_related("day__institution", "day__region")
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None
