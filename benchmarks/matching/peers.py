"""The same question for Polars and DuckDB: both get the words of bits, the curve's cells and the weights."""

from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.lists import Lists, parents
from nahtlos.matching.engine.rules import EARTH_KM

Row = npt.NDArray[Any]
Frames = dict[str, pl.DataFrame]
CELL = 0.25
"""Degrees of a cell; a candidate is listed in each cell that the reach touches."""
PART = 2_000
COLUMNS = ("c", "o", "crank", "orank", "score")


def frames(c: Candidates, o: Openings, weights: Row) -> Frames:
    """Tables of plain columns: openings with their cell, candidates once for each cell in reach."""
    lat, lon = np.degrees(o.lat), np.degrees(o.lon)
    offered = pl.DataFrame({
        "o": np.arange(len(lat)), "cell": _cell(lat, lon), "word": o.word.view(np.int64), "x": o.x,
        "y": o.y, "z": o.z, "oh": o.hours, "os": o.start, "ol": o.level, "kldb": o.kldb.astype(np.int64),
        "whole": o.whole, "orank": o.rank,
    })  # fmt: skip
    people = pl.DataFrame({
        "c": np.arange(len(c.lat)), "has": c.word.view(np.int64), "cx": c.x, "cy": c.y, "cz": c.z,
        "low": c.low, "high": c.high, "cs": c.start, "cl": c.level, "reach": c.reach, "crank": c.rank,
    })  # fmt: skip
    return {
        "offered": offered, "people": people, "cells": _cells(c),
        "done": pl.DataFrame({"c": parents(c.kldb), "mine": c.kldb.codes.astype(np.int64), "worth": c.worth.codes}),
        "held": pl.DataFrame({"c": parents(c.skills), "s": c.skills.codes}),
        "asked": pl.concat([_asked(o.essential, weights, 1.0), _asked(o.optional, weights, 0.5)]),
    }  # fmt: skip


def _asked(of: Lists, weights: Row, part: float) -> pl.DataFrame:
    return pl.DataFrame({"o": parents(of), "s": of.codes, "w": part * weights[of.codes]})


def _cell(lat: Row, lon: Row) -> Row:
    found: Row = np.floor(lat / CELL).astype(np.int64) * 10_000 + np.floor(lon / CELL).astype(
        np.int64
    )
    return found


def _cells(c: Candidates) -> pl.DataFrame:
    lat, lon = np.degrees(c.lat), np.degrees(c.lon)
    up = np.degrees(c.reach / EARTH_KM)
    over = up / np.cos(np.minimum(c.lat + np.radians(up), 1.5))
    spans = [
        np.floor((a + s * b) / CELL).astype(np.int64)
        for a, b in ((lat, up), (lon, over))
        for s in (-1, 1)
    ]
    rows = [
        (at, north * 10_000 + east)
        for at, (south, top, west, end) in enumerate(
            zip(*(one.tolist() for one in spans), strict=True)
        )
        for north in range(south, top + 1)
        for east in range(west, end + 1)
    ]
    return pl.DataFrame(rows, schema=["c", "cell"], orient="row")


SHIFTED = " ".join(
    f"WHEN (mine >> {4 * (5 - same)}) = (kldb >> {4 * (5 - same)}) THEN {same / 5}"
    for same in (5, 4, 3, 2, 1)
)
FITS = (pl.col("word") & ~pl.col("has")) == 0
AWAY = 2 * EARTH_KM * (((pl.col("x") - pl.col("cx")) ** 2 + (pl.col("y") - pl.col("cy")) ** 2
                        + (pl.col("z") - pl.col("cz")) ** 2).sqrt() / 2).arcsin()  # fmt: skip


def polars_pairs(f: Frames, top: int) -> pl.DataFrame:
    """The best openings of each candidate and the best candidates of each opening, some persons at a time."""
    ours: list[pl.DataFrame] = []
    theirs: list[pl.DataFrame] = []
    for begin in range(0, len(f["people"]), PART):
        part = pl.col("c").is_between(begin, begin + PART - 1)
        scored = _scored(f, part)
        ours.append(
            scored.sort(["c", "score", "orank"], descending=[False, True, False])
            .group_by("c", maintain_order=True)
            .head(top)
            .select(COLUMNS)
        )
        best = pl.concat([*theirs, scored])
        theirs = [
            best.sort(["o", "score", "crank"], descending=[False, True, False])
            .group_by("o", maintain_order=True)
            .head(top)
            .select(COLUMNS)
        ]
    del theirs
    return pl.concat(ours)


