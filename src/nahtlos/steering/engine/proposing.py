"""What the next meeting should speak about, and why: from facts, the same for the same facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_GROUPS = 3
"""Groups that nothing covers overlap: the largest few are enough to speak about."""
LATE_DAYS = 14
"""A task is spoken about once it is overdue for so long; before, whoever has it is reminded."""


class Said(StrEnum):
    """Why a point is proposed."""

    JAM = "jam"
    UNCOVERED = "uncovered"
    LEFT_OUT = "left_out"
    DECISION = "decision"
    TASK = "task"
    COMMITMENT = "commitment"


@dataclass(frozen=True)
class Jam:
    """Between two desks somebody has waited too long. Numbers are none where they are too small."""

    key: str
    sender: str
    recipient: str
    waiting: int | None
    days: int | None


@dataclass(frozen=True)
class Uncovered:
    """A topic that nobody answers for, in these areas or, without any, nowhere."""

    key: str
    topic: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A group to whom the law opens nothing of a kind, and about how many they are.

    `no_seat`: the law opens it, and nothing of it has a seat here. `declined`: everybody asked said no.
    """

    key: str
    lacks: str
    traits: tuple[str, ...]
    persons: int
    no_seat: bool = False
    declined: bool = False


@dataclass(frozen=True)
class Late:
    """A decision, task or commitment with the day until when, and whose it is."""

    key: str
    text: str
    due_on: date
    whose: str = ""


@dataclass(frozen=True)
class Facts:
    """All that is looked at."""

    on: date
    jams: tuple[Jam, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Late, ...] = ()
    tasks: tuple[Late, ...] = ()
    commitments: tuple[Late, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """A point to propose. `cue` is the same for the same thing, so that it is proposed once."""

    said: Said
    key: str
    about: Jam | Uncovered | LeftOut | Late
    days: int = 0

    @property
    def cue(self) -> str:
        """What stands behind it."""
        return f"{self.said}:{self.key}"


def to_propose(facts: Facts) -> list[Proposed]:
    """What to speak about: promises and decisions of this table first, then jams, then gaps."""
    return [*_late(facts), *_jams(facts), *_uncovered(facts), *_left_out(facts)]


def _late(facts: Facts) -> Iterator[Proposed]:
    kinds = (
        (Said.COMMITMENT, facts.commitments, 0),
        (Said.DECISION, facts.decisions, 0),
        (Said.TASK, facts.tasks, LATE_DAYS),
    )
    for said, rows, patience in kinds:
        late = [(one, (facts.on - one.due_on).days) for one in rows]
        for one, days in sorted(late, key=lambda row: (-row[1], row[0].key)):
            if days > patience:
                yield Proposed(said, one.key, one, days)


def _jams(facts: Facts) -> Iterator[Proposed]:
    longest = sorted(facts.jams, key=lambda one: (-(one.days or 0), one.key))
    yield from (Proposed(Said.JAM, one.key, one, one.days or 0) for one in longest)


def _uncovered(facts: Facts) -> Iterator[Proposed]:
    """Nowhere at all before somewhere; many areas before few."""
    widest = sorted(facts.uncovered, key=lambda one: (bool(one.areas), -len(one.areas), one.key))
    yield from (Proposed(Said.UNCOVERED, one.key, one) for one in widest)


def _left_out(facts: Facts) -> Iterator[Proposed]:
    largest = sorted(facts.left_out, key=lambda one: (-one.persons, one.key))
    yield from (Proposed(Said.LEFT_OUT, one.key, one) for one in largest[:MOST_GROUPS])
