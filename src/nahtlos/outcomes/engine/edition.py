"""An edition: every family counted, every table protected together, every figure read off the rest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nahtlos.outcomes.engine.covering import covering
from nahtlos.outcomes.engine.cuts import Family, Share
from nahtlos.outcomes.engine.families import GROUPS
from nahtlos.outcomes.engine.funnel import funnel
from nahtlos.outcomes.engine.grid import Told, told
from nahtlos.outcomes.engine.holding import holding
from nahtlos.outcomes.engine.lasting import interval
from nahtlos.outcomes.engine.learning import learning, seats
from nahtlos.outcomes.engine.lives import Region
from nahtlos.outcomes.engine.meeting import meeting
from nahtlos.outcomes.engine.proposing import proposing
from nahtlos.outcomes.engine.recognising import recognising
from nahtlos.outcomes.engine.together import LEAST, Kept, together
from nahtlos.outcomes.engine.waiting import waiting
from nahtlos.outcomes.engine.working import mean_stocks, working

FAMILIES: tuple[Callable[[Region], Family], ...] = (
    funnel, working, holding, learning, recognising, meeting, waiting, covering,
    proposing,
)  # fmt: skip
PERCENT, DAYS = "percent", "days"


@dataclass(frozen=True)
class One:
    """A figure: what stands above and below the line, the value, and its range or interval."""

    key: str
    group: str
    period: str
    numerator: float | None
    denominator: float | None
    value: float | None
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True)
class Made:
    """All that an edition says."""

    figures: tuple[One, ...]
    tables: Mapping[str, Kept]
    times: Mapping[str, Told]


def edition(region: Region, before: Mapping[str, Sequence[Kept]] | None = None) -> Made:
    """Everything in one go; `before` are the tables of earlier editions by key, the newest first."""
    families = [count(region) for count in FAMILIES]
    tables = together([cut for one in families for cut in one.cuts], before)
    curves = [curve for one in families for times in one.times if (curve := told(times))]
    figures = [
        figure
        for one in families
        for share in one.shares
        if share.cut in tables
        for figure in _shares(share, tables[share.cut])
    ]
    figures += [_median(one) for one in curves]
    figures += _like_k2(region, tables.get("integrations"))
    figures += _seats_used(region)
    return Made(tuple(figures), tables, {one.key: one for one in curves})


def _shares(share: Share, table: Kept) -> Iterator[One]:
    """Of everybody, and of each group where the table is divided by groups."""
    yield _share(share, table, None)
    if table.by[0] == "group":
        for row in table.rows:
            yield _share(share, table, row)


def _share(share: Share, table: Kept, row: str | None) -> One:
    found, of, maybe = (
        table.added(row, columns) for columns in (share.found, share.of, share.maybe)
    )
    group = row or ""
    if found is None or not of:
        return One(share.key, group, table.period, None, of, None, None, None, PERCENT)
    low: float | None
    high: float | None
    if maybe is None:  # How many were lost is not said: what is known stands, without its range.
        low = high = None
    elif share.maybe:
        low, high = 100 * found / of, 100 * (found + maybe) / of
    else:
        low, high = (100 * end for end in interval(int(found), int(of)) or (0.0, 1.0))
    return One(share.key, group, table.period, found, of, 100 * found / of, low, high, PERCENT)


def _median(curve: Told) -> One:
    return One(
        curve.key, "", curve.period, None, curve.watched,
        None if curve.median is None else float(curve.median), None, None, DAYS,
    )  # fmt: skip


def _like_k2(region: Region, table: Kept | None) -> Iterator[One]:
    """Integrations against the mean stock: modelled on K2, and never K2."""
    if table is None:
        return
    stocks = mean_stocks(region)
    for group in ("", *(one for one in GROUPS if one in table.rows and stocks[one] >= LEAST)):
        found, stock = table.cell(group or None, None), stocks[group]
        rate = 100 * found / stock if found is not None and stock else None
        yield One("k2_like", group, table.period, found, stock, rate, None, None, PERCENT)


def _seats_used(region: Region) -> Iterator[One]:
    """What the directory shows as well."""
    rows = seats(region)
    all_, held = sum(row[1] for row in rows), sum(row[2] for row in rows)
    if all_:
        period = str(region.day)
        yield One("seats_used", "", period, held, all_, 100 * held / all_, None, None, PERCENT)
