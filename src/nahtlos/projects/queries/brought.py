"""What a project brought, in numbers. Whoever does not work in it reads none from 1 to 2.

Small numbers are put together where the sum gives none of them away.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.projects.models import How, Project, Reason, Result

LEAST = 3
THERE, NOT_KNOWN = "there", ""
RESULTS: dict[str, Promise] = {
    **{one.value: one.label for one in Result},
    NOT_KNOWN: _("nothing is known"),
}
REASONS: dict[str, Promise] = {one.value: one.label for one in Reason}
HOWS: dict[str, Promise] = {one.value: one.label for one in How}


@dataclass(frozen=True)
class Said:
    """One number with the words that it stands for; several words where small numbers are put together.

    `number` is None where the sum would give them away: each is then 1 or 2.
    """

    labels: tuple[str, ...]
    number: int | None


def pooled(counts: Mapping[str, int]) -> list[tuple[tuple[str, ...], int | None]]:
    """Counts as they may be said, in their order; nothing is said of what is 0.

    Small ones are said as their sum, if from that sum no single one follows: not where all must be 1,
    or all 2. Else the smallest of the others goes along, with those that are as small as it; where
    there is none, no sum is said.
    """
    small = {name for name, n in counts.items() if 0 < n < LEAST}
    if not small:
        return [((name,), n) for name, n in counts.items() if n]
    least = min((n for n in counts.values() if n >= LEAST), default=0)
    safe = len(small) < sum(counts[name] for name in small) < 2 * len(small)
    if not safe and least:
        small |= {name for name, n in counts.items() if n == least}
        safe = True
    total = sum(counts[name] for name in small)
    alone = [((name,), n) for name, n in counts.items() if n >= LEAST and name not in small]
    return [*alone, (tuple(name for name in counts if name in small), total if safe else None)]


@dataclass(frozen=True)
class Brought:
    """Results, reasons of leaving, attendance; `exact` where nothing was put together.

    `now` take part still: that is on the project's own page, so it is never put together with others.

    `there`: of a hundred days on which somebody was expected, on how many they came; None for few.
    """

    now: int
    results: tuple[Said, ...]
    left: tuple[Said, ...]
    days: tuple[Said, ...]
    there: int | None
    practised: int | None
    exact: bool


def brought(project: Project, *, exact: bool) -> Brought:
    """Counted by the program, as role `counter`; `exact` for the project's own staff alone."""
    with acting(Actor(role=Counter, region=project.region_id)), connection.cursor() as cursor:
        cursor.execute("select what, code, number from projects_brought(%s)", [project.pk])
        rows = [(str(what), str(code), int(number)) for what, code, number in cursor.fetchall()]
    results, left, days = (_of(rows, what) for what in ("result", "left", "how"))
    still = results.pop(THERE, 0)
    persons = still + sum(results.values())
    came = days.get(How.PRESENT, 0) + days.get(How.LATE, 0)
    enough = exact or persons >= LEAST
    practised = _of(rows, "practice").get("persons", 0)
    return Brought(
        now=still,
        results=_said(_ordered(results, RESULTS), RESULTS, exact=exact),
        left=_said(_ordered(left, REASONS), REASONS, exact=exact),
        days=_said(_ordered(days, HOWS), HOWS, exact=exact) if enough else (),
        there=round(100 * came / sum(days.values())) if enough and days else None,
        practised=practised if exact or _is_safe(practised, persons) else None,
        exact=exact,
    )


def _is_safe(some: int, every: int) -> bool:
    return all(number == 0 or number >= LEAST for number in (some, every - some))


def _of(rows: list[tuple[str, str, int]], what: str) -> dict[str, int]:
    return {code: number for kind, code, number in rows if kind == what and number}


def _ordered(counts: Mapping[str, int], words: Mapping[str, Promise]) -> dict[str, int]:
    return {code: counts[code] for code in words if code in counts}


def _said(
    counts: Mapping[str, int], words: Mapping[str, Promise], *, exact: bool
) -> tuple[Said, ...]:
    told = [((code,), n) for code, n in counts.items()] if exact else pooled(counts)
    return tuple(Said(tuple(str(words[code]) for code in codes), n) for codes, n in told)
