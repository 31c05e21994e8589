"""Between institutions: how many were handed on, how soon an answer came, and with which word."""

from collections import Counter

from nahtlos.outcomes.engine.cuts import Family, Share, Times, cut, dimension
from nahtlos.outcomes.engine.learning import TOPIC
from nahtlos.outcomes.engine.lives import Asked, Region, months_before

SOON_DAYS = 7
ANSWER = dimension("answer", ("soon", "later", "declined", "waits"))


def answer(one: Asked) -> str:
    """What came back, and when."""
    if one.answered is None:
        return "waits"
    if one.declined:
        return "declined"
    return "soon" if (one.answered - one.sent).days <= SOON_DAYS else "later"


def waiting(region: Region) -> Family:
    """Referrals of the twelve months before, by interface: who handed on to whom."""
    since = months_before(region.day, 12)
    period = f"{since}/{region.day}"
    found = [one for life in region.lives for one in life.asked if since < one.sent <= region.day]
    busiest = [name for name, _ in Counter(one.between for one in found).most_common()]
    interfaces = cut(
        "interfaces", found, lambda one: one.between, answer,
        counted="referrals", by=(dimension("interface", busiest), ANSWER), period=period,
    )  # fmt: skip
    topics = cut(
        "answers", found, lambda one: one.topic, answer,
        counted="referrals", by=(TOPIC, ANSWER), period=period,
    )  # fmt: skip
    times = Times(
        "days_to_answer",
        tuple(((one.answered or region.day) - one.sent).days for one in found),
        tuple(int(one.answered is not None) for one in found),
        ("answered",),
        period,
    )
    soon = Share("answered_in_time", "answers", ("soon",), ANSWER.values)
    return Family((interfaces, topics), (soon,), (times,))
