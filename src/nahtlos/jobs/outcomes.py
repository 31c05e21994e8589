"""The night of figures: the next edition of each region, as soon as it may follow the last; and one at a press."""

from uuid import UUID

from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.network import queries as network
from nahtlos.outcomes import actions, queries
from nahtlos.outcomes.news import CountAsked


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


def when_count_asked(news: CountAsked) -> None:
    """Have it counted beside the pages."""
    count_asked.defer(
        region=str(news.region), account=str(news.account), asked_at=now().isoformat()
    )


@app.task(name=queries.TASK)
def count_asked(*, region: str, account: str, asked_at: str) -> None:
    """The edition that the coordination asked for; nothing where another was counted meanwhile."""
    by = Actor(role=Coordinator, region=UUID(region), account=UUID(account))
    with acting(by):
        try:
            actions.count(by=by, at=now(), on=today())
        except Refused:
            return
