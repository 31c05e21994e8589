"""Commitments, what was counted of them, and what could be counted."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, Sum
from django.utils import timezone

from nahtlos.internships.models import Internship
from nahtlos.internships.models import State as InternshipState
from nahtlos.placements.models import Kind as WorkKind
from nahtlos.placements.models import Placement
from nahtlos.placements.models import State as WorkState
from nahtlos.steering.models import Commitment, Group, Update, What

BEGUN = (InternshipState.RUNNING, InternshipState.ENDED)
WHATS = tuple(What.choices)


@dataclass(frozen=True)
class Tracked:
    """A commitment with its count and its newest line."""

    commitment: Commitment
    counted: int
    by_link: int
    latest: Update | None

    @property
    def days_late(self) -> int:
        """How many days after its day it was kept; 0 for one that was kept in time."""
        return max(
            0, (timezone.localdate(self.commitment.moved_at) - self.commitment.until_on).days
        )


@dataclass(frozen=True)
class Countable:
    """An internship or a start that may be counted: what and when, never whose."""

    row: UUID
    title: str
    starts_on: object


def commitment_for(commitment: UUID) -> Commitment | None:
    """One commitment, with its group."""
    rows = Commitment.objects.select_related("group", "company", "institution")
    return rows.filter(pk=commitment).first()


def counted(commitment: Commitment) -> int:
    """How many so far."""
    return int(Update.objects.filter(commitment=commitment).aggregate(n=Sum("add"))["n"] or 0)


def updates_of(commitment: Commitment) -> list[Update]:
    """Its lines, the newest first."""
    return list(Update.objects.filter(commitment=commitment))


def commitments_of(group: Group) -> list[Tracked]:
    """All of a group: what is late first, then open ones by day, then those that are settled."""
    rows = list(Commitment.objects.filter(group=group))
    lines: dict[UUID, list[Update]] = {one.pk: [] for one in rows}
    for update in Update.objects.filter(commitment__in=rows):
        lines[update.commitment_id].append(update)
    order = {"late": 0, "open": 1}
    tracked = [_tracked(one, lines[one.pk]) for one in rows]
    return sorted(
        tracked, key=lambda one: (order.get(one.commitment.state, 2), one.commitment.until_on)
    )


def tracked(commitment: Commitment) -> Tracked:
    """One commitment with its count."""
    return _tracked(commitment, updates_of(commitment))


def _tracked(one: Commitment, lines: list[Update]) -> Tracked:
    by_link = sum(line.add for line in lines if line.digest)
    return Tracked(one, sum(line.add for line in lines), by_link, lines[0] if lines else None)


def countable(commitment: Commitment) -> list[Countable]:
    """Internships and starts at the company since it promised, as far as the actor sees them."""
    if commitment.company_id is None:
        return []
    since = Q(starts_on__gte=commitment.promised_on)
    if commitment.what == What.INTERNSHIPS:
        begun = Internship.objects.filter(since, company=commitment.company_id, state__in=BEGUN)
        return [Countable(one.pk, one.get_kind_display(), one.starts_on) for one in begun]
    trains = Q(kind=WorkKind.APPRENTICESHIP)
    kinds = {What.APPRENTICESHIPS: trains, What.JOBS: ~trains}
    if commitment.what not in kinds:
        return []
    works = Placement.objects.filter(
        since, kinds[What(commitment.what)], employer=commitment.company_id
    ).exclude(state=WorkState.PLANNED)
    return [Countable(one.pk, one.title, one.starts_on) for one in works]
