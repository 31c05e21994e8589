"""Who of the own institution is meant by the rows of a table: known for certain, or perhaps.

Asked for many rows at once; only one's own institution is ever searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from nahtlos.people import names
from nahtlos.people.models import Arrival, Record
from nahtlos.people.queries.finding import possible_duplicates

MOST_SHOWN = 5
SAME_DAY = 0.7
"""With the same day of birth a name need be less like the other (`names.SAME` without)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says about who is meant."""

    key: str
    name: str
    sort_key: str
    native: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """The person who is meant for certain, or those who may be."""

    known: UUID | None = None
    alike: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    person: UUID
    name: str
    native: str
    sort_key: str
    keys: frozenset[str]
    born: date | None


def known_keys(institution: UUID, keys: Iterable[str]) -> dict[str, UUID]:
    """The persons who came under these numbers before."""
    asked = [key for key in keys if key]
    rows = Arrival.objects.filter(institution=institution, external_key__in=asked)
    return dict(rows.values_list("external_key", "person"))


def known_days(institution: UUID, wanted: Iterable[Wanted]) -> dict[tuple[str, date], UUID]:
    """Persons with exactly these names and days of birth, by name and day."""
    days = {one.born for one in wanted if one.born}
    return {(one.sort_key, one.born): one.person for one in _held(institution, Q(birth_date__in=days))
            if one.born}  # fmt: skip


def meant(institution: UUID, wanted: Sequence[Wanted]) -> list[Found]:
    """For each row who is meant; five queries for all of them that have a day of birth."""
    keys = known_keys(institution, (one.key for one in wanted))
    days = {one.born for one in wanted if one.born}
    told = frozenset().union(*(_telling(names.keys(one.name)) for one in wanted))
    undated = Q(birth_date=None, person__name_keys__overlap=sorted(told))
    around = _Around(_held(institution, Q(birth_date__in=days) | undated) if days else ())
    return [_meant(institution, one, keys, around) for one in wanted]


def _meant(institution: UUID, one: Wanted, keys: dict[str, UUID], around: "_Around") -> Found:
    if one.key in keys:
        return Found(known=keys[one.key])
    if one.born is None:
        alike = possible_duplicates(institution, one.name)
        return Found(alike=tuple(each.person.pk for each in alike[:MOST_SHOWN]))
    exact = around.exact.get((one.sort_key, one.born))
    if exact and not one.key:
        return Found(known=exact)
    return Found(alike=((exact,) if exact else around.alike(one)[:MOST_SHOWN]))


class _Around:
    """Persons among whom many rows are looked for, by name and day and by the sound of names."""

    def __init__(self, held: Iterable[_Held]) -> None:
        self.exact: dict[tuple[str, date], UUID] = {}
        self.sounds: dict[tuple[date | None, str], list[_Held]] = {}
        for one in held:
            if one.born:
                self.exact[one.sort_key, one.born] = one.person
            for key in one.keys:
                self.sounds.setdefault((one.born, key), []).append(one)

    def alike(self, wanted: Wanted) -> tuple[UUID, ...]:
        """Those who may be meant, nearest first."""
        near: dict[UUID, float] = {}
        for key in _telling(names.keys(wanted.name)):
            for born, least in ((wanted.born, SAME_DAY), (None, names.SAME)):
                for one in self.sounds.get((born, key), ()):
                    if one.person not in near and (like := _likeness(wanted, one)) >= least:
                        near[one.person] = like
        return tuple(sorted(near, key=lambda person: -near[person]))


def _likeness(wanted: Wanted, held: _Held) -> float:
    mine = filter(None, (wanted.name, wanted.native))
    theirs = [name for name in (held.name, held.native) if name]
    return max(names.similarity(one, other) for one in mine for other in theirs)


def _telling(keys: Iterable[str]) -> frozenset[str]:
    """The keys of whole words as they sound; names that are like one another share one."""
    return frozenset(key for key in keys if key.startswith("~"))


def _held(institution: UUID, which: Q) -> Iterator[_Held]:
    rows = Record.objects.filter(which, institution=institution, person__merged_into=None)
    columns = ("given_name", "family_name", "native_name", "sort_key", "name_keys")
    for person, born, given, family, native, sort_key, keys in rows.values_list(
        "person", "birth_date", *(f"person__{column}" for column in columns)
    ):
        whole = f"{given} {family}".strip()
        yield _Held(person, whole, native, sort_key, _telling(keys), born)
