"""Finds what somebody means while they type: whole words first, beginnings next, slips last."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from nahtlos.employers.engine.folding import fold

SHORTEST_PART, SHORTEST_SLIP, TWO_SLIPS = 4, 4, 8
LOOKED_AT = 80
INSIDE, SLIPPED = 2, 5
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Term:
    """One way to name a thing; `first` where it is the usual name in its language."""

    of: str
    text: str
    language: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that may be meant, and the word by which it was found. The smaller the rank, the surer."""

    of: str
    term: Term
    rank: int


def _trigrams(text: str) -> Iterator[str]:
    padded = f"  {text}"
    return (padded[at : at + 3] for at in range(len(padded) - 2))


def slips(typed: str, word: str, most: int) -> int:
    """How many slips lie between what was typed and the nearest beginning of a word; most + 1 if more.

    A letter too many, too few or wrong, or two exchanged, is one slip.
    """
    above: list[int] = []
    row = list(range(len(word) + 1))
    for at, sign in enumerate(typed, 1):
        before, above, row = above, row, [at]
        for to, other in enumerate(word, 1):
            cost = min(above[to] + 1, row[to - 1] + 1, above[to - 1] + (sign != other))
            if before and to > 1 and sign == word[to - 2] and typed[at - 2] == other:
                cost = min(cost, before[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row)


class Finder:
    """An index over terms; built once, asked often, never changed."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: list[Term] = []
        self.texts: list[str] = []
        starts: list[tuple[str, int, int]] = []
        self.grams: dict[str, list[int]] = {}
        for term in terms:
            text, number = fold(term.text), len(self.terms)
            if not text:
                continue
            self.terms.append(term)
            self.texts.append(text)
            words = text.split(" ")
            starts += ((" ".join(words[at:]), number, at) for at in range(len(words)))
            for gram in set(_trigrams(text)):
                self.grams.setdefault(gram, []).append(number)
        self.starts = sorted(starts)
        self.keys = [text for text, _number, _at in self.starts]
        self.lines = "".join(f" {text}\n" for text in self.texts)
        self.begins = [0, *accumulate(len(text) + 2 for text in self.texts)]

    def find(self, typed: str, language: str = "de", most: int = 8) -> list[Hit]:
        """At most so many things, the surest first; one's own language first among equals."""
        text = fold(typed)
        if not text:
            return []
        ranks = self._begun(text)
        if len(ranks) < most or len(text) >= SHORTEST_PART:
            self._inside(text, ranks)
        if min(ranks.values(), default=SLIPPED) > INSIDE:
            self._slipped(text, ranks)
        return self._best(ranks, language, most)

    def _begun(self, text: str) -> dict[int, int]:
        """Whole terms (0), beginnings of terms (1) and of words inside a term (2)."""
        found: dict[int, int] = {}
        at, end = bisect_left(self.keys, text), bisect_left(self.keys, text + LAST)
        for whole, number, word in self.starts[at:end]:
            rank = (0 if whole == text else 1) if word == 0 else 2
            found[number] = min(rank, found.get(number, rank))
        return found

    def _inside(self, text: str, ranks: dict[int, int]) -> None:
        """All words in any order (3), parts of long German words (4)."""
        words, found = text.split(" "), {}
        if len(text) >= SHORTEST_PART:
            found = dict.fromkeys(self._holding(text), 4)
        if len(words) > 1:
            for number in self._holding(f" {max(words, key=len)}"):
                if all(f" {word}" in f" {self.texts[number]}" for word in words):
                    found[number] = 3
        for number in sorted(found):
            ranks.setdefault(number, found[number])

    def _holding(self, part: str) -> Iterator[int]:
        """The numbers of the terms that hold these letters, by one search over all terms in a row."""
        at = self.lines.find(part)
        while at >= 0:
            number = bisect_right(self.begins, at) - 1
            yield number
            at = self.lines.find(part, self.lines.find("\n", at))

    def _slipped(self, text: str, ranks: dict[int, int]) -> None:
        """One slip (5) or, in long words, two (6); looked for where most of the letters agree."""
        most = 0 if len(text) < SHORTEST_SLIP else 1 if len(text) < TWO_SLIPS else 2
        if not most:
            return
        shared: Counter[int] = Counter()
        for gram in set(_trigrams(text)):
            shared.update(self.grams.get(gram, ()))
        for number, _count in shared.most_common(LOOKED_AT):
            if number not in ranks:
                count = slips(text, self.texts[number][: len(text) + most], most)
                if count <= most:
                    ranks[number] = 4 + max(count, 1)

    def _best(self, ranks: dict[int, int], language: str, most: int) -> list[Hit]:
        def order(number: int) -> tuple[int, bool, bool, int, str]:
            term = self.terms[number]
            foreign = term.language not in {language, "de"}
            return ranks[number], foreign, not term.first, len(term.text), term.of

        found: dict[str, Hit] = {}
        for number in sorted(ranks, key=order):
            term = self.terms[number]
            found.setdefault(term.of, Hit(term.of, term, ranks[number]))
            if len(found) == most:
                break
        return list(found.values())
