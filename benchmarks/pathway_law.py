"""The real law room behind the callables that the ways ask."""

from collections.abc import Iterator, Mapping
from datetime import date

from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine.diagram import facts_of
from nahtlos.law.engine.grants import OPEN
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.instruments import InstrumentAnswer
from nahtlos.law.translate import read
from nahtlos.people.facts import FACTS
from nahtlos.plan.engine import AtLeast, Is, Law, Need, Turn, Value

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


def _need(fact: str, becomes: Value) -> Need:
    """A number may be more; a word or yes and no must be as it is said."""
    more = isinstance(becomes, int | float) and not isinstance(becomes, bool)
    return AtLeast(fact, float(str(becomes))) if more else Is(fact, becomes)


class Page(Mapping[str, bool | None]):
    """The verdicts of one person on one day, each found when it is looked up."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def __getitem__(self, instrument: str) -> bool | None:
        verdict = self.asked.verdict(instrument)
        return None if verdict == "unknown" else verdict in OPEN

    def __iter__(self) -> Iterator[str]:
        return iter(self.asked.source.instruments)

    def __len__(self) -> int:
        return len(self.asked.source.instruments)


class LawRoom:
    """One person's record; the facts come with each question."""

    def __init__(self, record: Mapping[str, object], today: date) -> None:
        self.record, self.today, self.source = record, today, catalogue()

    def law(self, facts: Mapping[str, Value]) -> Law:
        """The callables, with the facts that each instrument hangs on for this person."""
        reads = self._reads(facts)
        return Law(
            opens=lambda facts, day: Page(self._asked(facts, day)),
            turns=self._turns,
            reads=reads,
            turned_by=frozenset(),
            opens_if=self._opens_if(facts),
        )

    def _asked(self, facts: Mapping[str, Value], day: date) -> Asked:
        stated = {
            fact: LEVELS[int(str(value))] if fact == "german" else value
            for fact, value in facts.items()
            if fact in FACTS
        }
        return Asked(read({"id": "p", "record": self.record, "facts": stated}), day, self.source)

    def _turns(self, facts: Mapping[str, Value]) -> list[Turn]:
        asked = self._asked(facts, self.today)
        title = asked.known.title_ends
        return [
            Turn(later.day, "title" if title and later.day > title else "waiting")
            for later in asked.later
        ]

    def _opens_if(self, facts: Mapping[str, Value]) -> Mapping[str, tuple[tuple[Need, ...], ...]]:
        """The sets of changes that open what is closed, as the law room tells them."""
        asked = self._asked(facts, self.today)
        return {
            id_: tuple(
                tuple(_need(change.fact, change.becomes) for change in way)
                for way in InstrumentAnswer(one, asked, asked.verdict(id_)).opens_if
            )
            for id_, one in asked.source.instruments.items()
        }

    def _reads(self, facts: Mapping[str, Value]) -> Mapping[str, frozenset[str]]:
        """The facts of every instrument, in the law of today and of the days to come."""
        now = self._asked(facts, self.today)
        found: dict[str, frozenset[str]] = {}
        for asked in (now, *now.later):
            frame = asked.law.frame
            work = {frame.facts[fact] for fact in facts_of(asked.node("employment"))}
            for name, prepared in asked.law.book.prepared.items():
                read_by = {frame.facts[fact] for fact in facts_of(prepared.node)}
                read_by |= work if "work_allowed" in read_by else set()
                found[name] = found.get(name, frozenset()) | read_by
        return found
