"""Questions of comparing: what suits a person, who suits an opening, what is new."""

from nahtlos.matching.models import Kind, Wish
from nahtlos.matching.queries.openings import (
    Hit,
    Suits,
    fresh,
    skills_to_confirm,
    suits,
    wish_of,
)
from nahtlos.matching.queries.persons import Seen, suited

__all__ = (
    "Hit",
    "Kind",
    "Seen",
    "Suits",
    "Wish",
    "fresh",
    "skills_to_confirm",
    "suited",
    "suits",
    "wish_of",
)
