"""Rows that were counted as values of the engine, as they stood on a day: what came later is left out."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from nahtlos.law.catalogue import catalogue
from nahtlos.mentoring.engine import Kept, intensity
from nahtlos.outcomes.engine import Asked, Course, Life, Pair, Procedure, Said, Start

SKILLED, EXPERT = 2, 4
FIGURED = {
    "temp24": "temp24",
    "protection": "protection",
    "humanitarian_other": "humanitarian",
    "gestattung": "gestattung",
    "duldung": "duldung",
}
"""From the law's groups of residence status to those of the figures; the rest is other."""
CLOSED = {"work": "work", "training": "work", "moved": "moved", "no_contact": "no_contact"}
PLACES = {"waiting": "waiting", "offered": "waiting", "taken": "running", "done": "finished"}
RESULTS = frozenset({"finished", "passed", "failed", "broken_off"})
DECIDED = frozenset({"full", "partial", "refused"})
DECLINED = frozenset({"declined"})


def life(row: Sequence[Any], on: date, names: Mapping[str, str]) -> Life:
    """One row of `outcomes_lives`; `names` are of institutions, by key."""
    (sex, status, arrived, opened, closed, reason, rhythm, qualified, goal, introduced, reviews,
     starts, courses, procedures, pairs, referrals) = row  # fmt: skip
    over = closed is not None and closed <= on
    level, occupation = learned(qualified or ())
    return Life(
        group=group(status), sex=sex if sex in ("f", "m") else "d",
        opened=opened, closed=closed if over else None,
        stands=CLOSED.get(reason, "else") if over else "open",
        arrived=arrived, level=level, learned=occupation, rhythm=rhythm,
        goal=_by(goal, on), introduced=_by(introduced, on),
        reviews=tuple(day for day in reviews or () if day <= on),
        starts=tuple(_start(one, on) for one in starts or () if one[2] <= str(on)),
        courses=tuple(_course(one, on) for one in courses or () if one[1] <= str(on)),
        procedures=tuple(_procedure(one, on) for one in procedures or () if one[1] <= str(on)),
        pairs=tuple(_pair(one, on) for one in pairs or () if one[0] <= str(on)),
        asked=tuple(_asked(one, on, names) for one in referrals or () if one[4] <= str(on)),
    )  # fmt: skip


@cache
def group(status: str | None) -> str:
    """The group of figures to which a residence status belongs."""
    known = catalogue().statuses.get(status or "")
    return FIGURED.get(known.group, "other") if known else "unknown"


def learned(rows: Sequence[Sequence[str]]) -> tuple[int, str]:
    """The highest level of what somebody learned, and its main group of occupations; 1 where nothing formal is known."""
    found = [(level_of(code) or (EXPERT if kind == "academic" else SKILLED), code[:2])
             for code, kind, _recognition in rows]  # fmt: skip
    return max(found, default=(1, ""))


def level_of(code: str) -> int:
    """The level that an occupation asks for: the fifth digit of the KldB 2010, 0 where there is none."""
    whole = 5
    return int(code[4]) if len(code) == whole and code[4] in "1234" else 0


def opening(code: str, seats: int) -> tuple[str, int, int]:
    """Main group of occupations, level and number of places; work without a level is counted as helper's work."""
    return code[:2], level_of(code) or 1, seats


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _by(day: date | None, on: date) -> date | None:
    return day if day is not None and day <= on else None


def _start(one: Sequence[Any], on: date) -> Start:
    kind, code, begun, ended, _reason, subsidy, said = one
    answers = (Said(m, side, works, date.fromisoformat(day)) for m, side, works, day in said)
    return Start(
        kind=kind, area=code[:1], need=level_of(code), begun=date.fromisoformat(begun),
        ended=_by(_day(ended), on), subsidy=subsidy,
        said=tuple(answer for answer in answers if answer.on <= on),
    )  # fmt: skip


def _course(one: Sequence[Any], on: date) -> Course:
    topic, joined, begins, state, moved, _because, outcome, happened = one
    begun, then = _by(_day(begins), on), date.fromisoformat(moved)
    if outcome in RESULTS and happened <= str(on):
        came, over = outcome, _day(happened)
    elif then > on:  # What it was before it last moved is not kept.
        came, over = "running" if begun else "waiting", None
    else:
        came = PLACES.get(state, "given_up")
        over = then if came in ("given_up", "finished") else None
        came = "waiting" if came == "running" and not begun else came
    return Course(topic, date.fromisoformat(joined), begun, came, over)


def _procedure(one: Sequence[Any], on: date) -> Procedure:
    state, applied, decided = one
    day = _by(_day(decided), on)
    result = state if day and state in DECIDED else ""
    return Procedure(date.fromisoformat(applied), day if result else None, result)


def _pair(one: Sequence[Any], on: date) -> Pair:
    begun, ended, met = date.fromisoformat(one[0]), _by(_day(one[1]), on), one[2]
    meetings = tuple((date.fromisoformat(day), minutes) for day, minutes in met)
    until = max(begun, ended or on)
    return Pair(begun, ended, intensity(Kept(begun, until, meetings)).a_month)


def _asked(one: Sequence[Any], on: date, names: Mapping[str, str]) -> Asked:
    sender, recipient, topic, state, sent, answered = one
    day = _by(_day(answered), on)
    return Asked(
        f"{names.get(sender, '?')} → {names.get(recipient, '?')}", topic, date.fromisoformat(sent),
        day, day is not None and state in DECLINED,
    )  # fmt: skip
