"""What has been kept long enough. Asked by the program erasing in time, which alone sees all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import (
    DateField,
    DateTimeField,
    Exists,
    F,
    Field,
    Func,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.deletion import PROTECT
from django.db.models.functions import Coalesce, Greatest, Least, TruncDate

from nahtlos.people.models import Announcement, Hold, OfPerson, Person
from nahtlos.people.queries.keeping.periods import Rule
from nahtlos.people.retention import FILE, SILENCE


def tables() -> list[type[OfPerson]]:
    """Every table of a file, in this room and in those above."""
    return [model for model in apps.get_models() if issubclass(model, OfPerson)]


class LastDay(Func):
    """The last day of a period: so many calendar months later (§ 188 BGB)."""

    arity = 1
    output_field = DateField()

    def __init__(self, day: Any, months: int) -> None:
        super().__init__(day)
        self.extra["template"] = f"(%(expressions)s + make_interval(months => {int(months)}))::date"


def _day(model: type[Model], column: str) -> Any:
    """The calendar day of a column where the region is."""
    field = model._meta.get_field(column)
    return TruncDate(F(column)) if isinstance(field, DateTimeField) else F(column)


def _earliest(model: type[Model], columns: tuple[str, ...]) -> Any:
    days = [_day(model, column) for column in columns]
    return days[0] if len(days) == 1 else Least(*days)


def last_contacts(on: date) -> QuerySet[Any]:
    """Persons with the day on which person and institution last had to do with each other."""
    known = Coalesce(F("last_contact_on"), TruncDate(F("opened_at")))
    found: list[Any] = [known, Coalesce(TruncDate(F("closed_at")), known)]
    for model in tables():
        for column in model.retention.contact:
            rows = model._default_manager.filter(person=OuterRef("pk")).order_by()
            days = rows.annotate(of_contact=_day(model, column)).filter(of_contact__lte=on)
            found.append(
                Subquery(days.values("person").annotate(last=Max("of_contact")).values("last"))
            )
    return Person.objects.annotate(last_day=Greatest(*found))


def held_persons(on: date) -> QuerySet[Hold]:
    """Holds in force: nothing of these persons is erased. A joined file is held with its person."""
    return Hold.objects.filter(ended_at=None, until__gte=on)


def _not_held(on: date) -> Any:
    held = Hold.objects.filter(ended_at=None, until__gte=on)
    return ~Exists(held.filter(person=OuterRef("pk")))


@dataclass(frozen=True)
class Due:
    """One person whose whole file ends: under which class, and after which day."""

    person: UUID
    key: str
    last_day: date


def due_persons(
    rules: dict[str, Rule], on: date, *, soon: bool = False, only: UUID | None = None
) -> Iterator[Due]:
    """Whose file was kept long enough today, or will be soon; held ones are left out."""
    kept = Person.objects.filter(_not_held(on), merged_into=None)
    just = {} if only is None else {"pk": only}
    closed = kept.filter(closed_at__isnull=False).annotate(
        over=LastDay(TruncDate(F("closed_at")), rules[FILE].months)
    )
    silent = (
        last_contacts(on)
        .filter(_not_held(on), merged_into=None, closed_at=None)
        .annotate(over=LastDay(F("last_day"), rules[SILENCE].months))
    )
    for key, rows in ((FILE, closed), (SILENCE, silent)):
        until = on + timedelta(days=rules[key].announced if soon else 0)
        found = rows.filter(over__lt=until, **just).order_by("over", "pk")
        for person, over in found.values_list("pk", "over"):
            yield Due(person, key, over)


def _blocked(model: type[Model]) -> Any:
    """Rows that something else still hangs on go with that, not before."""
    free: Any = Q()
    for relation in model._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        on_delete = getattr(relation, "on_delete", None)
        if on_delete is PROTECT and isinstance(field, Field):
            rows = field.model._default_manager.filter(**{field.name: OuterRef("pk")})
            free &= ~Exists(rows)
    return free


def quiet_persons(rule: Rule, on: date, only: UUID | None = None) -> list[UUID]:
    """Persons with whom there was no contact for as long as this class is kept."""
    just = {} if only is None else {"pk": only}
    quiet = last_contacts(on).annotate(over=LastDay(F("last_day"), rule.months))
    return list(quiet.filter(over__lt=on, **just).values_list("pk", flat=True))


def due_rows(model: type[OfPerson], rule: Rule, on: date, quiet: list[UUID]) -> QuerySet[OfPerson]:
    """Rows of one table that one class lets go, or of which it empties columns, by today."""
    rows = model._default_manager.all().order_by()
    if columns := model.retention.rows.get(rule.key, ()):
        ended = rows.annotate(over=LastDay(_earliest(model, columns), rule.months))
        return ended.filter(_blocked(model), over__lt=on)
    rows = rows.filter(person__in=quiet)
    if rule.key in model.retention.rows:
        return rows.filter(_blocked(model))
    return rows.exclude(**dict.fromkeys(model.retention.emptied[rule.key].split(), ""))


def announcements(institution: UUID, adviser: UUID | None = None) -> QuerySet[Announcement]:
    """Persons of an institution, or of one adviser there, whose file will be erased, the next first."""
    rows = Announcement.objects.filter(institution=institution)
    if adviser is not None:
        rows = rows.filter(person__adviser=adviser)
    return rows.select_related("person").order_by("due_on", "person__sort_key")


def announced_for(person: UUID) -> Announcement | None:
    """What was announced for one person."""
    return Announcement.objects.filter(person=person).first()
