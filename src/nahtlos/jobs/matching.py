"""The night of comparing: how many fit each opening and how many nearly do; of a new one at once."""

from uuid import UUID

from procrastinate.contrib.django import app

from nahtlos.core.clock import today
from nahtlos.employers.news import OpeningPublished
from nahtlos.matching import actions
from nahtlos.network import queries as network


@app.periodic(cron="45 2 * * *")
@app.task(name="matching.night")
def night(timestamp: int) -> None:
    """Every night, region by region."""
    for region in network.regions():
        count.defer(region=str(region.pk))


@app.task(name="matching.count")
def count(*, region: str, opening: str = "") -> None:
    """All openings of a region, or the one that was just published."""
    only = UUID(opening) if opening else None
    actions.count_openings(region=UUID(region), on=today(), only=only)


def when_published(news: OpeningPublished) -> None:
    """Have a new opening counted beside the pages."""
    count.defer(region=str(news.region), opening=str(news.opening))
