"""Prepare a referral, have the person agree to exactly it, send it, take it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Adviser, Member, Newcomer
from nahtlos.network.models import Answer, Area, Institution, Membership
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Person, Purpose
from nahtlos.plan.models import Step
from nahtlos.referrals import access, queries
from nahtlos.referrals.access.referrals import NEEDS_ACCOUNT
from nahtlos.referrals.actions.handovers.offering import (
    offer_when_agreed,
    withdraw_when_taken_back,
)
from nahtlos.referrals.actions.moving import LINK_HOLDS, move
from nahtlos.referrals.actions.standing import with_consent
from nahtlos.referrals.models import OPEN, Referral, State


@dataclass(frozen=True)
class Wanted:
    """To whom, for what, which parts of the file, and why."""

    recipient: Institution
    topic: str
    asked: str
    parts: tuple[str, ...]
    why: str = ""
    area: Area | None = None
    step: Step | None = None


@transaction.atomic
def draft(*, person: Person, wanted: Wanted, by: Actor, at: datetime) -> Referral:
    """Prepare a referral; nothing is open and nobody is told until the person has agreed."""
    demand(access.may_draft(by, person, wanted.recipient, wanted.parts))
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    demand(unless(not _twice(person, wanted), _("This person is referred there for this already.")))
    by_link = not _has_account(wanted.recipient)
    if by_link:
        _may_go_by_link(wanted)
    referral = Referral(
        region_id=person.region_id,
        institution_id=person.institution_id,
        person=person,
        recipient=wanted.recipient,
        topic=wanted.topic,
        area=wanted.area,
        asked=wanted.asked,
        why=wanted.why,
        parts=sorted(set(wanted.parts)),
        step=wanted.step,
        moved_at=at,
        moved_by_id=by.account,
        email=_address(wanted),
    )
    if by_link:
        referral.token_digest = queries.digest_of(queries.token_of(referral.pk))
        referral.token_ends_at = at + LINK_HOLDS
    referral.save(force_insert=True)
    return referral


def _twice(person: Person, wanted: Wanted) -> bool:
    rows = Referral.objects.filter(person=person, recipient=wanted.recipient, topic=wanted.topic)
    waiting = rows.filter(state=State.DRAFTED, consent__refused_at=None, consent__revoked_at=None)
    return rows.filter(state__in=OPEN).exists() or waiting.exists()


def _has_account(institution: Institution) -> bool:
    """Whether anybody there can sign in and answer; seen by staff of the region."""
    staff = Membership.objects.live().filter(institution=institution)
    return staff.filter(role__in=[Adviser.key, Member.key]).exists()


def _may_go_by_link(wanted: Wanted) -> None:
    demand(
        unless(
            not set(wanted.parts) & NEEDS_ACCOUNT,
            _("Notes, burdens and health go only to institutions that sign in here."),
        )
    )
    demand(unless(_address(wanted), _("This institution has no account and no mail address here.")))


def _address(wanted: Wanted) -> str:
    """The mail address in the directory for this topic, else that of the institution."""
    rows = Answer.objects.filter(institution=wanted.recipient, topic=wanted.topic).exclude(email="")
    nearest = sorted(
        rows,
        key=lambda one: (one.area_id != (wanted.area and wanted.area.pk), one.area_id is not None),
    )
    return nearest[0].email if nearest else wanted.recipient.email


def _asked(referral: Referral, until: datetime) -> people.Asked:
    return people.Asked(
        recipient=referral.recipient,
        purpose=Purpose.REFERRAL,
        parts=tuple(referral.parts),
        until=until,
    )


@transaction.atomic
def send_on_the_spot(*, referral: Referral, until: datetime, by: Actor, at: datetime) -> Referral:
    """The person has read or heard the words and agreed: the referral goes at once."""
    consent = people.give_on_the_spot(
        person=referral.person, asked=_asked(referral, until), by=by, at=at
    )
    return _send(with_consent(referral, consent), by=by, at=at)


@transaction.atomic
def send_on_paper(
    *, referral: Referral, until: datetime, paper: people.Paper, by: Actor, at: datetime,
    signed: people.Signed | None = None,
) -> Referral:  # fmt: skip
    """The person has signed: the referral goes at once."""
    consent = people.give_on_paper(
        person=referral.person, asked=_asked(referral, until), paper=paper, by=by, at=at,
        signed=signed,
    )  # fmt: skip
    return _send(with_consent(referral, consent), by=by, at=at)


@transaction.atomic
def ask_the_person(*, referral: Referral, until: datetime, by: Actor, at: datetime) -> Consent:
    """Ask on the person's telephone; their yes sends the referral."""
    demand(access.may_move(by, referral, State.SENT))
    consent = people.ask_consent(
        person=referral.person, asked=_asked(referral, until), by=by, at=at
    )
    with_consent(referral, consent)
    return consent


def _send(referral: Referral, *, by: Actor, at: datetime) -> Referral:
    times = queries.times_for(referral.region_id, referral.topic)
    consent = referral.consent
    return move(
        referral,
        State.SENT,
        by=by,
        at=at,
        sent_at=at,
        answer_due_on=timezone.localdate(at) + timedelta(days=times.answer),
        sight_ends_at=consent.valid_until if consent else None,
        token_ends_at=at + LINK_HOLDS if referral.token_digest else None,
    )


def _themself(person: UUID, region: UUID) -> Actor:
    return Actor(role=Newcomer, person=person, region=region)


@transaction.atomic
def when_agreed(*, consent: UUID, person: UUID, at: datetime) -> int:
    """The person has said yes to what a referral or a handover waits for: it goes, by their word."""
    waiting = list(queries.drafts_for(consent))
    for referral in waiting:
        _send(referral, by=_themself(person, referral.region_id), at=at)
    return len(waiting) + offer_when_agreed(consent=consent, person=person, at=at)


@transaction.atomic
def when_taken_back(*, consent: UUID, person: UUID, at: datetime) -> int:
    """A consent was taken back: the referral or handover for it is, too, in the same moment."""
    open_still = list(Referral.objects.filter(consent=consent, state__in=[*OPEN, State.DRAFTED]))
    for referral in open_still:
        move(referral, State.WITHDRAWN, by=_themself(person, referral.region_id), at=at)
    return len(open_still) + withdraw_when_taken_back(consent=consent, person=person, at=at)


@transaction.atomic
def withdraw(*, referral: Referral, by: Actor, at: datetime, words: str = "") -> Referral:
    """Take it back; its consent ends in the same moment, and with it what the recipient sees."""
    return move(referral, State.WITHDRAWN, by=by, at=at, words=words)
