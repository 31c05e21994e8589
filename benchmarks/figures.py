"""What the measured numbers come to: medians, ratios, and which aims are missed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

LIST_MS, DETAIL_MS = 40.0, 50.0
QUERIES, GROWTH = 12, 1.3
REQUESTS, KILOBYTES = 10, 60.0


@dataclass(frozen=True)
class Timing:
    """Milliseconds of many requests."""

    median: float
    p95: float

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> "Timing":
        """The median and the 95th percentile (nearest rank)."""
        ordered = sorted(milliseconds)
        return cls(median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1])


@dataclass(frozen=True)
class Measured:
    """One page with few and with many persons. `kind` is list, detail, form or other."""

    name: str
    kind: str
    small: Timing
    big: Timing
    queries: int
    kilobytes: float

    @property
    def growth(self) -> float:
        """How many times longer it takes with many persons."""
        return self.big.median / self.small.median

    def misses(self) -> list[str]:
        """A sentence for every aim that this page misses."""
        most = LIST_MS if self.kind == "list" else DETAIL_MS
        told = [
            (self.big.median > most, f"{self.big.median:.0f} ms, aim {most:.0f}"),
            (self.queries > QUERIES, f"{self.queries} queries, aim {QUERIES}"),
            (self.growth > GROWTH, f"grows {self.growth:.2f} times, aim {GROWTH}"),
        ]
        return [f"{self.name}: {sentence}" for missed, sentence in told if missed]


@dataclass(frozen=True)
class Visit:
    """A first visit in a browser that has nothing kept."""

    name: str
    requests: int
    kilobytes: float
    font_kilobytes: float

    def misses(self) -> list[str]:
        """A sentence for every aim that this visit misses."""
        told = [
            (self.requests > REQUESTS, f"{self.requests} requests, aim {REQUESTS}"),
            (self.kilobytes > KILOBYTES, f"{self.kilobytes:.1f} kB, aim {KILOBYTES:.0f}"),
        ]
        return [f"first visit of {self.name}: {sentence}" for missed, sentence in told if missed]


@dataclass(frozen=True)
class Beside:
    """One of our pages beside the admin's page for the same rows, milliseconds in the same run."""

    ours: str
    theirs: str
    our_ms: float
    their_ms: float

    @property
    def ratio(self) -> float:
        """Ours divided by theirs."""
        return self.our_ms / self.their_ms


@dataclass(frozen=True)
class Baseline:
    """One page of the admin, with many persons."""

    name: str
    timing: Timing
    kilobytes: float


@dataclass(frozen=True)
class Result:
    """Everything that one run has found, and on what."""

    ground: dict[str, str]
    pages: list[Measured]
    admin: list[Baseline]
    beside: list[Beside]
    visits: list[Visit]

    def misses(self) -> list[str]:
        """The aims that were missed."""
        every: list[Measured | Visit] = [*self.pages, *self.visits]
        return [sentence for one in every for sentence in one.misses()]
