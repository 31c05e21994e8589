"""Somebody is away, and a colleague stands in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.network import access
from nahtlos.network.models import Membership, Substitution


@contextmanager
def _told_in_words() -> Iterator[None]:
    """What the database refuses because somebody was quicker is told like any other refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(Refusal(access.AWAY_ALREADY)) from error


@transaction.atomic
def stand_in(
    *,
    absent: Membership,
    stands_in: Membership,
    from_on: date,
    until_on: date,
    by: Actor,
    at: datetime,
) -> Substitution:
    """From the first to the last day, the colleague stands in; it ends by itself."""
    demand(access.may_stand_in(by, absent, stands_in, (from_on, until_on)))
    with _told_in_words():
        return Substitution.objects.create(
            region_id=absent.region_id,
            institution_id=absent.institution_id,
            absent=absent,
            stands_in=stands_in,
            from_on=from_on,
            until_on=until_on,
            made_at=at,
            made_by_id=sure(by.account),
        )


@transaction.atomic
def end_absence(*, absence: Substitution, by: Actor, at: datetime) -> None:
    """Back earlier, or not away at all; from now on nobody stands in."""
    demand(access.may_end_absence(by, absence))
    Substitution.objects.standing().filter(pk=absence.pk).update(ended_at=at, ended_by=by.account)
