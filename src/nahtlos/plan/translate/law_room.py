"""The law behind the callables that the ways ask: instruments and kinds of work, day by day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.engine.changes import Change
from nahtlos.law.engine.diagram import Node, facts_of
from nahtlos.law.engine.grants import OPEN
from nahtlos.law.queries import InstrumentAnswer
from nahtlos.law.queries.asked import WORK_ALLOWED, Asked
from nahtlos.law.translate import read
from nahtlos.people.facts import FACTS
from nahtlos.plan.engine import AtLeast, Is, Law, Need, Turn, Value

FREE, ASKED = "free", "asked"
"""How work may be allowed: without asking anybody, or with the permission of an office."""
_DECIDED = {
    "free": FREE,
    "permission_ABH": ASKED,
    "permission_ABH_plus_BA": ASKED,
    "title_bound": ASKED,
}
Facts = Mapping[str, Value]
Opens = tuple[tuple[Need, ...], ...]


def work_name(kind: str, how: str) -> str:
    """The name under which a kind of work is asked for like an instrument."""
    return f"work.{kind}.{how}"


def _work_of(name: str) -> tuple[str, str] | None:
    parts = name.split(".")
    return (parts[1], parts[2]) if parts[0] == "work" else None


def _need(change: Change) -> Need:
    """A number may be more; a word or yes and no must be as it is said."""
    value = change.becomes
    more = isinstance(value, int | float) and not isinstance(value, bool)
    return AtLeast(change.fact, float(str(value))) if more else Is(change.fact, value)


class Page(Mapping[str, bool | None]):
    """The verdicts of one person on one day, each found when it is looked up.

    With `assumes` what is not known counts as open: the leg says then what has to be cleared up.
    """

    def __init__(self, asked: Asked, *, assumes: bool) -> None:
        self.asked, self.assumes = asked, assumes

    def __getitem__(self, name: str) -> bool | None:
        found = truth(self.asked, name)
        return True if found is None and self.assumes else found

    def __iter__(self) -> Iterator[str]:
        return iter(self.asked.source.instruments)

    def __len__(self) -> int:
        return len(self.asked.source.instruments)


def truth(asked: Asked, name: str) -> bool | None:
    """Whether an instrument or a kind of work is open that day; None where it is not known."""
    if (work := _work_of(name)) is not None:
        return _work_truth(asked, *work)
    verdict = asked.verdict(name)
    return None if verdict == "unknown" else verdict in OPEN


def _work_truth(asked: Asked, kind: str, how: str) -> bool | None:
    decided = asked.decision(kind)
    if decided in WORK_ALLOWED and decided != "unknown":
        return _DECIDED.get(decided) == how
    # Whoever does not know asks the office: nobody may begin on a guess.
    return None if how == ASKED else False


class LawRoom:
    """One person's record; the facts come with each question.

    A title is taken to be prolonged: the day on which it ends is told as a turn, and the law is
    asked as if it went on. `names` are the instruments and kinds of work that steps hang on.
    """

    def __init__(
        self,
        record: Mapping[str, object],
        today: date,
        source: Catalogue | None = None,
        names: Iterable[str] | None = None,
        *,
        assumes: bool = False,
    ) -> None:
        self.today, self.source, self.assumes = today, source or catalogue(), assumes
        self.names = None if names is None else frozenset(names)
        self.document = read({"id": "p", "record": record, "facts": {}})
        self.record = record
        going_on = {key: value for key, value in record.items() if key != "status_until"}
        self.going_on = read({"id": "p", "record": going_on, "facts": {}})

    def law(self, facts: Facts) -> Law:
        """The callables, with the facts that each instrument hangs on for this person."""
        return Law(
            opens=lambda facts, day: Page(self.asked(facts, day), assumes=self.assumes),
            turns=self._turns,
            reads=self._reads(facts),
            turned_by=frozenset(),
            opens_if=self._opens_if(facts),
        )

    def asked(self, facts: Facts, day: date) -> Asked:
        """These facts on that day, held against the law."""
        return Asked(replace(self.going_on, facts=_stated(facts)), day, self.source)

    def never(self, facts: Facts) -> frozenset[str]:
        """The ways of being allowed to work that are closed today and on every day to come.

        What a person learns or does leaves the title as it is; another title is another question.
        """
        now = self.asked(facts, self.today)
        days = (now, *now.later)
        works = [name for name in self.names or () if _work_of(name)]
        return frozenset(
            name for name in works if all(truth(asked, name) is False for asked in days)
        )

    def _turns(self, facts: Facts) -> list[Turn]:
        asked = self.asked(facts, self.today)
        waits = [Turn(later.day) for later in asked.later]
        real = Asked(replace(self.document, facts=_stated(facts)), self.today, self.source)
        ends = real.known.title_ends
        if ends is not None and ends >= self.today:
            after = date.fromordinal(ends.toordinal() + 1)
            waits = [turn for turn in waits if turn.day != after]
            waits.append(Turn(after, "title"))
        return sorted(waits, key=lambda turn: turn.day)

    def _listed(self, asked: Asked) -> Iterable[str]:
        return asked.source.instruments if self.names is None else self.names

    def _opens_if(self, facts: Facts) -> Mapping[str, Opens]:
        """The sets of changes that open what is closed, as the law room tells them."""
        asked = self.asked(facts, self.today)
        known = asked.source.instruments
        answers = {
            name: InstrumentAnswer(known[name], asked, asked.verdict(name)).opens_if
            for name in self._listed(asked)
            if name in known
        }
        kept = self._lasting(facts) if self.assumes else lambda _change: True
        return {
            name: tuple(tuple(_need(change) for change in way if kept(change)) for way in ways)
            for name, ways in answers.items()
        }

    def _lasting(self, facts: Facts) -> Callable[[Change], bool]:
        """What is not known need not be brought by a step: it counts as if it were so."""
        return lambda change: change.fact in facts

    def _reads(self, facts: Facts) -> Mapping[str, frozenset[str]]:
        """The facts of every instrument, in the law of today and of the days to come."""
        now = self.asked(facts, self.today)
        found: dict[str, frozenset[str]] = {}
        for asked in (now, *now.later):
            frame = asked.law.frame

            def read_by(node: Node, names: Sequence[str] = frame.facts) -> frozenset[str]:
                return frozenset(names[fact] for fact in facts_of(node))

            work = read_by(asked.node("employment"))
            for name, prepared in asked.law.book.prepared.items():
                reads = read_by(prepared.node)
                reads |= work if "work_allowed" in reads else frozenset()
                found[name] = found.get(name, frozenset()) | reads
            for name in self.names or ():
                if (kind := _work_of(name)) is not None:
                    found[name] = found.get(name, frozenset()) | read_by(asked.node(kind[0]))
        return found


def _stated(facts: Facts) -> dict[str, Value]:
    return {fact: value for fact, value in facts.items() if fact in FACTS}
