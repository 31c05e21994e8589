"""The law in force as programs for columns: what work comes to, and the verdict on every instrument.

Nothing here is compiled: the columns bring the machine that runs them.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.engine.classes import Classes
from nahtlos.law.engine.columns import Columns, Program
from nahtlos.law.engine.grants import CLOSED, DISCRETIONARY, ENTITLED
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.queries.asked import FOLLOWS, WORK_ALLOWED
from nahtlos.law.queries.book import Book, InForce
from nahtlos.law.translate.columns import Bools, Table

VERDICTS = (UNKNOWN, CLOSED, DISCRETIONARY, ENTITLED)
OUTCOMES = VERDICTS[1:]
DECISIONS = tuple(WORK_ALLOWED)


class Programs:
    """A book as programs for columns: what work comes to, and every instrument."""

    def __init__(self, book: Book) -> None:
        sizes = [len(one.values) for one in book.frame.classes]
        work = {kind: book.node(kind, None) for kind in FOLLOWS.values()}
        self.work = Program(work, DECISIONS, sizes)
        nodes = {id_: one.node for id_, one in book.prepared.items()}
        self.instruments = Program(nodes, OUTCOMES, sizes)


@lru_cache(maxsize=8)
def programs(book: Book) -> Programs:
    """The programs of a book, made once."""
    return Programs(book)


def codes_of(columns: Columns, law: InForce, source: Catalogue) -> npt.NDArray[np.uint8]:
    """The verdict on every instrument of the catalogue, those without law that day as well."""
    settled = np.empty((len(columns.program.names), columns.persons), np.uint8)
    columns.settled(settled)
    of = dict(zip(columns.program.names, settled, strict=True))
    codes = np.zeros((len(source.instruments), columns.persons), np.uint8)
    for i, (id_, one) in enumerate(source.instruments.items()):
        last = one.versions[-1].until
        if id_ in of:
            codes[i] = of[id_]
        elif last is not None and last < law.day:
            codes[i] = VERDICTS.index(CLOSED)
    return codes


WORK = ("free", "permission_possible", "forbidden")
BITS = {value: 1 << i for i, value in enumerate(WORK)}
MAY_BE = np.array(
    [
        sum(
            {
                BITS[str(v)]
                for i, d in enumerate(DECISIONS)
                if bits >> i & 1
                for v in WORK_ALLOWED[d]
            }
        )
        for bits in range(1 << len(DECISIONS))
    ],
    np.uint8,
)
"""From the decisions that are possible to what the fact that follows may be."""


def work_follows(columns: Columns, law: InForce, persons: Table) -> Bools:
    """Write what follows about work where nothing is stated; tell whose statement goes against it."""
    against = np.zeros(columns.persons, np.bool_)
    decisions = columns.possible(programs(law.book).work)
    for fact, possible in zip(FOLLOWS, decisions, strict=True):
        may_be, stated = MAY_BE[possible], persons.facts.get(fact)
        known = np.zeros(columns.persons, np.bool_)
        if stated is not None:
            known = stated.known
            bits = np.array([BITS[value] for value in stated.values] or [0], np.uint8)
            against |= known & ((may_be & bits[stated.data.astype(np.int64)]) == 0)
        place = law.frame.place.get(fact)
        if place is not None:
            row = columns.row(place)
            row[:] = np.where(known, row, _masks(law.frame.classes[place])[may_be])
    return against


def _masks(classes: Classes) -> npt.NDArray[np.uint8]:
    """From bits of WORK to the classes of a fact."""
    masks = [
        sum({1 << classes.of(value) for value in WORK if bits & BITS[value]})
        for bits in range(1 << len(WORK))
    ]
    return np.array(masks, np.uint8)
