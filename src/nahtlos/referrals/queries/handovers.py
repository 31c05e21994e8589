"""Handovers of whole cases, as each side sees them, and what would become of everything."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Value, When

from nahtlos.core.actor import Actor
from nahtlos.network.models import Membership
from nahtlos.offers.models import Booking
from nahtlos.offers.models import State as Seat
from nahtlos.people.models import Consent, Document, Part, Person
from nahtlos.people.wording import Whole
from nahtlos.plan.models import Appointment, Coming, Step
from nahtlos.referrals.engine import EXPIRES_AFTER
from nahtlos.referrals.models import (
    WAITING,
    Handover,
    HandoverMove,
    Question,
    Referral,
    Sealed,
    Stage,
    Standing,
)

NoHandover = Handover.DoesNotExist
BESIDE = ("giver", "recipient", "consent", "adviser__account", "person__institution")
HELD = (Seat.WAITING, Seat.OFFERED, Seat.TAKEN)


@dataclass(frozen=True)
class OpenThings:
    """What is open around a case, each with what becomes of it if the case is handed over."""

    referrals: tuple[Referral, ...]
    questions: int
    consents: tuple[Consent, ...]
    appointments: tuple[Appointment, ...]
    steps: tuple[Step, ...]
    seats: tuple[Booking, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to decide on."""
        return any(vars(self).values())


def open_things(person: Person, at: datetime) -> OpenThings:
    """Everything that a handover decides on beside the parts of the file; for the giver."""
    consents = Consent.objects.live().filter(person=person)
    apart = consents.exclude(recipient=person.institution_id).exclude(
        purpose__in=["referral", "handover"]
    )
    meetings = Appointment.objects.filter(person=person, starts_at__gt=at)
    return OpenThings(
        referrals=tuple(Referral.objects.open().filter(person=person).select_related("recipient")),
        questions=Question.objects.filter(
            person=person, state__in=[Standing.ASKED, Standing.SENT]
        ).count(),
        consents=tuple(apart.select_related("recipient")),
        appointments=tuple(meetings.exclude(state__in=[Coming.CANCELLED, Coming.DECLINED])),
        steps=tuple(Step.objects.open().filter(person=person)),
        seats=tuple(
            Booking.objects.filter(person=person, place__state__in=HELD).select_related("offer")
        ),
    )


def handover_for(handover: UUID) -> Handover:
    """The handover behind a key; raises NoHandover for whoever may not see it."""
    return Handover.objects.select_related(*BESIDE).get(pk=handover)


def handovers_of(person: UUID) -> QuerySet[Handover]:
    """All handovers of a person, the one that moved last first."""
    return Handover.objects.filter(person=person).select_related(*BESIDE)


def handover_left(remainder: UUID) -> Handover | None:
    """Of which handover this closed case is what stayed."""
    return Handover.objects.filter(remainder=remainder).select_related("recipient").first()


def handover_drafts_for(consent: UUID) -> QuerySet[Handover]:
    """What waits for the person's answer to this consent."""
    rows = Handover.objects.filter(consent=consent, state=Stage.DRAFTED)
    return rows.select_related("recipient", "giver", "consent")


def handover_of_consent(consent: UUID) -> Handover | None:
    """The handover that this consent is for."""
    return Handover.objects.filter(consent=consent).select_related(*BESIDE).first()


def handover_moves(handover: UUID) -> QuerySet[HandoverMove]:
    """Who moved it when, oldest first."""
    rows = HandoverMove.objects.filter(handover=handover)
    return rows.select_related("by", "by_institution")


def handovers_to_us(actor: Actor) -> QuerySet[Handover]:
    """What waits for the actor's institution to take over, soonest deadline first."""
    rows = Handover.objects.waiting().filter(recipient=actor.institution)
    return rows.select_related("person", "giver").order_by("answer_due_on", "offered_at")


def handed_over(actor: Actor, since: datetime) -> QuerySet[Handover]:
    """What the actor's institution gave away lately: to whom, and what stayed."""
    rows = Handover.objects.filter(giver=actor.institution, state=Stage.TAKEN, ended_at__gte=since)
    return rows.select_related("recipient", "remainder")


