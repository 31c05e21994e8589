"""What came of starts, for figures: no name, no key of a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from nahtlos.placements.models import Asking, Placement, Side, State


@dataclass(frozen=True)
class Asked:
    """What one question brought: `state` tells silence from an answer, `works` is empty without one."""

    side: str
    months: int
    due_on: date
    state: str
    works: str
    goes: str

    @property
    def silent(self) -> bool:
        """Nobody answered: never a yes."""
        return self.state == Asking.SILENT


@dataclass(frozen=True)
class Came:
    """One start and what became of it. `earlier` is the start before it, if somebody changed employers."""

    placement: UUID
    institution: UUID
    kind: str
    state: str
    starts_on: date
    ended_on: date | None
    reason: str
    earlier: UUID | None
    subsidy: str
    asked: tuple[Asked, ...]


def came_of(rows: Iterable[Placement]) -> Iterator[Came]:
    """Starts with what was asked afterwards and what came of it."""
    for one in rows:
        asked = tuple(
            Asked(f.side, f.months, f.due_on, f.state, f.works, f.goes)
            for f in one.followups.all()
            if f.state not in (Asking.WAITING, Asking.DROPPED)
        )
        yield Came(
            placement=one.pk, institution=one.institution_id, kind=one.kind, state=one.state,
            starts_on=one.starts_on, ended_on=one.ended_on, reason=one.reason,
            earlier=one.earlier_id, subsidy=one.subsidy, asked=asked,
        )  # fmt: skip


def starts(institution: UUID, since: date, until: date) -> list[Came]:
    """Every start of an institution between two days, as far as the actor sees them."""
    rows = Placement.objects.filter(
        institution=institution,
        state__in=[State.STARTED, State.ENDED],
        starts_on__range=(since, until),
    )
    return list(came_of(rows.prefetch_related("followups").order_by("starts_on", "pk")))


@dataclass(frozen=True)
class Silence:
    """How many were asked at an institution after so many months, and how many never answered."""

    institution: UUID
    side: Side
    months: int
    due: int
    answered: int
    silent: int


def silence(since: date) -> list[Silence]:
    """Figures for the coordination of the actor's region; empty for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("select * from placements_silence(%s)", [since])
        return [Silence(place, Side(side), *numbers) for place, side, *numbers in cursor.fetchall()]
