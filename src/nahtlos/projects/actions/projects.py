"""Begin a project, by hand or from a group that nothing covers; change it, move it, keep its week."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.network.actions.once import only_once
from nahtlos.projects import access
from nahtlos.projects.models import OVER, Project, ProjectPartner, Slot, State
from nahtlos.projects.news import ProjectMoved

GONE = _("This project is not there any more.")
STANDS_THERE = _("This stands in the week already.")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a project is. Dates and a contact are needed once it is planned."""

    title: str
    aims: str = ""
    who: str = ""
    places: int = 12
    starts_on: date | None = None
    ends_on: date | None = None
    contact_name: str = ""
    contact_telephone: str = ""
    contact_email: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """The group that nothing covers: sentences and numbers, no person. `digest` names it."""

    traits: list[dict[str, str]]
    lacks: str
    persons: int
    counted_on: date
    digest: str


@transaction.atomic
def begin(*, told: Told, by: Actor, at: datetime, group: Group | None = None) -> Project:
    """An idea. A group that was taken already gives back the project that it was taken into."""
    demand(access.may_begin(by))
    try:
        with transaction.atomic():
            return Project.objects.create(
                region_id=sure(by.region), institution_id=sure(by.institution), made_at=at,
                moved_at=at, moved_by_id=by.account, **asdict(told),
                **(asdict(group) if group else {}),
            )  # fmt: skip
    except IntegrityError:
        digest = group.digest if group else ""
        there = Project.objects.filter(region=by.region, digest=digest).exclude(digest="")
        found = there.exclude(state__in=OVER).first()
        if found is None:
            raise
        return found


@transaction.atomic
def change(*, project: Project, told: Told, by: Actor) -> Project:
    """Change what it is. Whoever has a place keeps it."""
    fresh = locked(project)
    demand(access.may_change(by, fresh) or access.may_have(fresh, told.places))
    new = asdict(told)
    for name, value in new.items():
        setattr(fresh, name, value)
    try:
        with transaction.atomic():
            fresh.save(update_fields=list(new))
    except IntegrityError as error:
        raise Refused(Refusal(_("The plan needs days, and somebody to ring."))) from error
    return fresh


@transaction.atomic
def move(
    *, project: Project, to: str, by: Actor, at: datetime, on: date, words: str = ""
) -> Project:
    """Move it on. With its end what waits is settled by the program."""
    fresh = locked(project)
    demand(access.may_move(by, fresh, State(to), on=on, words=words))
    fields = ["state", "moved_at", "moved_by"]
    fresh.state, fresh.moved_at, fresh.moved_by_id = State(to), at, by.account
    if to in OVER:
        fresh.words = words.strip()
        fields.append("words")
    fresh.save(update_fields=fields)
    publish(ProjectMoved(fresh.pk, fresh.region_id, fresh.state))
    return fresh


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the week."""

    weekday: int
    begins: time
    ends: time
    what: str
    place: str = ""
    partner: ProjectPartner | None = None


def _columns(entry: Entry) -> dict[str, Any]:
    return vars(entry)


@transaction.atomic
def add_slot(*, project: Project, entry: Entry, by: Actor) -> Slot:
    """One entry more in the week."""
    fresh = locked(project)
    demand(access.may_change(by, fresh))
    with only_once(STANDS_THERE):
        return Slot.objects.create(project=fresh, region_id=fresh.region_id, **_columns(entry))


@transaction.atomic
def change_slot(*, slot: Slot, entry: Entry, by: Actor) -> Slot:
    """Another time, another room."""
    demand(access.may_change(by, locked(slot.project)))
    for name, value in _columns(entry).items():
        setattr(slot, name, value)
    with only_once(STANDS_THERE):
        slot.save(update_fields=list(_columns(entry)))
    return slot


@transaction.atomic
def drop_slot(*, slot: Slot, by: Actor) -> None:
    """Take an entry out of the week; twice is once."""
    demand(access.may_change(by, locked(slot.project)))
    Slot.objects.filter(pk=slot.pk).delete()


def locked(project: Project) -> Project:
    """As it stands now, held until the transaction ends."""
    try:
        return Project.objects.select_for_update(of=("self",), no_key=True).get(pk=project.pk)
    except Project.DoesNotExist as error:
        raise Refused(Refusal(GONE)) from error
