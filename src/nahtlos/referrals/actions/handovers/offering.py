"""Prepare a handover, have the person agree to exactly it, offer it, take it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Adviser, Newcomer
from nahtlos.network.models import Institution, Membership
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Document, Person, Purpose
from nahtlos.people.wording import SPECIAL
from nahtlos.referrals import access, queries
from nahtlos.referrals.access.handovers import STANDS
from nahtlos.referrals.actions.handovers.moving import move
from nahtlos.referrals.actions.standing import with_consent
from nahtlos.referrals.models import Handover, Sealed, Stage


@dataclass(frozen=True)
class Handing:
    """To whom, why, what goes, and what the person wants to become of the rest."""

    recipient: Institution
    parts: tuple[str, ...]
    documents: tuple[UUID, ...] = ()
    with_referrals: bool = False
    with_consents: bool = False
    why: str = ""


@transaction.atomic
def prepare_handover(*, person: Person, handing: Handing, by: Actor, at: datetime) -> Handover:
    """Prepare to hand the case on; nothing is open and nobody is told until the person has agreed."""
    demand(access.may_prepare_handover(by, person, handing.recipient, handing.parts))
    demand(unless(_takes_over(handing.recipient), _("Nobody there signs in to take a case over.")))
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _nothing_else_open(person, by=by, at=at)
    theirs = Document.objects.filter(person=person, pk__in=handing.documents)
    return Handover.objects.create(
        region_id=person.region_id,
        institution_id=person.institution_id,
        person=person,
        giver_id=person.institution_id,
        recipient=handing.recipient,
        why=handing.why,
        parts=sorted(set(handing.parts)),
        documents=sorted(theirs.values_list("pk", flat=True)),
        with_referrals=handing.with_referrals,
        with_consents=handing.with_consents,
        moved_at=at,
        moved_by_id=by.account,
    )


def _takes_over(institution: Institution) -> bool:
    """Whether an adviser there can sign in; seen by staff of the region."""
    staff = Membership.objects.live().filter(institution=institution, role=Adviser.key)
    return staff.exists()


def _nothing_else_open(person: Person, *, by: Actor, at: datetime) -> None:
    """What was prepared and came to nothing makes room; what is open still does not."""
    demand(
        unless(
            not Sealed.objects.waiting().filter(person=person).exists(),
            _("A handover of this case is open already. Take it back first."),
        )
    )
    before = Handover.objects.open().filter(person=person).select_related("consent").first()
    if before is None:
        return
    consent = before.consent
    no = consent is None or consent.refused_at is not None or consent.valid_until <= at
    demand(
        unless(
            before.state == Stage.DRAFTED and no,
            _("A handover of this case is open already. Take it back first."),
        )
    )
    move(before, Stage.WITHDRAWN, by=by, at=at)


def _asked(handover: Handover, until: datetime) -> people.Asked:
    return people.Asked(
        recipient=handover.recipient,
        purpose=Purpose.HANDOVER,
        parts=tuple(handover.parts),
        until=until,
    )


@transaction.atomic
def offer_on_the_spot(*, handover: Handover, until: datetime, by: Actor, at: datetime) -> Handover:
    """The person has read or heard the words and agreed: it is offered at once."""
    consent = people.give_on_the_spot(
        person=handover.person, asked=_asked(handover, until), by=by, at=at
    )
    return _offer(with_consent(handover, consent), by=by, at=at)


@transaction.atomic
def offer_on_paper(
    *, handover: Handover, until: datetime, paper: people.Paper, by: Actor, at: datetime
) -> Handover:
    """The person has signed: it is offered at once."""
    consent = people.give_on_paper(
        person=handover.person, asked=_asked(handover, until), paper=paper, by=by, at=at
    )
    return _offer(with_consent(handover, consent), by=by, at=at)


@transaction.atomic
def ask_about_handover(*, handover: Handover, until: datetime, by: Actor, at: datetime) -> Consent:
    """Ask on the person's telephone; their yes offers it."""
    demand(access.may_move_handover(by, handover, Stage.OFFERED))
    consent = people.ask_consent(
        person=handover.person, asked=_asked(handover, until), by=by, at=at
    )
    with_consent(handover, consent)
    return consent


def _offer(handover: Handover, *, by: Actor, at: datetime) -> Handover:
    times = queries.times_for(handover.region_id, "")
    consent = handover.consent
    return move(
        handover,
        Stage.OFFERED,
        by=by,
        at=at,
        offered_at=at,
        answer_due_on=timezone.localdate(at) + timedelta(days=times.answer),
        sight_ends_at=consent.valid_until if consent else None,
    )


def _themself(person: UUID, region: UUID) -> Actor:
    return Actor(role=Newcomer, person=person, region=region)


def offer_when_agreed(*, consent: UUID, person: UUID, at: datetime) -> int:
    """The person has said yes to what a handover waits for: it is offered, by their word."""
    waiting = list(queries.handover_drafts_for(consent))
    for handover in waiting:
        _offer(handover, by=_themself(person, handover.region_id), at=at)
    return len(waiting)


def withdraw_when_taken_back(*, consent: UUID, person: UUID, at: datetime) -> int:
    """The consent of a handover was taken back: so is the handover, in the same moment.

    Once the case has been taken over it is too late, and whoever tries is told so; only what the
    consent still opens to the new holder, burdens and health, can be closed again.
    """
    taken = Handover.objects.filter(consent=consent, state=Stage.TAKEN).first()
    demand(unless(taken is None or set(taken.parts) & set(SPECIAL), STANDS[Stage.TAKEN]))
    open_still = list(Handover.objects.open().filter(consent=consent))
    for handover in open_still:
        move(handover, Stage.WITHDRAWN, by=_themself(person, handover.region_id), at=at)
    return len(open_still)


@transaction.atomic
def withdraw_handover(*, handover: Handover, by: Actor, at: datetime, words: str = "") -> Handover:
    """Take it back; its consent ends in the same moment, and with it what the receiver sees."""
    return move(handover, Stage.WITHDRAWN, by=by, at=at, words=words)
