"""Every field of every form of a file, tried with what should not be there: a sentence, and nothing
half kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.models import Change
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Kind
from nahtlos.people import actions
from nahtlos.people.models import Consent, Person
from tests.makers import make_consent, make_institution, make_member, sure

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOSTILE = ("\0", "a\u202eb", "<b>x</b>", "=1+1", "x" * 3000)
NO_DAY = ("31 02 2020", "aa bb cccc", "1 1 1800", "1 1 99999")


@dataclass(frozen=True)
class Case:
    """A page with a form, what fits into it, and one field filled with something else."""

    page: str
    fits: dict[str, Any]
    field: str
    typed: str

    def __str__(self) -> str:
        return f"{self.page}-{self.field}-{self.typed[:6]!r}"


SOON = today() + timedelta(days=90)
UNTIL = {"until_day": SOON.day, "until_month": SOON.month, "until_year": SOON.year}
FORMS: dict[str, tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]] = {
    # page: what fits; fields with text or a choice; fields with a day
    "rename": ({"given_name": "Olena"}, ("given_name", "family_name", "native_name"), ()),
    "close": ({"reason": "work"}, ("reason",), ()),
    "notes": ({"text": "Came in."}, ("text",), ()),
    "add contact": ({"kind": "post", "value": "Lindenweg 1"}, ("kind", "value", "note"), ()),
    "add language": ({"code": "uk", "level": "native"}, ("code", "level"), ()),
    "add household": ({"relation": "child"}, ("relation", "first_name"), ("birth_date",)),
    "add qualification": (
        {"title": "Nurse", "kind": "vocational", "recognition": "none"},
        ("title", "title_original", "kind", "country", "finished_in", "kldb", "recognition"),
        (),
    ),
    "burdens": ({"kind": "debt"}, ("kind", "what_helps"), ()),
    "plan:steps": ({"what": "Ring", "who": "person"}, ("what", "who", "note"), ("until",)),
    "consent:new": (
        {"purpose": "course", "parts": "plan", "how": "phone", **UNTIL},
        ("recipient", "purpose", "parts", "how"),
        ("until",),
    ),
}


def cases() -> Iterator[Case]:
    """Every field of every form with everything that should not be there."""
    for page, (fits, texts, days) in FORMS.items():
        for field in texts:
            yield from (Case(page, fits, field, typed) for typed in HOSTILE)
        for field in days:
            yield from (Case(page, fits, field, typed) for typed in NO_DAY)


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    with acting(adviser):
        person = actions.make_person(given_name="Olena", by=adviser, at=NOW)
    make_consent(person, adviser.institution, adviser, ["burdens"])
    return person


@pytest.fixture
def desk(client: Client, adviser: Actor, settings: Any) -> Client:
    settings.SECOND_FACTOR = False
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    return client


def address(page: str, person: Person) -> str:
    if page.startswith("add "):
        return reverse("people:add", args=[person.pk, page.removeprefix("add ")])
    return reverse(page if ":" in page else f"people:{page}", args=[person.pk])


def filled(case: Case) -> dict[str, Any]:
    if case.typed in NO_DAY:
        parts = zip(("day", "month", "year"), case.typed.split(), strict=True)
        return case.fits | {f"{case.field}_{part}": typed for part, typed in parts}
    return case.fits | {case.field: case.typed}


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_what_should_not_be_there_gets_a_sentence_at_its_field(
    case: Case, desk: Client, olena: Person, adviser: Actor
) -> None:
    with acting(adviser):
        before = Change.objects.count()
    page = desk.post(address(case.page, olena), filled(case)).content.decode()
    assert f"id_{case.field}_error" in page
    assert "<b>x</b>" not in page
    with acting(adviser):
        assert Change.objects.count() == before


@pytest.mark.parametrize("page", [page for page in FORMS if page != "consent:new"])
def test_what_fits_is_kept(page: str, desk: Client, olena: Person) -> None:
    assert desk.post(address(page, olena), FORMS[page][0]).status_code == 302


def ask(desk: Client, olena: Person, **more: Any) -> Any:
    school = make_institution(olena.region)
    fits = FORMS["consent:new"][0] | {"recipient": str(school.pk)} | more
    return desk.post(reverse("consent:new", args=[olena.pk]), fits)


def kept(olena: Person, adviser: Actor) -> Consent:
    with acting(adviser):
        return Consent.objects.exclude(recipient=olena.institution).select_related("scan").get()


PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"


def test_consent_on_paper_keeps_the_scan(desk: Client, olena: Person, adviser: Actor) -> None:
    scan = SimpleUploadedFile("../../etc/passwd.pdf", PDF, "text/html")
    assert ask(desk, olena, how="paper", paper=scan).status_code == 302
    consent = kept(olena, adviser)
    shown = desk.get(reverse("consent:scan", args=[olena.pk, consent.pk]))
    assert shown.content == PDF
    assert shown.headers["Content-Type"] == "application/pdf"
    assert "passwd" not in shown.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ\x90", b"%PDF-1.4 /JS x"]
)
def test_what_is_no_paper_is_refused(
    content: bytes, desk: Client, olena: Person, adviser: Actor
) -> None:
    scan = SimpleUploadedFile("paper.pdf", content, "application/pdf")
    page = ask(desk, olena, how="paper", paper=scan).content.decode()
    assert "id_paper_error" in page
    with acting(adviser):
        assert not Consent.objects.exclude(recipient=olena.institution).exists()


def test_by_telephone_nothing_is_open_until_the_person_answers(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    shown = ask(desk, olena)
    consent = kept(olena, adviser)
    assert consent.given_at is None
    page = desk.get(shown.headers["Location"])
    assert page.status_code == 200
    linked = desk.post(reverse("consent:link", args=[olena.pk, consent.pk])).content.decode()
    assert "<svg" in linked
    assert "/my/enter/" in linked


def test_the_immigration_office_is_never_offered(desk: Client, olena: Person) -> None:
    office = make_institution(olena.region, kind=Kind.IMMIGRATION_OFFICE, name="Office of stay")
    page = desk.get(reverse("consent:new", args=[olena.pk])).content.decode()
    assert str(office.pk) not in page
