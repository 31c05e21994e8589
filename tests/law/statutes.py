"""Reading a citation like a lawyer: which law, which paragraph, and does it stand there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILES = {
    "AufenthG": "AufenthG",
    "AsylG": "AsylG",
    "AsylbLG": "AsylbLG",
    "BeschV": "BeschV",
    "FreizügG/EU": "FreizuegG_EU",
    "IntSchSiHerkStBestV": "IntSchSiHerkStBestV",
    "MiLoG": "MiLoG",
    "SGB II": "SGB_2",
    "UkraineAufenthFGV": "UkraineAufenthFGV",
}
NOT_AT_HAND = {"GG", "BGB"}
"""Laws whose text is not among the statutes; their citations are listed and not opened."""

LEVELS = ("§", "Abs.", "S.", "Nr.", "lit.")
LAWS = "|".join(re.escape(law) for law in sorted({*FILES, *NOT_AT_HAND}, key=len, reverse=True))
WHOLE = re.compile(
    rf"((?:§§?|Art\.)(?:[\s,–]|§§?|Abs\.|S\.|Nr\.|lit\.|[0-9]+[a-z]*|\b[a-z]\b)+?)\s({LAWS})(?![\w/])"
)
TOKEN = re.compile(r"(§§?|Art\.|Abs\.|S\.|Nr\.|lit\.)?\s*([0-9]+[a-z]*|[a-z])(?:–([0-9]+[a-z]*))?")
ABBREVIATION = re.compile(r"\b(Abs|Nr|Art|S|Bek|vom|bzw|ggf|insb)\.\s+(?=[A-ZÄÖÜ0-9])")
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"


class Citation(NamedTuple):
    """One place in one law; empty where the citation does not go so deep."""

    law: str
    paragraph: str
    absatz: str = ""
    satz: str = ""
    nummer: str = ""
    litera: str = ""

    def __str__(self) -> str:
        return "\t".join(self)


def citations(text: str) -> Iterator[Citation]:
    """Every place that a text with citations names; commas go on at the level before."""
    for places, law in WHOLE.findall(text):
        yield from _places(places, law)


def _places(text: str, law: str) -> Iterator[Citation]:
    for part in re.split(r",\s+(?=§|Art\.)", text):
        so_far: dict[str, str] = {}
        for chunk in part.split(", "):
            so_far = _go_on(chunk, so_far)
            yield Citation(law, *(so_far.get(level, "") for level in LEVELS))


def _go_on(chunk: str, before: dict[str, str]) -> dict[str, str]:
    now = dict(before)
    for sign, value, _last in TOKEN.findall(chunk):
        level = {"§§": "§", "Art.": "§"}.get(sign, sign) or _deepest(now)
        now = {key: known for key, known in now.items() if LEVELS.index(key) < LEVELS.index(level)}
        now[level] = value
    return now


def _deepest(known: dict[str, str]) -> str:
    return max(known, key=LEVELS.index)


class Statute:
    """A consolidated law as it is published: paragraphs, Absätze, sentences, numbers."""

    def __init__(self, file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        parts = re.split(r"^# § (\S+) .*$", text, flags=re.MULTILINE)
        self.paragraphs = dict(zip(parts[1::2], parts[2::2], strict=True))

    def fault(self, place: Citation) -> str:
        """Why the place does not exist, empty if it does."""
        if place.paragraph not in self.paragraphs:
            return "no such paragraph"
        text = self._absatz(self.paragraphs[place.paragraph], place.absatz)
        if text is None:
            return "no such Absatz"
        sentences = list(_sentences(text))
        if place.satz:
            if int(place.satz) > len(sentences):
                return f"only {len(sentences)} sentences"
            sentences = [sentences[int(place.satz) - 1]]
        numbers = [number for sentence in sentences for number in sentence]
        return "no such Nummer" if place.nummer and place.nummer not in numbers else ""

    @staticmethod
    def _absatz(text: str, absatz: str) -> str | None:
        if not absatz:
            return text
        parts = re.split(r"^\((\d+[a-z]?)\) ", text, flags=re.MULTILINE)
        return dict(zip(parts[1::2], parts[2::2], strict=True)).get(absatz)


def _sentences(text: str) -> Iterator[list[str]]:
    """For each sentence the numbers of the list that it introduces."""
    current: list[str] | None = None
    for block in re.split(r"\n\s*\n", text.strip()):
        item = re.match(r"(\d+[a-z]?)\. |([a-z]{1,2})\) ", block.strip())
        if item and current is not None:
            current.append(item[1] or "")
            continue
        for i, piece in enumerate(_split(block.strip())):
            if current is not None and i == 0 and not re.match(r"[A-ZÄÖÜ„§]", piece):
                continue
            if current is not None:
                yield current
            current = []
    if current is not None:
        yield current


def _split(block: str) -> list[str]:
    """Sentences; a blank after an abbreviation or before a month ends none and is taken out."""
    kept = re.sub(rf"([0-9])\. (?={MONTHS})", r"\1.", block)
    kept = ABBREVIATION.sub(lambda found: found[0].rstrip(), kept)
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„§])", kept)
