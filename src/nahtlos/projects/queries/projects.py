"""Projects of the region, with partners and week; nothing here is about one person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from nahtlos.core.actor import Actor
from nahtlos.core.roles import May
from nahtlos.network.models import Institution
from nahtlos.projects.models import (
    MOVES,
    TAKES,
    PartnerState,
    Project,
    ProjectPartner,
    Slot,
    State,
    Weekday,
)


def project_for(project: UUID) -> Project | None:
    """One project of the reader's region."""
    return Project.objects.select_related("institution").filter(pk=project).first()


def partner_for(partner: UUID) -> ProjectPartner | None:
    """One partner, with its project."""
    return (
        ProjectPartner.objects.select_related("project", "institution").filter(pk=partner).first()
    )


def slot_for(slot: UUID) -> Slot | None:
    """One entry of a week, with its project."""
    return Slot.objects.select_related("project", "partner__institution").filter(pk=slot).first()


@dataclass(frozen=True)
class Line:
    """A project in a list: its partners, and what the reader's institution is in it."""

    project: Project
    partners: tuple[ProjectPartner, ...]
    mine: ProjectPartner | None

    @property
    def asks_us(self) -> bool:
        """The reader's institution has not answered yet."""
        return self.mine is not None and self.mine.state == PartnerState.ASKED

    @property
    def is_ours(self) -> bool:
        """The reader's institution carries a part."""
        return self.mine is not None and self.mine.state == PartnerState.AGREED

    @property
    def agreed(self) -> int:
        """How many partners have agreed."""
        return sum(one.state == PartnerState.AGREED for one in self.partners)


def lines(region: UUID, institution: UUID | None) -> list[Line]:
    """All projects of the region, in two queries: what runs first, then what is to come, then what was."""
    found = list(Project.objects.filter(region=region).select_related("institution"))
    carried: dict[UUID, list[ProjectPartner]] = {one.pk: [] for one in found}
    for partner in ProjectPartner.objects.filter(project__in=carried).select_related("institution"):
        carried[partner.project_id].append(partner)
    order = [State.RUNNING, State.AGREED, State.PLANNED, State.IDEA, State.ENDED, State.GIVEN_UP]
    return [
        Line(one, tuple(carried[one.pk]), _of(carried[one.pk], institution))
        for one in sorted(found, key=lambda one: order.index(State(one.state)))
    ]


def _of(partners: Iterable[ProjectPartner], institution: UUID | None) -> ProjectPartner | None:
    return next((one for one in partners if one.institution_id == institution), None)


def partners_of(project: Project) -> list[ProjectPartner]:
    """Who carries a part, was asked, or has declined."""
    return list(ProjectPartner.objects.filter(project=project).select_related("institution"))


def mine_in(actor: Actor, partners: Sequence[ProjectPartner]) -> ProjectPartner | None:
    """What the actor's institution is in it, for staff that may answer for it."""
    return _of(partners, actor.institution) if actor.may(May.READ_PERSONS) else None


def meeting(project: Project) -> list[Institution]:
    """The partners that meet the participants."""
    rows = ProjectPartner.objects.filter(project=project, state=PartnerState.AGREED, meets=True)
    found = rows.select_related("institution").order_by("institution__name")
    return [one.institution for one in found]


def not_asked(project: Project) -> list[Institution]:
    """Institutions of the region that are no partner yet."""
    asked = ProjectPartner.objects.filter(project=project).values("institution")
    return list(Institution.objects.filter(region=project.region_id).exclude(pk__in=asked))


@dataclass(frozen=True)
class WeekDay:
    """A day of the week with what stands on it."""

    label: str
    slots: tuple[Slot, ...]


def week_of(project: Project) -> list[WeekDay]:
    """The week, days without an entry left out."""
    rows = list(
        Slot.objects.filter(project=project)
        .select_related("partner__institution")
        .order_by("weekday", "begins", "what")
    )
    return [
        WeekDay(str(day.label), there)
        for day in Weekday
        if (there := tuple(one for one in rows if one.weekday == day))
    ]


def days_of(project: Project, until: date, *, most: int = 10) -> list[date]:
    """The last days on which something stood in the week, the latest first."""
    taught = set(Slot.objects.filter(project=project).values_list("weekday", flat=True))
    begins, ends = project.starts_on, project.ends_on
    if begins is None or ends is None or not taught:
        return []
    last = min(until, ends)
    every = (last - timedelta(days=ago) for ago in range(max(0, (last - begins).days + 1)))
    days = (day for day in every if day.weekday() in taught)
    return [day for day, _number in zip(days, range(most), strict=False)]


def traits_of(project: Project) -> list[str]:
    """What the group has in common, in German or English."""
    language = (get_language() or "de").partition("-")[0]
    found: list[dict[str, Any]] = project.traits
    return [str(one.get(language) or one.get("en") or one.get("de") or "") for one in found]


def open_projects(region: UUID) -> "QuerySet[Project]":
    """Projects for which somebody can be proposed."""
    return Project.objects.filter(region=region, state__in=TAKES).order_by("starts_on", "title")


def due(region: UUID, on: date) -> list[UUID]:
    """Projects that are agreed and whose first day has come."""
    rows = Project.objects.filter(region=region, state=State.AGREED, starts_on__lte=on)
    return list(rows.values_list("pk", flat=True))


def with_room(region: UUID) -> list[UUID]:
    """Projects in which somebody waits though a place is free."""
    rows = Project.objects.filter(region=region, state__in=TAKES, waiting__gt=0)
    return [one.pk for one in rows if one.taken < one.places]


def follows(project: Project, to: State) -> bool:
    """Whether this may follow at all, from where it stands."""
    return to in MOVES[State(project.state)]
