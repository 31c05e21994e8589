"""The answer sorted for the person who asked: open, perhaps, with one step, closed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nahtlos.law import queries as law

BY_PERSON = frozenset({"person", "person_or_employer", "person_and_employer"})
LEVERS = 3
Test = Callable[[law.InstrumentAnswer], bool]


@dataclass(frozen=True)
class Opening:
    """A day on which time alone opens something, and what."""

    day: date
    opens: tuple[law.InstrumentAnswer, ...]


@dataclass(frozen=True)
class Kinds:
    """Kinds of work with the same answer for the same reason, said once."""

    kinds: tuple[str, ...]
    access: law.WorkAccess


@dataclass(frozen=True)
class Result:
    """An answer of the law room in the order in which a person reads it.

    What only an employer, a provider or an office can ask for stands apart and is not counted.
    """

    answer: law.Answer

    @cached_property
    def asked(self) -> tuple[law.InstrumentAnswer, ...]:
        """What a person can ask for, the most useful first where it is open."""
        rest = [one for one in self.answer.instruments if not one.is_open]
        return tuple(filter(_by_person, (*law.useful(self.answer), *rest)))

    @property
    def work(self) -> tuple[Kinds, ...]:
        """The four kinds of work, those alike together."""
        alike: dict[object, list[law.WorkAccess]] = {}
        for one in self.answer.work:
            reason = one.because[0] if one.because else None
            same = (one.decision, reason and (reason.says["en"], reason.cite), one.missing)
            alike.setdefault((*same, one.opens_on), []).append(one)
        return tuple(Kinds(tuple(one.kind for one in ones), ones[0]) for ones in alike.values())

    @property
    def entitled(self) -> tuple[law.InstrumentAnswer, ...]:
        """What must be given."""
        return self._with("entitled")

    @property
    def discretionary(self) -> tuple[law.InstrumentAnswer, ...]:
        """What the office may give."""
        return self._with("discretionary")

    @property
    def unknown(self) -> tuple[law.InstrumentAnswer, ...]:
        """What hangs on something that is not known, the fewest facts first."""
        return tuple(sorted(self._with("unknown"), key=lambda one: len(one.missing)))

    @property
    def closed(self) -> tuple[law.InstrumentAnswer, ...]:
        """What is closed today."""
        return self._with("closed")

    @property
    def for_employers(self) -> tuple[law.InstrumentAnswer, ...]:
        """What somebody who employs can ask for, unless it is closed."""
        found = (one for one in self.answer.instruments if law.for_employers(one))
        return tuple(one for one in found if not _by_person(one) and one.verdict != "closed")

    @property
    def still_open(self) -> int:
        """How many verdicts are not settled yet, work included."""
        return len(self._with("unknown")) + sum(
            work.decision == "unknown" for work in self.answer.work
        )

    @property
    def all_verdicts(self) -> int:
        """How many verdicts there are, work included."""
        return len(self.asked) + len(tuple(self.answer.work))

    @property
    def levers(self) -> tuple[law.Lever, ...]:
        """The single steps that open most of what is closed."""
        found = law.levers(self.answer, LEVERS)
        kept = (law.Lever(one.step, _only(one.opens, _by_person)) for one in found)
        return tuple(one for one in kept if one.opens)

    @property
    def soon(self) -> tuple[Opening, ...]:
        """The days on which something opens by itself, the next one first."""
        days: dict[date, list[law.InstrumentAnswer]] = {}
        for one in self.closed:
            if one.opens_on is not None:
                days.setdefault(one.opens_on, []).append(one)
        return tuple(Opening(day, tuple(days[day])) for day in sorted(days))

    def _with(self, verdict: str) -> tuple[law.InstrumentAnswer, ...]:
        return _only(self.asked, lambda one: one.verdict == verdict)


def _by_person(one: law.InstrumentAnswer) -> bool:
    return one.instrument.applies in BY_PERSON


def _only(found: Iterable[law.InstrumentAnswer], test: Test) -> tuple[law.InstrumentAnswer, ...]:
    return tuple(one for one in found if test(one))
