"""The answer on an instrument: the verdict at once, the rest when somebody looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nahtlos.law.catalogue.instrument import Amount, Instrument, Terms
from nahtlos.law.engine.changes import Change, opens_if
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.engine.explain import missing
from nahtlos.law.engine.grants import OPEN, Reason
from nahtlos.law.engine.situation import Value
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.queries.asked import Asked
from nahtlos.law.translate.values import LEVELS
from nahtlos.people.facts import FACTS, Kind

STALE_MONTHS = 6


@dataclass(frozen=True)
class InstrumentAnswer:
    """What an instrument means for a person on a day. An indication; the office decides."""

    instrument: Instrument
    asked: Asked
    verdict: str

    @property
    def id(self) -> str:
        return self.instrument.id

    @property
    def terms(self) -> Terms | None:
        """What the law asks and gives that day, None where it was not read or has run out."""
        return self.asked.law.book.terms.get(self.id)

    @property
    def is_open(self) -> bool:
        """Whether nothing can close it; whether it is a claim may still be unknown then."""
        return self.asked.is_open(self.id)

    @cached_property
    def because(self) -> tuple[Reason, ...]:
        """Every condition with its truth; where there is no law that day, a sentence that says so."""
        prepared = self.asked.law.book.prepared.get(self.id)
        if prepared is None:
            return (self._no_law(),)
        found = prepared.because(self.asked.classes.some, self.asked.seen)
        return found or (Reason(FOR_ALL, holds=True, cite=self.asked.law.book.terms[self.id].cite),)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The unknown facts that can still change the verdict."""
        if self.verdict != UNKNOWN:
            return ()
        rest = self.asked.rest(self.id)
        return () if rest is None else missing(rest, self.asked.law.frame)

    @cached_property
    def opens_if(self) -> tuple[tuple[Change, ...], ...]:
        """The smallest sets of changes that open it, none where it is open."""
        prepared = self.asked.law.book.prepared.get(self.id)
        if prepared is None or self.is_open:
            return ()
        asked = self.asked
        return opens_if(
            prepared.node,
            asked.classes,
            frame=asked.law.frame,
            reaches=asked.source.reaches,
            opened=OPEN,
        )

    @cached_property
    def opens_on(self) -> date | None:
        """The first day on which time alone opens it, or closes it if it is open."""
        for later in self.asked.later:
            if later.is_open(self.id) != self.is_open:
                return self.asked.shown(later)
        return None

    @cached_property
    def offices(self) -> tuple[str, ...]:
        """Who decides; several where it hangs on what is not known."""
        found: list[str] = []
        for one in self.terms.offices if self.terms else ():
            holds = self.asked.law.frame.look(one.when)(self.asked.classes.some)
            if holds is not False and one.office not in found:
                found.append(one.office)
            if holds:
                break
        return tuple(found)

    @cached_property
    def amount(self) -> Amount | None:
        """What is given. Where several rows may hold, the one that promises least."""
        found: list[Amount] = []
        for row in self.terms.amounts if self.terms else ():
            holds = self.asked.law.frame.look(row.when)(self.asked.classes.some)
            if holds is not False:
                found.append(row)
            if holds:
                break
        return min(reversed(found), key=_promises, default=None)

    @property
    def stale(self) -> bool:
        """Whether the law was read more than six months before the day."""
        return (
            self.terms is not None
            and plus_months(self.terms.read_on, STALE_MONTHS) < self.asked.day
        )

    def _no_law(self) -> Reason:
        last = self.instrument.versions[-1].until
        if self.asked.ran_out(self.id):
            words = {"de": f"Das gab es bis {last}.", "en": f"This existed until {last}."}
            return Reason(words, holds=True, cite=self.instrument.versions[-1].cite)
        return Reason(NOT_READ, None, self.instrument.versions[0].cite)

    def to_json(self, language: str) -> dict[str, object]:
        """As it stands in the document of `nahtlos law check --json`."""
        terms, opens_on = self.terms or self.instrument.versions[-1], self.opens_on
        return {
            "id": self.id,
            "applies": self.instrument.applies,
            "verdict": self.verdict,
            "because": [reason_json(reason, language) for reason in self.because],
            "missing": list(self.missing),
            "opens_if": [[change_json(one) for one in way] for way in self.opens_if],
            "opens_on": opens_on and opens_on.isoformat(),
            "amount": self.amount and amount_json(self.amount, language),
            "decided_by": "|".join(self.offices),
            "cite": terms.cite,
            "source": terms.source,
            "law_as_of": terms.read_on.isoformat(),
            "certainty": terms.certainty,
            "note": terms.note and terms.note[language],
        }


def _promises(amount: Amount) -> tuple[float, ...]:
    """How much is given at most, to compare rows of one instrument."""
    shares = sum(stage.share * stage.months for stage in amount.stages)
    return (amount.up_to or 0, shares, amount.per_month or 0, amount.once or 0)


NOT_READ: Says = {
    "de": "Für diesen Tag wurde das Recht dazu nicht gelesen.",
    "en": "For that day the law on this has not been read.",
}
FOR_ALL: Says = {"de": "Gilt ohne weitere Voraussetzung.", "en": "Open without any condition."}


def reason_json(reason: Reason, language: str) -> dict[str, object]:
    """A reason as outside programs read it."""
    return {
        "says": reason.says[language],
        "holds": reason.holds,
        "cite": reason.cite,
        "facts": list(reason.facts),
    }


def change_json(change: Change) -> dict[str, object]:
    """A change as outside programs read it."""
    return {"fact": change.fact, "becomes": plain(change.fact, change.becomes)}


def amount_json(amount: Amount, language: str) -> dict[str, object]:
    """An amount as outside programs read it; what it does not have is left out."""
    months = amount.months or sum(stage.months for stage in amount.stages) or None
    known: Mapping[str, object] = {
        "up_to": amount.up_to,
        "months": months,
        "of": amount.of or None,
        "per_month": amount.per_month,
        "once": amount.once,
    }
    found = {key: value for key, value in known.items() if value is not None}
    return {"says": amount.says[language], **found, "cite": amount.cite}


def plain(fact: str, value: Value) -> object:
    """A value as it stands in a document."""
    entry = FACTS.get(fact)
    if entry is not None and entry.kind is Kind.LEVEL and isinstance(value, int):
        return LEVELS[value]
    return value.isoformat() if isinstance(value, date) else value