def _scored(f: Frames, part: pl.Expr) -> pl.DataFrame:
    people = f["people"].lazy().filter(part)
    pairs = (
        f["cells"].lazy().filter(part).join(f["offered"].lazy(), on="cell").join(people, on="c")
        .filter(FITS & pl.col("oh").is_between(pl.col("low"), pl.col("high")) & (pl.col("os") >= pl.col("cs")))
        .with_columns(away=AWAY).filter(pl.col("away") <= pl.col("reach")).collect()
    )  # fmt: skip
    lean = pairs.select("c", "o", "kldb").lazy()
    common = pl.lit(0.0)
    for same in (1, 2, 3, 4, 5):
        alike = (pl.col("mine") // 16 ** (5 - same)) == (pl.col("kldb") // 16 ** (5 - same))
        common = pl.when(alike).then(same / 5).otherwise(common)
    done = (lean.join(f["done"].lazy().filter(part), on="c").with_columns(occ=common * pl.col("worth"))
            .group_by("c", "o").agg(pl.col("occ").max()))  # fmt: skip
    held = (lean.join(f["asked"].lazy(), on="o").join(f["held"].lazy().filter(part), on=["c", "s"])
            .group_by("c", "o").agg(pl.col("w").sum()))  # fmt: skip
    skills = (
        pl.when(pl.col("whole") > 0).then(pl.col("w").fill_null(0) / pl.col("whole")).otherwise(0.5)
    )
    score = (
        0.4 * skills
        + 0.3 * pl.col("occ").fill_null(0)
        + 0.15 * (1 - pl.col("away") / pl.col("reach"))
    )
    score += 0.15 * (pl.col("cl") - pl.col("ol")).clip(0, 2) / 2
    return (pairs.lazy().join(done, on=["c", "o"], how="left").join(held, on=["c", "o"], how="left")
            .with_columns(score=score.round(12)).select(COLUMNS).collect())  # fmt: skip


PLAN = f"""
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT c, o, crank, orank, kldb, whole, cl, ol, reach, 2 * {EARTH_KM} * asin(sqrt((x-cx)^2+(y-cy)^2+(z-cz)^2) / 2) AS away
FROM cells JOIN people USING (c) JOIN offered USING (cell)
WHERE c BETWEEN ? AND ? AND (word & ~has) = 0 AND oh BETWEEN low AND high AND os >= cs
  AND 2 * {EARTH_KM} * asin(sqrt((x-cx)^2+(y-cy)^2+(z-cz)^2) / 2) <= reach;
"""
SCORE = f"""
CREATE OR REPLACE TEMP TABLE scored AS
WITH occ AS (SELECT c, o, max(worth * CASE {SHIFTED} ELSE 0 END) AS occ FROM pairs JOIN done USING (c) GROUP BY c, o),
 got AS (SELECT c, o, sum(w) AS w FROM pairs JOIN asked USING (o) JOIN held USING (c, s) GROUP BY c, o)
SELECT c, o, crank, orank, round(0.4 * CASE WHEN whole > 0 THEN coalesce(w, 0) / whole ELSE 0.5 END + 0.3 * coalesce(occ, 0)
  + 0.15 * (1 - away / reach) + 0.15 * least(cl - ol, 2) / 2, 12) AS score
FROM pairs LEFT JOIN occ USING (c, o) LEFT JOIN got USING (c, o);
"""
BEST = "SELECT c, o, crank, orank, score FROM {0} QUALIFY row_number() OVER (PARTITION BY {1} ORDER BY score DESC, {2}) <= {3}"


def duckdb_pairs(f: Frames, top: int) -> pl.DataFrame:
    """The same in SQL."""
    with duckdb.connect() as db:
        for name, frame in f.items():
            db.register(f"{name}_given", frame.to_arrow())
            db.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_given")
        db.execute("CREATE TABLE theirs (c BIGINT, o BIGINT, crank INT, orank INT, score DOUBLE)")
        ours: list[pl.DataFrame] = []
        for begin in range(0, len(f["people"]), PART):
            db.execute(PLAN, [begin, begin + PART - 1])
            db.execute(SCORE)
            told = db.execute(BEST.format("scored", "c", "orank", top)).to_arrow_table()
            ours.append(pl.DataFrame(told))
            db.execute("INSERT INTO theirs SELECT c, o, crank, orank, score FROM scored")
            db.execute(
                "CREATE OR REPLACE TABLE theirs AS " + BEST.format("theirs", "o", "crank", top)
            )
        return pl.concat(ours)
