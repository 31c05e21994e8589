"""Whom nothing covers: groups of the persons accompanied in the region, as traits and numbers."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.law.queries.protected import LEAST, LEAST_TOTAL
from nahtlos.matching import queries as matching
from nahtlos.offers import queries as offers
from nahtlos.projects.models import OVER, Lacks, Project
from nahtlos.referrals import queries as referrals


@dataclass(frozen=True)
class Group:
    """A group to whom nothing of a kind is known to be open, nothing that has a seat here, or a no everywhere.

    `project` where it was taken already. `certain` of them nothing can be open to; None where that number, or the rest, would be small.
    """

    traits: tuple[dict[str, str], ...]
    lacks: Lacks
    persons: int
    certain: int | None
    digest: str
    project: Project | None = None

    @property
    def says(self) -> list[str]:
        """The traits in German or English."""
        language = (get_language() or "de").partition("-")[0]
        return [one.get(language) or one["en"] for one in self.traits]


@dataclass(frozen=True)
class Found:
    """The groups, largest first; `few` where too few persons are accompanied to count at all."""

    groups: tuple[Group, ...]
    few: bool


def groups(region: UUID, on: date) -> Found:
    """Counted by the program, as role `counter`: whoever asks sees traits and numbers, nobody's row."""
    seats = offers.with_seats(region, on)
    with acting(Actor(role=Counter, region=region)):
        everybody, gaps = referrals.uncovered(on=on, offered=seats)
    if everybody < LEAST_TOTAL:
        return Found((), few=True)
    live = Project.objects.filter(region=region).exclude(digest="").exclude(state__in=OVER)
    taken = {one.digest: one for one in live}
    found = (_group(gap) for gap in gaps)
    return Found(tuple(_beside(one, taken.get(one.digest)) for one in found), few=False)


def levers(region: UUID, on: date) -> tuple[matching.Lever, ...]:
    """What would open most openings, from the counts of the night, as role `counter` like the groups."""
    with acting(Actor(role=Counter, region=region)):
        return matching.levers(region, on)


def group_for(region: UUID, digest: str, on: date) -> Group | None:
    """One of these groups by its name, as it is now."""
    return next((one for one in groups(region, on).groups if one.digest == digest), None)


def _group(gap: law.Gap) -> Group:
    traits = tuple(dict(one) for one in gap.describes)
    rest = gap.persons - gap.certain
    safe = all(number == 0 or number >= LEAST for number in (gap.certain, rest))
    return Group(
        traits, Lacks(gap.kind), gap.persons, gap.certain if safe else None, _named(gap.kind, traits)
    )  # fmt: skip


def _beside(one: Group, project: Project | None) -> Group:
    return Group(one.traits, one.lacks, one.persons, one.certain, one.digest, project)


def _named(kind: str, traits: tuple[dict[str, str], ...]) -> str:
    """The same group has the same name on every day, however many it holds."""
    text = json.dumps([kind, sorted(one["en"] for one in traits)])
    return hashlib.sha256(text.encode()).hexdigest()
