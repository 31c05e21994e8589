"""Mentors of a programme: places, certificate, training; and one's own card."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nahtlos.core.roles import Mentor as MentorRole
from nahtlos.mentoring.models import Certificate, Mentor, Programme, Training
from nahtlos.mentoring.translate import There, there
from nahtlos.network.models import Membership


@dataclass(frozen=True)
class Card:
    """A mentor with places, the certificate that counts longest, and the latest training."""

    there: There
    certificate: Certificate | None
    training: Training | None

    def ready(self, programme: Programme, on: date) -> bool:
        """Whether somebody may be introduced."""
        seen = self.certificate is not None and self.certificate.valid_until >= on
        return (seen or not programme.needs_certificate) and (
            self.training is not None or not programme.needs_training
        )


def cards_of(programme: Programme) -> list[Card]:
    """Everybody who has not left."""
    last: dict[UUID, Certificate] = {}
    for one in Certificate.objects.filter(programme=programme).order_by("valid_until"):
        last[one.mentor_id] = one
    learned: dict[UUID, Training] = {}
    for training in Training.objects.filter(programme=programme).order_by("held_on"):
        learned[training.mentor_id] = training
    return [
        Card(one, last.get(one.mentor.pk), learned.get(one.mentor.pk)) for one in there(programme)
    ]


def sign_ins(region: UUID) -> list[tuple[UUID, str]]:
    """Who signs in as a mentor in a region, by name, as far as the reader sees who works there."""
    rows = Membership.objects.live().filter(region=region, role=MentorRole.key)
    names = rows.order_by("account__name").values_list("account", "account__name")
    return list(dict.fromkeys(names))


def mentor_for(mentor: UUID) -> Mentor | None:
    """One mentor, as far as the wall shows them."""
    rows = Mentor.objects.select_related("programme__institution", "programme__company", "area")
    return rows.filter(pk=mentor).first()


def mentor_seen(mentor: Mentor) -> tuple[list[Certificate], list[Training]]:
    """What was seen of a mentor's certificates, and what they have learned."""
    return (
        list(Certificate.objects.filter(mentor=mentor).select_related("seen_by")),
        list(Training.objects.filter(mentor=mentor)),
    )
