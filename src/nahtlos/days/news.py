"""What the consultation day tells: keys, never names. Whoever sends mail and SMS listens here."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class InvitationReady(News):
    """The timetable of a visitor stands and can be sent: `queries.invitation_of` tells what is in it."""

    visitor: UUID
    day: UUID
    region: UUID


@dataclass(frozen=True)
class VisitorMoved(News):
    """A time, desk or place of a visitor has changed since the invitation; they are told at once."""

    visitor: UUID
    day: UUID
    region: UUID


@dataclass(frozen=True)
class VisitorCalledOff(News):
    """The day, or all meetings of a visitor, do not take place."""

    visitor: UUID
    day: UUID
    region: UUID


@dataclass(frozen=True)
class VisitSoon(News):
    """A visitor is to be reminded: two days (`hours` 48) or two hours (2) before the first time."""

    visitor: UUID
    day: UUID
    region: UUID
    hours: int


@dataclass(frozen=True)
class PlaceFreed(News):
    """Somebody on the waiting list has a place now."""

    visitor: UUID
    day: UUID
    region: UUID


@dataclass(frozen=True)
class TimeFreed(News):
    """A time of a day is free again, and nobody on a waiting list has taken the place of it."""

    day: UUID
    region: UUID


@dataclass(frozen=True)
class HelperAsked(News):
    """Somebody is asked to interpret or help, and has an e-mail."""

    helper: UUID
    region: UUID


@dataclass(frozen=True)
class DeskAsked(News):
    """An institution is asked to take part with a desk."""

    desk: UUID
    institution: UUID


@dataclass(frozen=True)
class LookBackAsked(News):
    """It is to be worked out what another staffing of a day would have served."""

    day: UUID
    region: UUID


@dataclass(frozen=True)
class PlanAsked(News):
    """A plan has to be worked out, beside the pages."""

    draft: UUID
    region: UUID
