"""Count everything, protect it together, and keep it for good."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting, digest, wait_for_turn
from nahtlos.outcomes import access
from nahtlos.outcomes.actions.gaps import gaps
from nahtlos.outcomes.engine import Kept, Made, One, Region, Told, edition
from nahtlos.outcomes.models import Edition, Figure, Table
from nahtlos.outcomes.news import CountAsked
from nahtlos.outcomes.queries.asked import Stands, counting_of
from nahtlos.outcomes.queries.counting import counted, held_against_openings
from nahtlos.outcomes.translate.content import content_of, demand_content, kept_from, seats_content

LAW_ON = date(2026, 8, 19)
"""The text of the ordinance after § 48a SGB II by which is counted."""
ROOM = Path(__file__).parent.parent


@transaction.atomic
def ask_count(*, by: Actor, at: datetime, on: date) -> None:
    """Have an edition counted beside the pages. Asked again while it is being counted, it is one all the same."""
    region = sure(by.region)
    one_at_a_time(region)
    last = Edition.objects.filter(region=region).first()
    demand(access.may_count(by, last.counted_on if last else None, on))
    if counting_of(region, at) != Stands.WAITING:
        publish(CountAsked(region, sure(by.account)))


@transaction.atomic
def count(*, by: Actor, at: datetime, on: date) -> Edition:
    """An edition at the coordination's wish, for the job; refused where the last one is too near."""
    region = sure(by.region)
    one_at_a_time(region)
    last = Edition.objects.filter(region=region).first()
    demand(access.may_count(by, last.counted_on if last else None, on))
    return make(region=region, at=at, on=on, account=by.account)


@transaction.atomic
def count_at_night(*, region: UUID, at: datetime, on: date) -> Edition | None:
    """The next edition, as soon as it may follow the last one."""
    one_at_a_time(region)
    with acting(Actor(role=Counter, region=region)):
        last = Edition.objects.filter(region=region).first()
    if not access.may_follow(last.counted_on if last else None, on):
        return None
    return make(region=region, at=at, on=on)


def make(
    *, region: UUID, at: datetime, on: date, account: UUID | None = None, looks_back: bool = False
) -> Edition:
    """Count as of a day and keep what may be published. What it was counted from is not kept.

    Who `looks_back` at a day that is over goes without the gap finder and the openings, which know today alone.
    """
    with acting(Actor(role=Counter, region=region)):
        found = counted(on)
        if not looks_back:
            found = replace(found, compared=held_against_openings(region, on))
        made = edition(found, _before(region))
        kept = Edition.objects.create(
            region_id=region, counted_on=on, made_at=at, made_by_id=account, law_on=LAW_ON,
            program=version("nahtlos"), digest=digest(ROOM),
        )  # fmt: skip
        keep(kept, made.figures)
        _keep_tables(kept, {**_tables(made), **_open_to_all(found)})
        if not looks_back:
            _keep_tables(kept, gaps(region, on))
    return kept


def one_at_a_time(region: UUID) -> None:
    """Whoever writes figures of a region waits for whoever else does, and then sees what was written."""
    wait_for_turn(f"figures {region}")


def keep(edition: Edition, figures: Iterable[One]) -> None:
    """Write figures down."""
    Figure.objects.bulk_create(
        Figure(region_id=edition.region_id, edition=edition, **vars(one)) for one in figures
    )


def _keep_tables(edition: Edition, tables: Mapping[str, tuple[str, Any]]) -> None:
    Table.objects.bulk_create(
        Table(region_id=edition.region_id, edition=edition, key=key, period=period, content=content)
        for key, (period, content) in tables.items()
    )


def _before(region: UUID) -> dict[str, list[Kept]]:
    """The tables of earlier editions, the newest first."""
    found: dict[str, list[Kept]] = defaultdict(list)
    rows = Table.objects.filter(region=region, content__kind="counts")
    for row in rows.order_by("-edition__counted_on"):
        found[row.key].append(kept_from(row.key, row.period, row.content))
    return found


def _tables(made: Made) -> dict[str, tuple[str, Any]]:
    both: dict[str, Kept | Told] = {**made.tables, **made.times}
    return {key: (one.period, content_of(one)) for key, one in both.items()}


def _open_to_all(region: Region) -> dict[str, tuple[str, Any]]:
    """What the directory and the list of openings show to everybody in the network as well."""
    day = str(region.day)
    return {"demand": (day, demand_content(region)), "seats": (day, seats_content(region))}
