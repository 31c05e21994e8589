"""A consolidated law as it is published, and whether a place stands in it."""

import re
from functools import cached_property
from pathlib import Path

from tests.law.statutes.citations import Citation
from tests.law.statutes.sentences import GONE, Piece, sentences

HEAD = re.compile(r"^# (§§? .*|Anlage.*|Anhang.*|[A-ZÄÖÜ].*)$", re.MULTILINE)
NAMES = re.compile(r"(§§?|Anlage)\s*(\w+)?(?: (bis|und|u\.) (\w+))?(?: – (.*))?$")
ABSATZ = re.compile(r"^\((\d+[a-z]*)\)(?:\s+|$)", re.MULTILINE)
GONE_ABSAETZE = re.compile(r"^\((\d+)\) (und|bis) \((\d+)\) \(weggefallen\)", re.MULTILINE)


class NotThere(LookupError):
    """Why a place does not exist."""


class Repealed(NotThere):
    """Only the number of the place is left."""


class Statute:
    """Paragraphs, Absätze, sentences, numbers and letters of one law."""

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def read(cls, file: Path) -> "Statute":
        """The law from a file with headings `# § 1 – title`."""
        return cls(file.read_text(encoding="utf-8"))

    def fault(self, place: Citation) -> str:
        """Why the place does not exist, or is not gone as was said; empty if all is well."""
        try:
            self.open(place)
        except Repealed as reason:
            return "" if place.gone else str(reason)
        except NotThere as reason:
            return str(reason)
        return "is not repealed" if place.gone else ""

    def open(self, place: Citation) -> list[str]:
        """The words that stand at the place, several where it names no sentence; or NotThere."""
        absatz = self._absatz(place)
        said = sentences(absatz)
        if place.satz:
            said = [_nth(said, place.satz)]
        if not place.nummer and not place.litera:
            return [each.whole() for each in said]
        return [each.whole() for each in _points(said, place)]

    @cached_property
    def paragraphs(self) -> dict[str, str]:
        """What stands below each heading, by number; `weggefallen` where nothing is left."""
        parts = HEAD.split(self.text)
        found: dict[str, str] = {}
        for head, body in zip(parts[1::2], parts[2::2], strict=True):
            for name in _names(head):
                found.setdefault(name, "(weggefallen)" if "(weggefallen)" in head else body.strip())
        return found

    def _absatz(self, place: Citation) -> str:
        text = self.paragraphs.get(place.paragraph)
        if text is None:
            raise NotThere("no such paragraph")
        if GONE.match(text.split("\n")[0].strip()):
            raise Repealed("the paragraph is repealed (weggefallen)")
        parts = ABSATZ.split(GONE_ABSAETZE.sub(_each_gone, text))
        known = dict(zip(parts[1::2], parts[2::2], strict=True))
        if not place.absatz:
            if known and any(place[3:7]):
                raise NotThere("has Absätze, name one")
            return text
        if place.absatz not in known:
            raise NotThere("no such Absatz")
        if GONE.match(known[place.absatz].split("\n")[0].strip()):
            raise Repealed("the Absatz is repealed (weggefallen)")
        return known[place.absatz]


def _each_gone(found: re.Match[str]) -> str:
    """`(4) bis (6) (weggefallen)` with each Absatz on its own."""
    numbers = range(int(found[1]), int(found[3]) + 1)
    return "\n\n".join(f"({number}) (weggefallen)" for number in numbers)


def _names(head: str) -> list[str]:
    found = NAMES.match(head)
    if not found or not found[2]:
        return ["Anlage"] if head.startswith("Anlage") else []
    names = [found[2]] if found[1] != "Anlage" else [f"Anlage {found[2]}"]
    if found[3] == "bis":
        first, last = (int(re.sub(r"\D", "", name)) for name in (found[2], found[4]))
        names += [str(number) for number in range(first + 1, last)]
    return names + ([found[4]] if found[4] else [])


def _nth(said: list[Piece], satz: str) -> Piece:
    if not satz.isdigit() or not 0 < int(satz) <= len(said):
        raise NotThere(f"only {len(said)} sentences")
    return said[int(satz) - 1]


def _points(said: list[Piece], place: Citation) -> list[Piece]:
    if not any(each.points for each in said) and "(Fundstelle" in said[0].text:
        raise NotThere("the text of this annex is not at hand")
    if len(holding := [each for each in said if _reach(each, place)]) > 1:
        raise NotThere("stands in several sentences, name one")
    found = _reach(holding[0] if holding else said[0], place)
    if not found:
        raise NotThere(f"no such {'Buchstabe' if place.litera else 'Nummer'}")
    if all(each.gone for each in found):
        raise Repealed("that point is repealed (weggefallen)")
    return [_nth(sentences(each.text), place.inner) if place.inner else each for each in found]


def _reach(piece: Piece, place: Citation) -> list[Piece]:
    """The points of a sentence at which number and letters end; two if it has two lists."""
    found = [piece]
    for label in (place.nummer, *place.litera.split()):
        if label:
            found = [point for each in found for point in each.points if point.label == label]
    return found
