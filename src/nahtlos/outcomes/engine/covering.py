"""Who is left over: declined everywhere, or waiting for a seat; and what people learned against what
work is offered here.
"""

from collections import Counter
from datetime import timedelta

from nahtlos.outcomes.engine.cuts import Family, Share, cut, dimension
from nahtlos.outcomes.engine.families import GROUP, LEVELS, OCCUPATION
from nahtlos.outcomes.engine.lives import Life, Region
from nahtlos.outcomes.engine.occupations import place, rows_of

WAITS_LONG = timedelta(weeks=8)
COVER = dimension("cover", ("going_on", "no_seat", "declined", "nothing"))
LEVEL = dimension("level", LEVELS)


def cover(life: Life, region: Region) -> str:
    """How it stands with what is done for somebody now.

    `declined`: asked at least twice and declined each time; `no_seat`: on a list for eight weeks and
    nowhere a seat; `nothing`: no work, no course, no referral, no application that is open.
    """
    answers = [one for one in life.asked if one.answered is not None]
    if len(answers) > 1 and all(one.declined for one in answers):
        return "declined"
    wait = [one for one in life.courses if one.came == "waiting"]
    busy = any(one.came == "running" for one in life.courses)
    if wait and not busy and any(one.joined + WAITS_LONG <= region.day for one in wait):
        return "no_seat"
    works = any(one.on(region.day) for one in life.starts)
    asked = any(one.answered is None or not one.declined for one in life.asked)
    applied = any(not one.result for one in life.procedures)
    return "going_on" if works or busy or wait or asked or applied else "nothing"


def covering(region: Region) -> Family:
    """Everybody accompanied now."""
    here = [one for one in region.lives if one.here]
    day = str(region.day)
    left = cut(
        "cover", here, lambda one: one.group, lambda one: cover(one, region),
        counted="accompanied", by=(GROUP, COVER), period=day,
    )  # fmt: skip
    rows = rows_of(place(one.learned) for one in here)
    supply = cut(
        "supply", here, lambda one: rows[place(one.learned)], lambda one: str(one.level),
        counted="accompanied", by=(OCCUPATION, LEVEL), period=day,
    )  # fmt: skip
    return Family(
        (left, supply),
        (Share("left_over", "cover", ("declined", "no_seat", "nothing"), COVER.values),),
    )


def demand(region: Region) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Places of work on offer, by main group of occupations (or field) and level. About nobody."""
    found: Counter[tuple[str, str]] = Counter()
    for code, level, places in region.openings:
        found[place(code), str(level)] += places
    rows = [(row, tuple(found[row, level] for level in LEVELS)) for row in OCCUPATION.values]
    return tuple(row for row in rows if sum(row[1]))
