"""Everything about a person as PDF: in eight languages, every word of the page, nothing of others."""

import io
import json
import re
import unicodedata
import zipfile
from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from pypdf import PdfReader

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people import queries
from nahtlos.people.models import Person
from nahtlos.web.privacy import telling
from tests import makers
from tests.bench import ReadOnlyClient
from tests.plan.papers.sheets import drawn, root, text_of

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in site.LANGUAGES]
FROM_RIGHT = ("ar", "fa")
HOSTILE = ('#panic("run")', "*bold* <label> @ref", '"; #import "@preview/x:1.0.0"', "] #[")


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member(name="Aylin Muster")


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = makers.make_person(adviser)
    makers.make_record(person, adviser)
    makers.make_contact(person, adviser)
    makers.make_step(person, adviser, "Diplom übersetzen")
    makers.make_note(person, adviser, "Her cousin said something.")
    return person


@pytest.fixture
def phone(olena: Person, adviser: Actor) -> Client:
    account = makers.make_account(name="")
    makers.make_login(olena, adviser, account)
    client = ReadOnlyClient()
    client.force_login(account)
    return client


def enter(by: Actor) -> Client:
    client = ReadOnlyClient()
    client.force_login(Account.objects.get(pk=makers.sure(by.account)))
    return client


def own(phone: Client, language: str = "de") -> bytes:
    answer = phone.get(reverse("privacy:paper"), headers={"accept-language": language})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    return bytes(answer.content)


def bare(text: str) -> str:
    """Letters and digits alone: a reader of pages breaks lines and turns brackets as it likes."""
    return re.sub(r"[\W_]+", "", text)


def marked(word: str) -> bool:
    """Whether a letter bears a vowel sign: a reader of pages finds the sign beside the word."""
    return any(unicodedata.combining(sign) for sign in word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_what_the_page_says(language: str, phone: Client, olena: Person) -> None:
    """Text for text; from the right word by word, as a reader of pages turns joined letters round."""
    told = text_of(own(phone, language))
    with translation.override(language), acting(makers.newcomer(olena)):
        every = queries.everything(olena.pk, by=makers.newcomer(olena))
        words = [
            *(text for one in telling.sections(every) for row in one.rows for pair in row for text in pair),
            *(str(one.title) for one in telling.sections(every)),
            *(str(one) for one in telling.RIGHTS),
            *(str(one.because) for one in every.withheld),
            *(one.how_long for one in telling.kept_for(queries.rules(olena.region_id))),
        ]  # fmt: skip
    if language in FROM_RIGHT:
        seen = {"".join(sorted(bare(word))) for word in told.split()}
        whole = [word for text in words for word in text.split() if not marked(word)]
        assert len(whole) > 100
        wanted = set(map(bare, whole))
        assert {word for word in wanted if "".join(sorted(word)) not in seen} == set()
    else:
        assert [text for text in words if bare(text) not in bare(told)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_tagged_and_says_its_language(language: str, phone: Client) -> None:
    paper = own(phone, language)
    assert root(paper)["/Lang"] == language
    with translation.override(language):
        title = gettext("Everything about you")
    metadata = PdfReader(io.BytesIO(paper)).metadata
    assert metadata
    assert metadata.title == title


@pytest.mark.parametrize("language", ["de", *FROM_RIGHT])
def test_a_page_begins_where_its_language_begins(language: str, phone: Client) -> None:
    """The heading has its ink on the side where somebody begins to read."""
    width, height, rows = drawn(own(phone, language))
    dark = [at for row in rows[: height // 9] for at, dot in enumerate(row[0::3]) if dot < 200]
    right = sum(at > width // 2 for at in dark)
    assert (right > len(dark) / 2) == (language in FROM_RIGHT)


def test_what_the_person_has_no_right_to_alone_is_not_in_it(phone: Client) -> None:
    assert "cousin" not in text_of(own(phone))


def test_nothing_that_another_institution_holds_is_in_it(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    """The same woman is known elsewhere: whether with her consent or not, that is their file."""
    other = makers.make_member(
        makers.make_institution(makers.by_region(olena), name="Sprachschule")
    )
    there = makers.make_person(other, olena.given_name, olena.family_name)
    makers.make_record(there, other)
    makers.make_contact(there, other, "030 23125 999")
    makers.make_step(there, other, "Schritt von dort")
    makers.make_consent(there, makers.sure(adviser.institution), other, ("contact", "plan"))
    desk = enter(adviser).post(
        reverse("privacy:everything", args=[olena.pk]), {"notes": "yes", "how": "paper"}
    )
    for paper in (own(phone), desk.content):
        told = text_of(paper)
        assert "030 23125 001" in told
        assert "Diplom übersetzen" in told
        assert "030 23125 999" not in told
        assert "Schritt von dort" not in told


def test_the_adviser_hands_it_out_in_the_persons_language(olena: Person, adviser: Actor) -> None:
    answer = enter(adviser).post(
        reverse("privacy:everything", args=[olena.pk]),
        {"notes": "no", "because": "It tells of her cousin.", "how": "paper"},
    )
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nahtlos.pdf"'
    told = text_of(answer.content)
    assert root(answer.content)["/Lang"] == "uk"
    assert "It tells of her cousin." in told
    assert "said something" not in told


def test_the_file_holds_the_same_paper(phone: Client) -> None:
    kept = phone.get(reverse("privacy:save")).content
    with zipfile.ZipFile(io.BytesIO(kept)) as found:
        told = text_of(found.read("everything.pdf"))
        [contact] = json.loads(found.read("everything.json"))["tables"]["people_contact"]
    assert contact["value"] in told


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_somebody_typed_is_shown_and_not_run(
    typed: str, phone: Client, olena: Person, adviser: Actor
) -> None:
    makers.make_step(olena, adviser, f"{typed}\nSecond line\n\u0634\u0645\u0627 {typed}")
    assert bare(typed) in bare(text_of(own(phone)))


def test_a_stranger_gets_no_paper(olena: Person) -> None:
    stranger = enter(makers.make_member(makers.make_institution(makers.by_region(olena))))
    page = reverse("privacy:everything", args=[olena.pk])
    assert stranger.post(page, {"notes": "yes", "how": "paper"}).status_code == 404
    assert Client().get(reverse("privacy:paper")).status_code == 401


def test_another_way_to_hand_it_over_is_refused(olena: Person, adviser: Actor) -> None:
    page = reverse("privacy:everything", args=[olena.pk])
    assert enter(adviser).post(page, {"notes": "yes", "how": "fax"}).status_code == 422


def test_of_a_very_long_table_the_paper_says_how_much_more_there_is(
    phone: Client, olena: Person, adviser: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nahtlos.web.privacy.paper.MOST", 2)
    for number in range(4):
        makers.make_step(olena, adviser, f"Schritt {number}")
    told = text_of(own(phone))
    assert "Schritt 0" in told
    assert "Schritt 3" not in told
    assert "Weitere Zeilen stehen in der Datei für Programme: 3" in told
