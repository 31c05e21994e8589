"""Consent: asked, given, refused, taken back; sight ends that moment."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.wall import wait_for_turn
from nahtlos.network.models import Institution
from nahtlos.people import access, wording
from nahtlos.people.actions.papers import Paper
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Consent, Given, Person, Purpose, Scan
from nahtlos.people.news import ConsentGiven, ConsentRevoked

OF_ITS_OWN = (Purpose.REFERRAL, Purpose.HANDOVER)


@dataclass(frozen=True)
class Asked:
    """What a person is asked to agree to."""

    recipient: Institution
    purpose: str
    parts: tuple[str, ...]
    until: datetime


@dataclass(frozen=True)
class Signed:
    """What stands on a paper that was signed elsewhere: the day, the language, which words."""

    on: date
    language: str
    wording: str


def _row(person: Person, asked: Asked, *, by: Actor, at: datetime, how: Given) -> dict[str, Any]:
    demand(access.may_ask_consent(by, person, asked.recipient))
    demand(access.may_name(person, asked.recipient, asked.purpose, asked.parts))
    demand(access.may_last(at, asked.until))
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    language = wording.language_for(person.preferred_language)
    return of(person) | {
        "recipient": asked.recipient,
        "purpose": asked.purpose,
        "parts": sorted(set(asked.parts)),
        "explicit": bool(set(asked.parts) & set(wording.SPECIAL)),
        "valid_from": at,
        "valid_until": asked.until,
        "how": how,
        "language": language,
        "wording": wording.version(language),
        "asked_at": at,
        "asked_by_id": by.account,
    }


@transaction.atomic
def ask_consent(*, person: Person, asked: Asked, by: Actor, at: datetime) -> Consent:
    """Ask on the person's telephone; until they answer, nothing is open.

    The same question is not asked twice: the open one takes on the new words.
    """
    row = _row(person, asked, by=by, at=at, how=Given.PHONE)
    same = {name: row[name] for name in ("person", "recipient", "purpose")}
    open_still = Consent.objects.filter(
        **same, how=Given.PHONE, given_at=None, refused_at=None, revoked_at=None
    ).exclude(purpose__in=OF_ITS_OWN)
    key = open_still.values_list("pk", flat=True).first()
    consent = Consent(**row) if key is None else Consent(pk=key, **row)
    consent.save(force_insert=key is None, force_update=key is not None)
    return consent


@transaction.atomic
def give_on_the_spot(*, person: Person, asked: Asked, by: Actor, at: datetime) -> Consent:
    """The person has read or heard the words and confirmed on the adviser's screen."""
    row = _row(person, asked, by=by, at=at, how=Given.ON_THE_SPOT)
    return _given(Consent.objects.create(**row, given_at=at))


@transaction.atomic
def give_on_paper(
    *, person: Person, asked: Asked, paper: Paper, by: Actor, at: datetime,
    signed: Signed | None = None,
) -> Consent:  # fmt: skip
    """The person has signed; the scan is kept inside the wall.

    `signed` where the paper does not come from this program: then its words must be those of today.
    """
    row = _row(person, asked, by=by, at=at, how=Given.PAPER)
    if signed is not None:
        today = timezone.localdate(at)
        demand(access.may_stand_on_paper(signed.on, signed.language, signed.wording, today=today))
        row |= {"language": signed.language, "wording": signed.wording}
    scan = keep_scan(person=person, paper=paper, by=by, at=at, on=signed.on if signed else None)
    return _given(Consent.objects.create(**row, scan=scan, given_at=at))


@transaction.atomic
def keep_scan(
    *, person: Person, paper: Paper, by: Actor, at: datetime, on: date | None = None
) -> Scan:
    """Keep a paper that the person has signed, today or `on`, inside the wall."""
    demand(access.may_keep(by, person))
    return Scan.objects.create(
        **of(person),
        name=f"{on or timezone.localdate(at):%Y-%m-%d}.{paper.ending}",
        media_type=paper.media_type,
        content=paper.content,
        digest=hashlib.sha256(paper.content).hexdigest(),
        kept_at=at,
    )


def _given(consent: Consent) -> Consent:
    """One live consent for recipient and purpose: the new one takes the place of the one before.

    A referral or handover has a consent of its own, which ends with it and not with the next one.
    """
    older = Consent.objects.filter(
        person=consent.person_id,
        recipient=consent.recipient_id,
        purpose=consent.purpose,
        given_at__lt=consent.given_at,
        revoked_at=None,
        valid_from__lt=consent.given_at,
        valid_until__gt=consent.given_at,
    )
    beside = older.exclude(pk=consent.pk).exclude(purpose__in=OF_ITS_OWN)
    beside.update(valid_until=consent.given_at)
    publish(ConsentGiven(consent.pk, consent.person_id, consent.recipient_id))
    return consent


def one_at_a_time(consent: UUID) -> None:
    """Wait for whoever else is answering or ending this consent, before any row is locked.

    A referral and its consent end together; taken in two orders, their rows would wait for each
    other for ever.
    """
    wait_for_turn(f"consent {consent}")


def _locked(consent: Consent) -> Consent:
    one_at_a_time(consent.pk)
    return Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)


@transaction.atomic
def agree(*, consent: Consent, by: Actor, at: datetime, language: str = "") -> Consent:
    """The person says yes with their own hand, to the words that they read in `language`."""
    demand(access.may_answer(by, consent))
    fresh = _locked(consent)
    demand(access.may_answer(by, fresh))
    fresh.given_at = at
    fresh.language = wording.language_for(language or fresh.language)
    fresh.wording = wording.version(fresh.language)
    fresh.save(update_fields=["given_at", "language", "wording"])
    return _given(fresh)


@transaction.atomic
def refuse(*, consent: Consent, by: Actor, at: datetime) -> Consent:
    """The person says no; nothing follows from it."""
    demand(access.may_answer(by, consent))
    fresh = _locked(consent)
    demand(access.may_answer(by, fresh))
    fresh.refused_at = at
    fresh.save(update_fields=["refused_at"])
    return fresh


@transaction.atomic
def revoke(*, consent: Consent, by: Actor, at: datetime) -> Consent:
    """Take a consent back, or a question: from this moment the recipient sees nothing."""
    demand(access.may_revoke(by, consent))
    fresh = _locked(consent)
    demand(access.may_revoke(by, fresh))
    fresh.revoked_at = at
    fresh.save(update_fields=["revoked_at"])
    if fresh.given_at is not None:
        publish(ConsentRevoked(fresh.pk, fresh.person_id, fresh.recipient_id))
    return fresh
