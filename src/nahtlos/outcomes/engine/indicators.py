"""The indicators on integration into work: K2 and K2E1 to K2E4.

Source: §§ 3 and 5 of the ordinance after § 48a SGB II, as the statistics of the employment agency
operate it: months run from one cut-off day to the next; persons are those in the stock (able to
work and entitled to benefit) on the cut-off before; the denominator is the mean stock of the twelve
months before, not of the twelve months themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

IN_STOCK, FEMALE, MALE, ALONE = (np.uint8(1 << bit) for bit in range(4))
"""What a byte of the stock says: there, her or his sex, single parent."""

KINDS: Mapping[str, int] = {
    "insured": 1,
    "insured_subsidised": 2,
    "training": 4,
    "self_employed": 8,
    "marginal": 16,
    "publicly_funded": 32,
}
"""The bit of each kind of start."""

INSURED = KINDS["insured"] | KINDS["insured_subsidised"]
INTEGRATION = INSURED | KINDS["training"] | KINDS["self_employed"]
"""§ 5 Abs. 1 S. 2 and 3: what counts as an integration, subsidised work among it."""

YEAR, HALF = 12, 6
BEFORE = YEAR + HALF + 1
"""So many months of stock before the month asked for: K2E3 looks half a year further back."""

INDICATORS = ("K2", "K2E1", "K2E2", "K2E3", "K2E4")
GROUPS: Mapping[str, np.uint8] = {
    "total": IN_STOCK,
    "f": IN_STOCK | FEMALE,
    "m": IN_STOCK | MALE,
}


@dataclass(frozen=True)
class Records:
    """What is known of `n` persons around the month t; a person is the same row in all three.

    Shapes: `stock` (n, 19), cut-offs of the months t-19 to t-1, bytes as above; `starts` (n, 19),
    months t-18 to t, the bits of `KINDS`; `insured` (n, 17), cut-offs of t-16 to t.
    """

    stock: Bytes
    starts: Bytes
    insured: Mask

    def __post_init__(self) -> None:
        n = len(self.stock)
        wanted = ((n, BEFORE), (n, BEFORE), (n, BEFORE - 2))
        if (self.stock.shape, self.starts.shape, self.insured.shape) != wanted:
            raise ValueError(f"shapes are not {wanted}")


@dataclass(frozen=True)
class Rate:
    """Numerator and denominator stand beside every rate."""

    numerator: int
    denominator: float

    @property
    def value(self) -> float | None:
        """In percent, not rounded; None where nothing stands below the line."""
        return 100 * self.numerator / self.denominator if self.denominator else None


Figures = Mapping[str, Mapping[str, Rate]]
"""Of each indicator, of each group."""


def indicators(records: Records, among: Mask | None = None) -> Figures:
    """All indicators of the month t: of everybody, women and men, or of those `among` them (n,)."""
    if among is not None:
        records = Records(records.stock[among], records.starts[among], records.insured[among])
    year = range(BEFORE - YEAR, BEFORE)
    return {
        "K2": _rates(records, year, INTEGRATION),
        "K2E1": _rates(records, year, KINDS["marginal"]),
        "K2E2": _rates(records, year, KINDS["publicly_funded"]),
        "K2E3": _continuous(records),
        "K2E4": _rates(records, year, INTEGRATION, ALONE),
    }


def change(before: Rate, after: Rate) -> float | None:
    """In percentage points, as rates are compared; None where one of them is not known."""
    if before.value is None or after.value is None:
        return None
    return after.value - before.value


def _counted(records: Records, at: int, kinds: int) -> Mask:
    """Who has an integration in a month: one at most, whatever they started (§ 5 Abs. 1 S. 5).

    `at`, 1 to 18, is the column of the month among the starts, and of the cut-off before it in the
    stock. Whoever came into the stock only there is also searched in the month before, so that
    benefit and work beginning in one month are not lost.
    """
    here, fresh = records.stock[:, at] != 0, records.stock[:, at - 1] == 0
    now, earlier = records.starts[:, at] & kinds, records.starts[:, at - 1] & kinds
    found: Mask = here & ((now != 0) | (fresh & (earlier != 0)))
    return found


def _rates(
    records: Records, months: range, kinds: int, kind: np.uint8 = IN_STOCK
) -> dict[str, Rate]:
    found, stock = dict.fromkeys(GROUPS, 0), dict.fromkeys(GROUPS, 0)
    for at in months:
        counted = _counted(records, at, kinds)
        for group, marks in GROUPS.items():
            meant = _are(records.stock[:, at], marks | kind)
            stock[group] += int(meant.sum())
            found[group] += int((counted & meant).sum())
    return {group: Rate(found[group], stock[group] / len(months)) for group in GROUPS}


def _continuous(records: Records) -> dict[str, Rate]:
    """Insured at all six cut-offs after an insured integration of t-17 to t-6.

    Only these months can be judged: a younger integration has not yet had its six months.
    """
    found, base = dict.fromkeys(GROUPS, 0), dict.fromkeys(GROUPS, 0)
    for at in range(1, YEAR + 1):
        counted = _counted(records, at, INSURED)
        lasted = counted & records.insured[:, at - 1 : at - 1 + HALF].all(axis=1)
        for group, marks in GROUPS.items():
            meant = _are(records.stock[:, at], marks)
            base[group] += int((counted & meant).sum())
            found[group] += int((lasted & meant).sum())
    return {group: Rate(found[group], float(base[group])) for group in GROUPS}


def _are(stock: Bytes, marks: np.uint8) -> Mask:
    found: Mask = (stock & marks) == marks
    return found
