"""How the rows of a table are bound to whoever brought it, and how its work is handed on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.people.models import Import
from nahtlos.people.news import ImportGoesOn

State = Import.State


def held(brought: Import) -> dict[str, Any]:
    """The columns that everything of one table shares."""
    return {
        "brought": brought,
        "region_id": brought.region_id,
        "institution_id": brought.institution_id,
    }


def locked(brought: UUID) -> Import:
    """The table, held until the transaction ends, so that nobody else gets on with it."""
    return Import.objects.select_for_update().get(pk=brought)


def moved(brought: Import, state: Import.State, at: datetime) -> None:
    """Put down where the table stands now."""
    brought.state, brought.moved_at = state, at
    brought.save()


def hand_on(brought: Import, by: Actor) -> None:
    """Have the work done beside the pages, as whoever asked for it."""
    publish(ImportGoesOn(brought.pk, sure(by.account), sure(by.membership)))


def because(brought: UUID, by: Actor) -> Actor:
    """The actor with the reason under which the book keeps what an import writes."""
    return by.because(f"import {brought}")
