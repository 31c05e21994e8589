"""Links for those who sign, and signing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from nahtlos.core.actor import Actor
from nahtlos.core.clock import uuid7
from nahtlos.core.refusal import demand
from nahtlos.internships import access, queries
from nahtlos.internships.actions.keeping import keeper, locked, refusing, tell_of
from nahtlos.internships.models import (
    FIRST,
    Internship,
    Opens,
    Party,
    Pass,
    Signature,
    Signer,
    State,
)
from nahtlos.internships.news import InternshipOver, SignatureGiven, SignaturesAsked

LASTS = {Opens.SIGN: timedelta(days=14), Opens.ASSESS: timedelta(days=30)}


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What somebody typed and confirmed, on what, in which language, under which text (SHA-256)."""

    name: str
    shown: str
    language: str
    device: str


@transaction.atomic
def sign(
    *, internship: Internship, signer: Signer, signed: Signed, by: Actor, at: datetime
) -> Signature:
    """Put a name under exactly the text that was shown; the database compares the two."""
    demand(access.may_sign(by, internship, signer.party))
    with refusing():
        kept = Signature.objects.create(
            person_id=internship.person_id, region_id=internship.region_id,
            institution_id=internship.institution_id, internship=internship, signer=signer,
            party=signer.party, digest=signed.shown, name=signed.name, language=signed.language,
            device=signed.device, signed_at=at, account_id=by.account,
        )  # fmt: skip
    tell_of(SignatureGiven, internship)
    return kept


def make_links(*, internship: Internship, at: datetime) -> None:
    """A link for everybody whose turn it is and who has none that is open.

    Person and guardian come first: an employer or a school gets one once the person has signed.
    """
    signers = Signer.objects.filter(internship=internship, named=True)
    if internship.agreed_at is None:
        signers = signers.filter(party__in=FIRST)
    have = Pass.objects.filter(signer=OuterRef("pk"), opens=Opens.SIGN, ended_at=None)
    _fresh(
        internship, signers.exclude(party=Party.INSTITUTION).exclude(Exists(have)), Opens.SIGN, at
    )


def _fresh(
    internship: Internship, signers: Iterable[Signer], opens: Opens, at: datetime
) -> list[Pass]:
    signers = list(signers)
    old = Pass.objects.filter(signer__in=signers, opens=opens, ended_at=None)
    old.update(ended_at=at)
    made = []
    for signer in signers:
        key = uuid7()
        digest = queries.digest_of(queries.token_of(key))
        made.append(
            Pass.objects.create(
                id=key, person_id=internship.person_id, region_id=internship.region_id,
                institution_id=internship.institution_id, internship=internship, signer=signer,
                opens=opens, token_digest=digest, made_at=at, ends_at=at + LASTS[opens],
            )
        )  # fmt: skip
    return made


@transaction.atomic
def send_again(*, internship: Internship, signer: Signer, by: Actor, at: datetime) -> Pass:
    """A new link in the place of a lost one: to sign, or afterwards to say how it was."""
    fresh = locked(internship)
    opens = Opens.SIGN if fresh.state == State.TO_SIGN else Opens.ASSESS
    last = queries.latest_pass(signer.pk, opens)
    demand(access.may_send_again(by, fresh, signer, last=last, at=at))
    for name, value in keeper(by).items():
        setattr(fresh, name, value)
    fresh.save(update_fields=["kept_by", "kept_in"])
    [made] = _fresh(fresh, [signer], opens, at)
    tell_of(SignaturesAsked if opens is Opens.SIGN else InternshipOver, fresh)
    return made


def ask_how_it_was(*, internship: Internship, at: datetime) -> None:
    """A link for the employer who has no sign-in; made by the job that sends it."""
    employer = queries.signer_for(internship.pk, Party.EMPLOYER)
    if employer is not None and queries.latest_pass(employer.pk, Opens.ASSESS) is None:
        _fresh(internship, [employer], Opens.ASSESS, at)


def mark_sent(*, link: Pass, at: datetime) -> bool:
    """Note that a link goes out; false if another job was faster."""
    return bool(Pass.objects.filter(pk=link.pk, sent_at=None).update(sent_at=at))


def mark_unsent(*, link: Pass) -> None:
    """It did not go out after all: no way to them stands open."""
    Pass.objects.filter(pk=link.pk).update(sent_at=None)
