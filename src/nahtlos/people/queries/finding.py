"""Finding persons by name in any spelling and script, and those who may be the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from nahtlos.people import names
from nahtlos.people.models import Consent, Fact, Person, Record

PAGE = 25
MOST_COMPARED = 200


@dataclass(frozen=True)
class Page:
    """One page of a list; `more` says whether another follows, so that nothing need be counted."""

    rows: tuple[Person, ...]
    number: int
    more: bool

    def first(self, most: int) -> "Page":
        """The same page cut short."""
        return Page(self.rows[:most], self.number, self.more or len(self.rows) > most)

    @property
    def before(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The number of the page after."""
        return self.number + 1


def described(persons: Iterable[Person]) -> tuple[Person, ...]:
    """The persons with what a list shows of their files: one query for all of them.

    Asked beside the list and not in it, where they would be worked out for every page before, too.
    """
    rows = tuple(persons)
    record = Record.objects.filter(person=OuterRef("pk"))
    german = Fact.objects.filter(person=OuterRef("pk"), name="german")
    names = ("status", "status_until", "birth_date")
    asked = Person.objects.filter(pk__in=[one.pk for one in rows]).order_by()
    found = {
        key: values
        for key, *values in asked.values_list(
            "pk",
            *(Subquery(record.values(name)[:1]) for name in names),
            Subquery(german.values("value")[:1]),
        )
    }
    for one in rows:
        shown = dict(zip((*names, "german"), found.get(one.pk, [None] * 4), strict=True))
        vars(one).update(shown, status=shown["status"] or "")
    return rows


def _page(persons: QuerySet[Person], number: int) -> Page:
    start = (number - 1) * PAGE
    rows = tuple(persons[start : start + PAGE + 1])
    return Page(rows[:PAGE], number, len(rows) > PAGE)


def narrowed_to(persons: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those whose name sounds like what was typed."""
    for spellings in names.query_groups(text):
        persons = persons.filter(name_keys__overlap=sorted(spellings))
    return persons


def caseload(
    institution: UUID,
    *,
    adviser: UUID | None = None,
    text: str = "",
    closed: bool = False,
    page: int = 1,
) -> Page:
    """Persons of one's own institution, by name; `adviser` (a membership) narrows to one's own."""
    persons = Person.objects.held_by(institution).filter(closed_at__isnull=not closed)
    if adviser is not None:
        persons = persons.filter(adviser=adviser)
    if text.strip():
        return _ranked_page(narrowed_to(persons, text), text, page)
    found = _page(persons.select_related("adviser__account", "institution"), page)
    return replace(found, rows=described(found.rows))


def ranked(persons: QuerySet[Person], text: str) -> list[Person]:
    """As typed first, then the likeliest; of very many that share a key the first two hundred."""
    return sorted(
        persons.select_related("adviser__account", "institution")[:MOST_COMPARED],
        key=lambda one: (not _as_typed(one, text), -_nearness(one, text), one.sort_key),
    )


def _ranked_page(persons: QuerySet[Person], text: str, page: int) -> Page:
    found, start = ranked(persons, text), (page - 1) * PAGE
    return Page(described(found[start : start + PAGE]), page, len(found) > start + PAGE)


def _as_typed(person: Person, text: str) -> bool:
    """Whether every word typed begins a word of the name, read in Latin letters."""
    words = names.romanise(f"{person} {person.native_name}").casefold().split()
    typed = names.romanise(text).casefold().split()
    return all(any(word.startswith(one) for word in words) for one in typed)


def _nearness(person: Person, text: str) -> float:
    spellings = filter(None, (str(person), person.native_name))
    return max(names.similarity(spelling, text) for spelling in spellings)


@dataclass(frozen=True)
class Likeness:
    """A person of one's own institution who may be the one being entered."""

    person: Person
    nearness: float
    same_birthday: bool


def possible_duplicates(
    institution: UUID, name: str, birth_date: date | None = None, but: UUID | None = None
) -> tuple[Likeness, ...]:
    """Whom we may know already, nearest first; only one's own institution is ever searched."""
    wanted = sorted(names.keys(name))
    persons = Person.objects.held_by(institution).filter(name_keys__overlap=wanted)
    if but is not None:
        persons = persons.exclude(pk=but)
    near = (
        Likeness(
            one,
            _nearness(one, name),
            birth_date is not None and getattr(one, "birth_date", None) == birth_date,
        )
        for one in described(persons[:MOST_COMPARED])
    )
    likely = [one for one in near if one.nearness >= names.SAME or one.same_birthday]
    return tuple(sorted(likely, key=lambda one: (not one.same_birthday, -one.nearness))[:10])


def shared_with(institution: UUID, *, page: int = 1) -> Page:
    """Persons of other institutions who have agreed that this one sees parts, soonest end first."""
    live = Consent.objects.live().filter(person=OuterRef("pk"), recipient=institution)
    persons = (
        Person.objects.exclude(institution=institution)
        .annotate(until=Subquery(live.order_by("valid_until").values("valid_until")[:1]))
        .filter(merged_into=None)
        .order_by(F("until").asc(nulls_last=True), "sort_key")
        .select_related("institution")
    )
    return _page(persons, page)


def running_out(
    institution: UUID, advisers: Collection[UUID | None], until: date
) -> QuerySet[Record]:
    """Records of these advisers' persons, or of everybody's, whose document ends soon, soonest first."""
    records = Record.objects.filter(
        institution=institution,
        status_until__lte=until,
        person__closed_at=None,
        person__merged_into=None,
    )
    if advisers:
        records = records.filter(person__adviser__in=advisers)
    return records.select_related("person").order_by("status_until")
