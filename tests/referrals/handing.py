"""A case to be handed over, with a row of every kind, and the two institutions between whom it goes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from nahtlos.referrals import actions
from nahtlos.referrals.models import Handover
from tests import makers

PARTS = ("contact", "profile", "plan")


@dataclass(frozen=True)
class Two:
    """Who gives, who receives, and whose case it is."""

    giver: Actor
    receiver: Actor
    person: Person

    def prepared(self, parts: tuple[str, ...] = PARTS, **more: Any) -> Handover:
        """Prepared by the giver; the person has not been asked yet."""
        with acting(self.giver):
            house = Institution.objects.get(pk=makers.sure(self.receiver.institution))
            handing = actions.Handing(recipient=house, parts=parts, **more)
            return actions.prepare_handover(
                person=self.person, handing=handing, by=self.giver, at=now()
            )

    def offered(self, parts: tuple[str, ...] = PARTS, **more: Any) -> Handover:
        """Offered, with the person's yes on the spot."""
        one = self.prepared(parts, **more)
        until = now() + timedelta(days=60)
        with acting(self.giver):
            return actions.offer_on_the_spot(handover=one, until=until, by=self.giver, at=now())

    def taken(self, parts: tuple[str, ...] = PARTS, **more: Any) -> Handover:
        """Taken over by the receiver's adviser, for themselves."""
        one = self.offered(parts, **more)
        return take(one, self.receiver)

    @property
    def herself(self) -> Actor:
        """The person acting for herself."""
        return makers.newcomer(self.person)


def two() -> Two:
    """Two institutions of one region, and a person of the first."""
    region = makers.make_region()
    giver = makers.make_member(makers.make_institution(region))
    receiver = makers.make_member(makers.make_institution(region))
    return Two(giver, receiver, makers.make_person(giver))


def take(handover: Handover, by: Actor) -> Handover:
    """Take it over for oneself."""
    with acting(by):
        return actions.take_over(
            handover=handover, adviser=makers.sure(by.membership), by=by, at=now()
        )


def stands(handover: Handover, by: Actor) -> str:
    """Where it stands, for whoever may see it."""
    with acting(by):
        return str(Handover.objects.get(pk=handover.pk).state)
