"""How a page comes to its list: codes from the address, a name that is searched from the form alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Adviser
from nahtlos.network import queries as network
from nahtlos.people import queries
from nahtlos.people.queries import Listing
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries as referrals
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.listing.words import COLUMNS
from nahtlos.web.templatetags.words import fact_words, language_name

Value = str | date | None


@dataclass(frozen=True)
class Cell:
    """What stands in one column: words or a day."""

    label: str
    value: Value

    @property
    def is_day(self) -> bool:
        """Whether it is written as a day."""
        return isinstance(self.value, date)


@dataclass(frozen=True)
class Line:
    """One person, and the cells beside the name."""

    person: queries.Person
    cells: tuple[Cell, ...]


def all_filters(actor: Actor) -> bool:
    """Whether the actor may also filter by what only advisers see."""
    return actor.role is Adviser


def asked(request: NahtlosRequest) -> Listing:
    """What the codes of the address ask for."""
    return of_codes(request.GET, request.actor)


def of_codes(given: QueryDict, actor: Actor) -> Listing:
    """What these codes ask for; several columns are one code."""
    codes = {name: str(given[name]) for name in given}
    if "columns" in given:
        codes["columns"] = "-".join(map(str, given.getlist("columns")))
    return queries.listing(codes, adviser=all_filters(actor))


def of_kept(codes: str, actor: Actor) -> Listing:
    """What kept codes ask for, as far as the actor's role goes."""
    return of_codes(QueryDict(codes), actor)


def of_view(view: queries.View, actor: Actor) -> Listing:
    """What a kept view asks for, as far as the actor's role goes."""
    return of_codes(QueryDict(f"{view.codes}&columns={view.columns}"), actor)


def searched(request: HttpRequest) -> str:
    """The name that was typed. It comes with the form and never with the address."""
    return request.POST.get("q", "").replace("\0", "")[:100].strip()


def rows(actor: Actor, wanted: Listing) -> QuerySet[queries.Person]:
    """Everybody whom the filters leave: each room narrows by what it knows."""
    narrowings = (plan.narrowed(actor, wanted, today()), referrals.narrowed(actor, wanted))
    return queries.listed(actor, wanted, narrowings, at=now())


def names_known(actor: Actor) -> dict[str, dict[str, str]]:
    """The names behind keys that a filter may hold: own advisers, institutions waited for."""
    advisers = network.advisers_at(sure(actor.institution))
    waiting = referrals.recipients(actor) if all_filters(actor) else []
    return {
        "adviser": {str(key): name for key, name in advisers},
        "waiting": {str(key): name for key, name in waiting},
    }


def lines(persons: Iterable[queries.Person], wanted: Listing) -> list[Line]:
    """The persons with the columns that are wanted: as many questions as columns, however many rows."""
    rows = tuple(persons)
    columns = wanted.shown
    beside = _beside([one.pk for one in rows], columns)
    return [
        Line(one, tuple(Cell(str(COLUMNS[name]), _value(one, name, beside)) for name in columns))
        for one in rows
    ]


def _beside(keys: Sequence[UUID], columns: Iterable[str]) -> Mapping[str, Mapping[UUID, Value]]:
    reads: dict[str, Callable[[Sequence[UUID]], Mapping[UUID, Value]]] = {
        "step": plan.next_days,
        "contact": _last_contact,
        "waits": referrals.waits_for,
        "held": _held,
        "consent": queries.consents_until,
    }
    return {name: read(keys) for name, read in reads.items() if name in columns}


def _held(keys: Sequence[UUID]) -> dict[UUID, str]:
    return {key: one.institution.short_name for key, one in referrals.held_elsewhere(keys).items()}


def _last_contact(keys: Sequence[UUID]) -> dict[UUID, date]:
    found = plan.last_met(keys)
    for key, written in queries.last_notes(keys).items():
        day = timezone.localdate(written)
        found[key] = max(day, found.get(key, day))
    return found


def _value(person: queries.Person, name: str, beside: Mapping[str, Mapping[UUID, Value]]) -> Value:
    return beside[name].get(person.pk) if name in beside else SHOWN[name](person)


def _day(value: date | datetime | None) -> date | None:
    return timezone.localdate(value) if isinstance(value, datetime) else value


SHOWN: dict[str, Callable[[queries.Person], Value]] = {
    "status": lambda one: fact_words(vars(one)["status"], "status"),
    "until": lambda one: _day(vars(one)["status_until"]),
    "german": lambda one: str(vars(one)["german"] or ""),
    "adviser": lambda one: one.adviser.account.name if one.adviser else "",
    "language": lambda one: language_name(one.preferred_language),
    "opened": lambda one: _day(one.opened_at),
    "closed": lambda one: _day(one.closed_at),
}
"""What this room itself shows of a person in a column."""
