"""Documents of a person: who hands in and decides, and what hostile files come to."""

import subprocess
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from nahtlos.core import news
from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import access, actions, queries
from nahtlos.people.actions import NotAPaper, read_document
from nahtlos.people.models import DOCUMENT_MOVES, Content, Document, Person
from nahtlos.people.news import DocumentHandedIn
from tests.makers import make_consent, make_institution, make_member, make_person, newcomer
from tests.people.test_papers import PDF, chunk
from tests.recognition.rows import make_document

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HEADER = (2).to_bytes(4) + (2).to_bytes(4) + b"\x08\0\0\0\0"
PIXELS = zlib.compress(b"\0\1\2" * 2)


def png(*chunks: bytes, header: bytes = HEADER) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND")


def pdf(head: bytes, content: bytes) -> bytes:
    return b"%%PDF-1.7\n1 0 obj <<%s>> stream\n%s\nendstream endobj\n%%%%EOF" % (head, content)


PNG = png(chunk(b"IDAT", PIXELS))
SCAN = b"\xff\xda\x00\x04abscan\xff\xd9"
GPS = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x30"
PHOTO = b"\xff\xd8\xff\xe1" + (len(GPS) + 2).to_bytes(2) + GPS + b"\xff\xfe\x00\x08secret" + SCAN


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


def handed_in(person: Person, by: Actor, content: bytes = PDF, **more: Any) -> Document:
    with acting(by):
        return actions.hand_in(
            person=person, paper=read_document(content), kind="certificate", title="Diploma",
            by=by, at=timezone.now(), **more,
        )  # fmt: skip


def test_a_person_hands_in_with_the_telephone(olena: Person, adviser: Actor) -> None:
    one = handed_in(olena, newcomer(olena), PNG, taken="phone")
    with acting(adviser):
        found = queries.document_for(one.pk)
        assert (found.state, found.handed_in_by, found.media_type) == (
            "handed_in", None, "image/png",
        )  # fmt: skip
        assert queries.content_of(found) == PNG
        assert [each.pk for each in queries.documents_waiting(adviser)] == [one.pk]


def test_the_same_paper_is_kept_once(olena: Person, adviser: Actor) -> None:
    first = handed_in(olena, adviser)
    assert handed_in(olena, newcomer(olena)) == first
    with acting(adviser):
        assert (Document.objects.count(), Content.objects.count()) == (1, 1)


def test_nobody_hands_in_for_somebody_else(olena: Person, adviser: Actor) -> None:
    other = make_person(adviser, "Iryna")
    for actor in (newcomer(other), make_member(make_institution(olena.region))):
        with pytest.raises(Refused):
            handed_in(olena, actor)


def test_a_person_cannot_confirm_the_own_paper(olena: Person, adviser: Actor) -> None:
    one, me = handed_in(olena, adviser), newcomer(olena)
    with acting(me):
        assert access.may_decide(me, one, Document.State.CONFIRMED) is not None
        assert Document.objects.filter(pk=one.pk).update(state="confirmed") == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            make_document(olena, me, b"x", state="looked_at", moved_at=timezone.now())


@pytest.mark.parametrize("to", Document.State)
@pytest.mark.parametrize("state", Document.State)
def test_only_named_moves_are_made(
    olena: Person, adviser: Actor, state: Document.State, to: Document.State
) -> None:
    one = Document(person=olena, state=state)
    assert (access.may_decide(adviser, one, to) is None) == (to in DOCUMENT_MOVES[state])


def test_a_refusal_says_why_and_can_be_taken_back(olena: Person, adviser: Actor) -> None:
    one, state = handed_in(olena, adviser), Document.State
    with acting(adviser):
        move: dict[str, Any] = {"document": one, "by": adviser, "at": timezone.now()}
        with pytest.raises(Refused, match="one sentence"):
            actions.move_document(to=state.REFUSED, **move)
        told = actions.move_document(to=state.REFUSED, sentence="Page two, please.", **move)
        assert told.sentence == "Page two, please."
        assert actions.move_document(to=state.LOOKED_AT, **move).sentence == ""


