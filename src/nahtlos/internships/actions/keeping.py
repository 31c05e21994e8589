"""What all verbs share: one row held at a time, and what the database refuses said as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.internships import access
from nahtlos.internships.models import Internship, State
from nahtlos.internships.news import OfInternship

GONE = Refusal(_("This internship is not there any more."))
SAYS: dict[str, Promise] = {
    "one_internship_at_a_time": access.AT_ONE_TIME,
    "signed_as_it_stands": access.CHANGED,
    "signed_in_its_time": access.NOT_NOW,
    "signed_once": access.TWICE,
    "told_once_a_side": access.TOLD_TWICE,
    "one_line_a_day": access.LINE_TWICE,
}


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the database refuses into its sentence; what has none goes on as the fault it is."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if name not in SAYS:
            raise
        raise Refused(Refusal(SAYS[name])) from error
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != "42501":  # insufficient privilege: the wall
            raise
        raise Refused(Refusal(access.LINK_OVER)) from error


def locked(internship: Internship) -> Internship:
    """The internship as it stands now, held until the transaction ends."""
    rows = Internship.objects.select_for_update(of=("self",))
    found = rows.filter(pk=internship.pk).first()
    if found is None:
        raise Refused(GONE)
    return found


def moved(
    fresh: Internship, to: State, *, by: Actor, at: datetime, words: str = "", **more: Any
) -> Internship:
    """Move a row that is held, if the table lets this hand."""
    demand(access.may_move(by, fresh, to))
    changed = {"state": to, "moved_at": at, "moved_by_id": by.account, "words": words} | more
    if words == "":
        changed.pop("words")
    for name, value in changed.items():
        setattr(fresh, name, value)
    with refusing():
        fresh.save(update_fields=[name.removesuffix("_id") for name in changed])
    return fresh


def tell_of(kind: type[OfInternship], internship: Internship) -> None:
    """Let the doors know."""
    publish(kind(internship.pk, internship.kept_by_id, internship.kept_in_id))


def keeper(by: Actor) -> dict[str, UUID]:
    """Who keeps it from now on."""
    return {"kept_by_id": sure(by.account), "kept_in_id": sure(by.membership)}
