"""Makes rows for tests the way the program must: acting as somebody who may. Names are invented."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import count
from uuid import UUID

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator, Adviser, Newcomer, Role
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Invitation, Kind, Membership, Region
from nahtlos.people.models import (
    Burden,
    Consent,
    Contact,
    Fact,
    HouseholdMember,
    Language,
    Link,
    Login,
    Merge,
    Note,
    Person,
    Qualification,
    Record,
    Scan,
)
from nahtlos.people.models.burdens import OF_HEALTH
from nahtlos.plan.models import Step
from nahtlos.referrals.models import Handover, Question, Referral, Sealed

PASSWORD = "a long password for tests"
_numbers = count(1)
_keys = count(17_000)
"""Of no Land, of which there are sixteen: the same days are holidays, however many regions came before."""


def sure(key: UUID | None) -> UUID:
    """A key of an actor that this kind of actor always has."""
    assert key is not None, "this actor has no such place"
    return key


@dataclass(frozen=True)
class OpenLink:
    """A link as the person holds it: the row, and the token that only the person knows."""

    link: Link
    token: str


# --- the network -----------------------------------------------------------------------------------
def make_region(name: str = "") -> Region:
    """A region with a key of its own."""
    number = next(_keys)
    return Region.objects.create(
        name=name or f"Kreis Beispiel {number}", key=str(number), land="Hessen"
    )


def make_institution(
    region: Region | None = None, kind: Kind = Kind.JOBCENTER, name: str = "", **more: object
) -> Institution:
    """An institution, in a new region unless one is given."""
    name = name or f"{kind.label} {next(_numbers)}"
    return Institution.objects.create(
        region=region or make_region(), kind=kind, name=name, short_name=name[:40], **more
    )


def make_account(name: str = "Kim Beispiel", email: str = "", password: str = PASSWORD) -> Account:
    """A sign-in with the password `PASSWORD`."""
    return Account.objects.create_user(
        email or f"somebody{next(_numbers)}@nahtlos.example", password, name=name
    )


def keeper(region: UUID) -> Actor:
    """Somebody who may keep the staff of a region, without a row of their own."""
    return Actor(role=Administrator, region=region, name="Keeper")


def make_member(
    institution: Institution | None = None,
    role: type[Role] = Adviser,
    account: Account | None = None,
    name: str = "Kim Beispiel",
) -> Actor:
    """Somebody at work in this role; a Jobcenter of a new region unless an institution is given."""
    institution = institution or make_institution()
    account = account or make_account(name)
    with acting(keeper(institution.region_id)):
        place = Membership.objects.create(
            region_id=institution.region_id, institution=institution, account=account, role=role.key
        )
    return Actor(
        role=role,
        account=account.id,
        membership=place.id,
        institution=institution.id,
        region=institution.region_id,
        name=account.name,
    )


def make_invitation(
    by: Actor, role: type[Role] = Adviser, email: str = "", token: str = ""
) -> Invitation:
    """An invitation to `by`'s own institution; `by` is a coordinator or an administrator."""
    with acting(by):
        return Invitation.objects.create(
            region_id=sure(by.region),
            institution_id=sure(by.institution),
            email=email or f"new{next(_numbers)}@nahtlos.example",
            role=role.key,
            token_digest=digest(token or f"token {next(_numbers)}"),
            invited_by_id=sure(by.account),
            expires_at=timezone.now() + timedelta(days=7),
        )


# --- a person and the parts of the file ------------------------------------------------------------
def make_person(
    by: Actor, given_name: str = "Olena", family_name: str = "Prykladna", **more: object
) -> Person:
    """A person held by the adviser's institution."""
    sort_key = f"{family_name} {given_name}".strip().casefold()
    fields = {"sort_key": sort_key, "name_keys": sort_key.split(), "preferred_language": "uk"}
    with acting(by):
        return Person.objects.create(
            region_id=sure(by.region),
            institution_id=sure(by.institution),
            adviser_id=by.membership,
            given_name=given_name,
            family_name=family_name,
            **(fields | more),
        )


def of(person: Person) -> dict[str, UUID]:
    """What every row of a person's file carries: whose it is, and who holds it."""
    return {
        "region_id": person.region_id,
        "institution_id": person.institution_id,
        "person_id": person.id,
    }


def newcomer(person: Person, account: Account | None = None) -> Actor:
    """The person acting for herself."""
    return Actor(
        role=Newcomer,
        person=person.id,
        region=person.region_id,
        account=account.id if account else None,
    )


def make_contact(person: Person, by: Actor, value: str = "030 23125 001") -> Contact:
    """A telephone number of the range that is kept for films."""
    with acting(by):
        return Contact.objects.create(**of(person), kind="phone", value=value)


