"""The last move of a procedure taken back: a mistake costs nothing."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.recognition import access
from nahtlos.recognition.actions import facts
from nahtlos.recognition.actions.moving import DAYS
from nahtlos.recognition.models import MissingPart, Procedure
from nahtlos.recognition.queries import moves_of, procedure_for


@transaction.atomic
def take_back(*, procedure: Procedure, by: Actor, at: datetime) -> Procedure | None:
    """Let the procedure stand where it stood before; None where it had only just begun.

    Facts and qualification go back as well, unless they were answered anew since.
    """
    Procedure.objects.select_for_update(of=("self",)).get(pk=procedure.pk)
    fresh = procedure_for(procedure.pk)
    last = moves_of(fresh).first()
    demand(access.may_take_back(by, fresh.person, last))
    if last is None:
        return fresh
    if "facts" in last.before:
        facts.put_back(fresh, last.before, by=by, at=at)
    MissingPart.objects.filter(pk__in=last.before.get("parts", ())).delete()
    if not last.from_state:
        fresh.delete()
        return None
    _restore(fresh, last.before["procedure"])
    last.delete()
    return fresh


def _restore(procedure: Procedure, before: dict[str, Any]) -> None:
    for name, value in before.items():
        is_day = name in DAYS and value is not None
        setattr(procedure, name, date.fromisoformat(value) if is_day else value)
    procedure.save(update_fields=list(before))
