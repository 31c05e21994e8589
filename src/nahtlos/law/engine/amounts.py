"""What a subsidy comes to, month by month: shares of a base in stages, or sums by month or once.

Money is euro as `Decimal`. Each month is rounded down to the cent, so that a series never promises
more than its share of the base; the total is the sum of the rounded months.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import groupby

CENT = Decimal("0.01")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Share:
    """A share of the base (0.5 is half), for so many months."""

    share: Decimal
    months: int


@dataclass(frozen=True, kw_only=True)
class Award:
    """What is given: shares of a base in stages, or `per_month` euro for `months`; `once` besides.

    With stages `per_month` is the most that a month may bring, and `months` the most there are.
    `on_top` is a flat sum in every month that is paid, beyond that bound.
    """

    stages: tuple[Share, ...] = ()
    per_month: Decimal | None = None
    on_top: Decimal = NOTHING
    once: Decimal = NOTHING
    months: int | None = None


@dataclass(frozen=True)
class Run:
    """Months with the same sum, from the first to the last of them; the first month is 1."""

    first: int
    last: int
    each: Decimal


@dataclass(frozen=True)
class Series:
    """Euro of each month from the first on, and what is paid once at the beginning."""

    months: tuple[Decimal, ...] = ()
    once: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum(self.months, self.once)

    def within(self, months: int) -> Decimal:
        """What the first so many months bring; nothing in none."""
        return sum(self.months[:months], self.once) if months > 0 else NOTHING

    @property
    def runs(self) -> tuple[Run, ...]:
        """The months, those alike put together."""
        found, month = [], 1
        for each, group in groupby(self.months):
            length = len(list(group))
            found.append(Run(month, month + length - 1, each))
            month += length
        return tuple(found)


def paid(award: Award, bases: Sequence[Decimal]) -> Series:
    """The series of an award; `bases` is the base of each month that the work lasts, in euro."""
    if not bases:
        return Series()
    sums = _staged(award, bases) if award.stages else _flat(award, len(bases))
    most = len(bases) if award.months is None else award.months
    return Series(tuple(sums)[:most], award.once)


def _staged(award: Award, bases: Sequence[Decimal]) -> Iterator[Decimal]:
    shares = (stage.share for stage in award.stages for _ in range(stage.months))
    for share, base in zip(shares, bases, strict=False):
        part = (share * base).quantize(CENT, ROUND_DOWN)
        yield (part if award.per_month is None else min(part, award.per_month)) + award.on_top


def _flat(award: Award, lasts: int) -> Iterator[Decimal]:
    if award.per_month is not None:
        for _ in range(min(award.months or 0, lasts)):
            yield award.per_month + award.on_top
