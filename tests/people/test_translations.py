"""What newcomers are asked is there in their language: every question, answer and name of a fact."""

from collections.abc import Iterator

import pytest

from nahtlos.people import countries
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Part, Text, lookup
from nahtlos.people.facts.translations import LANGUAGES, translated, words
from nahtlos.web.check.chosen import ASKED
from nahtlos.web.languages import OWN_NAMES

MOST_WORDS = 14
NOBODY = Text("Wort", "word", "nobody.question")
SAME_IN_ALL = {"status.values.duldung_60a", "status.values.duldung_60b"}


def texts_of(name: str) -> Iterator[Text]:
    fact = lookup(name)
    yield from (fact.label, fact.question, *([fact.help] if fact.help else []))
    yield from (choice.label for choice in fact.choices if choice.stored)


def named() -> Iterator[Text]:
    """The names of all facts that a result may say that it hangs on."""
    yield from (f.label for f in FACTS.values() if f.stored and f.part is Part.PROFILE)


def test_the_languages_are_those_of_the_site_beside_german_and_english() -> None:
    assert set(LANGUAGES) == set(OWN_NAMES) - {"de", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKED)
def test_every_question_of_the_check_is_translated(name: str, language: str) -> None:
    missing = [text.key for text in texts_of(name) if text.language_of(language) != language]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_that_a_result_names_is_translated(language: str) -> None:
    assert [text.key for text in named() if text.language_of(language) != language] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name(language: str) -> None:
    keys = [f"countries.{code}" for code, _name in countries.sorted_names("en")]
    assert [key for key in keys if not translated(key, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_belongs_to_nothing(language: str) -> None:
    facts = {*FACTS.values(), *RECORD_FIELDS.values()}
    known = {text.key for fact in facts for text in texts_of(fact.id)}
    strange = {key for key in words(language) if not key.startswith("countries.")} - known
    assert strange == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_short_and_end_as_questions(language: str) -> None:
    for name in ASKED:
        question = lookup(name).question.in_language(language)
        assert question.rstrip()[-1] in "?؟", question
        assert len([word for word in question.split() if word != "?"]) <= MOST_WORDS, question


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_and_german_names_are_kept(language: str) -> None:
    for choice in lookup("status").choices:
        english = choice.label.en
        if choice.stored and "§" in english:
            said = choice.label.in_language(language)
            assert english.count("AufenthG") <= said.count("AufenthG"), said
            assert "§" in said
            assert choice.label.key in SAME_IN_ALL or said != english


def test_want_of_words_is_said_in_english_and_marked() -> None:
    assert (NOBODY.in_language("uk"), NOBODY.language_of("uk")) == ("word", "en")
    assert (NOBODY.in_language("de-AT"), NOBODY.language_of("de-AT")) == ("Wort", "de")
    assert (NOBODY.in_language("it"), NOBODY.language_of("it")) == ("word", "en")
