"""Whom nothing covers: groups without any open language course, qualification or entry programme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.engine.conditions import Condition, Not, OneOf, Says
from nahtlos.law.engine.gaps import LEAST_PERSONS, Group, Term
from nahtlos.law.engine.gaps import gaps as groups_of
from nahtlos.law.engine.grants import CLOSED
from nahtlos.law.engine.situation import Value
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.words import sentence
from nahtlos.law.translate import read
from nahtlos.people.facts import Part, Subject, lookup

KINDS: Mapping[str, frozenset[str]] = {
    "language": frozenset({"language"}),
    "qualification": frozenset({"qualification"}),
    "entry": frozenset({"internship_entry", "apprenticeship_support"}),
}
"""What may be lacking: every instrument of these categories is closed."""


@dataclass(frozen=True)
class Gap:
    """A group with its description, and how many persons it holds; `of` is how many were looked at."""

    kind: str
    describes: tuple[Says, ...]
    facts: tuple[str, ...]
    persons: int
    of: int


def gaps(
    documents: Iterable[Mapping[str, Any]],
    *,
    on: date,
    least: int = LEAST_PERSONS,
    source: Catalogue | None = None,
) -> tuple[Gap, ...]:
    """The groups of these persons to whom nothing of a kind is open that day, largest first.

    A group of fewer than `least` persons is never named. Health, burdens and what only an office or
    an employer knows describe nobody.
    """
    law = source or catalogue()
    people = [Asked(read(document), on, law) for document in documents]
    if not people:
        return ()
    terms = tuple(_conditions(people[0], law))
    fits = [_fits(term, people) for term in terms]
    named = [Term(_fact(term), bits) for term, bits in zip(terms, fits, strict=True)]
    found = [
        _told(kind, group, terms, len(people))
        for kind, categories in KINDS.items()
        for group in groups_of(named, _lacking(people, categories, law), least=least)
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.persons, len(gap.facts), gap.kind)))


def _conditions(one: Asked, law: Catalogue) -> Iterator[Condition]:
    """What persons may be described by: groups of statuses, and the tests of the law both ways."""
    for members in law.shared.groups.values():
        yield OneOf("status", frozenset[Value](members))
    for fact, tests in one.law.frame.tests.items():
        if fact != "status" and _may_describe(fact):
            for test in tests:
                yield from (test, Not(test))


def _may_describe(fact: str) -> bool:
    entry = lookup(fact)
    return entry.subject is Subject.PERSON and entry.part is Part.PROFILE and entry.stored


def _fact(term: Condition) -> str:
    return next(iter(term.facts))


def _fits(term: Condition, people: Sequence[Asked]) -> int:
    """Of whom it is known that the term holds, one bit a person."""
    look = people[0].law.frame.look(term)
    return sum(1 << i for i, one in enumerate(people) if look(one.classes.some) is True)


def _lacking(people: Sequence[Asked], categories: frozenset[str], law: Catalogue) -> int:
    """Who finds every instrument of these categories closed, one bit a person."""
    wanted = [one.id for one in law.instruments.values() if one.category in categories]
    closed = [all(one.verdict(id_) == CLOSED for id_ in wanted) for one in people]
    return sum(1 << i for i, nothing in enumerate(closed) if nothing)


def _told(kind: str, group: Group, terms: Sequence[Condition], of: int) -> Gap:
    described = [terms[place] for place in group.terms]
    return Gap(
        kind=kind,
        describes=tuple(sentence(term) for term in described),
        facts=tuple(_fact(term) for term in described),
        persons=group.size,
        of=of,
    )
