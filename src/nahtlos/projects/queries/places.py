"""Places in a project as pages show them: with names where the wall shows them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from nahtlos.internships.models import Internship
from nahtlos.network.models import Institution
from nahtlos.projects.models import (
    LIVE,
    OVER,
    WAS_THERE,
    Attendance,
    Card,
    How,
    Participation,
    PartnerState,
    Place,
    Practice,
    Project,
    ProjectPartner,
)


def participation_for(one: UUID) -> Participation | None:
    """One place, as far as the wall shows it."""
    return Participation.objects.select_related("project").filter(pk=one).first()


@dataclass(frozen=True)
class Shown:
    """A place with what the reader may see of it; the latest days first."""

    one: Participation
    card: Card | None
    days: tuple[Attendance, ...]
    practices: int

    @property
    def first_name(self) -> str:
        """The first name, where it may be seen."""
        return self.card.first_name if self.card else "–"

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How often there, late, excused, not there."""
        found = Counter(line.how for line in self.days)
        return [(str(how.label), found[how]) for how in How if found[how]]

    @property
    def came(self) -> int:
        """On how many days somebody was there, late or not."""
        return sum(line.how in {How.PRESENT, How.LATE} for line in self.days)

    def how_on(self, day: date) -> str:
        """How it was on this day; empty where nobody wrote it down."""
        return next((line.how for line in self.days if line.on == day), "")


def shown(rows: "QuerySet[Participation]") -> list[Shown]:
    """These places with all that the reader may see, in four queries."""
    found = list(rows.select_related("project"))
    keys = [one.pk for one in found]
    cards = {card.participation_id: card for card in Card.objects.filter(participation__in=keys)}
    days: dict[UUID, list[Attendance]] = {key: [] for key in keys}
    for line in Attendance.objects.filter(participation__in=keys).order_by("-on"):
        days[line.participation_id].append(line)
    linked = Counter(
        Practice.objects.filter(participation__in=keys).values_list("participation", flat=True)
    )
    both = [Shown(one, cards.get(one.pk), tuple(days[one.pk]), linked[one.pk]) for one in found]
    return sorted(both, key=lambda one: (one.first_name.casefold(), str(one.one.pk)))


def shown_one(one: Participation) -> Shown:
    """One place with all that the reader may see of it."""
    return shown(Participation.objects.filter(pk=one.pk))[0]


def participants(project: Project) -> list[Shown]:
    """Who takes part or took part, for the staff of partners that meet them."""
    return shown(Participation.objects.filter(project=project, state__in=WAS_THERE))


def there_now(project: Project) -> list[Shown]:
    """Who takes part."""
    return shown(Participation.objects.filter(project=project, state=Place.TAKEN))


def of_person(person: UUID) -> list[Shown]:
    """A person's places, what is live first."""
    found = shown(Participation.objects.filter(person=person))
    return sorted(found, key=lambda one: (one.one.state not in LIVE, one.one.proposed_at))


def newly_meeting(one: Participation) -> list[Institution]:
    """Partners that joined after the person said yes, and do not see anything of them."""
    if one.state not in {Place.WAITING, Place.TAKEN}:
        return []
    rows = ProjectPartner.objects.filter(
        project=one.project_id, state=PartnerState.AGREED, meets=True
    ).exclude(institution__in=one.seen_by)
    return [row.institution for row in rows.select_related("institution")]


def practices_of(one: Participation) -> list[Internship]:
    """The internships that belong to it, as far as the reader sees internships."""
    keys = Practice.objects.filter(participation=one).values("internship")
    return list(
        Internship.objects.filter(pk__in=keys).select_related("company").order_by("starts_on")
    )


def internships_to_link(one: Participation) -> list[Internship]:
    """Internships of the person that belong to no project yet."""
    linked = Practice.objects.filter(person=one.person_id).values("internship")
    rows = Internship.objects.filter(person=one.person_id).exclude(pk__in=linked)
    return list(rows.select_related("company").order_by("-starts_on"))


def left_over(region: UUID) -> list[UUID]:
    """Places that are live although their project is over."""
    rows = Participation.objects.filter(region=region, state__in=LIVE, project__state__in=OVER)
    return list(rows.values_list("pk", flat=True))


def has_own() -> Exists:
    """Whether a person has any live place, for a question about persons."""
    return Exists(Participation.objects.filter(person=OuterRef("pk"), state__in=LIVE))


def live_of(person: UUID) -> tuple[Participation, ...]:
    """What is proposed to a person, and where they wait or take part."""
    rows = Participation.objects.filter(person=person, state__in=LIVE)
    return tuple(rows.select_related("project"))
