"""From arrival to lasting work: how far people came, how long each step takes, and who left the way."""

from collections.abc import Callable
from datetime import date

from nahtlos.outcomes.engine.cuts import Cut, Family, Share, Times, cut, dimension
from nahtlos.outcomes.engine.families import GROUP, SEX
from nahtlos.outcomes.engine.holding import AT_WORK, judged
from nahtlos.outcomes.engine.lives import (
    LOST,
    MOVED,
    OPEN,
    STANDS,
    Life,
    Region,
    months_before,
)

STAGES = ("opened", "goal", "introduced", "work", "lasting")
LOOKS_BACK, LASTING = 60, 6
"""Months: whose case was opened in the five years before; work that lasted half a year."""
ENDS = ("reached", MOVED, LOST, "else", "recognition")
TO_WORK = frozenset({"days_to_start", "days_to_work", "days_since_arrival"})
STAGE, STANDING = dimension("stage", STAGES), dimension("stands", STANDS)


def stage(life: Life, day: date) -> str:
    """The furthest that somebody came, whatever was left out on the way."""
    if lasted(life, day) is not None:
        return "lasting"
    if life.first() is not None:
        return "work"
    return "introduced" if life.introduced else "goal" if life.goal else "opened"


def lasted(life: Life, day: date) -> date | None:
    """The first day on which a start was known to have lasted half a year."""
    done = [
        one.begun
        for one in life.starts
        if months_before(day, LASTING) >= one.begun and judged(life, one, LASTING) == AT_WORK
    ]
    return min(done, default=None)


def funnel(region: Region) -> Family:
    """Everybody whose case was opened in the last five years."""
    since = months_before(region.day, LOOKS_BACK)
    lives = [one for one in region.lives if one.opened > since]
    period = f"{since}/{region.day}"

    def counts(key: str, first: str) -> Cut:
        rows, row = _ROWS[first]
        return cut(
            key, lives, lambda one: row(one, region.day), lambda one: one.stands,
            counted="arrived", by=(rows, STANDING), period=period,
        )  # fmt: skip

    cuts = (counts("funnel", "stage"), counts("left", "group"), counts("left_sex", "sex"))
    shares = (
        Share("moved_away", "left", (MOVED,), STANDS),
        Share("lost_contact", "left", (LOST,), STANDS),
    )
    return Family(cuts, shares, tuple(_times(lives, region.day, period)))


_ROWS = {
    "stage": (STAGE, stage),
    "group": (GROUP, lambda one, _day: one.group),
    "sex": (SEX, lambda one, _day: one.sex or "d"),
}


def _times(lives: list[Life], day: date, period: str) -> list[Times]:
    """The days of each step, and of the whole way; who left the way on another end competes.

    So does, on the way to work, whoever has a recognition under way: that is no waiting for work.
    """
    steps: dict[str, Callable[[Life], tuple[date | None, date | None]]] = {
        "days_to_goal": lambda one: (one.opened, one.goal),
        "days_to_introduction": lambda one: (one.goal, one.introduced),
        "days_to_start": lambda one: (one.introduced, _begun(one)),
        "days_to_work": lambda one: (one.opened, _begun(one)),
        "days_since_arrival": lambda one: (one.arrived, _begun(one)),
    }
    return [
        _watched(key, [(*step(one), one) for one in lives], day, period)
        for key, step in steps.items()
    ]


def _begun(life: Life) -> date | None:
    first = life.first()
    return first.begun if first else None


def _watched(
    key: str, steps: list[tuple[date | None, date | None, Life]], day: date, period: str
) -> Times:
    days, why = [], []
    for since, until, life in steps:
        if since is None or (until is not None and until < since):
            continue
        if until is not None:
            end, cause = until, 1
        else:
            end, cause = _other_end(life, since, day, to_work=key in TO_WORK)
        days.append((end - since).days)
        why.append(cause)
    return Times(key, tuple(days), tuple(why), ENDS, period)


def _other_end(life: Life, since: date, day: date, *, to_work: bool) -> tuple[date, int]:
    """How watching ended for whom the step was not reached; 0 for whoever is still on it."""
    if life.closed is not None:
        return max(life.closed, since), _cause(life)
    applied = life.under_way(day) if to_work else None
    if applied is not None:
        return max(applied, since), ENDS.index("recognition") + 1
    return max(day, since), 0


def _cause(life: Life) -> int:
    """Who works without a start known here has left the way without a day of it: the rest."""
    return {MOVED: 2, LOST: 3}.get(life.stands, 4) if life.stands != OPEN else 0
