"""Titles, purposes and sentences of the law room in every language of the site."""

import re

import pytest

from nahtlos.law.catalogue import catalogue
from nahtlos.law.catalogue.translations import LANGUAGES, words
from nahtlos.law.engine.conditions import Says
from nahtlos.law.queries import kind_label, office_label, purpose, say, title
from nahtlos.law.queries.catalogue_pages import OFFICE_LABELS
from nahtlos.law.queries.listing import KIND_LABELS

INSTRUMENTS = tuple(catalogue().instruments.values())
PARAGRAPH = re.compile(r"§ ?\d+\w*")
NEVER: Says = {"de": "Nie gesagt.", "en": "Never said."}
MOST_WORDS = 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_and_purpose_is_there(language: str) -> None:
    for one in INSTRUMENTS:
        for found in (title(one, language), purpose(one, language)):
            assert found.language == language, one.id
            assert found.text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_of_an_instrument_that_there_is_not(language: str) -> None:
    assert set(words(language).titles) == {one.id for one in INSTRUMENTS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_keep_paragraph_and_german_name(language: str) -> None:
    for one in INSTRUMENTS:
        said = title(one, language).text
        assert set(PARAGRAPH.findall(one.title["en"])) <= set(PARAGRAPH.findall(said)), one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_purposes_are_short(language: str) -> None:
    for one in INSTRUMENTS:
        for sentence in re.split(r"[.!؟?] ", purpose(one, language).text):
            assert len(sentence.split()) <= MOST_WORDS, (one.id, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices_and_kinds_of_work_are_there(language: str) -> None:
    labels = [*map(office_label, OFFICE_LABELS), *map(kind_label, KIND_LABELS)]
    assert [label["en"] for label in labels if say(label, language).language != language] == []


def test_german_and_english_are_said_as_they_stand() -> None:
    one = INSTRUMENTS[0]
    assert title(one, "de").text == one.title["de"]
    assert purpose(one, "en-GB").text == one.purpose["en"]


def test_a_sentence_that_changed_falls_back_to_english_and_says_so() -> None:
    found = say(NEVER, "ar")
    assert (found.text, found.language) == ("Never said.", "en")
    assert say(NEVER, "it").language == "en"
