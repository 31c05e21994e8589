"""Conditions as a tree for people, and the one reason that decides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nahtlos.law.catalogue.instrument import Amount
from nahtlos.law.engine.conditions import AllOf, AnyOf, Condition, Says, parts_of
from nahtlos.law.engine.grants import CLOSED, DISCRETIONARY, ENTITLED, Reason
from nahtlos.law.engine.logic import Truth
from nahtlos.law.queries.catalogue_pages import InstrumentPage
from nahtlos.law.queries.instruments import InstrumentAnswer

Look = Callable[[Condition], Truth]


@dataclass(frozen=True)
class Branch:
    """One sentence with its paragraph, its truth, and the sentences below it.

    `join` is "all" or "any" where the parts below belong together so, else empty.
    """

    says: Says
    cite: str
    note: Says | None
    holds: Truth
    join: str
    parts: tuple["Branch", ...]


@dataclass(frozen=True)
class Tree:
    """What must hold, and when one may insist on it."""

    conditions: tuple[Branch, ...]
    claim: tuple[Branch, ...]


def tree(one: InstrumentAnswer | InstrumentPage) -> Tree:
    """The conditions of an instrument; with their truth where a person is asked about."""
    if one.terms is None:
        return Tree((), ())
    look = _look_at(one) if isinstance(one, InstrumentAnswer) else _nobody
    conditions = (branch for part in one.terms.conditions for branch in _grown(part, look))
    claim = _grown(one.terms.claim, look) if one.terms.claim else ()
    return Tree(tuple(conditions), tuple(claim))


def deciding(one: InstrumentAnswer) -> Reason:
    """The reason that an answer hangs on: what fails, else what is not known, else what holds."""
    top = [reason for reason in one.because if not reason.depth]
    asked, claim = _split(one, top)
    wanted = {
        CLOSED: [*_with(asked, holds=False), *_with(asked, holds=None)],
        ENTITLED: _with(claim, holds=True),
        DISCRETIONARY: asked,
    }
    return next(iter(wanted.get(one.verdict, _with(top, holds=None))), one.because[0])


def amounts(one: InstrumentAnswer) -> tuple[Amount, ...]:
    """What may be given, in the order of the law, up to the first row that surely holds."""
    look = _look_at(one)
    found: list[Amount] = []
    for row in one.terms.amounts if one.terms else ():
        holds = look(row.when)
        if holds is not False:
            found.append(row)
        if holds:
            break
    return tuple(found)


def _split(one: InstrumentAnswer, top: list[Reason]) -> tuple[list[Reason], list[Reason]]:
    count = len(one.terms.conditions) if one.terms else len(top)
    return top[:count], top[count:]


def _with(reasons: list[Reason], *, holds: Truth) -> list[Reason]:
    return [reason for reason in reasons if reason.holds is holds]


def _look_at(one: InstrumentAnswer) -> Look:
    frame, some = one.asked.law.frame, one.asked.classes.some
    return lambda condition: frame.look(condition)(some)


def _nobody(_condition: Condition) -> Truth:
    return None


def _grown(condition: Condition, look: Look) -> Iterator[Branch]:
    """The branches of a condition; what says nothing itself gives way to its parts."""
    parts = tuple(branch for part in parts_of(condition) for branch in _grown(part, look))
    if condition.says is None:
        yield from parts
        return
    yield Branch(
        condition.says,
        condition.cite,
        condition.note,
        look(condition),
        _join(condition) if len(parts) > 1 else "",
        parts,
    )


def _join(condition: Condition) -> str:
    if any(part.says is None and parts_of(part) for part in parts_of(condition)):
        return ""
    return {AllOf: "all", AnyOf: "any"}.get(type(condition), "")
