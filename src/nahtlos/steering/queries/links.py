"""The link with which a member without a sign-in opens the papers of a group."""

import hashlib
from uuid import UUID

from django.core.signing import BadSignature, Signer

from nahtlos.steering.models import Member, Pass

SIGNER = Signer(salt="nahtlos.steering.member")


def token_of(link_key: UUID) -> str:
    """What the link in the mail carries; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(link_key)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_ours(token: str) -> bool:
    """Whether we made this link, however long ago."""
    try:
        SIGNER.unsign(token.replace("~", ":"))
    except BadSignature:
        return False
    return True


def member_of_link(token: str) -> Member | None:
    """Who acts by this link, as long as it holds."""
    rows = Pass.objects.filter(token_digest=digest_of(token), ended_at=None)
    kept = rows.select_related("member__group", "member__institution").first()
    return kept.member if kept else None
