"""The answer as values, and as the JSON that outside programs rely on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.grants import Reason
from nahtlos.law.engine.situation import Value
from nahtlos.law.queries.instruments import InstrumentAnswer, plain, reason_json
from nahtlos.law.translate import Contradiction

Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class WorkAccess:
    """One kind of work. `decision` is an indication; the office decides.

    `possible` are the decisions that are left, one if it is settled; `certainty` is None for plain
    law, else practice, derived, new (no guidance known yet) or doubtful.
    The days to come are looked through when somebody asks for them.
    """

    kind: str
    decision: str
    because: tuple[Reason, ...]
    missing: tuple[str, ...]
    possible: tuple[str, ...]
    days: Callable[[], Days] = field(compare=False, repr=False)
    entitlement: str | None = None
    certainty: str | None = None
    note: Says | None = None

    @cached_property
    def _days(self) -> Days:
        return self.days()

    @property
    def opens_on(self) -> date | None:
        """The first day on which more is allowed than today by time alone."""
        return self._days[0]

    @property
    def changes_on(self) -> date | None:
        """The first day on which the answer is another one; where a title runs out, its last day."""
        return self._days[1]


@dataclass(frozen=True)
class Work:
    """Access to the four kinds of work."""

    employment: WorkAccess
    self_employment: WorkAccess
    apprenticeship: WorkAccess
    internship_orientation: WorkAccess

    def __iter__(self) -> Iterator[WorkAccess]:
        yield self.employment
        yield self.self_employment
        yield self.apprenticeship
        yield self.internship_orientation

    @property
    def changes_on(self) -> date | None:
        """The first day on which any of the four changes by time alone."""
        return min((one.changes_on for one in self if one.changes_on), default=None)

    @property
    def because(self) -> tuple[Reason, ...]:
        """Why, for employment first, then what decides the other kinds."""
        deciding = [reason for one in self for reason in one.because[:1]]
        reasons = [*deciding[:1], *self.employment.because[1:], *deciding[1:]]
        unique = {(reason.says["de"], reason.cite, reason.holds): reason for reason in reasons}
        return tuple(unique.values())


@dataclass(frozen=True)
class Question:
    """What to ask next: `splits` answers may be settled by it."""

    fact: str
    splits: int
    says: Says
    why: Says

    def to_json(self) -> dict[str, object]:
        """As `ask_next` stands in the answer."""
        return {"fact": self.fact, "splits": self.splits, "says": dict(self.says)}


@dataclass(frozen=True)
class Answer:
    """What the law says about a person on a day, by the text of `law_as_of`."""

    on: date
    law_as_of: date
    derived: Mapping[str, Value]
    work: Work
    instruments: tuple[InstrumentAnswer, ...]
    contradictions: tuple[Contradiction, ...]
    stale: bool
    question: Callable[[], Question | None]

    @cached_property
    def ask_next(self) -> Question | None:
        """The question that is expected to settle most, None if there is nothing to ask."""
        return self.question()

    @cached_property
    def by_id(self) -> Mapping[str, InstrumentAnswer]:
        """The instruments by their id."""
        return {one.id: one for one in self.instruments}

    def to_json(self, language: str = "en") -> dict[str, object]:
        """The document of `nahtlos law check --json`; sentences of reasons are in one language."""
        return {
            "on": self.on.isoformat(),
            "law_as_of": self.law_as_of.isoformat(),
            "derived": {fact: plain(fact, value) for fact, value in self.derived.items()},
            "work": _work(self.work, language),
            "instruments": [one.to_json(language) for one in self.instruments],
            "ask_next": None if self.ask_next is None else self.ask_next.to_json(),
            "contradictions": [
                {"facts": list(one.facts), "says": one.says[language]}
                for one in self.contradictions
            ],
        }


def _work(work: Work, language: str) -> dict[str, object]:
    kinds: dict[str, object] = {one.kind: one.decision for one in work}
    return kinds | {
        "because": [reason_json(reason, language) for reason in work.because],
        "changes_on": work.changes_on and work.changes_on.isoformat(),
    }
