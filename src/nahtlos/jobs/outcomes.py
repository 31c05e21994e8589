"""The night of figures: the next edition of each region, as soon as it may follow the last."""

from uuid import UUID

from procrastinate.contrib.django import app

from nahtlos.core.clock import now, today
from nahtlos.network import queries as network
from nahtlos.outcomes import actions


@app.periodic(cron="15 1 * * *")
@app.task(name="outcomes.night")
def night(timestamp: int) -> None:
    """Count where three months are over."""
    for region in network.regions():
        count.defer(region=str(region.pk))


@app.task(name="outcomes.count")
def count(*, region: str) -> None:
    """The edition of one region; nothing where its turn has not come."""
    actions.count_at_night(region=UUID(region), at=now(), on=today())
