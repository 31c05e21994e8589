"""What persons of the Kreis asked for by right, what stops an erasure, what was decided on periods."""

from datetime import timedelta

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator, Eraser
from nahtlos.core.wall import acting
from nahtlos.network.models import Membership
from nahtlos.people import queries
from nahtlos.people.actions.erasing.nights import Night, announce
from nahtlos.people.models import Hold, Period, Processing, Request
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as

DUE = ((-25, 5), (-33, -3), (-6, 24))
"""Asked so many days ago, due so many days from now: one soon, one overdue, one with time."""
KINDS = (Request.Kind.ACCESS, Request.Kind.ERASURE, Request.Kind.ACCESS)


def settle(world: World, files: list[File]) -> None:
    """Some requests at the desk of the tour, one hold, two decisions, and what will be erased."""
    first = files[0]
    theirs = [one for one in files if one.adviser == first.adviser and not one.person.closed_at]
    with acting(acting_as(first.adviser)):
        for whole, kind, (asked, due) in zip(theirs[1:], KINDS, DUE, strict=False):
            Request.objects.create(
                **whole.of, kind=kind, asked_at=world.at(asked),
                due_on=world.day + timedelta(days=due),
            )  # fmt: skip
        Hold.objects.create(
            **theirs[0].of, reason=Hold.Reason.CLAIM, until=world.day + timedelta(days=200),
            set_at=world.at(-20), set_by_id=first.adviser.account_id,
        )  # fmt: skip
    _decide(world, first)
    by = Actor(role=Eraser, region=world.region.pk)
    with acting(by):
        rules = queries.rules(world.region.pk)
    announce(rules, by=by, on=world.day, done=Night())


def _decide(world: World, first: File) -> None:
    keeper: Membership = next(m for m in world.memberships if m.role == Administrator.key)
    because = "Runde der Verantwortlichen, Beschluss 3"
    with acting(acting_as(keeper)):
        for key, months in (("notes", 12), ("ways_in", 1)):
            Period.objects.create(
                region=world.region, key=key, months=months, ending="erase", because=because,
                decided_at=world.at(-120), decided_by_id=keeper.account_id,
            )  # fmt: skip
        Processing.objects.create(
            region=world.region, institution_id=first.person.institution_id,
            controller="Landkreis Lindenau, vertreten durch den Landrat",
            officer="datenschutz@lindenau.example", written_at=world.at(-120),
            authority="Aufsichtsbehörde für den Datenschutz des Landes",
            written_by_id=keeper.account_id,
        )  # fmt: skip
