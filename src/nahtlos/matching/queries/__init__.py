"""Questions of comparing: what suits a person, who suits an opening, what is new."""

from nahtlos.matching.models import Kind, OpeningCount, Wish
from nahtlos.matching.queries.counting import Lever, asked_by, count_of, levers
from nahtlos.matching.queries.openings import (
    Hit,
    Suits,
    fresh,
    skills_to_confirm,
    suits,
    wish_of,
)
from nahtlos.matching.queries.persons import Seen, suited
from nahtlos.matching.queries.standing import Unnamed, standings

__all__ = (
    "Hit",
    "Kind",
    "Lever",
    "OpeningCount",
    "Seen",
    "Suits",
    "Unnamed",
    "Wish",
    "asked_by",
    "count_of",
    "fresh",
    "levers",
    "skills_to_confirm",
    "standings",
    "suited",
    "suits",
    "wish_of",
)
