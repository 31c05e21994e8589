"""Pages of documents: taken in, confirmed, sent safely; hostile files cost nothing that was typed."""

import tracemalloc
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people.models import Document, Fact, Person, Qualification
from nahtlos.web import uploading
from tests.makers import (
    make_consent,
    make_institution,
    make_link,
    make_member,
    make_person,
    make_qualification,
    make_record,
    sure,
)
from tests.network.entering import opened
from tests.people.test_documents import EICAR, PNG
from tests.people.test_papers import PDF
from tests.recognition.rows import make_document

pytestmark = pytest.mark.django_db
OK, FOUND, UNPROCESSABLE = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
TYPED = {"kind": "certificate", "title": "Diplom der Schule", "taken": "scan", "language": "uk"}


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    return client


def address(name: str, person: Person, *more: object) -> str:
    return reverse(f"documents:{name}", args=[person.pk, *more])


def sent(content: bytes, name: str = "scan.pdf") -> dict[str, Any]:
    return TYPED | {"paper": SimpleUploadedFile(name, content, "text/html")}


def kept(adviser: Actor) -> list[Document]:
    with acting(adviser):
        return list(Document.objects.all())


def test_a_paper_is_taken_in_and_found_again(desk: Client, olena: Person, adviser: Actor) -> None:
    answer = desk.post(address("list", olena), sent(PDF))
    [one] = kept(adviser)
    assert (answer.status_code, answer.headers["Location"]) == (
        FOUND, address("show", olena, one.pk),
    )  # fmt: skip
    assert (one.title, one.language, one.handed_in_by_id) == (
        "Diplom der Schule", "uk", adviser.account,
    )  # fmt: skip
    again = desk.post(address("list", olena), sent(PDF), follow=True)
    assert "already: Diplom der Schule" in again.content.decode()
    assert kept(adviser) == [one]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This file is empty"),
        (b"PK\x03\x04", "Please choose a PDF"),
        (EICAR, "A virus scanner warns"),
        (PDF.replace(b"/Type", b"/JavaScript"), "holds a program"),
        (PDF[:-6], "damaged"),
        (PDF + b" " * uploading.KEPT, "larger than 5 MB"),
    ],
)
def test_a_hostile_file_costs_nothing_that_was_typed(
    desk: Client, olena: Person, adviser: Actor, content: bytes, says: str
) -> None:
    answer = desk.post(address("list", olena), sent(content))
    page = answer.content.decode()
    assert answer.status_code == UNPROCESSABLE
    assert says in page
    assert 'value="Diplom der Schule"' in page
    assert kept(adviser) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\0.pdf", "C:\\scan.exe", "x" * 500, ".."])
def test_a_name_means_nothing(desk: Client, olena: Person, adviser: Actor, name: str) -> None:
    file = BytesIO(PDF)
    file.name = name
    desk.post(address("list", olena), TYPED | {"paper": file})
    assert {one.title for one in kept(adviser)} <= {"Diplom der Schule"}
    for one in kept(adviser):
        header = desk.get(address("file", olena, one.pk)).headers["Content-Disposition"]
        assert (
            header
            == f'attachment; filename="certificate-{timezone.localdate(one.handed_in_at):%Y-%m-%d}.pdf"'
        )


class Endless(BytesIO):
    """The beginning of a form, then zeros without end; counts what is read."""

    given = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size) or bytes(min(size or 0, 1 << 16))
        self.given += len(piece)
        return piece


