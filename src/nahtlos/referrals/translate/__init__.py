"""A file of a person ↔ what stands in a sealed file that goes to another region."""

from nahtlos.referrals.translate.rows import (
    Arrived,
    Senseless,
    packed,
    paper_in,
    paper_out,
    part_of,
    unpacked,
)
from nahtlos.referrals.translate.tables import (
    AHEAD,
    BY_LABEL,
    MOST_ROWS,
    PERSON,
    STAYS,
    TRAVELS,
    Travels,
    staying_tables,
    still_to_come,
)

__all__ = [
    "AHEAD",
    "BY_LABEL",
    "MOST_ROWS",
    "PERSON",
    "STAYS",
    "TRAVELS",
    "Arrived",
    "Senseless",
    "Travels",
    "packed",
    "paper_in",
    "paper_out",
    "part_of",
    "staying_tables",
    "still_to_come",
    "unpacked",
]
