"""How many questions until no question can change a verdict: ours, a form, and any order."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import median, quantiles

from benchmarks.law import demo
from benchmarks.law.figures import Line
from nahtlos.law.catalogue import catalogue
from nahtlos.law.queries import ask_next, questions
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.book import in_force
from nahtlos.law.translate import read
from nahtlos.people.facts import FACTS, RECORD_FIELDS

Next = Callable[[demo.Document], str | None]


@dataclass(frozen=True)
class Asking:
    """The questions that may be asked, in the order of the vocabulary."""

    day: date
    form: tuple[str, ...]

    @classmethod
    def on(cls, day: date) -> "Asking":
        """All that the law of the day asks about, and what it follows from."""
        facts = in_force(day).frame.facts
        named = {
            f for fact in facts for f in (fact, *(FACTS[fact].from_record if fact in FACTS else ()))
        }
        asked = [name for name in (*RECORD_FIELDS, *FACTS) if name in named & questions()]
        return cls(day, tuple(dict.fromkeys(asked)))

    def best(self, document: demo.Document) -> str | None:
        """The question that the program asks next, none of them twice."""
        left = questions() - {*document["record"], *document["facts"]}
        found = ask_next(document, on=self.day, askable=left)
        return None if found is None else found.fact

    def ours(self, document: demo.Document, answers: demo.Answers, best: Next) -> int:
        """How many questions are asked until none can change more."""
        count = 0
        while (name := best(document)) is not None:
            document = demo.given(document, name, answers.to(name))
            count += 1
        return count

    def in_order(self, document: demo.Document, answers: demo.Answers, order: Sequence[str]) -> int:
        """The shortest beginning of a fixed order after which nothing is left to ask.

        What is known already, or follows from what was answered before, is not asked.
        """
        states = [document]
        for name in order:
            if not self.knows(states[-1], name):
                states.append(demo.given(states[-1], name, answers.to(name)))
        return bisect_left(states, 1, key=lambda state: int(self.best(state) is None))

    def knows(self, document: demo.Document, name: str) -> bool:
        known = Asked(read(document), self.day, catalogue()).known.situation
        return name in document[demo.place(name)] or known.knows(name)


def measure(day: date, persons: int) -> Iterator[Line]:
    """The lines of the interview with so many of the demo's persons."""
    asking = Asking.on(day)
    known = demo.documents(day)
    chosen = Random(persons).sample(range(len(known)), min(persons, len(known)))
    for name, start in (("from nothing", False), ("from the demo's file", True)):
        rows = [_counts(asking, known[i], i, start=start) for i in sorted(chosen)]
        ours, form, mixed = zip(*rows, strict=True)
        what = f"questions {name}, {len(rows)} persons, median (quartiles)"
        yield _line(what, ours, ("fixed form", form))
        yield _line(what, ours, ("random order", mixed))


def _line(what: str, ours: Sequence[int], baseline: tuple[str, Sequence[int]]) -> Line:
    name, theirs = baseline
    ratio = median(theirs) / median(ours)
    return Line(what, _spread(ours), name, _spread(theirs), ratio, "fewer than beside", ratio > 1)


def _spread(counts: Sequence[int]) -> str:
    low, middle, high = quantiles(counts, n=4, method="inclusive")
    return f"{middle:g} ({low:g} to {high:g})"


def _counts(asking: Asking, known: demo.Document, number: int, *, start: bool) -> tuple[int, ...]:
    answers = demo.Answers(known, asking.day, number)
    document = known if start else demo.empty()
    mixed = Random(number).sample(asking.form, len(asking.form))
    return (
        asking.ours(document, answers, asking.best),
        *(asking.in_order(document, answers, order) for order in (asking.form, mixed)),
    )