def waits_for_takers(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Handover]:
    """For whose answer the persons of these desks wait, soonest first; not yet offered ones too."""
    rows = Handover.objects.open().filter(
        institution=actor.institution, person__adviser__in=desks or (actor.membership,)
    )
    return rows.select_related("person", "recipient", "consent").order_by(
        F("answer_due_on").asc(nulls_last=True)
    )


def handovers_of_the_day(
    actor: Actor, desks: Collection[UUID], most: int
) -> tuple[list[Handover], list[Handover]]:
    """What `handovers_to_us` and `waits_for_takers` tell, in one look; so many of both together."""
    to_us = Q(pk__in=Handover.objects.waiting().filter(recipient=actor.institution).values("pk"))
    ours = Q(pk__in=waits_for_takers(actor, desks=desks).order_by().values("pk"))
    joined = Handover.objects.filter(to_us | ours).select_related(
        "person", "giver", "recipient", "consent"
    )
    found = list(joined.order_by(F("answer_due_on").asc(nulls_last=True), "offered_at")[:most])
    came = [one for one in found if one.recipient_id == actor.institution]
    return came, [one for one in found if one.recipient_id != actor.institution]


class ToldHandover(NamedTuple):
    """A handover as the person reads it: within the region, or `sealed` and `sent` to another."""

    at: datetime
    key: UUID
    state: str
    due: date | None
    ended_at: datetime | None
    name: str
    adviser: str | None
    here: bool


def told_of_handovers(person: UUID, most: int) -> list[ToldHandover]:
    """What the person reads on the own page: what is open, and the last one that was taken over."""
    told = Q(state__in=[Stage.DRAFTED, *WAITING, Stage.TAKEN])
    within = handovers_of(person).filter(told).order_by().values_list(
        "moved_at", "pk", "state", "answer_due_on", "ended_at", "recipient__name",
        "adviser__account__name",
        Case(When(institution=F("recipient"), then=Value(value=True)), default=Value(value=False)),
    )  # fmt: skip
    beyond = Sealed.objects.waiting().filter(person=person).order_by().values_list(
        "made_at", "pk",
        Case(When(fetched_at=None, then=Value("sealed")), default=Value("sent")),
        "due_on", "ended_at", "partner", Value(""), Value(value=False),
    )  # fmt: skip
    found = (ToldHandover(*row) for row in within.union(beyond, all=True))
    return sorted(found, reverse=True)[:most]


def whole_of(handover: Handover, until: date) -> Whole:
    """What the words for the person need of it; the documents by their titles."""
    every = Document.objects.filter(person=handover.person_id)
    named = every.filter(pk__in=handover.documents).order_by("title", "pk")
    return Whole(
        holder=handover.giver.name,
        recipient=handover.recipient.name,
        parts=tuple(handover.parts),
        documents=tuple(named.values_list("title", flat=True)),
        others=every.exclude(pk__in=handover.documents).exists(),
        with_referrals=handover.with_referrals,
        with_consents=handover.with_consents,
        until=until,
    )


def parts_in_order(handover: Handover, *, go: bool) -> list[str]:
    """The parts that go, or those that stay, as a file lists them."""
    return [part for part in Part.values if (part in handover.parts) is go]


def advisers_here(actor: Actor) -> QuerySet[Membership]:
    """Who at the actor's institution can take a case over."""
    rows = Membership.objects.live().filter(institution=actor.institution, role="adviser")
    return rows.select_related("account").order_by("account__name", "pk")


def handovers_to_remind(region: UUID, today: date) -> list[UUID]:
    """What is late and nobody has been reminded of."""
    rows = Handover.objects.waiting().filter(
        region=region, answer_due_on__lt=today, reminded_on=None
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))


def handovers_to_expire(region: UUID, today: date, at: datetime) -> list[UUID]:
    """What nobody will answer any more, and what the person's consent has run out for."""
    lost = Q(answer_due_on__lt=today - timedelta(days=EXPIRES_AFTER)) | Q(sight_ends_at__lte=at)
    rows = Handover.objects.waiting().filter(lost, region=region)
    return list(rows.order_by("pk").values_list("pk", flat=True))
