"""The same figures counted a second time, person by person, without the engine's helpers."""

from collections import Counter
from datetime import date, timedelta

from nahtlos.outcomes.engine import Life, Region, Start


def back(day: date, months: int) -> date:
    """So many months earlier, day by day down to one that the month has."""
    year, month = day.year, day.month - months
    while month < 1:
        year, month = year - 1, month + 12
    while month > 12:
        year, month = year + 1, month - 12
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def at_work(life: Life, start: Start, months: int) -> str:
    mark = back(start.begun, -months)
    told = [(one.side, one.works) for one in start.said if one.months == months]
    if {("person", "here"), ("person", "elsewhere"), ("employer", "here")} & set(told):
        return "at_work"
    if any(known(other, start, mark) for other in life.starts):
        return "at_work"
    over = start.ended is not None and start.ended < mark
    return "stopped" if over or ("person", "not") in told else "lost"


def known(other: Start, start: Start, mark: date) -> bool:
    """Whether a start is known to have gone on at the mark, or began after the one that is judged."""
    if other.begun > mark:
        return False
    if other.ended is not None:
        return other.ended >= mark
    return other is not start and other.begun > start.begun


def lasting(region: Region, months: int) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    last = back(region.day, months + 1)
    for life in region.lives:
        for start in life.starts:
            if back(last, 12) < start.begun <= last:
                found[life.group, at_work(life, start, months)] += 1
    return found


def furthest(region: Region) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for life in region.lives:
        if life.opened <= back(region.day, 60):
            continue
        step = "opened"
        if life.goal is not None:
            step = "goal"
        if life.introduced is not None:
            step = "introduced"
        if life.starts:
            step = "work"
        for start in life.starts:
            old = start.begun <= back(region.day, 6)
            if old and at_work(life, start, 6) == "at_work":
                step = "lasting"
        found[step, life.stands] += 1
    return found


def fitting(region: Region) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for life in region.lives:
        for start in life.starts:
            if back(region.day, 12) < start.begun <= region.day:
                if life.level == 1:
                    word = "no_formal"
                elif start.need == 0:
                    word = "unknown"
                else:
                    word = "below" if start.need < life.level else "at_level"
                found[life.group, word] += 1
    return found


def integrated(region: Region) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for life in region.lives:
        months = set()
        for start in life.starts:
            within = back(region.day, 12) < start.begun <= region.day
            if within and start.kind != "marginal" and start.subsidy != "16i":
                months.add(start.begun.strftime("%Y-%m"))
        if months:
            found[life.group, life.sex] += len(months)
    return found


def in_rhythm(region: Region) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for life in region.lives:
        if life.closed is None:
            word = "none"
            if life.rhythm is not None:
                last = max([life.opened, *life.reviews]) if life.reviews else life.opened
                late = (region.day - last) > timedelta(days=7 * life.rhythm)
                word = "late" if late else "kept"
            found[life.group, word] += 1
    return found


def answered(region: Region) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for life in region.lives:
        for one in life.asked:
            if back(region.day, 12) < one.sent <= region.day:
                word = "waits"
                if one.answered is not None:
                    quick = one.answered <= one.sent + timedelta(days=7)
                    word = "declined" if one.declined else "soon" if quick else "later"
                found[one.topic, word] += 1
    return found


def mean_stock(region: Region) -> float:
    total = 0
    for number in range(1, 13):
        day = back(region.day, number)
        for life in region.lives:
            if life.opened <= day and not (life.closed is not None and life.closed <= day):
                total += 1
    return total / 12


def way_to_work(region: Region) -> Counter[tuple[int, str]]:
    """Days from the first talk to what ended the way to work, and what that was."""
    found: Counter[tuple[int, str]] = Counter()
    for life in region.lives:
        begun = sorted(start.begun for start in life.starts)
        if life.opened <= back(region.day, 60) or (begun and begun[0] < life.opened):
            continue
        waits = [one.applied for one in life.procedures if one.decided is None]
        if begun:
            until, word = begun[0], "reached"
        elif life.closed is not None:
            until = max(life.closed, life.opened)
            word = {"moved": "moved", "no_contact": "no_contact", "open": ""}.get(
                life.stands, "else"
            )
        elif waits:
            until, word = max(min(waits), life.opened), "recognition"
        else:
            until, word = region.day, ""
        found[(until - life.opened).days, word] += 1
    return found
