"""Cases between regions: keys, what goes into a sealed file, what is in one that arrived."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.db.models import QuerySet, Sum
from django.utils.functional import Promise

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.network import queries as network
from nahtlos.outbox import queries as outbox
from nahtlos.people import queries as people
from nahtlos.people.models import Contact, Content, Document, Person, Scan
from nahtlos.people.wording import SPECIAL
from nahtlos.referrals import translate
from nahtlos.referrals.access.sealed import NO_KEYS, TWICE, WHY_NOT
from nahtlos.referrals.engine.sealing import (
    MOST_BYTES,
    Broken,
    NotAKey,
    Opened,
    Pair,
    Public,
    Unsealable,
    open_sealed,
    read_public,
)
from nahtlos.referrals.models import ALWAYS, PartnerKey, RegionKey, Sealed
from nahtlos.referrals.queries.travelling import CALLED, Chosen, going

NoSealed = Sealed.DoesNotExist
MOST_OF_PAPERS = 28 * 1024 * 1024
"""Base64 makes four bytes of three, and the file has at most 40 MB."""
MEMBERS = frozenset({"from", "parts", "person", "tables", "signed"})


def region_key(region: UUID) -> RegionKey | None:
    """The keys of the own region, the private half sealed."""
    return RegionKey.objects.filter(region=region).select_related("made_by").first()


def partners(region: UUID) -> QuerySet[PartnerKey]:
    """The other regions whose keys are known here, by name."""
    return PartnerKey.objects.filter(region=region).select_related("confirmed_by")


def partner_in(text: str) -> tuple[str, str] | None:
    """Name and fingerprint in the public line of a region, or none if it is no such line."""
    try:
        name, public = read_public(text)
    except NotAKey:
        return None
    return name, public.fingerprint


def public_of(key: RegionKey | PartnerKey) -> Public:
    """The public half of keys that are kept."""
    return read_public(key.public)[1]


def own_pair(region: UUID) -> Pair:
    """Both halves; raises Refused where there are none, or not under this installation's secret."""
    key = region_key(region)
    if key is None:
        raise Refused(Refusal(NO_KEYS))
    try:
        raw = bytes.fromhex(network.unsealed(key.private))
    except InvalidToken as error:
        raise Refused(Refusal(NO_KEYS)) from error
    return Pair(raw[:32], raw[32:])


def sealed_of(person: UUID) -> QuerySet[Sealed]:
    """Where this case went beyond the region, or where it came from."""
    return Sealed.objects.filter(person=person)


def sealed_for(key: UUID, person: UUID) -> Sealed:
    """One of them; raises NoSealed."""
    rows = Sealed.objects.select_related("person", "institution", "region", "scan")
    return rows.get(pk=key, person=person)


def sealed_by_me(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Sealed]:
    """Those of the persons of these desks whose receipt has not come, the oldest first."""
    rows = Sealed.objects.waiting().filter(
        institution=actor.institution, person__adviser__in=desks or (actor.membership,)
    )
    return rows.select_related("person").order_by("due_on")


def content_of(sealed: Sealed, at: datetime) -> dict[str, Any]:
    """What goes into the file, from every table that travels, as far as the giver may see it."""
    named = Document.objects.filter(person=sealed.person_id, pk__in=sealed.documents)
    weigh = named.aggregate(all=Sum("size"))["all"] or 0
    if weigh > MOST_OF_PAPERS:
        raise Unsealable(Broken.TOO_BIG)
    chosen = chosen_for(sealed, at)
    tables = {
        one.label: [translate.packed(one, row) for row in going(one, chosen)]
        for one in translate.TRAVELS
    }
    _as_the_person_wants(tables[Contact._meta.label_lower], sealed.person_id)
    return {
        "from": sealed.region.name,
        "parts": list(sealed.parts),
        "person": translate.packed(translate.PERSON, sealed.person),
        "tables": {label: rows for label, rows in tables.items() if rows},
        "signed": _signed(sealed),
    }


def _as_the_person_wants(contacts: list[dict[str, Any]], person: UUID) -> None:
    """Whoever wants no messages by a way here is left none by it there: the choice itself stays."""
    closed = {str(way.contact) for way in outbox.ways(person) if not way.wanted}
    for row in contacts:
        row["message_may_be_left"] = row["message_may_be_left"] and row["id"] not in closed


