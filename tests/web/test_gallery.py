"""The components: each is shown, each form field is tied to its words, both directions work."""

import re
from datetime import date

import pytest
from django import forms
from django.test import Client
from django.urls import include, path
from django.utils.translation import override

from nahtlos.site import assets
from nahtlos.site.urls import urlpatterns as root
from nahtlos.web.forms import DateParts, PlainForm
from tests.house.markup import components

urlpatterns = [path("gallery/", include("nahtlos.web.gallery.urls")), *root]
shown = pytest.mark.parametrize("page", ["", "form/", "form/?wrong=1", "question/", "plain/"])
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.test_gallery")]


def page_of(client: Client, page: str, language: str = "de") -> str:
    answer = client.get(f"/gallery/{page}{'&' if '?' in page else '?'}language={language}")
    assert answer.status_code == 200
    return answer.content.decode()


@shown
@pytest.mark.parametrize(
    ("language", "direction", "sheet"),
    [("de", "ltr", "nahtlos.css"), ("ar", "rtl", "nahtlos.rtl.css")],
)
def test_a_page_says_its_language_and_direction(
    client: Client, page: str, language: str, direction: str, sheet: str
) -> None:
    html = page_of(client, page, language)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert f"built/{sheet}" in html


@shown
def test_ids_are_unique_and_everything_that_points_arrives(client: Client, page: str) -> None:
    html = page_of(client, page)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    pointing = "for|aria-describedby|aria-labelledby|popovertarget"
    targets = " ".join(re.findall(rf'\s(?:{pointing})="([^"]+)"', html)).split()
    targets += re.findall(r'href="#([^"]+)"', html)
    assert set(targets) <= set(ids)


@shown
def test_a_page_has_one_heading_of_the_first_order(client: Client, page: str) -> None:
    assert page_of(client, page).count("<h1") == 1


def test_every_component_is_shown() -> None:
    folder = assets.WEB / "templates"
    names = {str(path.relative_to(folder)) for path in (folder / "cotton").glob("*.html")}
    sources = [path.read_text("utf-8") for path in (folder / "gallery").glob("*.html")]
    sources.append((folder / "cotton" / "form.html").read_text("utf-8"))
    assert names - {name for source in sources for name in components(source)} == set()


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_expected(client: Client) -> None:
    html = page_of(client, "form/?wrong=1")
    assert 'name="born_day" value="31"' in html
    assert html.count('aria-invalid="true"') >= 5
    assert 'href="#id_born_0"' in html
    assert 'href="#id_german_0"' in html


def test_what_was_done_can_be_taken_back(client: Client) -> None:
    assert re.search(r'<form method="post" action="/gallery/">.*?undo', page_of(client, ""))


class Born(PlainForm):
    born = forms.DateField(widget=DateParts, input_formats=DateParts.formats)
    name = forms.CharField(error_messages={"required": "Who?"})


def test_a_date_in_three_parts_is_a_date() -> None:
    form = Born({"born_day": " 2", "born_month": "4", "born_year": "1998", "name": "Olena"})
    assert form.is_valid()
    assert form.cleaned_data["born"] == date(1998, 4, 2)


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("31", "2", "2020"), ("", "2", "2020"), ("1", "2", ""), ("a", "b", "c"), ("1-1", "2", "3")],
)
def test_what_is_no_date_is_answered_with_an_example(day: str, month: str, year: str) -> None:
    with override("en"):
        form = Born({"born_day": day, "born_month": month, "born_year": year, "name": "Olena"})
        assert "for example 12 4 1998" in form.errors["born"][0]


def test_a_message_written_for_a_field_stays() -> None:
    with override("en"):
        assert Born({}).errors == {"born": ["Please fill this in."], "name": ["Who?"]}


def test_a_date_from_the_database_is_shown_in_three_parts() -> None:
    html = str(Born(initial={"born": date(1998, 4, 2)})["born"])
    assert re.findall(r'value="(\d+)"', html) == ["2", "4", "1998"]
