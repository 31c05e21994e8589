"""Cases between regions: the keys, sealed and given, opened and taken in."""

from nahtlos.referrals.actions.sealed.giving import (
    SEALED_FOR,
    Sealing,
    enter_receipt,
    fetch_file,
    seal_case,
    withdraw_sealed,
    withdraw_sealed_with_case,
)
from nahtlos.referrals.actions.sealed.keys import (
    add_partner,
    end_partner,
    make_region_key,
)
from nahtlos.referrals.actions.sealed.taking import take_in

__all__ = (
    "SEALED_FOR",
    "Sealing",
    "add_partner",
    "end_partner",
    "enter_receipt",
    "fetch_file",
    "make_region_key",
    "seal_case",
    "take_in",
    "withdraw_sealed",
    "withdraw_sealed_with_case",
)
