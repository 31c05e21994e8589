"""The text of an agreement, and the sentences of the rules that hold for it."""

from nahtlos.internships.wording.rules import because, said
from nahtlos.internships.wording.text import Side, Text, compose, read

__all__ = ("Side", "Text", "because", "compose", "read", "said")
