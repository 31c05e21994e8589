"""Brings a table of offers in from the command line, in the role of the administration."""

from collections.abc import Callable

from django.utils import translation

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.network import queries as network
from nahtlos.offers import actions, queries, wording
from nahtlos.offers.engine import rows
from nahtlos.offers.engine.columns import HEADS
from nahtlos.people import languages
from nahtlos.people.engine import columns, sheets
from nahtlos.site.faults import BadInput
from nahtlos.site.told import Told
from nahtlos.web.offers import payers


def offers(
    name: str, table: Callable[[], sheets.Table], institution: str, *, dry_run: bool
) -> Told:
    """Import every row that is right; raises BadInput for a file or institution that is not."""
    with translation.override("en"):
        at = _institution(institution)
        try:
            found = table()
        except sheets.Unreadable as trouble:
            raise BadInput(f"{name}: {wording.UNREADABLE[trouble.code]}") from trouble
        return _imported(name, found, at, dry_run=dry_run)


def _institution(name: str) -> network.Institution:
    every = [one for region in network.regions() for one in network.institutions(region.pk)]
    fits = [
        one for one in every if name.casefold() in {one.name.casefold(), one.short_name.casefold()}
    ]
    if len(fits) != 1:
        raise BadInput(f'"{name}" is not the name of one institution')
    return fits[0]


def _imported(name: str, table: sheets.Table, at: network.Institution, *, dry_run: bool) -> Told:
    meant = columns.guessed(table.head, queries.columns_of(at.pk), HEADS)
    if "title" not in meant.values():
        raise BadInput(f"{name}:1: {wording.UNREADABLE['no_title']}")
    known = rows.Known(
        languages={code: code for code in languages.LANGUAGES},
        areas=queries.places_known(at.region_id),
        instruments=frozenset(payers.payers()),
    )
    lines, bad = rows.understood(columns.cells(table.head, table.rows, meant), known)
    faults = tuple(
        f'{name}:{row}: {column}: "{value}": {says}'
        for row, column, value, says in wording.told(bad)
    )
    if dry_run or faults:
        return Told({"rows": len(lines)}, faults, dry=True)
    by = Actor(role=Administrator, region=at.region_id, why="nahtlos import offers")
    with acting(by):
        done = actions.import_rows(institution=at, lines=lines, by=by, at=now())
    counts = {"new": done.new, "changed": done.changed, "as before": done.same, "starts": done.runs}
    return Told(counts, faults, dry=False)
