"""What the program does by night, as watcher: ask whoever fell silent, tell the programme, let lapse."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.mentoring.actions.moving import move
from nahtlos.mentoring.models import MOVES, Certificate, Pair, State
from nahtlos.mentoring.news import CertificatesEnd, HelpWanted


def _still(pair: UUID, by: Actor, to: State) -> Pair | None:
    """The pair under a lock, if it may still go there."""
    rows = Pair.objects.select_for_update(of=("self",)).filter(pk=pair, region=sure(by.region))
    found = rows.first()
    fits = found is not None and "program" in MOVES[State(found.state)].get(to, frozenset())
    return found if fits else None


@transaction.atomic
def fall_silent(*, pair: UUID, by: Actor, at: datetime, on: date) -> bool:
    """Nothing was written down for long: both are asked, each alone, once."""
    found = _still(pair, by, State.SILENT)
    if found is None:
        return False
    found.asked_on = on
    move(found, State.SILENT, "program", "asked_on", by=by, at=at)
    return True


@transaction.atomic
def lapse(*, pair: UUID, by: Actor, at: datetime) -> bool:
    """Nobody answered a suggestion in time: both are free again."""
    found = _still(pair, by, State.LAPSED)
    if found is None:
        return False
    move(found, State.LAPSED, "program", by=by, at=at)
    return True


@transaction.atomic
def tell_programme(*, pair: UUID, by: Actor, on: date) -> bool:
    """Neither wrote anything after they were asked: the programme's contact is told, once."""
    rows = Pair.objects.select_for_update(of=("self",)).filter(pk=pair, state=State.SILENT)
    found = rows.filter(told_on=None).first()
    if found is None:
        return False
    found.told_on = on
    found.save(update_fields=["told_on"])
    publish(HelpWanted(found.pk, found.region_id, found.programme_id, "silent"))
    return True


@transaction.atomic
def warn(*, programme: UUID, certificates: list[UUID], by: Actor, on: date) -> int:
    """Tell a programme once that certificates run out."""
    rows = Certificate.objects.filter(pk__in=certificates, warned_on=None)
    many = rows.update(warned_on=on)
    if many:
        publish(CertificatesEnd(programme, sure(by.region), many))
    return many
