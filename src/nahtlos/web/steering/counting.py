"""Figures and jams of the region, read by the program counting; the reader is told numbers alone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.referrals import queries as referrals
from nahtlos.steering import queries
from nahtlos.web.acting import NahtlosRequest

A_YEAR = timedelta(days=365)


def _counting(request: NahtlosRequest) -> Actor:
    return replace(Actor(role=Counter), region=request.actor.region)


def figures(request: NahtlosRequest) -> dict[str, Decimal | None]:
    """What each figure is today."""
    with acting(_counting(request)):
        return queries.figures_now(sure(request.actor.region), since=now() - A_YEAR, on=today())


def jams(request: NahtlosRequest) -> list[referrals.Interface]:
    """Interfaces where somebody has waited so long that the steering group should speak about it."""
    with acting(_counting(request)):
        return referrals.steering_list(since=now() - A_YEAR, today=today())
