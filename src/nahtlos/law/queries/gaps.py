"""Whom nothing covers: groups to whom no language course, qualification or entry programme is open, or
to whom one is open that has no seat here; and groups that lack what another room has found out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.engine.bits import as_set
from nahtlos.law.engine.conditions import Condition, Leaf, Not, OneOf, Says, leaves
from nahtlos.law.engine.gaps import LEAST_PERSONS, Search, Term
from nahtlos.law.engine.situation import Value
from nahtlos.law.queries.book import library
from nahtlos.law.queries.crowd import Crowd, crowd
from nahtlos.law.queries.words import sentence
from nahtlos.people.facts import Part, Subject, lookup

KINDS: Mapping[str, frozenset[str]] = {
    "language": frozenset({"language"}),
    "qualification": frozenset({"qualification"}),
    "entry": frozenset({"internship_entry", "apprenticeship_support"}),
}
"""What may be lacking: no instrument of these categories is open."""
SEATS: Mapping[str, str] = {
    "language_seat": "language",
    "course_seat": "qualification",
    "entry_seat": "entry",
}
"""What may be open and yet without a seat here, and the kind whose instruments are looked at."""
SEATLESS = frozenset(
    [
        "asylblg_ik_pflicht",
        "aufstiegs_bafoeg",
        "ausbildungszuschuss_73",
        "avgs_mpav",
        "bab",
        "bafoeg",
        "bop",
        "eq",
        "externenpruefung",
        "mag",
        "mobilitaetszuschuss",
        "qualifizierungsgeld",
        "weiterbildung_82",
        "weiterbildungsgeld",
    ]
)
"""Instruments that pay, oblige or examine, or take place in a company: no directory names their seats."""

SHARE = 100
"""One in so many of those who lack is the least that a group must bring."""


@dataclass(frozen=True)
class Lack:
    """What another room found some of the persons to lack; one bit a person, in the documents' order.

    `among` are those of whom it can be said at all: whoever is not among them is in no group, and `says`
    is true of them alone. It stands first in each description.
    """

    kind: str
    says: Says
    among: int
    lacking: int


@dataclass(frozen=True)
class Gap:
    """A group with its description, and how many persons it holds; `of` is how many were looked at.

    `certain` is for how many nothing can be open (or, by its kind, nothing with a seat here); for the
    others facts are missing that may open it.
    """

    kind: str
    describes: tuple[Says, ...]
    facts: tuple[str, ...]
    persons: int
    certain: int
    of: int


def gaps(
    documents: Iterable[Mapping[str, Any]],
    *,
    on: date,
    least: int = LEAST_PERSONS,
    source: Catalogue | None = None,
    offered: frozenset[str] | None = None,
    lacks: Iterable[Lack] = (),
) -> tuple[Gap, ...]:
    """The groups of these persons to whom nothing of a kind is known to be open, largest first.

    With `offered`, the instruments that have a seat here, also those to whom something is open and
    none of it has one; with `lacks`, those whom another room found to lack something. A group of fewer
    than `least` persons is never named, nor one that brings less than a hundredth of those who lack:
    among twenty thousand persons and hundreds of facts any three have something in common by chance,
    and thousands of such groups nobody reads. Health, burdens and what only an office or an employer
    knows describe nobody.
    """
    source = source or catalogue()
    people = crowd(tuple(documents), library(source).on(on), source)
    if not people.persons:
        return ()
    terms = tuple(_conditions(people))
    named = [Term(_fact(term), _fits(term, people)) for term in terms]
    search = Search(named)
    found = [
        Gap(
            kind=kind,
            describes=tuple(sentence(terms[place]) for place in group.terms),
            facts=tuple(_fact(terms[place]) for place in group.terms),
            persons=group.size,
            certain=(group.persons & certain).bit_count(),
            of=people.persons,
        )
        for kind, lacking, certain in _kinds(people, offered)
        for group in search.groups(lacking, least=worth_telling(lacking, least))
    ]
    for lack in lacks:
        found += _found_elsewhere(lack, terms, search, least=least)
    return tuple(sorted(found, key=lambda gap: (-gap.persons, len(gap.facts), gap.kind)))


def worth_telling(lacking: int, least: int) -> int:
    """How many a group must bring of those who lack."""
    return max(least, -(-lacking.bit_count() // SHARE))


def _found_elsewhere(
    lack: Lack, terms: Sequence[Condition], search: Search, *, least: int
) -> Iterator[Gap]:
    """All of them, and those among them who can be described, as long as nobody can be told apart:
    what any of the groups hold in common or beyond each other is nobody, or no fewer than `least`.
    """
    everybody, of = lack.lacking, lack.among.bit_count()
    if everybody.bit_count() < least:
        return
    groups = search.groups(everybody, among=lack.among, least=worth_telling(everybody, least))
    if not any(group.persons == everybody for group in groups):
        yield _elsewhere(lack, (), everybody, of)
    cells = [everybody]
    for group in groups:
        split = [part for cell in cells for part in (cell & group.persons, cell & ~group.persons)]
        if all(not part or part.bit_count() >= least for part in split):
            cells = split
            yield _elsewhere(lack, tuple(terms[place] for place in group.terms), group.persons, of)


def _elsewhere(lack: Lack, terms: Sequence[Condition], persons: int, of: int) -> Gap:
    says = (lack.says, *map(sentence, terms))
    return Gap(
        lack.kind, says, tuple(map(_fact, terms)), persons.bit_count(), persons.bit_count(), of
    )


def _kinds(people: Crowd, offered: frozenset[str] | None) -> Iterator[tuple[str, int, int]]:
    """Each kind of lack, with who lacks and for whom that is certain; one bit a person."""
    for kind, categories in KINDS.items():
        yield kind, *_lacking(people, _ids(people.source, categories))
    if offered is not None:
        for kind, like in SEATS.items():
            wanted = _ids(people.source, KINDS[like]) - SEATLESS
            yield kind, *_without_seat(people, wanted, offered)


def _ids(law: Catalogue, categories: frozenset[str]) -> frozenset[str]:
    return frozenset(one.id for one in law.instruments.values() if one.category in categories)


def _conditions(people: Crowd) -> Iterator[Leaf | Not]:
    """What persons may be described by: groups of statuses, and the tests of the law both ways."""
    for members in people.source.shared.groups.values():
        yield OneOf("status", frozenset[Value](members))
    for fact, tests in people.law.frame.tests.items():
        if fact != "status" and _may_describe(fact):
            for test in tests:
                yield from (test, Not(test))


def _may_describe(fact: str) -> bool:
    entry = lookup(fact)
    return entry.subject is Subject.PERSON and entry.part is Part.PROFILE and entry.stored


def _fact(term: Condition) -> str:
    return next(iter(term.facts))


def _fits(term: Leaf | Not, people: Crowd) -> int:
    """Of whom it is known that the term holds, one bit a person."""
    (test,) = leaves(term)
    return as_set(people.fits(test, passes=not isinstance(term, Not)))


def _lacking(people: Crowd, wanted: frozenset[str]) -> tuple[int, int]:
    """For whom nothing of this is open, and for whom it is all closed; one bit a person."""
    certain = as_set(~people.may_open(wanted)) if wanted else 0
    return as_set(~people.is_open(wanted)), certain


def _without_seat(
    people: Crowd, wanted: frozenset[str], offered: frozenset[str]
) -> tuple[int, int]:
    """To whom something of this is open and none of it has a seat, nor (certain) what may be open yet."""
    here = wanted & offered
    is_open = people.is_open(wanted)
    return as_set(is_open & ~people.is_open(here)), as_set(is_open & ~people.may_open(here))
