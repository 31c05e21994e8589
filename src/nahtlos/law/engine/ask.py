"""What to ask next: the unknown fact whose answer is expected to settle the most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from nahtlos.law.engine.diagram import End, Known, Node, facts_of, is_settled_by
from nahtlos.law.engine.frame import Frame

MOST_KEPT = 200_000


@dataclass(frozen=True)
class Ask:
    """A fact to ask for: how many answers it can settle, and how many it will on average."""

    fact: str
    splits: int
    expected: Fraction


def ask_next(
    rests: Iterable[Node], frame: Frame, known: Known, askable: Mapping[str, str]
) -> Ask | None:
    """The best question, None when there is nothing to ask.

    `rests` are what is left to ask of every answer that is still open. `askable` gives for each fact
    that may be asked what is asked for: the fact itself, or what it follows from. All classes of a
    fact count alike; equal questions are put in the order in which more answers hang on them.
    """
    hang: dict[str, int] = {}
    splits: dict[str, int] = {}
    expected: dict[str, Fraction] = {}
    for rest in rests:
        if isinstance(rest, End):
            continue
        for fact in facts_of(rest):
            asked = askable.get(frame.facts[fact])
            if asked is not None:
                settled, places = gain(rest, fact, known.some[fact])
                hang[asked] = hang.get(asked, 0) + 1
                splits[asked] = splits.get(asked, 0) + (settled > 0)
                expected[asked] = expected.get(asked, Fraction()) + Fraction(settled, places)
    best = max(hang, key=lambda asked: (expected[asked], hang[asked], asked), default=None)
    return None if best is None else Ask(best, splits[best], expected[best])


@lru_cache(maxsize=MOST_KEPT)
def gain(rest: Node, fact: int, mask: int) -> tuple[int, int]:
    """In how many classes of a fact nothing is left to ask, and how many classes there are."""
    places = [i for i in range(mask.bit_length()) if mask >> i & 1]
    return sum(is_settled_by(rest, fact, place) for place in places), len(places)
