"""Sentences and lists of an Absatz, counted as a legislator counts them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
AFTER_ORDINAL = (
    rf"(?:{MONTHS}|Lebensjahr|Lebensmonat|Kalenderwoche|Schwangerschaftswoche|Abschnitt\b)"
)
SHORT = re.compile(
    r"\b(?:Abs|Abschn|Nr|Art|S|Bek|Kap|ABl|ABI|BGBl|GVBl|GVOBl|GBl|BAnz|Bd|Hs|Buchst|vom|bzw|ggf|insb"
    r"|vgl|gem|zzgl|usw|etc|ca|z\.\s?B|d\.\s?h|[a-zA-Z])\.$"
)
END = re.compile(r"[.!?](?:\s?[“”\"')\]])*(?=\s+[A-ZÄÖÜ„(§0-9])")
CLOSED = re.compile(r"[.!?][“”\"')\]]*$")
MARK = re.compile(r"\s*(\d+[a-z]{0,2})\\?\.(?:\s+|$)|\s*([a-z]{1,2})\)(?:\s+|$)")
ROW = re.compile(r"^\|\s*(\d+[a-z]?)\\?\.\s*\|(.*)\|$", re.MULTILINE)
"""A row of a table that is a number of the list: `| 1\\. | … |`."""
GONE = re.compile(
    r"(?:(?:u\.|und|bis) \d+\. )?\(?(?:weggefallen|aufgehoben)\)?[.,;]?(?:\s+(?:und|oder))?$"
)
NOTES = re.compile(
    r"\(\+\+\+|§ \d+[a-z]*\b.{0,120}?"
    r"(?:\b[iI]dF\b|Kursivdruck|: (?:Mit|IVm|Eingef|Nach Maßgabe)\b)"
)


@dataclass
class Piece:
    """A sentence, a point of its list, or (without a label) words that follow points of it."""

    text: str
    label: str = ""
    points: list["Piece"] = field(default_factory=list)

    @property
    def gone(self) -> bool:
        """Whether only the place is left of it."""
        return bool(GONE.match(self.text.strip()))

    def whole(self) -> str:
        """The text with its list, one point on a line."""
        lines = (f"{point.label} {point.whole()}".strip() for point in self.points)
        return "\n".join(filter(None, (self.text, *lines)))


def sentences(text: str) -> list[Piece]:
    """The sentences of a text without Absätze, or of one Absatz; notes of the editors left out."""
    found: list[Piece] = []
    for block in blocks(text):
        labels, rest = marks(block)
        if labels:
            _enter(found, labels, rest)
        else:
            _say(found, block)
    return found


def blocks(text: str) -> Iterator[str]:
    """Parts between empty lines, up to the first note of the editors."""
    for part in re.split(r"\n\s*\n|  \n(?=\d+[a-z]?\. )", text):
        block = part.strip(" \n")
        if NOTES.match(block):
            return
        if block and block not in {"...", "-----", "<!-- -->"}:
            yield block


def marks(block: str) -> tuple[list[str], str]:
    """The numbers and letters at the head of a block (`8. a) aa)`), and what follows them."""
    labels: list[str] = []
    while found := MARK.match(block):
        if found[1] and re.match(rf"{MONTHS}\b", block[found.end() :]):
            break
        labels.append(found[1] or found[2])
        block = block[found.end() :]
    return labels, block


def level(label: str) -> int:
    """How deep a point stands: 1 for numbers, 2 for letters, 3 for double letters."""
    return 1 if label[0].isdigit() else len(label) + 1


def _enter(found: list[Piece], labels: list[str], rest: str) -> None:
    if not found:
        found.append(Piece(""))
    _rejoin(found, labels[0])
    for label in labels:
        _list_for(found[-1], label).append(Piece("", label))
    _list_for(found[-1], labels[-1])[-1].text = rest


def _list_for(sentence: Piece, label: str) -> list[Piece]:
    """The list in which a point belongs; a letter after `z` goes on doubled."""
    points = sentence.points
    while (last := _last(points)) and level(last.label) < level(label):
        points = last.points
        if len(label) > 1 and (last := _last(points)) and last.label == "z":
            return points
    return points


def _last(points: list[Piece]) -> Piece | None:
    return next((point for point in reversed(points) if point.label), None)


def _rejoin(found: list[Piece], label: str) -> None:
    """A point that goes on with an earlier list shows that what looked like sentences were its."""
    if found[-1].points:
        return
    for i in range(len(found) - 2, -1, -1):
        last = _last(_list_for(found[i], label))
        if last and follows(last.label, label):
            found[i].points += found[i + 1 :]
            del found[i + 1 :]
            return


def follows(before: str, label: str) -> bool:
    """Whether one number or letter comes after another in a list (2 → 3, 2 → 2a, 2b → 3)."""
    if level(before) != level(label):
        return False
    if level(label) > 1:
        return ord(label[0]) == ord(before[0]) + 1
    number, old = (int(re.sub(r"\D", "", each)) for each in (label, before))
    return number == old + 1 or (number == old and label > before)


def _say(found: list[Piece], block: str) -> None:
    said = split(block)
    if found and _goes_on(found[-1], said[0]):
        _go_on(found[-1], said.pop(0))
    found.extend(Piece(each) for each in said)


def _go_on(sentence: Piece, said: str) -> None:
    last = sentence
    while last.points:
        last = last.points[-1]
    if rows := ROW.findall(said):
        sentence.points += [Piece(f"{' '.join(text.split())} |", label) for label, text in rows]
    elif sentence.points and last.text:
        sentence.points.append(Piece(said))
    else:
        last.text = f"{last.text}\n{said}".strip()


def _goes_on(before: Piece, said: str) -> bool:
    """Whether words after a break belong to the sentence before it."""
    if said[0] in "|<" or re.match(r"[a-zäöüß,;–\\]", said):
        return True
    last = end_of(before)
    return not (CLOSED.search(last) or GONE.search(last) or last.endswith(("|", ">")))


def end_of(piece: Piece) -> str:
    """The last words of a sentence and its list."""
    return end_of(piece.points[-1]) if piece.points else piece.text.rstrip()


def split(block: str) -> list[str]:
    """The sentences of one block; abbreviations, dates and ordinals end none."""
    if block[0] in "|<":
        return [block]
    said, start = [], 0
    for end in END.finditer(block):
        if _ends(block[start : end.end()], block[end.end() :].lstrip()):
            said.append(block[start : end.end()].strip())
            start = end.end()
    return [*said, block[start:].strip()]


def _ends(said: str, following: str) -> bool:
    quoted = said.count("„") > said.count("“") and re.match(r"[^„]*“", following)
    if SHORT.search(said) or quoted:
        return False
    if re.search(r"\d\\?\.$", said):
        return not re.match(rf"\d|{AFTER_ORDINAL}", following)
    return not following[0].isdigit() or bool(re.search(r"[a-zäöüß]{3,}\.$", said))
