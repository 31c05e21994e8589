"""The problem: who sits where, who speaks what, who wants what, and when. Times are minutes of the day."""

from dataclasses import dataclass, replace
from datetime import date

Window = tuple[int, int]
"""From, until: whoever is there from 9:00 until 12:00 may end a meeting at 12:00."""

HOUR = 60


def clock(minute: int) -> str:
    """A minute of the day as people write it: 570 is 09:30."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


@dataclass(frozen=True)
class Desk:
    """Where somebody advises on some topics."""

    id: str
    topics: frozenset[str]
    speaks: frozenset[str]
    staffed: tuple[Window, ...]
    institution: str = ""


@dataclass(frozen=True)
class Interpreter:
    """Who carries words between visitor and desk; by video too, then without a walk of any length."""

    id: str
    speaks: frozenset[str]
    present: tuple[Window, ...]


@dataclass(frozen=True)
class Want:
    """A topic that a visitor wants to talk about, at any desk for it or at the named one.

    What `after` names must end before, if it is met at all.
    """

    topic: str
    minutes: int
    after: frozenset[str] = frozenset()
    desk: str | None = None


@dataclass(frozen=True)
class Visitor:
    """Who comes, when, and with what; each topic once."""

    id: str
    speaks: frozenset[str]
    present: tuple[Window, ...]
    wants: tuple[Want, ...]

    def want(self, topic: str) -> Want | None:
        """What the visitor wants to talk about under this topic."""
        return next((want for want in self.wants if want.topic == topic), None)


@dataclass(frozen=True)
class Day:
    """A consultation day. Meetings start on the grid, which begins at midnight."""

    date: date
    grid: int
    walk: int
    desks: tuple[Desk, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    visitors: tuple[Visitor, ...] = ()

    def __post_init__(self) -> None:
        for kind in (self.desks, self.interpreters, self.visitors):
            if len({one.id for one in kind}) != len(kind):
                raise ValueError("Two of a kind have the same id.")
        for visitor in self.visitors:
            if len({want.topic for want in visitor.wants}) != len(visitor.wants):
                raise ValueError("A visitor wants the same topic twice.")
        if self.grid < 1 or self.walk < 0 or any(w.minutes < 1 for _, w in self.wants()):
            raise ValueError(
                "The grid and each meeting last a minute or more, a walk none or more."
            )

    def wants(self) -> tuple[tuple[Visitor, Want], ...]:
        """Every want of every visitor, in order."""
        return tuple((visitor, want) for visitor in self.visitors for want in visitor.wants)

    def desk(self, id_: str) -> Desk | None:
        """The desk of that id."""
        return next((desk for desk in self.desks if desk.id == id_), None)

    def visitor(self, id_: str) -> Visitor | None:
        """The visitor of that id."""
        return next((visitor for visitor in self.visitors if visitor.id == id_), None)


def cut(
    windows: tuple[Window, ...], *, since: int | None = None, until: int | None = None
) -> tuple[Window, ...]:
    """What is left of windows when they may begin only since a minute, or last only until one."""
    low = -1 if since is None else since
    high = 10**9 if until is None else until
    found = ((max(low, a), min(high, b)) for a, b in windows)
    return tuple((a, b) for a, b in found if a <= b)


def can_serve(desk: Desk, want: Want) -> bool:
    """Whether it is the named desk, if one is named, and serves the topic."""
    return want.topic in desk.topics and want.desk in {None, desk.id}


def can_carry(helper: Interpreter, visitor: Visitor, desk: Desk) -> bool:
    """Whether the interpreter shares a language with each of the two."""
    return bool(helper.speaks & visitor.speaks) and bool(helper.speaks & desk.speaks)


def without(day: Day, *, desk: str) -> Day:
    """The same day without a desk."""
    return replace(day, desks=tuple(one for one in day.desks if one.id != desk))
