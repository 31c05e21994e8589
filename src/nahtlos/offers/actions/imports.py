"""Bring a table, have it looked through, import what is right; the same table again updates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.network.queries import Institution
from nahtlos.offers import access
from nahtlos.offers.actions.moving import local
from nahtlos.offers.actions.offers import change_offer, change_run, make_offer, make_run
from nahtlos.offers.engine.rows import Line
from nahtlos.offers.models import Columns, Offer, Run, Sheet
from nahtlos.people.engine.sheets import Table

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Imported:
    """How many offers are new, changed and left as they were, and how many runs were planned."""

    new: int = 0
    changed: int = 0
    same: int = 0
    runs: int = 0


@transaction.atomic
def bring_sheet(
    *, institution: Institution, name: str, table: Table, by: Actor, at: datetime
) -> Sheet:
    """Keep a table for a day, so that it can be looked through before anything is imported."""
    demand(access.may_keep(by, institution.pk, institution.region_id))
    return Sheet.objects.create(
        institution=institution,
        region_id=institution.region_id,
        name=name,
        head=list(table.head),
        rows=[list(row) for row in table.rows],
        brought_at=at,
    )


@transaction.atomic
def throw_away(*, sheet: Sheet, by: Actor) -> None:
    """Forget a table that was brought."""
    demand(access.may_keep(by, sheet.institution_id, sheet.region_id))
    sheet.delete()


@transaction.atomic
def clear_sheets(*, by: Actor, at: datetime) -> int:
    """Forget every table of the region that was brought more than a day ago. `by` is the usher."""
    with acting(by):
        return Sheet.objects.filter(brought_at__lt=at - KEPT).delete()[0]


@transaction.atomic
def remember_columns(*, institution: Institution, meant: Mapping[str, str], by: Actor) -> None:
    """Which column means what, for the next table of this institution."""
    demand(access.may_keep(by, institution.pk, institution.region_id))
    Columns.objects.update_or_create(
        institution=institution,
        defaults={"region_id": institution.region_id, "meant": dict(meant)},
    )


@transaction.atomic
def import_rows(
    *, institution: Institution, lines: Iterable[Line], by: Actor, at: datetime
) -> Imported:
    """Make or update an offer for each line, known by its number or else by its title, and its run."""
    demand(access.may_keep(by, institution.pk, institution.region_id))
    counted = {"new": 0, "changed": 0, "same": 0, "runs": 0}
    done: dict[str, Offer] = {}
    for line in lines:
        key = line.offer.get("external_key") or line.offer["title"]
        if key not in done:
            done[key], what = _offer(institution, dict(line.offer), by, at)
            counted[what] += 1
        counted["runs"] += _run(done[key], line.run, by, at) if line.run.get("starts_on") else 0
    return Imported(**counted)


def _offer(
    institution: Institution, fields: dict[str, Any], by: Actor, at: datetime
) -> tuple[Offer, str]:
    if "place" in fields:
        fields["area_id"] = fields.pop("place")
    mine = Offer.objects.filter(institution=institution)
    by_key = (
        mine.filter(external_key=fields["external_key"]) if fields.get("external_key") else None
    )
    found = (by_key or mine.filter(external_key="", title=fields["title"])).first()
    on = local(at).date()
    if found is None:
        fields = {"kind": "course", "topic": "language"} | fields
        return make_offer(institution=institution, by=by, on=on, **fields), "new"
    same = all(str(getattr(found, name)) == str(value) for name, value in fields.items())
    change_offer(offer=found, by=by, on=on, **fields)
    return found, "same" if same else "changed"


def _run(offer: Offer, fields: Mapping[str, Any], by: Actor, at: datetime) -> int:
    days = {"starts_on": fields["starts_on"], "ends_on": fields.get("ends_on")}
    known = Run.objects.filter(offer=offer, starts_on=fields["starts_on"]).first()
    if known is None:
        make_run(offer=offer, seats=fields["seats"], by=by, at=at, **days)
        return 1
    if (known.ends_on, known.seats) != (days["ends_on"], fields["seats"]):
        change_run(run=known, seats=fields["seats"], by=by, at=at, **days)
    return 0
