"""Words for occupations and skills: folded so that spellings meet, found while somebody types."""

from nahtlos.employers.engine.finding import Finder, Hit, Term
from nahtlos.employers.engine.folding import fold, spellings
from nahtlos.employers.engine.official import Concept, Joined, Title, Word, joined
from nahtlos.employers.engine.proposing import Skill, proposed

__all__ = (
    "Concept",
    "Finder",
    "Hit",
    "Joined",
    "Skill",
    "Term",
    "Title",
    "Word",
    "fold",
    "joined",
    "proposed",
    "spellings",
)
