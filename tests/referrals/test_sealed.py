"""A case goes to another region as a sealed file: everything named arrives, nothing else does."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.network.models import Region
from nahtlos.people.models import (
    Burden,
    Consent,
    Contact,
    Content,
    Document,
    Fact,
    HouseholdMember,
    Language,
    Note,
    Person,
    Qualification,
    Record,
)
from nahtlos.people.queries.keeping.due import tables
from nahtlos.people.retention import COMMON
from nahtlos.plan.models import Appointment, Goal, Step
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Move,
    Procedure,
)
from nahtlos.referrals import actions, queries, translate
from nahtlos.referrals.access.sealed import WHY_NOT
from nahtlos.referrals.engine import sealing
from nahtlos.referrals.engine.sealing import Broken
from nahtlos.referrals.models import PartnerKey, RegionKey, Sealed
from tests import makers
from tests.recognition import rows as recognition
from tests.referrals.sealing import PARTS, Regions, furnished, resealed, rows_of, two_regions

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def regions(db: None) -> Regions:
    return furnished(two_regions())


def refused(regions: Regions, file: bytes) -> str:
    with pytest.raises(Refused) as caught:
        regions.taken(file)
    with acting(regions.taker):
        assert not Person.objects.exists(), "nothing of it stays"
    return str(caught.value.refusal)


def test_from_one_region_to_the_other_and_back_with_the_receipt(regions: Regions) -> None:
    sealed = regions.sealed()
    taken = regions.taken(regions.file(sealed))
    with acting(regions.taker):
        there = Person.objects.get()
        assert (there.given_name, there.sort_key) == (
            regions.person.given_name, regions.person.sort_key,
        )  # fmt: skip
        assert there.adviser_id == regions.taker.membership
    with acting(regions.giver):
        assert not Person.objects.get().closed_at, "responsible until the receipt"
        ended = actions.enter_receipt(
            sealed=sealed, text=f" {taken.receipt}\n", by=regions.giver, at=now()
        )
        assert (ended.state, Person.objects.get().close_reason) == ("received", "handed_over")
    assert taken.key == sealed.key


def test_every_column_that_travels_arrives_as_it_was(regions: Regions) -> None:
    sealed = regions.sealed()
    taken = regions.taken(regions.file(sealed))
    for travels in translate.TRAVELS:
        if travels.model in {Burden, Document, Content}:
            continue
        here = rows_of(regions.person.pk, regions.giver, travels.model)
        there = rows_of(taken.person_id, regions.taker, travels.model)
        there = [one for one in there if "Kreis" not in getattr(one, "text", "")]
        refers = {one.name for one in travels.model._meta.concrete_fields if one.is_relation}
        names = [name for name in travels.names if name not in refers]
        assert here
        assert [[getattr(one, name) for name in names] for one in there] == [
            [getattr(one, name) for name in names] for one in here
        ], travels.label
    step = rows_of(taken.person_id, regions.taker, Step)[0]
    assert step.goal_id == rows_of(taken.person_id, regions.taker, Goal)[0].pk
    procedure = rows_of(taken.person_id, regions.taker, Procedure)[0]
    learned = rows_of(taken.person_id, regions.taker, Qualification)[0]
    assert procedure.qualification_id == learned.pk
    for model in (Move, MissingPart, Cost):
        assert rows_of(taken.person_id, regions.taker, model)[0].procedure_id == procedure.pk
    assert rows_of(taken.person_id, regions.taker, Enclosure)[0].qualification_id == learned.pk


def test_what_is_not_named_stays(regions: Regions) -> None:
    taken = regions.taken(regions.file(regions.sealed(("profile",))))
    for model in (Contact, Goal, Step, Burden, Document, Appointment):
        assert not rows_of(taken.person_id, regions.taker, model), model
    assert [one.text for one in rows_of(taken.person_id, regions.taker, Note)] == [
        f"Came from another region: Kreis Musterau, {timezone.localdate():%d.%m.%Y}."
    ]
    for always in (Record, Fact, Language, HouseholdMember, Qualification, Procedure, Move, Cost,
                   MissingPart, Enclosure, CompetenceCheck):  # fmt: skip
        assert rows_of(taken.person_id, regions.taker, always), always


def test_documents_go_one_by_one_with_their_bytes(regions: Regions) -> None:
    named = recognition.make_document(regions.person, regions.giver, PDF)
    recognition.make_document(regions.person, regions.giver, PDF + b"\n")
    taken = regions.taken(regions.file(regions.sealed(documents=(named.pk,))))
    there = rows_of(taken.person_id, regions.taker, Document)
    assert [(one.title, one.state) for one in there] == [(named.title, "handed_in")]
    assert bytes(rows_of(taken.person_id, regions.taker, Content)[0].content) == PDF


def test_burdens_go_with_a_signed_paper_and_open_there_by_it(regions: Regions) -> None:
    own = makers.make_own_consent(regions.person, regions.giver)
    makers.make_burden(regions.person, regions.giver, "debt")
    makers.make_burden(regions.person, regions.giver, "trauma")
    with pytest.raises(Refused, match="signed"):
        regions.sealed((*PARTS, "burdens"))
    file = regions.file(regions.sealed((*PARTS, "burdens"), paper=PDF))
    makers.revoke(own, regions.giver)
    taken = regions.taken(file)
    assert [one.kind for one in rows_of(taken.person_id, regions.taker, Burden)] == ["debt"]
    consent = rows_of(taken.person_id, regions.taker, Consent)[0]
    assert (consent.parts, consent.how, consent.explicit) == (["burdens"], "paper", True)
    makers.revoke(consent, regions.taker)
    assert not rows_of(taken.person_id, regions.taker, Burden)


def test_the_same_case_is_taken_in_once(regions: Regions) -> None:
    sealed = regions.sealed()
    regions.taken(regions.file(sealed))
    with pytest.raises(Refused, match="before"):
        regions.taken(regions.file(sealed))
    house = makers.make_institution(taker_region(regions))
    with pytest.raises(Refused, match="before"), acting(other := makers.make_member(house)):
        actions.take_in(file=regions.file(sealed), by=other, at=now())


def taker_region(regions: Regions) -> Any:
    with acting(regions.taker):
        return Region.objects.get(pk=makers.sure(regions.taker.region))


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "more": lambda it: it.update(more=1),
    "no person": lambda it: it.update(person=None),
    "a name of markup": lambda it: it["person"].update(given_name="<script>"),
    "an empty name": lambda it: it["person"].update(given_name=""),
    "a name of numbers": lambda it: it["person"].update(given_name=7),
    "no profile": lambda it: it.update(parts=["contact"]),
    "a part nobody knows": lambda it: it["parts"].append("secrets"),
    "burdens unsigned": lambda it: it["parts"].append("burdens"),
    "a table that stays": lambda it: it["tables"].update({"people.login": [{}]}),
    "a table nobody knows": lambda it: it["tables"].update({"auth.user": [{}]}),
    "no list": lambda it: it["tables"].update({"people.note": {}}),
    "a column too many": lambda it: it["tables"]["people.note"][0].update(person="x"),
    "too long": lambda it: it["tables"]["people.note"][0].update(text="x" * 501),
    "unseen signs": lambda it: it["tables"]["people.note"][0].update(text="a\x00b"),
    "no day": lambda it: it["tables"]["people.note"][0].update(written_at="soon"),
    "no zone": lambda it: it["tables"]["people.note"][0].update(written_at="2026-01-01T00:00:00"),
    "a kind nobody knows": lambda it: it["tables"]["people.contact"][0].update(kind="pigeon"),
    "yes for true": lambda it: it["tables"]["people.contact"][0].update(preferred="yes"),
    "a part that was not named": lambda it: it["tables"]["people.fact"][0].update(part="health"),
    "a fact nobody knows": lambda it: it["tables"]["people.fact"][0].update(name="shoe_size"),
    "a status nobody knows": lambda it: it["tables"]["people.record"][0].update(status="king"),
    "two records": lambda it: it["tables"]["people.record"].append(
        it["tables"]["people.record"][0]
    ),
    "a language nobody speaks": lambda it: it["tables"]["people.language"][0].update(code="zz"),
    "learned backwards": lambda it: it["tables"]["people.qualification"][0].update(
        begun_in=2010, finished_in=2000
    ),
    "too many": lambda it: it["tables"].update({"people.note": [{}] * 2001}),
    "bytes without a paper": lambda it: it["tables"].update(
        {"people.content": [{"id": str(uuid4()), "document": str(uuid4()),
                             "content": translate.paper_out(PDF)}]}
    ),
    "wrong digest": lambda it: it["tables"].update(
        {"people.content": [{"id": str(uuid4()), "document": str(uuid4()),
                             "content": translate.paper_out(PDF) | {"sha256": "0"}}]}
    ),
    "a procedure nobody knows": lambda it: procedure(it).update(road="shortcut"),
    "an occupation nobody knows": lambda it: procedure(it).update(occupation="king"),
    "an office nobody knows": lambda it: procedure(it).update(body="castle"),
    "decided without a day": lambda it: procedure(it).update(decided_on=None),
    "days before the beginning": lambda it: procedure(it).update(paused_days=-1),
    "a procedure for no qualification": lambda it: procedure(it).update(qualification=None),
    "a procedure for a stranger's": lambda it: procedure(it).update(qualification=str(uuid4())),
    "a procedure for a contact": lambda it: procedure(it).update(
        qualification=it["tables"]["people.contact"][0]["id"]
    ),
    "a goal that is a note": lambda it: it["tables"]["plan.step"][0].update(
        goal=it["tables"]["people.record"][0]["id"]
    ),
    "a move with orders": lambda it: it["tables"]["recognition.move"][0].update(
        before={"procedure": {"person_id": str(uuid4())}}
    ),
    "money in words": lambda it: it["tables"]["recognition.cost"][0].update(euro="lots"),
    "money without end": lambda it: it["tables"]["recognition.cost"][0].update(euro="NaN"),
    "money as a number": lambda it: it["tables"]["recognition.cost"][0].update(euro=200.5),
    "a cost below nothing": lambda it: it["tables"]["recognition.cost"][0].update(euro="0.00"),
    "paid by nobody": lambda it: it["tables"]["recognition.cost"][0].update(payer="open"),
    "the same paper twice": lambda it: it["tables"]["recognition.enclosure"].append(
        it["tables"]["recognition.enclosure"][0] | {"id": str(uuid4())}
    ),
    "a level nobody has": lambda it: it["tables"]["recognition.competencecheck"][0].update(
        level="best"
    ),
    "an appointment without end": lambda it: appointment(it).update(
        ends_at=appointment(it)["starts_at"]
    ),
    "an appointment in words nobody knows": lambda it: appointment(it).update(phrase="party"),
    "to bring: markup": lambda it: appointment(it).update(bring=["<b>"]),
    "to bring: no list": lambda it: appointment(it).update(bring="identity"),
    "to bring: a list of lists": lambda it: appointment(it).update(bring=[["identity"]]),
    "with whom, all the same": lambda it: appointment(it).update(with_whom="Kim"),
    "an appointment of a part that was not named": lambda it: it.update(parts=["profile"]),
    "a program for a paper": lambda it: it["tables"].update(paper_of(b"MZ\x90\x00")),
}  # fmt: skip


def procedure(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["tables"]["recognition.procedure"][0]
    return found


def appointment(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["tables"]["plan.appointment"][0]
    return found


def paper_of(content: bytes) -> dict[str, Any]:
    """A document with any bytes."""
    key = str(uuid4())
    said = {"id": key, "kind": "other", "title": "Letter", "language": "de", "translated": False,
            "qualification": None, "taken": "scan"}  # fmt: skip
    kept = {"id": key, "document": key, "content": translate.paper_out(content)}
    return {"people.document": [said], "people.content": [kept]}


@pytest.mark.parametrize("change", CHANGES)
def test_what_cannot_be_a_case_is_refused_whole(regions: Regions, change: str) -> None:
    content = regions.content(regions.sealed())
    CHANGES[change](content)
    assert refused(regions, resealed(regions, content)) == str(WHY_NOT[Broken.BAD_CONTENT])


def test_a_proper_content_sealed_anew_is_taken(regions: Regions) -> None:
    content = regions.content(regions.sealed())
    content["tables"] |= paper_of(PDF)
    taken = regions.taken(resealed(regions, content))
    assert rows_of(taken.person_id, regions.taker, Document)


def test_each_bad_file_has_its_sentence(regions: Regions) -> None:
    file = regions.file(regions.sealed())
    assert refused(regions, file[:-9]) == str(WHY_NOT[Broken.CUT_OFF])
    assert refused(regions, b"%PDF-1.7") == str(WHY_NOT[Broken.NOT_OURS])
    assert refused(regions, file[:-1] + bytes([file[-1] ^ 1])) == str(WHY_NOT[Broken.BAD_SIGNATURE])
    with acting(regions.keepers[1]):
        PartnerKey.objects.all().delete()
    assert refused(regions, file) == str(WHY_NOT[Broken.UNKNOWN_SENDER])
    assert set(WHY_NOT) == set(Broken)


def test_only_the_receivers_receipt_closes_the_case(regions: Regions) -> None:
    sealed = regions.sealed()
    with acting(regions.giver):
        own = queries.own_pair(makers.sure(regions.giver.region))
        forged = sealing.receipt(sealed.key, giver=own.public.fingerprint, by=own)
        with pytest.raises(Refused, match="receipt"):
            actions.enter_receipt(sealed=sealed, text=forged, by=regions.giver, at=now())
        assert Person.objects.get().closed_at is None


def test_a_handover_taken_back_or_a_case_closed_gives_no_file(regions: Regions) -> None:
    sealed = regions.sealed()
    with acting(regions.giver):
        actions.withdraw_sealed(sealed=sealed, by=regions.giver, at=now())
    with pytest.raises(Refused, match="taken back"):
        regions.file(sealed)
    again = regions.sealed()
    with acting(regions.giver):
        actions.end_with_case(person=regions.person.pk, by=regions.giver, at=now(), words="")
        assert Sealed.objects.get(pk=again.pk).state == "withdrawn"


def test_one_handover_at_a_time(regions: Regions) -> None:
    regions.sealed()
    with pytest.raises(Refused, match="open already"):
        regions.sealed()


def test_keys_are_made_by_administrators_and_the_private_half_lies_sealed(regions: Regions) -> None:
    with acting(regions.giver), pytest.raises(Refused):
        actions.make_region_key(by=regions.giver, at=now())
    with acting(regions.giver):
        row = RegionKey.objects.get()
        pair = queries.own_pair(makers.sure(regions.giver.region))
    assert pair.signing.hex() not in row.private
    assert sealing.read_public(row.public)[1] == pair.public
    with acting(regions.taker):
        assert not RegionKey.objects.filter(pk=row.pk).exists(), "each region has its own"


def test_every_table_and_column_travels_or_stays_with_a_reason() -> None:
    labels = {str(model._meta.label_lower) for model in tables()}
    assert labels == translate.BY_LABEL.keys() | translate.STAYS.keys()
    assert not translate.BY_LABEL.keys() & translate.STAYS.keys()
    assert all(translate.STAYS.values())
    for travels in (translate.PERSON, *translate.TRAVELS):
        columns = {one.name for one in travels.model._meta.concrete_fields}
        named = {*travels.names, *travels.stays}
        assert named == columns - COMMON, travels.label
        assert all(travels.stays.values())
