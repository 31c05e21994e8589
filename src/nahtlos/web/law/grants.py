"""All instruments of a person as a page lists them: filtered, grouped, closed ones apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.law import queries as law
from nahtlos.law.queries import InstrumentAnswer
from nahtlos.people import queries
from nahtlos.web.law.asking_for import Missing, missing_in
from nahtlos.web.law.panel import Group, Panel

STATES: Mapping[str, Promise] = {
    "open": _("open now"),
    "closed": _("closed"),
    "unknown": _("not known yet"),
}
MOST_WAYS = MOST_MISSING = 3


@dataclass(frozen=True)
class Wanted:
    """What the reader has filtered by; empty for everything."""

    state: str
    category: str
    employer: bool

    @property
    def state_words(self) -> Promise | None:
        """The state in words."""
        return STATES.get(self.state)

    def wants(self, one: InstrumentAnswer) -> bool:
        """Whether an instrument passes."""
        return (
            self.state in {"", state_of(one)}
            and self.category in {"", one.instrument.category}
            and (not self.employer or law.for_employers(one))
        )

    def wants_work(self, group: Group) -> bool:
        """Whether a kind of work passes; it belongs to no category."""
        states = {"forbidden": "closed", "unknown": "unknown"}
        state = states.get(group.access.decision, "open")
        return not self.category and not self.employer and self.state in {"", state}


def read(query: Mapping[str, str], known: Iterable[str]) -> Wanted:
    """The filters in an address; what makes no sense filters nothing."""
    state, category = query.get("state", ""), query.get("category", "")
    return Wanted(
        state if state in STATES else "",
        category if category in set(known) else "",
        query.get("for", "") == "employer",
    )


def state_of(one: InstrumentAnswer) -> str:
    """The verdict as a filter knows it."""
    return "open" if one.is_open else one.verdict


@dataclass(frozen=True)
class Entry:
    """One instrument in the list. What costs is found out when the page draws it."""

    one: InstrumentAnswer
    file: queries.File

    @property
    def reason(self) -> law.Reason:
        """What the verdict hangs on."""
        return law.deciding(self.one)

    @property
    def for_employers(self) -> bool:
        """Whether somebody who employs may ask for it."""
        return law.for_employers(self.one)

    @property
    def ways(self) -> tuple[tuple[law.Step, ...], ...]:
        """What would open a closed one."""
        return law.ways(self.one, MOST_WAYS) if self.one.verdict == "closed" else ()

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The first facts whose answer could settle an unknown one, each with its question."""
        if self.one.verdict != "unknown":
            return ()
        asked = (one for one in missing_in(self.file, self.one.missing) if one.question)
        found = {one.question: one for one in asked}
        return tuple(found.values())[:MOST_MISSING]

    @property
    def turns_on(self) -> date | None:
        """The day on which time alone opens or closes it; not searched for where it is unknown."""
        return None if self.one.verdict == "unknown" else self.one.opens_on

    @cached_property
    def amounts(self) -> tuple[law.Amount, ...]:
        """What may be given."""
        return law.amounts(self.one)


@dataclass(frozen=True)
class Category:
    """The instruments of one category, those that are closed apart."""

    name: str
    shown: tuple[Entry, ...]
    closed: tuple[Entry, ...]


@dataclass(frozen=True)
class Listing:
    """All that the page shows: kinds of work, then the instruments by category."""

    wanted: Wanted
    work: tuple[Group, ...]
    categories: tuple[Category, ...]

    @property
    def count(self) -> int:
        """How many instruments are shown, folded ones included."""
        return sum(len(one.shown) + len(one.closed) for one in self.categories)


def listing(file: queries.File, panel: Panel, wanted: Wanted, order: Iterable[str]) -> Listing:
    """What passes the filters; closed ones are folded unless they are what was asked for."""
    entries = [Entry(one, file) for one in panel.answer.instruments if wanted.wants(one)]
    entries.sort(key=lambda entry: entry.one.instrument.title["de"])
    work = tuple(group for group in panel.groups if wanted.wants_work(group))
    return Listing(wanted, work, tuple(_categories(entries, order, fold=wanted.state != "closed")))


def _categories(entries: list[Entry], order: Iterable[str], *, fold: bool) -> Iterator[Category]:
    for name in order:
        members = [entry for entry in entries if entry.one.instrument.category == name]
        closed = [entry for entry in members if fold and entry.one.verdict == "closed"]
        shown = [entry for entry in members if entry not in closed]
        if members:
            yield Category(name, tuple(sorted(shown, key=_place)), tuple(closed))


def _place(entry: Entry) -> int:
    return ("entitled", "discretionary", "unknown", "closed").index(entry.one.verdict)
