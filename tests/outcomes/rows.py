"""A region in which enough began for figures to be told."""

from datetime import timedelta

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Coordinator
from nahtlos.network.models import Institution
from tests import makers
from tests.placements.rows import make_started, make_worker

PERSONS, STARTED = 12, 5


def make_coordinator(*, started: int = STARTED, persons: int = PERSONS) -> Actor:
    """The coordination of a region with so many persons, and so many of them at work."""
    adviser = makers.make_member()
    workers = [
        make_worker(adviser, given_name="Olesja", family_name="Zuckerblum") for _ in range(persons)
    ]
    for person in workers[:started]:
        make_started(person, adviser, starts_on=today() - timedelta(days=40))
    makers.make_note(workers[0], adviser, text="Geheimnotiz")
    home = Institution.objects.get(pk=makers.sure(adviser.institution))
    return makers.make_member(home, role=Coordinator)
