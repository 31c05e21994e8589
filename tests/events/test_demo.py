"""What the demonstration shows of meetings, ideas and complaints: built as people would do it."""

from collections import Counter
from random import Random

import pytest
from django.utils import timezone

from nahtlos.core.roles import Adviser, Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.events import queries
from nahtlos.events.models import Event
from nahtlos.ideas.models import Answer, Idea
from nahtlos.network.models import Institution, Membership
from nahtlos.site.demo import events, ideas
from nahtlos.site.demo.world import World, acting_as
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """A small region with a coordination and a few who answer."""
    region = makers.make_region()
    there = [makers.make_institution(region, email=f"info{n}@house.example") for n in range(10)]
    staff = [makers.make_member(there[0], Coordinator)]
    staff += [makers.make_member(one, role) for one in there[:5] for role in (Adviser, Member)]
    made = World(timezone.localdate(), region, Random(1))
    made.institutions = {one.short_name: one for one in Institution.objects.filter(region=region)}
    for actor in staff:
        with acting(actor):
            place = Membership.objects.select_related("account").get(
                pk=makers.sure(actor.membership)
            )
            made.memberships.append(place)
    return made


def test_one_meeting_was_and_one_fills_up(world: World) -> None:
    events.build(world)
    was, comes = Event.objects.filter(region=world.region).order_by("begins_at")
    with acting(acting_as(world.memberships[0])):
        counted = queries.counted(queries.lines(was.pk))
        assert (was.state, counted.here) == ("over", 80)
        assert counted.places > 30
        assert len(queries.results_of(was.pk)) == 5
    assert (comes.state, comes.held, comes.waiting > 0) == ("open", comes.seats, True)


def test_there_are_a_dozen_in_each_state(world: World) -> None:
    ideas.build(world)
    with acting(acting_as(world.memberships[0])):
        stands = Counter(Idea.objects.values_list("state", flat=True))
        assert stands == dict.fromkeys(("received", "with", "answered", "withdrawn"), 12)
        assert Answer.objects.count() == 12
