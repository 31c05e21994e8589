"""Starts in work: of which kind, in which field, at which level, and with which money."""

from collections import defaultdict

from nahtlos.outcomes.engine.cuts import Cut, Dimension, Family, Share, cut, dimension
from nahtlos.outcomes.engine.families import AREA, GROUP, LEVELS, SEX
from nahtlos.outcomes.engine.lives import KINDS_OF_WORK, Life, Region, Start, months_before

One = tuple[Life, Start]
KIND = dimension("kind", KINDS_OF_WORK)
NEED = dimension("need", (*LEVELS, ""))
LEARNED = dimension("learned", LEVELS)
FITS = dimension("fits", ("at_level", "below", "no_formal", "unknown"))
SUBSIDY = dimension("subsidy", ("", "egz", "16e", "16i", "82", "start_up", "region", "other"))
SINCE = dimension("since", ("goes_on", "ended_early", "ended_later"))
EARLY_DAYS, SKILLED = 183, 2


def fits(one: One) -> str:
    """Whether the work asks for what somebody learned."""
    life, start = one
    if life.level < SKILLED:
        return "no_formal"
    if not start.need:
        return "unknown"
    return "at_level" if start.need >= life.level else "below"


def since_then(one: One) -> str:
    """What followed: it goes on, it ended within half a year, or later."""
    start = one[1]
    if start.ended is None:
        return "goes_on"
    return "ended_early" if (start.ended - start.begun).days < EARLY_DAYS else "ended_later"


def working(region: Region) -> Family:
    """Everything that began in the twelve months before, and integrations as K2 counts them."""
    since = months_before(region.day, 12)
    starts = [
        (life, one)
        for life in region.lives
        for one in life.starts
        if since < one.begun <= region.day
    ]
    period = f"{since}/{region.day}"

    def counts(key: str, rows: Dimension, columns: Dimension) -> Cut:
        return cut(
            key, starts, _VALUE[rows.name], _VALUE[columns.name],
            counted="starts", by=(rows, columns), period=period,
        )  # fmt: skip

    cuts = (
        counts("starts_kind", KIND, GROUP),
        counts("starts_field", AREA, KIND),
        counts("starts_level", LEARNED, NEED),
        counts("starts_fit", GROUP, FITS),
        counts("starts_subsidy", SUBSIDY, SINCE),
    )
    return Family(
        (*cuts, _integrations(region, period)),
        (Share("at_level", "starts_fit", ("at_level",), ("at_level", "below")),),
    )


_VALUE = {
    "kind": lambda one: one[1].kind,
    "group": lambda one: one[0].group,
    "area": lambda one: one[1].area,
    "need": lambda one: str(one[1].need or ""),
    "learned": lambda one: str(one[0].level),
    "fits": fits,
    "subsidy": lambda one: one[1].subsidy,
    "since": since_then,
}


def integrations(life: Life, region: Region) -> int:
    """In the last twelve months, one at most a month (§ 5 Abs. 1 S. 5)."""
    since = months_before(region.day, 12)
    months = {
        (one.begun.year, one.begun.month)
        for one in life.starts
        if one.integrates and since < one.begun <= region.day
    }
    return len(months)


def _integrations(region: Region, period: str) -> Cut:
    units = [life for life in region.lives for _ in range(integrations(life, region))]
    return cut(
        "integrations", units, lambda one: one.group, lambda one: one.sex or "d",
        counted="integrations", by=(GROUP, SEX), period=period,
    )  # fmt: skip


def mean_stocks(region: Region) -> dict[str, float]:
    """How many were accompanied on average at the ends of the twelve months before this one: of each
    group, and under the empty one of all.
    """
    days = [months_before(region.day, n) for n in range(1, 13)]
    here: defaultdict[str, float] = defaultdict(float)
    for one in region.lives:
        until = one.closed or region.day
        months = sum(one.opened <= day < until for day in days)
        here[one.group] += months
        here[""] += months
    return defaultdict(float, {group: months / len(days) for group, months in here.items()})
