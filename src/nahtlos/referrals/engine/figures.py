"""An interface in figures: how many, how long, why not, and how long the longest has waited."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import TypeVar

from nahtlos.referrals.engine.times import Late, late

K = TypeVar("K")
LEAST = 3
"""The smallest number of persons that is said."""
ANSWERED = frozenset({"accepted", "declined", "kept", "closed", "answered"})
UNANSWERED = frozenset({"sent", "seen"})


@dataclass(frozen=True)
class Line:
    """One referral or question as it is counted: no key, no name, no word of a person."""

    sender: object
    recipient: object
    topic: str
    state: str
    reason: str
    sent_at: datetime
    answered_at: datetime | None
    kept_at: datetime | None
    due_on: date | None
    sent_on: date

    @property
    def waits(self) -> bool:
        """Whether somebody still has to answer or to see the person for the first time."""
        return self.state in UNANSWERED or self.state == "accepted"


@dataclass(frozen=True)
class Interface:
    """What is between two institutions. A number is none where it would be that of one or two."""

    sender: object
    recipient: object
    number: int | None
    answer_days: int | None
    appointment_days: int | None
    waiting: int | None
    longest_days: int | None
    reasons: tuple[tuple[str, int], ...]
    late: Late

    @property
    def order(self) -> tuple[int, int, int]:
        """What jams most stands first."""
        return (-self.late, -(self.longest_days or 0), -(self.number or 0))


@dataclass(frozen=True)
class Pace:
    """The whole region: median days, and how many are over their day. None where it is of one or two."""

    answer_days: int | None
    appointment_days: int | None
    overdue: int | None


def said(number: int) -> int | None:
    """The number, or none where it is that of one or two persons."""
    return number if number == 0 or number >= LEAST else None


def told(counts: Counter[K]) -> tuple[tuple[K, int], ...]:
    """The large counts, as long as the rest is not that of one or two persons either."""
    rows = [(key, number) for key, number in counts.most_common() if number >= LEAST]
    rest = sum(counts.values()) - sum(number for _key, number in rows)
    while rows and 0 < rest < LEAST:
        rest += rows.pop()[1]
    return tuple(rows)


def _days(pairs: Iterable[tuple[datetime, datetime | None]]) -> int | None:
    """The median in whole days; none for fewer than three."""
    found = [(end - begin).total_seconds() / 86_400 for begin, end in pairs if end is not None]
    return round(median(found)) if len(found) >= LEAST else None


def pace(lines: Iterable[Line], today: date) -> Pace:
    """How fast the institutions of a region answer each other, all together."""
    every = list(lines)
    return Pace(
        _days((line.sent_at, line.answered_at) for line in every),
        _days((line.sent_at, line.kept_at) for line in every),
        said(sum(line.waits and late(line.due_on, today) > Late.NOBODY for line in every)),
    )


def _one(lines: Sequence[Line], today: date) -> Interface:
    waiting = [line for line in lines if line.waits]
    declined = Counter(line.reason for line in lines if line.state == "declined" and line.reason)
    shown = len(lines) >= LEAST
    longest = max((today - line.sent_on).days for line in waiting) if waiting else None
    waits = said(len(waiting)) if said(len(lines) - len(waiting)) is not None else None
    return Interface(
        sender=lines[0].sender,
        recipient=lines[0].recipient,
        number=said(len(lines)),
        answer_days=_days((line.sent_at, line.answered_at) for line in lines),
        appointment_days=_days((line.sent_at, line.kept_at) for line in lines),
        waiting=waits if shown else None,
        longest_days=longest if shown else None,
        reasons=told(declined) if shown else (),
        late=max((late(line.due_on, today) for line in waiting), default=Late.NOBODY),
    )


def interfaces(lines: Iterable[Line], today: date) -> list[Interface]:
    """Every interface that was used, the worst jam first."""
    between: dict[tuple[object, object], list[Line]] = defaultdict(list)
    for line in lines:
        between[line.sender, line.recipient].append(line)
    found = [_one(group, today) for group in between.values()]
    return sorted(found, key=lambda one: one.order)
