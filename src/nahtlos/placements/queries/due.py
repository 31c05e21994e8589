"""What needs somebody now: for the adviser's list and day, and for the program at night."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.placements.engine import CALL_DAYS, REMIND_DAYS, SILENT_DAYS, WARNED_DAYS
from nahtlos.placements.models import (
    LIVE,
    PENDING,
    Asking,
    FollowUp,
    Permission,
    Placement,
    Standing,
    State,
    Works,
)

AHEAD = timedelta(days=max(WARNED_DAYS))
BACK, FRESH = timedelta(days=180), timedelta(days=14)


def _mine(actor: Actor, desks: Collection[UUID]) -> Q:
    """Persons of these desks; without any, of the whole institution."""
    mine = Q(institution=actor.institution)
    return mine & Q(person__adviser__in=desks) if desks else mine


def to_start(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> QuerySet[Placement]:
    """Planned starts, the next first; those whose day has come are to be recorded."""
    rows = Placement.objects.filter(_mine(actor, desks), state=State.PLANNED)
    return rows.select_related("person", "employer").order_by("starts_on")


def pending(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Permission]:
    """Permissions that are prepared or wait for the office, the longest wait first."""
    rows = Permission.objects.filter(_mine(actor, desks), state__in=PENDING)
    beside = rows.select_related("person", "placement__employer", "office")
    return beside.order_by(F("counts_on").asc(nulls_last=True), "sent_on", "made_at")


def running_out(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> QuerySet[Permission]:
    """Permissions of work that goes on, which end soon or have ended, soonest first."""
    rows = Permission.objects.filter(
        _mine(actor, desks),
        state=Standing.GRANTED,
        placement__state__in=LIVE,
        valid_until__lte=on + AHEAD,
    )
    later = Permission.objects.filter(state=Standing.GRANTED, valid_until=None)
    rows = rows.exclude(placement__in=later.values("placement"))
    return rows.select_related("person", "placement__employer").order_by("valid_until")


def subsidies_ending(
    actor: Actor, on: date, *, desks: Collection[UUID] = ()
) -> QuerySet[Placement]:
    """Work whose subsidy ends within the days of a warning."""
    rows = Placement.objects.filter(
        _mine(actor, desks), state=State.STARTED, subsidy_until__range=(on, on + AHEAD)
    )
    return rows.select_related("person", "employer").order_by("subsidy_until")


def to_call(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[FollowUp]:
    """Who is to be telephoned, the longest silence first."""
    rows = FollowUp.objects.filter(_mine(actor, desks), state=Asking.CALL)
    return rows.select_related("person", "placement__employer").order_by("due_on", "side")


def silent(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> QuerySet[FollowUp]:
    """Whom nobody reached within the last half year."""
    rows = FollowUp.objects.filter(_mine(actor, desks), state=Asking.SILENT, due_on__gte=on - BACK)
    return rows.select_related("person", "placement__employer").order_by("-due_on")


def contradicted(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> QuerySet[FollowUp]:
    """Answers that need somebody: trouble of late, or work that is over and stands as going on."""
    over = Q(placement__state=State.STARTED) & ~Q(works=Works.HERE) & Q(due_on__gte=on - BACK)
    trouble = Q(troubled=True, state_on__gte=on - FRESH)
    rows = FollowUp.objects.filter(_mine(actor, desks), over | trouble, state=Asking.ANSWERED)
    return rows.select_related("person", "placement__employer").order_by("-answered_at")


def due_keys(region: UUID, on: date) -> list[UUID]:
    """Questions whose day has come and that nobody was asked."""
    rows = FollowUp.objects.filter(region=region, state=Asking.WAITING, due_on__lte=on)
    return list(rows.order_by("due_on", "pk").values_list("pk", flat=True))


def late_keys(region: UUID, on: date) -> list[UUID]:
    """Questions whose silence goes on to its next stage."""
    waits = {Asking.ASKED: REMIND_DAYS, Asking.REMINDED: CALL_DAYS, Asking.CALL: SILENT_DAYS}
    late = Q()
    for state, days in waits.items():
        late |= Q(state=state, state_on__lte=on - timedelta(days=days))
    rows = FollowUp.objects.filter(late, region=region)
    return list(rows.order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True)
class Ending:
    """A permission that ends: its key, and who holds the file."""

    permission: UUID
    institution: UUID
    until: date


def endings(region: UUID, on: date) -> list[Ending]:
    """Granted permissions that end within the days of a warning."""
    rows = Permission.objects.filter(
        region=region, state=Standing.GRANTED, valid_until__range=(on, on + AHEAD)
    )
    found = rows.order_by("pk").values_list("pk", "institution", "valid_until")
    return [Ending(key, place, until) for key, place, until in found if until]
