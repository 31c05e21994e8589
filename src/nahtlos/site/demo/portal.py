"""The region's pages for employers, one of them due, one in the writing; and calls that wait."""

from datetime import timedelta

from nahtlos.core.wall import acting
from nahtlos.network.models import Answer, Topic
from nahtlos.portal import actions
from nahtlos.portal.models import Article, State
from nahtlos.site.demo.telephone import office
from nahtlos.site.demo.world import World, read

DUE, DRAFT = "ukraine", "hours-and-course"


def make(world: World) -> None:
    """Fill the shelf, have it checked by the region's own institutions, and ask for some calls."""
    with acting(world.keeper):
        actions.fill_shelf(
            region=world.region.pk, by=world.keeper, at=world.at(-120), on=world.ago(120)
        )
        here = Answer.objects.filter(region=world.region, topic=Topic.EMPLOYERS).order_by("pk")
        asked = list(here.select_related("institution"))
        pages = Article.objects.filter(region=world.region)
        pages.update(
            checked_by=asked[0].institution, checked_on=world.ago(40),
            review_on=world.ago(40) + timedelta(days=182),
        )  # fmt: skip
        pages.filter(slug=DUE).update(review_on=world.ago(3), checked_on=world.ago(185))
        pages.filter(slug=DRAFT, language="en").update(state=State.DRAFT)
    for number, call in enumerate(read("portal.yaml")["calls"]):
        wish = actions.Wish(**call, telephone=office(40 + number, 0))
        answer = asked[number % len(asked)]
        actions.ask_to_be_called(answer=answer, wish=wish, at=world.at(-1, 9 + number))
