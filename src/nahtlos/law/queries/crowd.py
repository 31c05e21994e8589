"""Many documents held against the law, in processes that hold no compiler."""

from collections.abc import Mapping, Sequence
from typing import Any

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.engine import plain
from nahtlos.law.engine.columns import Columns
from nahtlos.law.engine.conditions import Leaf, Not
from nahtlos.law.engine.frame import Frame
from nahtlos.law.queries.book import InForce
from nahtlos.law.queries.encoding import encode
from nahtlos.law.queries.programs import programs, work_follows
from nahtlos.law.translate.columns import Bools
from nahtlos.law.translate.gather import gather
from nahtlos.law.translate.many import Deriving


def crowd(documents: Sequence[Mapping[str, Any]], law: InForce, source: Catalogue) -> Columns:
    """What is known of each, as classes, with what follows from the record and about work."""
    persons = gather(documents)
    columns = programs(law.book).instruments.columns(persons.persons, plain)
    encode(Deriving(persons, law.day, source).done(), law.frame, columns, source)
    work_follows(columns, law, persons)
    return columns


def fits(term: Leaf | Not, columns: Columns, frame: Frame) -> Bools:
    """Of whom it is known that a test, or its opposite, holds: every class that is possible passes."""
    test, passes = (term.part, False) if isinstance(term, Not) else (term, True)
    place = frame.place[next(iter(term.facts))]
    mask = frame.passing(test)
    against = frame.full[place] & ~mask if passes else mask
    row = columns.row(place)
    found: Bools = (row & row.dtype.type(against)) == 0
    return found
