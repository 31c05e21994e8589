"""Two regions that trust each other's keys, and a case that goes from one to the other."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.people import wording
from nahtlos.people.actions import Paper
from nahtlos.people.models import Person
from nahtlos.referrals import actions, queries
from nahtlos.referrals.engine import sealing
from nahtlos.referrals.models import PartnerKey, Sealed
from tests import makers
from tests.outbox.rows import make_way
from tests.plan import rows as plan
from tests.recognition import rows as recognition

PARTS = ("profile", "contact", "plan", "notes")


@dataclass(frozen=True)
class Regions:
    """Who gives in the one region, who takes in the other, and whose case it is."""

    giver: Actor
    taker: Actor
    keepers: tuple[Actor, Actor]
    person: Person

    def giver_house(self) -> UUID:
        """Who gives, as an institution."""
        return makers.sure(self.giver.institution)

    def partner(self) -> PartnerKey:
        with acting(self.giver):
            return queries.partners(makers.sure(self.giver.region)).get()

    def sealed(self, parts: tuple[str, ...] = PARTS, *, paper: bytes = b"", **more: Any) -> Sealed:
        """Agreed to and sealed; on paper where there is one."""
        with acting(self.giver):
            words = wording.far_in_words("uk", whole(parts))
            how = "paper" if paper else "on_the_spot"
            scan = Paper("application/pdf", "pdf", paper) if paper else None
            asked = actions.Sealing(self.partner(), parts, words, how, paper=scan, **more)
            return actions.seal_case(person=self.person, sealing=asked, by=self.giver, at=now())

    def file(self, sealed: Sealed) -> bytes:
        with acting(self.giver):
            return actions.fetch_file(sealed=sealed, by=self.giver, at=now())

    def content(self, sealed: Sealed) -> dict[str, Any]:
        """What is in the file before it is sealed."""
        with acting(self.giver):
            return queries.content_of(queries.sealed_for(sealed.pk, self.person.pk), now())

    def taken(self, file: bytes) -> Sealed:
        with acting(self.taker):
            return actions.take_in(file=file, by=self.taker, at=now())


def whole(parts: tuple[str, ...]) -> wording.Whole:
    """What the words tell."""
    return wording.Whole(
        holder="Ours", recipient="Theirs", parts=parts, documents=(), others=False,
        with_referrals=False, with_consents=False, until=timezone.localdate(now()),
    )  # fmt: skip


def two_regions() -> Regions:
    """Each with keys, each knowing the other's."""
    keepers, advisers = [], []
    for name in ("Kreis Musterau", "Kreis Beispielheim"):
        house = makers.make_institution(makers.make_region(name))
        advisers.append(makers.make_member(house))
        keepers.append(makers.make_member(house, Administrator))
    keys = []
    for keeper in keepers:
        with acting(keeper):
            keys.append(actions.make_region_key(by=keeper, at=now()).public)
    for keeper, text in zip(keepers, reversed(keys), strict=True):
        with acting(keeper):
            actions.add_partner(text=text, by=keeper, at=now())
    giver, taker = advisers
    return Regions(giver, taker, (keepers[0], keepers[1]), makers.make_person(giver))


def rows_of(person: UUID, by: Actor, model: Any) -> list[Any]:
    """The rows of a person in one table, for whoever may see them."""
    with acting(by):
        return list(model._default_manager.filter(person=person).order_by("pk"))


def furnished(one: Regions) -> Regions:
    """A row in every table that travels with the parts of most people."""
    person, by = one.person, one.giver
    makers.make_contact(person, by)
    make_way(person, by)
    makers.make_record(person, by, birth_date="1990-03-04", nationality="UA")
    makers.make_fact(person, by)
    makers.make_language(person, by)
    makers.make_household_member(person, by)
    _recognition(person, by)
    makers.make_step(person, by, goal=plan.make_goal(person, by))
    plan.make_appointment(person, by, moved_at=now(), telephone="030 23125 002", note="Tor 3")
    makers.make_note(person, by)
    return one


def _recognition(person: Person, by: Actor) -> None:
    qualification = makers.make_qualification(person, by)
    procedure = recognition.make_procedure(
        qualification, by, state="partial", decided_on=date(2026, 10, 1), office="Bezirksregierung"
    )
    recognition.make_move(procedure, by)
    recognition.make_missing_part(procedure, by)
    recognition.make_cost(procedure, by, euro="200.50", payer="grant", paid_on=date(2026, 9, 3))
    recognition.make_enclosure(qualification, by)
    recognition.make_check(person, by)


def resealed(regions: Regions, content: dict[str, Any]) -> bytes:
    """Any content, properly sealed and signed by the partner: the worst that may come."""
    with acting(regions.giver):
        own = queries.own_pair(makers.sure(regions.giver.region))
        other = queries.public_of(queries.partners(makers.sure(regions.giver.region)).get())
    return sealing.seal(content, key=uuid4(), made_at=now(), sender=own, receiver=other)
