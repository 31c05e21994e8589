"""Seal a case for another region, fetch the file, enter the receipt, take it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.people import actions as people
from nahtlos.people.models import HANDED_OVER, Document, Given, Part, Person
from nahtlos.people.wording import HandoverWording
from nahtlos.plan import actions as plan
from nahtlos.referrals import access, queries
from nahtlos.referrals.engine.sealing import Unsealable, is_receipt, seal
from nahtlos.referrals.models import Handover, PartnerKey, Seal, Sealed, Way

SEALED_FOR = timedelta(days=14)
"""Within these days the receipt should come; after them the case is overdue."""
TOO_MUCH = _("The documents are too large for one file. Please choose fewer.")
GONE = _("The key of this region is known here no longer. An administrator enters it.")
WRONG = _("This is not the receipt of this handover. Please copy the whole line.")


@dataclass(frozen=True)
class Sealing:
    """To which region, what goes, and how the person agreed to exactly these words."""

    partner: PartnerKey
    parts: tuple[str, ...]
    words: HandoverWording
    how: str
    documents: tuple[UUID, ...] = ()
    paper: people.Paper | None = None


@transaction.atomic
def seal_case(*, person: Person, sealing: Sealing, by: Actor, at: datetime) -> Sealed:
    """The person has agreed: the file can be fetched, and the giver stays responsible."""
    how = sealing.how if sealing.how != Given.PAPER or sealing.paper is not None else ""
    demand(access.may_seal(by, person, sealing.parts, how))
    queries.own_pair(sure(by.region))
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    free = (
        not Handover.objects.open().filter(person=person).exists()
        and not Sealed.objects.waiting().filter(person=person).exists()
    )
    demand(unless(free, _("A handover of this case is open already. Take it back first.")))
    theirs = Document.objects.filter(person=person, pk__in=sealing.documents)
    scan = None
    if sealing.paper is not None and how == Given.PAPER:
        scan = people.keep_scan(person=person, paper=sealing.paper, by=by, at=at)
    return Sealed.objects.create(
        region_id=person.region_id,
        institution_id=person.institution_id,
        person=person,
        way=Way.GIVEN,
        partner=sealing.partner.name,
        fingerprint=sealing.partner.fingerprint,
        parts=sorted(set(sealing.parts)),
        documents=sorted(theirs.values_list("pk", flat=True)),
        how=how,
        language=sealing.words.language,
        wording=sealing.words.mark,
        agreed_at=at,
        scan=scan,
        made_at=at,
        made_by_id=sure(by.account),
        due_on=timezone.localdate(at) + SEALED_FOR,
    )


def _locked(sealed: Sealed) -> Sealed:
    rows = Sealed.objects.select_for_update(of=("self",)).select_related("person", "region")
    return rows.get(pk=sealed.pk)


def _going_on(sealed: Sealed, by: Actor) -> Sealed:
    fresh = _locked(sealed)
    demand(access.may_go_on(by, fresh))
    return fresh


def _partner(sealed: Sealed) -> PartnerKey:
    found = queries.partners(sealed.region_id).filter(fingerprint=sealed.fingerprint).first()
    if found is None:
        raise Refused(Refusal(GONE))
    return found


@transaction.atomic
def fetch_file(*, sealed: Sealed, by: Actor, at: datetime) -> bytes:
    """The file as the case stands now; fetched again, it carries the same key."""
    fresh = _going_on(sealed, by)
    receiver = queries.public_of(_partner(fresh))
    try:
        file = seal(
            queries.content_of(fresh, at), key=fresh.key, made_at=at,
            sender=queries.own_pair(fresh.region_id), receiver=receiver,
        )  # fmt: skip
    except Unsealable as error:
        raise Refused(Refusal(TOO_MUCH)) from error
    if fresh.fetched_at is None:
        fresh.fetched_at = at
        fresh.save(update_fields=["fetched_at"])
    return file


@transaction.atomic
def enter_receipt(*, sealed: Sealed, text: str, by: Actor, at: datetime) -> Sealed:
    """The other region has it: the case is closed as handed over, and what was open ends."""
    fresh = _going_on(sealed, by)
    own = queries.own_pair(fresh.region_id).public.fingerprint
    signer = queries.public_of(_partner(fresh))
    demand(unless(is_receipt(text, fresh.key, giver=own, by=signer), WRONG))
    _end(fresh, Seal.RECEIVED, at, receipt="".join(text.split()))
    if Part.PLAN in fresh.parts:
        plan.leave_appointments(person=fresh.person_id, at=at)
    people.close_case(person=fresh.person, reason=HANDED_OVER, by=by, at=at)
    return fresh


@transaction.atomic
def withdraw_sealed(*, sealed: Sealed, by: Actor, at: datetime) -> Sealed:
    """Take it back; a file that was sent cannot be called back, and the other region is told by hand."""
    fresh = _locked(sealed)
    demand(access.may_take_back_sealed(by, fresh))
    return _end(fresh, Seal.WITHDRAWN, at)


def withdraw_sealed_with_case(*, person: UUID, by: Actor, at: datetime) -> int:
    """The case is closed for another reason: what waits for a receipt is taken back."""
    waiting = list(Sealed.objects.waiting().filter(person=person).order_by("pk"))
    for one in waiting:
        withdraw_sealed(sealed=one, by=by, at=at)
    return len(waiting)


def _end(sealed: Sealed, state: Seal, at: datetime, receipt: str = "") -> Sealed:
    sealed.state, sealed.ended_at, sealed.receipt = state, at, receipt
    sealed.save(update_fields=["state", "ended_at", "receipt"])
    return sealed