def test_there_is_an_end(olena: Person, adviser: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nahtlos.people.actions.documents.MOST_DOCUMENTS", 1)
    handed_in(olena, adviser)
    with pytest.raises(Refused, match="too many"):
        handed_in(olena, adviser, PNG)


def test_the_bytes_stay_out_of_the_book(olena: Person, adviser: Actor) -> None:
    handed_in(olena, adviser)
    with acting(adviser):
        tables = set(Change.objects.values_list("table_name", flat=True))
    assert "people_document" in tables
    assert "people_content" not in tables


def test_taking_out_takes_the_bytes(olena: Person, adviser: Actor) -> None:
    one = handed_in(olena, adviser)
    with acting(adviser):
        actions.take_out_document(document=one, by=adviser)
        assert not Content.objects.exists()


@pytest.mark.parametrize("parts", [("profile",), ("contact", "plan")])
def test_consent_opens_documents_with_the_profile(
    olena: Person, adviser: Actor, parts: tuple[str, ...]
) -> None:
    one = handed_in(olena, adviser)
    school = make_institution(Institution.objects.get(pk=olena.institution_id).region)
    make_consent(olena, school.pk, adviser, parts)
    with acting(make_member(school, Member)):
        assert Document.objects.filter(pk=one.pk).exists() is ("profile" in parts)
        assert Content.objects.exists() is ("profile" in parts)


def test_news_is_told_once(olena: Person, adviser: Actor) -> None:
    heard: list[DocumentHandedIn] = []
    news.listen(DocumentHandedIn, heard.append)
    try:
        one = handed_in(olena, adviser)
        handed_in(olena, adviser)
    finally:
        news._listeners[DocumentHandedIn].remove(heard.append)
    assert [each.document for each in heard] == [one.pk]


def test_a_refused_document_has_its_sentence(olena: Person, adviser: Actor) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document(olena, adviser, state="looked_at", sentence="x",
                      moved_at=timezone.now(), moved_by_id=adviser.account)  # fmt: skip


# --- hostile files -----------------------------------------------------------------------------------
def bombs() -> Iterator[tuple[str, bytes]]:
    packer = zlib.compressobj(9)
    zeros = b"".join(packer.compress(bytes(1 << 20)) for _ in range(220)) + packer.flush()
    yield "far larger", pdf(b"/Filter /FlateDecode", zeros)
    yield "looked through", pdf(b"", b"<</Flate>> stream\n" * 20_000)
    yield "too many pixels", png(chunk(b"IDAT", zlib.compress(bytes(10_000))))
    yield "too many pixels", png(header=(60_000).to_bytes(4) * 2 + b"\x08\0\0\0\0")


PACKED = zlib.compress(b"<< /S /JavaScript /JS (app.alert(1)) >>")
HOSTILE = [
    ("empty", b""),
    ("Please choose a PDF", b"PK\x03\x04 a program"),
    ("Please choose a PDF", b"<svg onload=alert(1)>"),
    ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ("virus", EICAR),
    ("virus", PDF.replace(b"endobj", EICAR)),
    ("program", PDF.replace(b"/Type", b"/S /JavaScript")),
    ("program", PDF.replace(b"/Type", b"/S /J#61vaScript")),
    ("program", pdf(b"/Type /ObjStm /Filter /FlateDecode", PACKED)),
    ("looked through", pdf(b"/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", b"78>")),
    ("password", PDF.replace(b"endobj", b"endobj /Encrypt 5 0 R")),
    ("damaged", PNG[:-20]),
    ("damaged", png(chunk(b"IDAT", b"no picture"))),
    ("damaged", PDF[:-8]),
    *bombs(),
]


@pytest.mark.parametrize(("says", "content"), HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(says: str, content: bytes) -> None:
    with pytest.raises(NotAPaper, match=says):
        read_document(content)


def test_a_photograph_forgets_where_it_was_taken_but_not_which_way_is_up() -> None:
    kept = read_document(PHOTO).content
    assert b"secret" not in kept
    assert b"\x88\x25" not in kept
    assert kept.count(b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06") == 1
    assert kept.endswith(SCAN)
    assert read_document(kept).content == kept


def test_a_picture_keeps_nothing_but_the_picture() -> None:
    sly = png(chunk(b"tEXt", b"place\0home"), chunk(b"IDAT", PIXELS), chunk(b"eXIf", GPS))
    assert read_document(sly).content == PNG


@pytest.mark.parametrize("head", [b"/Filter /FlateDecode", b"/Subtype /Image"])
def test_what_stands_in_pictures_by_chance_is_no_program(head: bytes) -> None:
    noise = zlib.compress(b"pixels /JSx") if b"Flate" in head else b"pixels /JSx /JS\x01"
    assert read_document(pdf(head, noise)).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("ends", "says"), [(0, None), (1, "virus scanner warns"), (2, "at the moment")]
)
def test_a_scanner_is_believed_and_nothing_is_kept_without_it(
    settings: Any, monkeypatch: pytest.MonkeyPatch, ends: int, says: str | None
) -> None:
    settings.VIRUS_SCANNER = "clamdscan"
    monkeypatch.setattr(
        subprocess, "run", lambda *_args, **_more: subprocess.CompletedProcess([], ends)
    )
    if says is None:
        assert read_document(PDF).content == PDF
    else:
        with pytest.raises(NotAPaper, match=says):
            read_document(PDF)


def test_a_scanner_that_is_not_there_lets_nothing_through(settings: Any) -> None:
    settings.VIRUS_SCANNER = "no-such-scanner-anywhere"
    with pytest.raises(NotAPaper, match="at the moment"):
        read_document(PDF)
