"""Referrals as those see them between whom they are, and as the program watches them."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from nahtlos.core.actor import Actor
from nahtlos.referrals.engine import EXPIRES_AFTER, Late, late
from nahtlos.referrals.models import OPEN, UNANSWERED, Move, Referral, State

NoReferral = Referral.DoesNotExist
BESIDE = ("institution", "recipient", "area", "instead", "consent", "person__institution")


def referral_for(referral: UUID) -> Referral:
    """The referral behind a key; raises NoReferral for whoever may not see it."""
    return Referral.objects.select_related(*BESIDE).get(pk=referral)


def referrals_of(person: UUID) -> QuerySet[Referral]:
    """All referrals of a person, the one that moved last first."""
    return Referral.objects.filter(person=person).select_related(*BESIDE)


def told_to_the_person(person: UUID, since: datetime) -> QuerySet[Referral]:
    """What is open for a person, and what came to nothing lately."""
    came_to_nothing = Q(state__in=[State.DECLINED, State.EXPIRED], ended_at__gte=since)
    waits = Q(state=State.DRAFTED, consent__refused_at=None, consent__isnull=False)
    rows = referrals_of(person).filter(Q(state__in=OPEN) | waits | came_to_nothing)
    return rows.order_by("-moved_at")


def moves_of(referral: UUID) -> QuerySet[Move]:
    """Who moved it when, oldest first."""
    return Move.objects.filter(referral=referral).select_related("by", "by_institution")


def due_on() -> Coalesce:
    """The day by which something is due: the appointment once it is accepted, else the answer."""
    return Coalesce(F("appointment_due_on"), F("answer_due_on"))


def inbox(actor: Actor) -> QuerySet[Referral]:
    """What waits for the actor's institution: an answer or a first appointment, soonest first."""
    rows = Referral.objects.filter(
        recipient=actor.institution, state__in=[*UNANSWERED, State.ACCEPTED]
    )
    return (
        rows.select_related("person", "institution")
        .annotate(due=due_on())
        .order_by("due", "sent_at")
    )


def with_us(actor: Actor) -> QuerySet[Referral]:
    """Whom the actor's institution holds by a referral, the newest first."""
    rows = Referral.objects.filter(recipient=actor.institution, state=State.KEPT)
    return rows.select_related("person", "institution").order_by("-kept_at")


def sent_by(
    actor: Actor, *, mine: bool = False, desks: Collection[UUID] = ()
) -> QuerySet[Referral]:
    """For whom the actor's institution waits: a yes, an answer, an appointment; soonest first."""
    waiting = [State.DRAFTED, *UNANSWERED, State.ACCEPTED]
    rows = Referral.objects.filter(institution=actor.institution, state__in=waiting)
    if mine:
        rows = rows.filter(person__adviser__in=desks or (actor.membership,))
    return (
        rows.select_related("person", "recipient", "consent").annotate(due=due_on()).order_by("due")
    )


def of_the_day(
    actor: Actor, desks: Collection[UUID], most: int
) -> tuple[list[Referral], list[Referral]]:
    """What `inbox` and `sent_by` of these desks tell, in one look; so many of both together."""
    waiting = [*UNANSWERED, State.ACCEPTED]
    to_us = Q(recipient=actor.institution, state__in=waiting)
    ours = Q(institution=actor.institution, state__in=[State.DRAFTED, *waiting])
    rows = Referral.objects.filter(to_us | ours & Q(person__adviser__in=desks))
    joined = rows.select_related("person", "institution", "recipient", "consent")
    found = list(joined.annotate(due=due_on()).order_by("due", "sent_at")[:most])
    came = [one for one in found if one.recipient_id == actor.institution]
    return came, [one for one in found if one.recipient_id != actor.institution]


def late_for(referral: Referral, today: date) -> Late:
    """Who knows that this is late."""
    state = State(referral.state)
    if state in UNANSWERED:
        return late(referral.answer_due_on, today)
    return late(referral.appointment_due_on, today) if state is State.ACCEPTED else Late.NOBODY


def drafts_for(consent: UUID) -> QuerySet[Referral]:
    """What waits for the person's answer to this consent."""
    rows = Referral.objects.filter(consent=consent, state=State.DRAFTED)
    return rows.select_related("recipient", "consent")


def to_remind(region: UUID, today: date) -> list[UUID]:
    """What is late and nobody has been reminded of."""
    unanswered = Q(state__in=UNANSWERED, answer_due_on__lt=today)
    unmet = Q(state=State.ACCEPTED, appointment_due_on__lt=today)
    rows = Referral.objects.filter(unanswered | unmet, region=region, reminded_on=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def to_expire(region: UUID, today: date, at: datetime) -> list[UUID]:
    """What nobody will answer any more, and what the person's consent has run out for."""
    lost = Q(state__in=UNANSWERED, answer_due_on__lt=today - timedelta(days=EXPIRES_AFTER))
    rows = Referral.objects.filter(lost | Q(state__in=OPEN, sight_ends_at__lte=at), region=region)
    return list(rows.order_by("pk").values_list("pk", flat=True))
