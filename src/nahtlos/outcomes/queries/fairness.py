"""Who is proposed and introduced, by group, beside who could be: read off the tables of an edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nahtlos.matching.engine.fairness import Share, apart, share
from nahtlos.outcomes.engine import QUESTIONS, TOGETHER, Kept
from nahtlos.outcomes.models import Edition, Table
from nahtlos.outcomes.translate.content import kept_from

FITS, PROPOSED = ("fits", "proposed"), ("proposed",)


@dataclass(frozen=True)
class Line:
    """A group's share of all who fit, of all proposed, of all introduced; None is not said."""

    group: str
    eligible: Share | None
    proposed: Share | None
    introduced: Share | None

    @property
    def proposed_apart(self) -> bool | None:
        """Whether more than chance explains lies between fitting and being proposed."""
        return _apart(self.eligible, self.proposed)

    @property
    def introduced_apart(self) -> bool | None:
        """Whether more than chance explains lies between fitting and being introduced."""
        return _apart(self.eligible, self.introduced)


@dataclass(frozen=True)
class Question:
    """One way to divide: the dimension, and its groups in their order."""

    by: str
    lines: tuple[Line, ...]


def fairness(edition: Edition) -> tuple[Question, ...]:
    """Every question that can be answered from what was kept; none for whoever may not see it."""
    rows = Table.objects.filter(edition=edition, key__startswith="fair_")
    return questions({one.key: kept_from(one.key, one.period, one.content) for one in rows})


def questions(kept: Mapping[str, Kept]) -> tuple[Question, ...]:
    """The questions that these tables answer, in their order."""
    return tuple(
        Question(by.name, tuple(_lines(one, kept.get(f"fair_{name}_introduced"), by.values)))
        for name, by in QUESTIONS.items()
        if (one := kept.get(f"fair_{name}"))
    )


def _lines(here: Kept, brought: Kept | None, values: tuple[str, ...]) -> Iterator[Line]:
    rows = {*here.rows, *(brought.rows if brought else ())}
    for group in (*(one for one in values if one in rows), TOGETHER):
        if group in rows:
            fits, proposed = (_of(here, group, columns) for columns in (FITS, PROPOSED))
            yield Line(group, fits, proposed, _introduced(here, brought, group))


def _of(table: Kept, group: str, columns: tuple[str, ...]) -> Share | None:
    return _share(_many(table, group, columns), table.added(None, columns))


def _many(table: Kept, group: str, columns: tuple[str, ...]) -> int | None:
    """Nobody where the group has no row; not said where it was put together with others."""
    if group in table.rows:
        return table.added(group, columns)
    return None if group in table.folded[0] or group == TOGETHER else 0


def _introduced(here: Kept, brought: Kept | None, group: str) -> Share | None:
    """Small groups together are compared where the same groups are together."""
    if brought is None or (group == TOGETHER and here.folded[0] != brought.folded[0]):
        return None
    return _share(_many(brought, group, ("once", "again")), brought.cell(None, None))


def _share(many: int | None, of: int | None) -> Share | None:
    return share(many, of) if many is not None and of else None


def _apart(one: Share | None, other: Share | None) -> bool | None:
    return None if one is None or other is None else apart(one, other)
