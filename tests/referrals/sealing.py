"""Two regions that trust each other's keys, and a case that goes from one to the other."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.people import wording
from nahtlos.people.actions import Paper
from nahtlos.people.models import Person
from nahtlos.referrals import actions, queries
from nahtlos.referrals.models import PartnerKey, Sealed
from tests import makers

PARTS = ("profile", "contact", "plan", "notes")


@dataclass(frozen=True)
class Regions:
    """Who gives in the one region, who takes in the other, and whose case it is."""

    giver: Actor
    taker: Actor
    keepers: tuple[Actor, Actor]
    person: Person

    def partner(self) -> PartnerKey:
        with acting(self.giver):
            return queries.partners(makers.sure(self.giver.region)).get()

    def sealed(self, parts: tuple[str, ...] = PARTS, *, paper: bytes = b"", **more: Any) -> Sealed:
        """Agreed to and sealed; on paper where there is one."""
        with acting(self.giver):
            words = wording.far_in_words("uk", whole(parts))
            how = "paper" if paper else "on_the_spot"
            scan = Paper("application/pdf", "pdf", paper) if paper else None
            sealing = actions.Sealing(self.partner(), parts, words, how, paper=scan, **more)
            return actions.seal_case(person=self.person, sealing=sealing, by=self.giver, at=now())

    def file(self, sealed: Sealed) -> bytes:
        with acting(self.giver):
            return actions.fetch_file(sealed=sealed, by=self.giver, at=now())

    def content(self, sealed: Sealed) -> dict[str, Any]:
        """What is in the file before it is sealed."""
        with acting(self.giver):
            return queries.content_of(queries.sealed_for(sealed.pk, self.person.pk))

    def taken(self, file: bytes) -> Sealed:
        with acting(self.taker):
            return actions.take_in(file=file, by=self.taker, at=now())


def whole(parts: tuple[str, ...]) -> wording.Whole:
    """What the words tell."""
    return wording.Whole(
        holder="Ours", recipient="Theirs", parts=parts, documents=(), others=False,
        with_referrals=False, with_consents=False, until=now().date(),
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
