"""Random decision tables over a few facts, and what they say by trying everything."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from nahtlos.law.engine.classes import Domains
from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    Is,
    MonthsSince,
    Not,
    OneOf,
    OnOrBefore,
)
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.situation import Situation, Value
from nahtlos.law.engine.tables import Row, Table

DAY = date(2026, 3, 31)
DATES = tuple(DAY - timedelta(days=days) for days in (0, 27, 28, 30, 31, 58, 59, 60, 61, 62, 90))
WHOLE: Mapping[str, tuple[Value, ...]] = {
    "yes": (True, False),
    "sure": (True, False),
    "kind": ("a", "b", "c"),
    "years": (0, 1, 2, 3, 4, 5),
    "since": DATES,
}
"""Every value that a fact is tried with."""

DOMAINS = Domains({"kind": WHOLE["kind"], "which": ("one", "two")}, frozenset({"years"}))
NO_WORDS = {"de": "-", "en": "-"}
OUTCOMES = ("free", "asked", "closed")


def leaves() -> st.SearchStrategy[Condition]:
    years, some = st.integers(1, 4), st.sampled_from
    return st.one_of(
        some([Is("yes", value=True), Is("sure", value=True)]),
        some("abc").map(lambda value: Is("kind", value)),
        st.frozensets(some("abc"), min_size=1, max_size=2).map(lambda v: OneOf("kind", v)),
        years.map(lambda n: AtLeast("years", n)),
        years.map(lambda n: AtMost("years", n)),
        years.map(lambda n: Below("years", n)),
        st.integers(1, 2).map(lambda n: MonthsSince("since", n)),
        some(DATES[1:-1]).map(lambda day: OnOrBefore("since", day)),
    )


def conditions() -> st.SearchStrategy[Condition]:
    def grow(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(parts.map(AllOf), parts.map(AnyOf), inner.map(Not))

    return st.recursive(leaves(), grow, max_leaves=5)


def row(outcome: str, when: Condition | None = None) -> Row:
    return Row(outcome=outcome, says=NO_WORDS, cite="§ 1", when=when or Always())


def tables() -> st.SearchStrategy[Table]:
    rows = st.lists(st.builds(row, st.sampled_from(OUTCOMES), conditions()), max_size=4)
    last = st.sampled_from(OUTCOMES).map(row)
    return st.builds(lambda some, end: Table((*some, end)), rows, last)


def situations() -> st.SearchStrategy[Situation]:
    known = {fact: st.sampled_from(values) for fact, values in WHOLE.items()}
    return st.fixed_dictionaries({}, optional=known).map(lambda facts: Situation(DAY, facts))


def completions(situation: Situation, but: str = "") -> Iterator[Situation]:
    """Every way to know what is not known, except one fact that may stay unknown."""
    unknown = [fact for fact in WHOLE if not situation.knows(fact) and fact != but]
    for values in product(*(WHOLE[fact] for fact in unknown)):
        yield Situation(DAY, {**situation.facts, **dict(zip(unknown, values, strict=True))})


def decided(table: Table, whole: Situation) -> str:
    """What the first row that holds says, once everything is known."""
    return next(row.outcome for row in table.rows if truth(row.when, whole))


def changes(table: Table, situation: Situation, fact: str) -> bool:
    """Whether the fact alone makes a difference, somewhere among the completions."""
    return any(
        len({decided(table, whole.given(fact, value)) for value in WHOLE[fact]}) > 1
        for whole in completions(situation, but=fact)
    )
