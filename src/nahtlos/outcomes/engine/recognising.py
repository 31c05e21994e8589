"""Recognition: what was decided on applications, and how long it took."""

from nahtlos.outcomes.engine.cuts import Family, Share, Times, cut, dimension
from nahtlos.outcomes.engine.families import GROUP
from nahtlos.outcomes.engine.lives import Region, months_before

LOOKS_BACK = 36
RESULTS = ("full", "partial", "refused")
RESULT = dimension("result", ("under_way", *RESULTS))


def recognising(region: Region) -> Family:
    """Applications of the last three years."""
    since = months_before(region.day, LOOKS_BACK)
    period = f"{since}/{region.day}"
    found = [
        (life, one)
        for life in region.lives
        for one in life.procedures
        if since < one.applied <= region.day
    ]
    results = cut(
        "recognition", found, lambda one: one[0].group, lambda one: one[1].result or "under_way",
        counted="applications", by=(GROUP, RESULT), period=period,
    )  # fmt: skip
    ends = [one.decided or region.day for _life, one in found]
    times = Times(
        "days_to_decision",
        tuple((end - one.applied).days for end, (_life, one) in zip(ends, found, strict=True)),
        tuple(int(one.decided is not None) for _life, one in found),
        ("decided",),
        period,
    )
    return Family((results,), (Share("recognised", "recognition", RESULTS[:2], RESULTS),), (times,))
