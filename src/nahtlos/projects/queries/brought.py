"""What a project brought, in numbers. Whoever does not work in it reads none from 1 to 2.

Small numbers are put together until the sum can be said; so no small one follows from the others.
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
    THERE: _("still takes part"),
}
REASONS: dict[str, Promise] = {one.value: one.label for one in Reason}
HOWS: dict[str, Promise] = {one.value: one.label for one in How}


@dataclass(frozen=True)
class Said:
    """One number with the words that it stands for; several words where small numbers are put together.

    `number` is None where even together they are too few.
    """

    labels: tuple[str, ...]
    number: int | None


def pooled(counts: Mapping[str, int]) -> list[tuple[tuple[str, ...], int | None]]:
    """Counts as they may be said, in their order; nothing is said of what is 0."""
    small = [name for name, n in counts.items() if 0 < n < LEAST]
    if not small:
        return [((name,), n) for name, n in counts.items() if n]
    together = set(small)
    rest = sorted((n, name) for name, n in counts.items() if n >= LEAST)
    # One small number beside others would follow from the total: it takes the smallest along.
    while rest and (sum(counts[one] for one in together) < LEAST or len(together) == 1):
        together.add(rest.pop(0)[1])
    total = sum(counts[name] for name in together)
    alone = [((name,), n) for name, n in counts.items() if n >= LEAST and name not in together]
    pool = tuple(name for name in counts if name in together)
    return [*alone, (pool, total if total >= LEAST and len(pool) > 1 else None)]


@dataclass(frozen=True)
class Brought:
    """Results, reasons of leaving, attendance; `exact` where nothing was put together.

    `there`: of a hundred days on which somebody was expected, on how many they came; None for few.
    """

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
    persons = sum(results.values())
    came = days.get(How.PRESENT, 0) + days.get(How.LATE, 0)
    enough = exact or persons >= LEAST
    practised = _of(rows, "practice").get("persons", 0)
    return Brought(
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
