"""What is wrong with a file, line by line."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 1000
"""So many faults are named; a file that is wrong throughout is told so."""


class BadFile(ValueError):
    """A file with faults; each is a line of text that begins with its place."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


def nearest(word: str, known: Iterable[str]) -> str:
    """`, did you mean "month"?`, or nothing where no known word is near."""
    close = get_close_matches(word, list(known), n=1)
    return f', did you mean "{close[0]}"?' if close else ""


def shown(value: str) -> str:
    """A value as it is quoted in a fault: short enough to read."""
    return f'"{value}"' if len(value) <= _LONG else f'"{value[:_LONG]}…"'


_LONG = 40
