"""Pages of papers: filled in, looked over, made; and the templates that a region keeps."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people.models import Person
from nahtlos.plan.models import Paper, Template
from nahtlos.plan.queries import PAPER_LANGUAGES
from nahtlos.site import assets
from tests.law.regional import coordinator
from tests.makers import make_member, make_person, make_record, sure
from tests.plan.papers.sheets import form, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    assets.build()


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    return at(client, adviser)


@pytest.fixture
def keeper(client: Client) -> Client:
    return at(client, coordinator())


def at(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(actor.account)))
    return client


def cover(person: Person) -> str:
    return reverse("papers:make", args=[person.pk, "jobcenter_cover"])


def typed(desk: Client, person: Person, **over: str) -> dict[str, str]:
    """What the page sends when nothing but `over` (by label) was written."""
    page = desk.get(cover(person)).context["form"]
    told = {one.html_name: str(one.value() or "") for one in page}
    return told | {
        one.html_name: over[one.label.split()[0]] for one in page if one.label.split()[0] in over
    }


def test_the_page_says_where_each_value_was_found(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    make_record(olena, adviser)
    page = desk.get(cover(olena)).content.decode()
    assert "from the file: name" in page
    assert "nothing on file: please type it" in page
    assert str(olena) in page


def test_the_button_makes_the_pdf_and_the_history_tells_it(desk: Client, olena: Person) -> None:
    sent = typed(desk, olena, Recipient="Jobcenter", What="Zeugnis & Übersetzung")
    made = desk.post(cover(olena), sent)
    assert made.headers["Content-Type"] == "application/pdf"
    assert str(olena.family_name) not in made.headers["Content-Disposition"]
    assert "Zeugnis & Übersetzung" in text_of(made.content)
    page = desk.get(reverse("papers:list", args=[olena.pk])).content.decode()
    assert "Deckblatt für das Jobcenter" in page.partition("Made so far")[2]


def test_bad_input_gets_a_sentence_and_nothing_is_lost(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    sent = typed(desk, olena, Recipient="Jobcenter Lindenau", What="<script>")
    page = desk.post(cover(olena), sent)
    assert page.status_code == 422
    assert "Jobcenter Lindenau" in page.content.decode()
    assert "you typed it" in page.content.decode()
    with acting(adviser):
        assert not Paper.objects.exists()


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_plan_is_a_pdf_in_every_language(desk: Client, olena: Person, language: str) -> None:
    page = desk.get(reverse("papers:plan", args=[olena.pk]), {"language": language})
    assert page.content.startswith(b"%PDF-")


def test_a_language_or_template_that_is_not_there_is_no_page(desk: Client, olena: Person) -> None:
    plan = reverse("papers:plan", args=[olena.pk])
    assert desk.get(plan, {"language": "xx"}).status_code == 404
    for key in ("nothing", "own-x", "own-" + "0" * 32):
        assert desk.get(reverse("papers:make", args=[olena.pk, key])).status_code == 404


def test_a_stranger_finds_no_papers(client: Client, olena: Person) -> None:
    at(client, make_member())
    for name in ("papers:list", "papers:plan"):
        assert client.get(reverse(name, args=[olena.pk])).status_code == 404


def test_a_letter_is_written_mapped_and_published(keeper: Client) -> None:
    letter = {"title": "Bitte", "subject": "Für {name}", "text": "Guten Tag {name}."}
    page = keeper.post(reverse("papers:new-letter"), letter, follow=True)
    made = page.context["template"]
    keeper.post(reverse("papers:template", args=[made.pk]), {"f0": "person.name"})
    shown = keeper.get(reverse("papers:templates")).content.decode()
    assert "in use since" in shown


@pytest.mark.parametrize("text", ["Guten {", "Guten {two words}", "{a{b}}"])
def test_braces_that_name_nothing_get_a_sentence(keeper: Client, text: str) -> None:
    page = keeper.post(reverse("papers:new-letter"), {"title": "T", "subject": "S", "text": text})
    assert page.status_code == 422
    assert "one word in braces" in page.content.decode()


def upload(keeper: Client, content: bytes) -> Any:
    file = SimpleUploadedFile("x.pdf", content, "application/pdf")
    return keeper.post(reverse("papers:new-form"), {"title": "F", "paper": file}, follow=True)


def test_a_fillable_pdf_shows_its_fields(keeper: Client) -> None:
    page = upload(keeper, form(("Nachname", "/Tx")))
    assert "Feld Nachname" in page.content.decode()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", form(), b"GIF89a"])
def test_another_file_gets_a_sentence_and_the_name_stays(keeper: Client, content: bytes) -> None:
    page = upload(keeper, content)
    assert page.status_code == 422
    assert 'value="F"' in page.content.decode()
    assert not Template.objects.exists()


def test_advisers_do_not_keep_templates(desk: Client) -> None:
    for name in ("papers:templates", "papers:new-letter", "papers:new-form"):
        assert desk.get(reverse(name)).status_code == 403
