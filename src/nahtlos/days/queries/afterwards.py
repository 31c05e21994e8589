"""What a day brought: served and not, waiting, who did not come, what is kept of what was agreed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from nahtlos.days.models import (
    AWAY,
    Day,
    Desk,
    Helper,
    Helps,
    Liked,
    Meeting,
    Place,
    Running,
    Visitor,
    Want,
)

LEAST = 5
"""Below this a number would show somebody to whoever does not work with them."""
SERVED, ENOUGH, FEW_AWAY = 0.8, 0.67, 0.2
MET = (Running.BEGUN, Running.DONE)
SERIES = 12


@dataclass(frozen=True)
class Line:
    """A topic or a language: what was wanted and what became of it."""

    key: str
    served: int
    unmet: int
    why: tuple[tuple[str, int], ...]

    @property
    def wanted(self) -> int:
        """All of them."""
        return self.served + self.unmet


@dataclass(frozen=True)
class Load:
    """How long an interpreter interpreted, of the minutes they were there."""

    name: str
    minutes: int
    present: int

    @property
    def share(self) -> int:
        """In per cent."""
        return round(100 * self.minutes / self.present) if self.present else 0


@dataclass(frozen=True)
class Kept:
    """Next steps: agreed, of those in a plan, and of these done within four weeks."""

    agreed: int
    in_plan: int
    kept: int


@dataclass(frozen=True)
class Said:
    """How people found the day: good, so-so, not good."""

    good: int
    so_so: int
    bad: int

    @property
    def all(self) -> int:
        """How many said anything."""
        return self.good + self.so_so + self.bad


@dataclass(frozen=True)
class Afterwards:
    """The page that answers whether there shall be another."""

    day: Day
    visitors: int
    absent: int
    called_off: int
    topics: tuple[Line, ...]
    languages: tuple[Line, ...]
    late_minutes: int | None
    interpreters: tuple[Load, ...]
    kept: Kept
    visitors_said: Said
    desks_said: Said

    @property
    def served(self) -> int:
        """Wants that were met."""
        return sum(line.served for line in self.topics)

    @property
    def unmet(self) -> int:
        """Wants that were not."""
        return sum(line.unmet for line in self.topics)

    @property
    def success(self) -> bool:
        """Most wants met, few stayed away, and most who said something found it good."""
        wanted, come = self.served + self.unmet, self.visitors + self.absent
        good = self.visitors_said
        return (
            wanted > 0
            and self.served >= SERVED * wanted
            and self.absent <= FEW_AWAY * come
            and good.good >= ENOUGH * good.all
        )


def afterwards(day: Day) -> Afterwards:
    """The figures of one day, for whoever runs it or coordinates."""
    visitors = list(Visitor.objects.filter(day=day))
    meetings = list(Meeting.objects.filter(day=day))
    wants = list(Want.objects.filter(day=day))
    came = [one for one in visitors if one.arrived_at is not None]
    told = {(one.visitor_id, one.topic): one for one in meetings}
    speaks = {one.pk: (one.languages[0] if one.languages else "") for one in visitors}
    fates = [(want, _fate(want, told.get((want.visitor_id, want.topic)))) for want in wants]
    off = [one for one in visitors if one.state in AWAY and one.arrived_at is None]
    return Afterwards(
        day=day,
        visitors=len(came),
        absent=len(visitors) - len(came) - len(off),
        called_off=len(off),
        topics=_lines((want.topic, fate) for want, fate in fates),
        languages=_lines((speaks[want.visitor_id], fate) for want, fate in fates),
        late_minutes=_late(day, meetings),
        interpreters=_loads(day, meetings),
        kept=kept_steps(day.pk),
        visitors_said=_said(one.liked for one in visitors),
        desks_said=_said(Desk.objects.filter(day=day).values_list("liked", flat=True)),
    )


def _fate(want: Want, meeting: Meeting | None) -> str:
    """Empty for a want that was met, or why it was not: a code."""
    if meeting is not None:
        if meeting.state in MET:
            return ""
        return "absent" if meeting.state == Running.ABSENT else "not_begun"
    if want.place == Place.DROPPED:
        return "dropped"
    if want.place == Place.WAITING:
        return "waiting"
    return str(want.because.get("code", "")) or "not_planned"


def _lines(fates: Iterable[tuple[str, str]]) -> tuple[Line, ...]:
    found: dict[str, Counter[str]] = {}
    for key, fate in fates:
        found.setdefault(key, Counter())[fate] += 1
    return tuple(
        Line(key, counts[""], counts.total() - counts[""],
             tuple((code, n) for code, n in counts.most_common() if code))
        for key, counts in sorted(found.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    )  # fmt: skip


def _late(day: Day, meetings: Iterable[Meeting]) -> int | None:
    """How many minutes later than planned a talk began, on average; early counts as in time."""
    late = [
        max(0, day.minute(one.began_at) - one.start)
        for one in meetings if one.began_at is not None and one.state in MET
    ]  # fmt: skip
    return round(sum(late) / len(late)) if late else None


def _loads(day: Day, meetings: Iterable[Meeting]) -> tuple[Load, ...]:
    spent: Counter[UUID] = Counter()
    for one in meetings:
        if one.interpreter_id is not None and one.state in MET:
            spent[one.interpreter_id] += _minutes(day, one.began_at, one.ended_at, one)
    rows = Helper.objects.filter(day=day, helps=Helps.INTERPRETING, state="confirmed")
    return tuple(
        Load(str(one), spent[one.pk], sum(pair[1] - pair[0] for pair in one.hours)) for one in rows
    )


def _minutes(day: Day, began: datetime | None, ended: datetime | None, one: Meeting) -> int:
    """As long as it really took, where that is known."""
    if began is None or ended is None:
        return one.end - one.start
    return max(0, day.minute(ended) - day.minute(began))


def _said(marks: Iterable[int | None]) -> Said:
    counts = Counter(marks)
    return Said(counts[Liked.GOOD], counts[Liked.SO_SO], counts[Liked.BAD])


def kept_steps(day: UUID) -> Kept:
    """How many next steps came of a day and were kept; the database counts, and shows none of them."""
    with connection.cursor() as cursor:
        cursor.execute("select agreed, in_plan, kept from days_steps(%s)", [day])
        return Kept(*cursor.fetchone())


@dataclass(frozen=True)
class InSeries:
    """One day of a series in a line."""

    day: Day
    visitors: int
    absent: int
    served: int
    unmet: int
    good: int
    said: int


def series_of(day: Day) -> tuple[InSeries, ...]:
    """This day and those before it in the series, the last one first."""
    chain = [day]
    while chain[-1].before_id is not None and len(chain) < SERIES:
        chain.append(Day.objects.get(pk=chain[-1].before_id))
    keys = [one.pk for one in chain]
    visitors = list(Visitor.objects.filter(day__in=keys))
    met = Counter(
        Meeting.objects.filter(day__in=keys, state__in=MET).order_by().values_list("day", flat=True)
    )
    wants = Counter(Want.objects.filter(day__in=keys).order_by().values_list("day", flat=True))
    return tuple(_in_series(one, visitors, met, wants) for one in chain)


def _in_series(
    day: Day, visitors: Iterable[Visitor], met: Mapping[UUID, int], wants: Mapping[UUID, int]
) -> InSeries:
    own = [one for one in visitors if one.day_id == day.pk]
    came = [one for one in own if one.arrived_at is not None]
    away = [one for one in own if one.arrived_at is None and one.state not in AWAY]
    marks = [one.liked for one in own if one.liked]
    return InSeries(
        day, len(came), len(away), met[day.pk], wants[day.pk] - met[day.pk],
        sum(mark == Liked.GOOD for mark in marks), len(marks),
    )  # fmt: skip