def chosen_for(sealed: Sealed, at: datetime) -> Chosen:
    """What the person agreed to have go, as it stands at this moment."""
    return Chosen(sealed.person_id, sealed.parts, sealed.documents, at)


def _signed(sealed: Sealed) -> dict[str, str] | None:
    """The signed paper goes along where it has to be shown: with burdens and health."""
    if sealed.scan_id is None or not set(sealed.parts) & set(SPECIAL):
        return None
    return translate.paper_out(bytes(Scan.objects.get(pk=sealed.scan_id).content))


@dataclass(frozen=True)
class Incoming:
    """A case out of a file that was opened and found to make sense; not taken in yet."""

    opened: Opened
    partner: PartnerKey
    parts: tuple[str, ...]
    name: str
    native: str
    person: dict[str, Any]
    rows: tuple[translate.Arrived, ...]
    signed: bytes | None

    @property
    def missing(self) -> list[Promise]:
        """The parts of a file that did not come along."""
        return [part.label for part in people.Part if part.value not in self.parts]

    @property
    def counts(self) -> list[tuple[Promise, int]]:
        """How many rows of each table, by what the table is called; the bytes of papers apart."""
        every = [one.travels.model for one in self.rows if one.travels.model is not Content]
        kinds = dict.fromkeys(every)
        return [(CALLED[kind._meta.label_lower], every.count(kind)) for kind in kinds]


def opened_file(file: bytes, by: Actor) -> Incoming:
    """What is in a file that arrived; raises Refused with the sentence that says what is wrong."""
    region = sure(by.region)
    own = own_pair(region)
    known = {one.fingerprint: one for one in partners(region)}
    publics = {key: public_of(one) for key, one in known.items()}
    try:
        opened = open_sealed(file, own=own, known=publics)
        incoming = _incoming(opened, known[opened.sender])
    except Unsealable as error:
        raise Refused(Refusal(WHY_NOT[error.rule])) from error
    except translate.Senseless as error:
        raise Refused(Refusal(WHY_NOT[Broken.BAD_CONTENT])) from error
    if Sealed.objects.filter(region=region, way="taken", key=opened.key).exists():
        raise Refused(Refusal(TWICE))
    return incoming


def _incoming(opened: Opened, partner: PartnerKey) -> Incoming:
    content = opened.content
    if content.keys() != MEMBERS:
        raise translate.Senseless("members")
    parts = _parts(content["parts"])
    person = translate.unpacked(translate.PERSON, content["person"]).values
    rows = tuple(_arrived(content["tables"], parts))
    signed = None if content["signed"] is None else translate.paper_in(content["signed"])
    if set(parts) & set(SPECIAL) and signed is None:
        raise translate.Senseless("signed")
    name = f"{person['given_name']} {person['family_name']}".strip()
    return Incoming(opened, partner, parts, name, person["native_name"], person, rows, signed)


def _parts(raw: Any) -> tuple[str, ...]:
    known = set(people.Part.values)
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise translate.Senseless("parts")
    if ALWAYS not in raw or not set(raw) <= known or len(set(raw)) != len(raw):
        raise translate.Senseless("parts")
    return tuple(raw)


def _arrived(raw: Any, parts: Collection[str]) -> list[translate.Arrived]:
    if not isinstance(raw, dict) or not raw.keys() <= translate.BY_LABEL.keys():
        raise translate.Senseless("tables")
    if not all(isinstance(rows, list) for rows in raw.values()):
        raise translate.Senseless("tables")
    if sum(map(len, raw.values())) > translate.MOST_ROWS:
        raise translate.Senseless("too many rows")
    found = [
        translate.unpacked(one, row) for one in translate.TRAVELS for row in raw.get(one.label, ())
    ]
    if any(translate.part_of(one) not in (*parts, "named") for one in found):
        raise translate.Senseless("part")
    if len({(one.travels.label, one.key) for one in found}) != len(found):
        raise translate.Senseless("twice")
    return found


def perhaps_known(incoming: Incoming, by: Actor) -> list[Person]:
    """Whom the own institution may know already under this name; nobody else is searched."""
    born = next((one.values["birth_date"] for one in incoming.rows
                 if "birth_date" in one.values and one.travels.label == "people.record"), None)  # fmt: skip
    return [
        one.person for one in people.possible_duplicates(sure(by.institution), incoming.name, born)
    ]


MOST_FILE = MOST_BYTES
