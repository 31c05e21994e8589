"""The indicators a second time, person by person and without arrays, as one reads the ordinance."""

from dataclasses import dataclass, field
from fractions import Fraction

KINDS = {
    "K2": {"insured", "insured_subsidised", "training", "self_employed"},
    "K2E1": {"marginal"},
    "K2E2": {"publicly_funded"},
    "K2E3": {"insured", "insured_subsidised"},
    "K2E4": {"insured", "insured_subsidised", "training", "self_employed"},
}
Found = dict[str, dict[str, tuple[int, Fraction]]]


@dataclass
class Life:
    """Months count from 0; the stock says sex and single parent of each cut-off."""

    stock: dict[int, tuple[str, bool]] = field(default_factory=dict)
    starts: set[tuple[int, str]] = field(default_factory=set)
    insured: set[int] = field(default_factory=set)

    def integrated(self, month: int, kinds: set[str]) -> bool:
        if month - 1 not in self.stock:
            return False
        months = {month} if month - 2 in self.stock else {month, month - 1}
        return any((when, kind) in self.starts for when in months for kind in kinds)

    def belongs(self, month: int, group: str, *, alone: bool) -> bool:
        if month not in self.stock:
            return False
        sex, single = self.stock[month]
        return group in {"total", sex} and (single or not alone)


def counted(lives: list[Life], t: int) -> Found:
    """Numerator and denominator of each indicator and group."""
    return {
        name: {group: _one(lives, t, name, group) for group in ("total", "f", "m")}
        for name in KINDS
    }


def _one(lives: list[Life], t: int, name: str, group: str) -> tuple[int, Fraction]:
    alone = name == "K2E4"
    months = range(t - 17, t - 5) if name == "K2E3" else range(t - 11, t + 1)
    hits = [
        (life, month)
        for life in lives
        for month in months
        if life.belongs(month - 1, group, alone=alone) and life.integrated(month, KINDS[name])
    ]
    if name == "K2E3":
        lasted = [1 for life, m in hits if all(m + k in life.insured for k in range(1, 7))]
        return len(lasted), Fraction(len(hits))
    stock = sum(
        life.belongs(month, group, alone=alone) for life in lives for month in range(t - 12, t)
    )
    return len(hits), Fraction(stock, 12)