def make_record(person: Person, by: Actor, **more: object) -> Record:
    """Dates and documents; a Ukrainian under temporary protection unless told otherwise."""
    fields = {"birth_date": date(1990, 5, 17), "nationality": "UA", "status": "ae_24"}
    with acting(by):
        return Record.objects.create(**of(person), **(fields | more))


def make_fact(
    person: Person, by: Actor, name: str = "german", value: object = "B1",
    part: str = "profile",
) -> Fact:  # fmt: skip
    """One fact, in the part of the file that it belongs to."""
    with acting(by):
        return Fact.objects.create(
            **of(person), name=name, value=value, part=part, stated_by_id=by.account
        )


def make_language(person: Person, by: Actor, code: str = "uk", level: str = "native") -> Language:
    """A language that the person speaks."""
    with acting(by):
        return Language.objects.create(**of(person), code=code, level=level)


def make_household_member(person: Person, by: Actor, **more: object) -> HouseholdMember:
    """A child at home unless told otherwise."""
    fields = {"relation": "child", "first_name": "Daryna", "birth_date": date(2020, 3, 1)}
    with acting(by):
        return HouseholdMember.objects.create(**of(person), **(fields | more))


def make_qualification(
    person: Person, by: Actor, title: str = "Nurse", **more: object
) -> Qualification:
    """Something learned elsewhere."""
    with acting(by):
        return Qualification.objects.create(**of(person), title=title, country="UA", **more)


def make_note(person: Person, by: Actor, text: str = "Wants to be a nurse again.") -> Note:
    """A note of a conversation."""
    with acting(by):
        return Note.objects.create(**of(person), text=text, written_by_id=sure(by.account))


def make_burden(person: Person, by: Actor, kind: str = "debt", what_helps: str = "") -> Burden:
    """A burden; the holder needs the person's explicit consent first (`make_own_consent`)."""
    part = "health" if kind in OF_HEALTH else "burdens"
    with acting(by):
        return Burden.objects.create(
            **of(person), kind=kind, part=part, what_helps=what_helps, told_to_id=sure(by.account)
        )


def make_step(person: Person, by: Actor, what: str = "Send the diploma", **more: object) -> Step:
    """A step of the plan, for the person to do."""
    fields = {"who": "person", "agreed_by_id": sure(by.account)}
    with acting(by):
        return Step.objects.create(**of(person), what=what, **(fields | more))


def make_merge(kept: Person, merged: Person, by: Actor) -> Merge:
    """Two files of one institution joined."""
    with acting(by):
        return Merge.objects.create(**of(kept), merged=merged, merged_by_id=sure(by.account))


# --- consent, links, sign-in, referrals ------------------------------------------------------------
def make_scan(person: Person, by: Actor, content: bytes = b"%PDF-1.7 signed") -> Scan:
    """A signed paper."""
    with acting(by):
        return Scan.objects.create(
            **of(person), name="consent.pdf", media_type="application/pdf", content=content,
            digest=sha256(content).hexdigest(),
        )  # fmt: skip


def make_consent(
    person: Person,
    to: UUID | None,
    by: Actor,
    parts: Iterable[str] = ("contact", "profile"),
    *,
    given: bool = True,
    at: datetime | None = None,
    days: float = 365,
    **more: object,
) -> Consent:
    """The person agrees that institution `to` sees `parts`, from `at` (now) for so many days.

    Consent to burdens or health is explicit. `given=False`: asked, and not answered yet.
    """
    at, parts = at or timezone.now(), list(parts)
    fields: dict[str, object] = {
        "explicit": bool({"burdens", "health"} & set(parts)),
        "given_at": at if given else None,
        "how": "on_the_spot",
        "purpose": "advice",
        "wording": "test",
    }
    with acting(by):
        return Consent.objects.create(
            **of(person), recipient_id=sure(to), parts=parts, valid_from=at, asked_at=at,
            valid_until=at + timedelta(days=days), asked_by_id=sure(by.account), **(fields | more),
        )  # fmt: skip


def make_own_consent(person: Person, by: Actor) -> Consent:
    """The person's explicit consent that the holder itself keeps burdens and health."""
    return make_consent(person, person.institution_id, by, ("burdens", "health"))


def revoke(consent: Consent, by: Actor) -> None:
    """Take a consent back at once."""
    with acting(by):
        Consent.objects.filter(id=consent.id).update(revoked_at=timezone.now())


def digest(token: str) -> str:
    """A token as it is kept."""
    return sha256(token.encode()).hexdigest()


def make_link(
    person: Person, by: Actor, consent: Consent | None = None, *, hours: float = 48, **more: object
) -> OpenLink:
    """A link for the person's telephone; the one to a question asks for no birth date."""
    token = f"token {next(_numbers)}"
    with acting(by):
        link = Link.objects.create(
            **of(person), token_digest=digest(token), consent=consent,
            expires_at=timezone.now() + timedelta(hours=hours),
            **{"asks_birth_date": consent is None} | more,
        )  # fmt: skip
    return OpenLink(link, token)


