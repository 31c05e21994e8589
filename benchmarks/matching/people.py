"""Invented candidates and openings, clustered as the population of German districts is."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nahtlos.matching.engine.tables import CANDIDATES, OPENINGS
from nahtlos.matching.engine.values import KINDS, LEVELS, SHIFTS

Row = npt.NDArray[Any]
DISTRICTS, SKILLS, OCCUPATIONS, CERTIFICATES = 400, 3000, 700, 20
DAY = 20_800
CITIES = (0.044, 0.022, 0.018, 0.013, 0.009, 0.008, 0.0075, 0.007)
"""Shares of the biggest cities; a district has 0.002 in the middle."""


class Throw:
    """Tables that fall the same way for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = np.random.default_rng(seed)
        self.centres = np.c_[
            self.dice.uniform(47.5, 54.8, DISTRICTS), self.dice.uniform(6.0, 14.8, DISTRICTS)
        ]
        share = self.dice.lognormal(0, 0.6, DISTRICTS)
        share[: len(CITIES)] = np.array(CITIES) * share.sum()
        self.share = share / share.sum()
        self.kldb = np.array([f"{11101 + at * 127}" for at in range(OCCUPATIONS)])
        self.regulated = self.kldb[3 : 3 + 27 * 25 : 27]
        self.skill_share = self._zipf(SKILLS)
        self.job_share = self._zipf(OCCUPATIONS)

    def candidates(self, many: int) -> pa.Table:
        dice = self.dice
        low = dice.choice([10.0, 15.0, 20.0, 30.0], many)
        hours = np.c_[low, np.minimum(low + dice.choice([10.0, 20.0, 25.0], many), 48)].ravel()
        done = dice.integers(0, 4, many)
        occupations = pa.StructArray.from_arrays(
            [
                pa.array(self._kldb(done.sum())),
                pa.array(np.round(dice.gamma(1.5, 3.0, done.sum()), 1)),
            ],
            names=["kldb", "years"],
        )
        columns = {
            "id": self._ids("c", many), **self._places(many),
            "reach_km": dice.choice([10.0, 15.0, 25.0, 25.0, 40.0, 60.0], many),
            "german": self._of(LEVELS, many, [0.12, 0.18, 0.22, 0.22, 0.16, 0.07, 0.03]),
            "occupations": self._lists(done, occupations),
            "skills": self._words(dice.integers(0, 12, many), "s", self.skill_share),
            "certificates": self._words(dice.poisson(1.2, many), "cert", self._zipf(CERTIFICATES)),
            "shifts": self._named(SHIFTS, many, [0.85, 0.6, 0.3, 0.4]),
            "hours": self._lists(np.full(many, 2), pa.array(hours)),
            "from": pa.array((DAY + dice.integers(0, 120, many)).astype(np.int32), pa.date32()),
            "wants": self._named(KINDS, many, [0.9, 0.3, 0.25]),
            "may_practise": self._lists(
                (allowed := (dice.random(many) < 0.15).astype(int)), pa.array(dice.choice(self.regulated, int(allowed.sum())))
            ),
            "work_access": self._of(("free", "permission", "forbidden"), many, [0.8, 0.15, 0.05]),
        }  # fmt: skip
        return pa.table(columns).select(CANDIDATES.names).cast(CANDIDATES)

    def openings(self, many: int) -> pa.Table:
        dice, kldb = self.dice, self._kldb(many)
        columns = {
            "id": self._ids("o", many), **self._places(many),
            "kind": self._of(KINDS, many, [0.75, 0.1, 0.15]),
            "german": self._of(LEVELS, many, [0.06, 0.12, 0.22, 0.28, 0.22, 0.08, 0.02]),
            "kldb": kldb,
            "essential": self._words(dice.integers(0, 6, many), "s", self.skill_share),
            "optional": self._words(dice.integers(0, 5, many), "s", self.skill_share),
            "certificates": self._words(dice.poisson(0.4, many), "cert", self._zipf(CERTIFICATES)),
            "shifts": self._named(SHIFTS, many, [0.6, 0.3, 0.1, 0.15]),
            "hours": dice.choice([15.0, 20.0, 25.0, 30.0, 38.0, 40.0], many),
            "start": pa.array((DAY + dice.integers(30, 240, many)).astype(np.int32), pa.date32()),
            "regulated": np.isin(kldb, self.regulated),
            "seats": dice.integers(1, 4, many),
            "needs_access": self._of(("free", "permission"), many, [0.7, 0.3]),
        }  # fmt: skip
        return pa.table(columns).select(OPENINGS.names).cast(OPENINGS)

    def _ids(self, letter: str, many: int) -> pa.Array:
        return pa.array([f"{letter}{at:07}" for at in range(many)])

    def _places(self, many: int) -> dict[str, Row]:
        at = self.dice.choice(DISTRICTS, many, p=self.share)
        spread = self.dice.normal(0, [0.10, 0.16], (many, 2))
        lat, lon = (self.centres[at] + spread).T
        return {"lat": lat, "lon": lon}

    def _kldb(self, many: int) -> Row:
        found: Row = self.kldb[self.dice.choice(OCCUPATIONS, int(many), p=self.job_share)]
        return found

    def _of(self, words: tuple[str, ...], many: int, share: list[float]) -> Row:
        found: Row = np.array(words)[
            self.dice.choice(len(words), many, p=np.array(share) / sum(share))
        ]
        return found

    def _words(self, lengths: Row, letter: str, share: Row) -> pa.Array:
        found = self.dice.choice(len(share), int(lengths.sum()), p=share)
        words = np.array([f"{letter}{at:04}" for at in range(len(share))])
        return self._lists(lengths, pa.array(words).take(pa.array(found)))

    def _named(self, words: tuple[str, ...], many: int, share: list[float]) -> pa.Array:
        has = self.dice.random((many, len(words))) < share
        return self._lists(has.sum(1), pa.array(words).take(pa.array(np.nonzero(has)[1])))

    @staticmethod
    def _lists(lengths: Row, values: pa.Array) -> pa.Array:
        return pa.ListArray.from_arrays(np.r_[0, np.cumsum(lengths)].astype(np.int32), values)

    @staticmethod
    def _zipf(many: int) -> Row:
        share = 1 / (np.arange(many) + 3.0)
        found: Row = share / share.sum()
        return found
