"""What referrals and handovers share in moving: held, set to where they stand, with their consent."""

from datetime import datetime
from typing import Any, TypeVar

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.people.actions import one_at_a_time
from nahtlos.people.models import Consent
from nahtlos.referrals.models import Handover, Referral

Moving = TypeVar("Moving", Referral, Handover)


def held(row: Moving, gone: Refusal) -> Moving:
    """The row as it stands now, held until the transaction ends.

    For whoever was asked it is gone once it was taken back: whoever comes too late is told so.
    """
    if row.consent_id is not None:
        one_at_a_time(row.consent_id)
    rows = type(row)._default_manager.select_for_update(of=("self",))
    try:
        return rows.get(pk=row.pk)
    except type(row).DoesNotExist as error:
        raise Refused(gone) from error


def stand(row: Moving, to: str, *, over: bool, by: Actor, at: datetime, **fields: Any) -> None:
    """Set it there; the database writes the move into its book."""
    changed = {"state": to, "moved_at": at, "moved_by_id": by.account} | fields
    if over:
        changed["ended_at"] = at
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in changed])


def with_consent(row: Moving, consent: Consent) -> Moving:
    """The same with the consent for exactly it."""
    row.consent = consent
    row.save(update_fields=["consent"])
    return row