def make_login(person: Person, by: Actor, account: Account | None = None) -> Actor:
    """The person with a sign-in of her own."""
    account = account or make_account(name="")
    with acting(by):
        Login.objects.create(**of(person), account=account)
    return newcomer(person, account)


def make_referral(
    person: Person,
    to: UUID | None,
    by: Actor,
    parts: Iterable[str] = ("contact", "profile"),
    state: str = "sent",
    **more: object,
) -> Referral:
    """The person handed to institution `to` with these parts of the file, as it stands then.

    Its consent has begun when it was sent, and has ended if the referral has.
    """
    at, parts = timezone.now(), list(parts)
    fields = (BESIDE[state](at) if state in BESIDE else {}) | more
    if state != "drafted" and "consent" not in more:
        over = state not in {"sent", "seen", "accepted", "kept"}
        fields["consent"] = make_consent(
            person, to, by, parts, purpose="referral", at=at - timedelta(days=2),
            days=1 if over else 365,
        )  # fmt: skip
    if state not in {"drafted", "withdrawn"}:
        fields = {
            "sent_at": at,
            "answer_due_on": timezone.localdate(at) + timedelta(days=7),
        } | fields
    with acting(by):
        return Referral.objects.create(
            **of(person), recipient_id=sure(to), parts=parts, state=state,
            moved_by_id=sure(by.account), **({"topic": "language"} | fields),
        )  # fmt: skip


BESIDE: dict[str, Callable[[datetime], dict[str, object]]] = {
    "accepted": lambda at: {"answered_at": at},
    "kept": lambda at: {"answered_at": at, "kept_at": at},
    "declined": lambda at: {"answered_at": at, "ended_at": at, "reason": "full", "nowhere": True},
    "closed": lambda at: {"answered_at": at, "ended_at": at, "result": "helped"},
    "withdrawn": lambda at: {"ended_at": at},
    "expired": lambda at: {"ended_at": at},
}
"""What a referral in this state has beside what every one has."""


def make_question(
    person: Person,
    by: Actor,
    office: Institution | None = None,
    state: str = "sent",
    **more: object,
) -> Question:
    """A question about this person to the immigration office of the region."""
    at = timezone.now()
    office = office or make_institution(by_region(person), Kind.IMMIGRATION_OFFICE)
    fields: dict[str, object] = {"matter": "missing", "name": str(person), "state": state}
    if state in {"sent", "answered"}:
        fields |= {
            "given_at": at,
            "due_on": timezone.localdate(at) + timedelta(days=14),
            "wording": "test",
        }
    if state == "answered":
        fields |= {"answered_at": at, "outcome": "in_work"}
    if state in {"refused", "withdrawn"}:
        fields["ended_at"] = at
    with acting(by):
        return Question.objects.create(
            **of(person), office=office, asked_by_id=sure(by.account), **(fields | more)
        )


def make_handover(
    person: Person,
    to: UUID | None,
    by: Actor,
    parts: Iterable[str] = ("contact", "profile"),
    state: str = "offered",
    **more: object,
) -> Handover:
    """The case of a person handed to institution `to`, as it stands then; nothing has moved by it."""
    at, parts = timezone.now(), list(parts)
    over = state in {"taken", "declined", "withdrawn", "expired"}
    fields: dict[str, object] = {"ended_at": at} if over else {}
    if state != "drafted" and "consent" not in more:
        fields["consent"] = make_consent(
            person, to, by, parts, purpose="handover", at=at - timedelta(days=2),
            days=1 if over else 365,
        )  # fmt: skip
    if state not in {"drafted", "withdrawn"}:
        fields |= {"offered_at": at, "answer_due_on": timezone.localdate(at) + timedelta(days=7)}
    if state == "declined":
        fields["words"] = "We are full."
    if state == "taken":
        fields["adviser_id"] = sure(by.membership)
    with acting(by):
        return Handover.objects.create(
            **of(person), giver_id=person.institution_id, recipient_id=sure(to), parts=parts,
            state=state, moved_by_id=sure(by.account), **(fields | more),
        )  # fmt: skip


def make_sealed(person: Person, by: Actor, **more: object) -> Sealed:
    """The case of a person sealed for another region; its receipt has not come."""
    at = timezone.now()
    fields: dict[str, object] = {
        "way": "given", "partner": "Kreis Musterau", "fingerprint": "0" * 32,
        "parts": ["profile"], "how": "on_the_spot", "language": "uk", "wording": "0" * 16,
        "agreed_at": at, "due_on": timezone.localdate(at) + timedelta(days=14), "made_by_id": sure(by.account),
    }  # fmt: skip
    with acting(by):
        return Sealed.objects.create(**of(person), **(fields | more))


def by_region(person: Person) -> Region:
    """The region of a person."""
    return Region.objects.get(pk=person.region_id)
