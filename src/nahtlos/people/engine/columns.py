"""Which column means what: guessed from its head, as remembered, and corrected by people."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

Heads = Mapping[str, Sequence[str]]
"""What a column can mean, with heads by which it is known; the first is what we write ourselves."""


def plain(head: str) -> str:
    """A head as it is compared: small letters and digits alone, ä as a."""
    letters = unicodedata.normalize("NFKD", head.casefold().replace("ß", "ss"))
    return "".join(sign for sign in letters if sign.isalnum())


def guessed(head: Sequence[str], remembered: Mapping[str, str], heads: Heads) -> dict[str, str]:
    """For each column its meaning, "" for none: as remembered, else by its head; each field once."""
    known = {plain(name): field for field, names in heads.items() for name in names}
    meant: dict[str, str] = {}
    for name in head:
        field = remembered.get(name, known.get(plain(name), ""))
        meant[name] = "" if field in meant.values() or field not in heads else field
    return meant


def cells(
    head: Sequence[str], rows: Iterable[Sequence[str]], meant: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its number as a spreadsheet counts, from meaning to text; the head is row 1."""
    for number, row in enumerate(rows, 2):
        pairs = zip(head, row, strict=True)
        yield number, {meant[name]: cell for name, cell in pairs if meant.get(name)}
