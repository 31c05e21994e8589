"""Nouns of internships."""

from nahtlos.internships.models.after import Entry, Impression, Next, Teller, Went
from nahtlos.internships.models.internships import Cover, Internship, Kind
from nahtlos.internships.models.permission import LAWFUL, Access
from nahtlos.internships.models.signing import (
    FIRST,
    Device,
    Opens,
    Party,
    Pass,
    Signature,
    Signer,
)
from nahtlos.internships.models.states import (
    MOVES,
    OVER,
    TAKES_ITS_DAYS,
    TEXT_MAY_CHANGE,
    Side,
    State,
)
from nahtlos.internships.models.terms import Terms, terms_of

__all__ = (
    "FIRST",
    "LAWFUL",
    "MOVES",
    "OVER",
    "TAKES_ITS_DAYS",
    "TEXT_MAY_CHANGE",
    "Access",
    "Cover",
    "Device",
    "Entry",
    "Impression",
    "Internship",
    "Kind",
    "Next",
    "Opens",
    "Party",
    "Pass",
    "Side",
    "Signature",
    "Signer",
    "State",
    "Teller",
    "Terms",
    "Went",
    "terms_of",
)