def test_500_megabytes_are_not_read_and_the_title_stays() -> None:
    start = (
        b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nDiplom\r\n'
        b'--x\r\nContent-Disposition: form-data; name="paper"; filename="big.pdf"\r\n\r\n%PDF-'
    )
    stream = Endless(start)
    environ: dict[str, Any] = {
        "wsgi.input": stream,
        "CONTENT_LENGTH": str(500 * 1024 * 1024),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    request = RequestFactory().generic(
        "POST", "/", b"", "multipart/form-data; boundary=x",
        **environ,
    )  # fmt: skip
    tracemalloc.start()
    form = uploading.HandInOwn(request.POST, request.FILES, too_large=uploading.too_large(request))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert form["title"].value() == "Diplom"
    assert form.errors["paper"] == [str(uploading.TOO_LARGE)]
    assert stream.given < uploading.FAR_TOO_MUCH / 8
    assert most < uploading.KEPT * 2


def test_no_file_is_laid_on_the_disk(settings: Any) -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["nahtlos.web.uploading.Quota"]


def test_the_bytes_are_sent_so_that_nothing_runs(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    one = make_document(olena, adviser, PNG, media_type="image/png", ending="png")
    answer = desk.get(address("file", olena, one.pk))
    sent_with = {
        name: answer.headers[name]
        for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")
    }
    assert sent_with == {
        "Content-Type": "image/png",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content == PNG


@pytest.mark.parametrize("parts", [("contact", "plan"), ("profile",)])
def test_others_see_a_document_only_with_the_profile(
    client: Client, olena: Person, adviser: Actor, parts: tuple[str, ...]
) -> None:
    one = make_document(olena, adviser)
    school = make_institution(olena.region)
    make_consent(olena, school.pk, adviser, parts)
    client.force_login(Account.objects.get(pk=sure(make_member(school, Member).account)))
    for name in ("show", "file"):
        answer = client.get(address(name, olena, one.pk))
        assert (answer.status_code == OK) is ("profile" in parts)
    assert client.post(address("refuse", olena, one.pk), {"sentence": "x y"}).status_code in {
        403,
        404,
    }


def test_a_document_of_somebody_else_is_not_there(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    one = make_document(make_person(adviser, "Iryna"), adviser)
    for name in ("show", "file"):
        assert desk.get(address(name, olena, one.pk)).status_code == HTTPStatus.NOT_FOUND


def test_confirming_writes_down_what_was_learned_and_says_what_opened(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    one = make_document(olena, adviser)
    proven = {"qualification": "new", "title": "Koch", "kind": "vocational", "country": "UA",
              "recognition": "none", "complete": "on"}  # fmt: skip
    answer = desk.post(address("confirm", olena, one.pk), proven, follow=True)
    assert "Open now:" in answer.content.decode()
    with acting(adviser):
        one.refresh_from_db()
        [learned] = Qualification.objects.all()
        known = dict(Fact.objects.values_list("name", "value"))
    assert (one.state, one.qualification_id, learned.title) == ("confirmed", learned.pk, "Koch")
    assert known == {
        "documents_missing": False, "foreign_qualification": "vocational",
        "recognition_result": "none",
    }  # fmt: skip


def test_what_is_proven_has_to_be_said(desk: Client, olena: Person, adviser: Actor) -> None:
    one = make_document(olena, adviser)
    answer = desk.post(address("confirm", olena, one.pk), {"qualification": "new"})
    assert answer.status_code == UNPROCESSABLE
    assert "for example: Krankenschwester" in answer.content.decode()
    assert [each.state for each in kept(adviser)] == ["handed_in"]


def test_a_refusal_is_read_by_the_person(
    desk: Client, olena: Person, adviser: Actor, django_user_model: Any
) -> None:
    one = make_document(olena, adviser)
    desk.post(address("refuse", olena, one.pk), {"sentence": "Page two is missing."})
    link, phone = make_link(olena, adviser), Client()
    opened(phone, link.token)
    page = phone.get(reverse("documents:mine")).content.decode()
    assert "Page two is missing." in page
    desk.post(address("again", olena, one.pk))
    assert [each.state for each in kept(adviser)] == ["looked_at"]


@pytest.mark.parametrize("name", ["list"])
def test_a_list_asks_as_many_questions_for_one_as_for_three(
    desk: Client, olena: Person, adviser: Actor, name: str
) -> None:
    desk.get(address(name, olena))  # the first page of a session asks where somebody works
    numbers = []
    for n in range(3):
        learned = make_qualification(olena, adviser)
        make_document(olena, adviser, b"%d" % n, qualification=learned)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address(name, olena)).status_code == OK
        numbers.append(len(asked))
    assert numbers[0] == numbers[2]
