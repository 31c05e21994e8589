"""Bring a table, say what its columns mean, throw it away."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.people import access
from nahtlos.people.actions.imports.rows import State, hand_on, held, locked, moved
from nahtlos.people.engine.sheets import Stream
from nahtlos.people.models import Import, ImportColumns, ImportFile, ImportRow

KEPT = timedelta(days=30)
"""So long a table waits to be imported, and its rows wait to be mended."""
SAMPLE = 8


@transaction.atomic
def bring_table(*, name: str, content: bytes, found: Stream, by: Actor, at: datetime) -> Import:
    """Keep a table inside the wall; `found` is how it was read. Nobody is made by this."""
    demand(access.may_import(by))
    brought = Import.objects.create(
        region_id=sure(by.region),
        institution_id=sure(by.institution),
        name=name,
        head=list(found.head),
        sample=[[number, cells] for number, cells in islice(found.rows, SAMPLE)],
        about=found.about,
        brought_at=at,
        brought_by_id=sure(by.account),
        moved_at=at,
    )
    ImportFile.objects.create(**held(brought), content=content)
    return brought


@transaction.atomic
def read_table(*, brought: Import, meant: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Remember what the columns mean, and have every row looked through, from the beginning."""
    brought = locked(brought.pk)
    demand(access.may_read_table(by, brought))
    ImportColumns.objects.update_or_create(
        institution_id=brought.institution_id,
        defaults={"region_id": brought.region_id, "meant": dict(meant)},
    )
    ImportRow.objects.filter(brought=brought).delete()
    brought.meant, brought.read, brought.fault = dict(meant), 0, ""
    moved(brought, State.READING, at)
    hand_on(brought, by)


@transaction.atomic
def forget_table(*, brought: Import, by: Actor) -> None:
    """Throw a table away that has made nobody."""
    demand(access.may_forget_table(by, brought))
    brought.delete()


@transaction.atomic
def clear_tables(*, by: Actor, at: datetime) -> int:
    """Forget files and rows that nobody has come back to for thirty days. `by` is the usher."""
    with acting(by):
        old = Import.objects.filter(brought_at__lt=at - KEPT)
        ImportFile.objects.filter(brought__in=old).delete()
        gone = ImportRow.objects.filter(brought__in=old).delete()[0]
        old.filter(state__in=(State.BROUGHT, State.READING, State.LOOKED_THROUGH)).delete()
        return gone
