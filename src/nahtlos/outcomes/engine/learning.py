"""Courses: who holds or waits for a place, what came of it, and whether seats stay empty."""

from nahtlos.outcomes.engine.cuts import Family, Share, Times, cut, dimension
from nahtlos.outcomes.engine.lives import Course, Region, months_before

CAME = ("waiting", "running", "passed", "finished", "failed", "broken_off", "given_up")
DONE = ("passed", "finished", "failed", "broken_off")
TOPICS = ("language", "work", "apprenticeship", "recognition", "social", "residence", "employers")
TOPIC, RESULT = dimension("topic", TOPICS), dimension("came", CAME)


def learning(region: Region) -> Family:
    """Places that were wanted, held or ended in the twelve months before."""
    since = months_before(region.day, 12)
    period = f"{since}/{region.day}"
    places = [
        one
        for life in region.lives
        for one in life.courses
        if one.joined <= region.day and (one.over is None or one.over > since)
    ]
    results = cut(
        "courses", places, lambda one: one.topic, lambda one: one.came,
        counted="places", by=(TOPIC, RESULT), period=period,
    )  # fmt: skip
    return Family(
        (results,),
        (Share("course_done", "courses", ("passed", "finished"), DONE),),
        (_waiting(places, region, period),),
    )


def _waiting(places: list[Course], region: Region, period: str) -> Times:
    days, why = [], []
    for one in places:
        begun = one.begun if one.begun and one.begun <= region.day else None
        end = begun or one.over or region.day
        days.append(max(0, (end - one.joined).days))
        why.append(1 if begun else 2 if one.over else 0)
    return Times("days_to_seat", tuple(days), tuple(why), ("seat", "given_up"), period)


def seats(region: Region) -> tuple[tuple[str, int, int], ...]:
    """Of each topic, seats of the courses that began in the year and how many were held. About nobody:
    the directory shows the same.
    """
    since = months_before(region.day, 12)
    found = {topic: [0, 0] for topic in TOPICS}
    for topic, begins, all_, held in region.seats:
        if since < begins <= region.day and topic in found:
            found[topic][0] += all_
            found[topic][1] += held
    return tuple((topic, all_, held) for topic, (all_, held) in found.items() if all_)
