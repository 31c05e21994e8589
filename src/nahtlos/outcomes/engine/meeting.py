"""Contact: whether the rhythm of the region is kept, and how often pairs with a mentor meet."""

from datetime import timedelta

from nahtlos.outcomes.engine.cuts import Family, Share, cut, dimension
from nahtlos.outcomes.engine.families import GROUP
from nahtlos.outcomes.engine.lives import Life, Pair, Region, months_before

KEPT, LATE = "kept", "late"
RHYTHM = dimension("rhythm", (KEPT, LATE, "none"))
BANDS = ("0", "under_1", "1_to_2", "2_to_4", "4_and_more")
BAND, GOES_ON = dimension("band", BANDS), dimension("goes_on", ("goes_on", "ended"))


def rhythm(life: Life, region: Region) -> str:
    """Whether the last talk, or the first day, lies no longer back than the rhythm allows."""
    if life.rhythm is None:
        return "none"
    last = max((one for one in life.reviews if one <= region.day), default=life.opened)
    return KEPT if region.day <= last + timedelta(weeks=life.rhythm) else LATE


def band(pair: Pair) -> str:
    """How often two meet a month."""
    limits = zip((0, 1, 2, 4), BANDS, strict=False)
    for limit, name in limits:
        if pair.a_month < limit or pair.a_month == limit == 0:
            return name
    return BANDS[-1]


def meeting(region: Region) -> Family:
    """Everybody accompanied now; pairs that met in the twelve months before."""
    since = months_before(region.day, 12)
    here = [one for one in region.lives if one.here]
    pairs = [
        one
        for life in region.lives
        for one in life.pairs
        if one.begun <= region.day and (one.ended is None or one.ended > since)
    ]
    contact = cut(
        "rhythm", here, lambda one: one.group, lambda one: rhythm(one, region),
        counted="accompanied", by=(GROUP, RHYTHM), period=str(region.day),
    )  # fmt: skip
    mentoring = cut(
        "mentoring", pairs, band, lambda one: "ended" if one.ended else "goes_on",
        counted="pairs", by=(BAND, GOES_ON), period=f"{since}/{region.day}",
    )  # fmt: skip
    return Family((contact, mentoring), (Share("rhythm_kept", "rhythm", (KEPT,), (KEPT, LATE)),))
