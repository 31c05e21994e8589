"""Lasting: whether somebody was at work three, six and twelve months after a start.

Whoever is lost from sight is counted as lost: the share is a range, from all of them out of work to
all of them at work.
"""

from nahtlos.outcomes.engine.cuts import Cut, Family, Share, cut, dimension
from nahtlos.outcomes.engine.families import GROUP
from nahtlos.outcomes.engine.lives import Life, Region, Start, months_before

MONTHS = (3, 6, 12)
AT_WORK, STOPPED, UNKNOWN = "at_work", "stopped", "lost"
STILL = dimension("still", (AT_WORK, STOPPED, UNKNOWN))
YEAR, ANSWERS_TAKE = 12, 1
"""Starts of one year are judged, and a month is left for the answers to come in."""


def judged(life: Life, start: Start, months: int) -> str:
    """Whether at work so many months after a start, wherever; an answer outweighs silence.

    That the employer says “gone” tells nothing of work elsewhere.
    """
    day = months_before(start.begun, -months)
    told = {one.side: one.works for one in start.said if one.months == months}
    if told.get("person") in ("here", "elsewhere") or told.get("employer") == "here":
        return AT_WORK
    if any(one.on(day) and one.ended is not None for one in life.starts):
        return AT_WORK  # It ended only later.
    if any(one is not start and one.begun > start.begun and one.on(day) for one in life.starts):
        return AT_WORK
    gone = start.ended is not None and start.ended < day
    return STOPPED if gone or told.get("person") == "not" else UNKNOWN


def holding(region: Region) -> Family:
    """Of each span of months, the starts of the twelve months that are old enough to be judged."""
    spans = [_span(region, months) for months in MONTHS]
    shares = (Share(one.key, one.key, (AT_WORK,), STILL.values, (UNKNOWN,)) for one in spans)
    return Family(tuple(spans), tuple(shares))


def _span(region: Region, months: int) -> Cut:
    until = months_before(region.day, months + ANSWERS_TAKE)
    since = months_before(until, YEAR)
    starts = [
        (life, one) for life in region.lives for one in life.starts if since < one.begun <= until
    ]
    key = f"lasting_{months}"
    return cut(
        key, starts, lambda one: one[0].group, lambda one: judged(*one, months),
        counted=key, by=(GROUP, STILL), period=f"{since}/{until}",
    )  # fmt: skip
