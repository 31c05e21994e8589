"""The sentences of the plan: whole in eight languages, the same gaps in each, short and plain."""

import re

import pytest

from nahtlos.network.models import Topic
from nahtlos.plan import catalogue
from nahtlos.plan.catalogue.phrases import SPOT, Phrase

EVERY = [
    one
    for group in (catalogue.steps(), catalogue.meetings(), catalogue.bring())
    for one in group.values()
]
MOST_WORDS, MOST_SIGNS = 12, 110


@pytest.mark.parametrize("phrase", EVERY, ids=lambda one: one.key)
def test_a_sentence_is_whole_in_every_language(phrase: Phrase) -> None:
    assert tuple(sorted(phrase.says)) == tuple(sorted(catalogue.LANGUAGES))
    gaps = {language: sorted(SPOT.findall(text)) for language, text in phrase.says.items()}
    assert len({tuple(one) for one in gaps.values()}) == 1, gaps
    assert len(phrase.spots) <= 1


@pytest.mark.parametrize("phrase", EVERY, ids=lambda one: one.key)
def test_sentences_are_short(phrase: Phrase) -> None:
    for language, text in phrase.says.items():
        longest = max(len(one.split()) for one in re.split(r"[.?!؟]", text))
        assert longest <= MOST_WORDS, (language, text)
        assert len(text) <= MOST_SIGNS


@pytest.mark.parametrize("phrase", EVERY, ids=lambda one: one.key)
def test_what_is_asked_about_is_a_topic(phrase: Phrase) -> None:
    assert phrase.topic in {"", *Topic.values}


def test_no_key_stands_in_two_lists() -> None:
    assert len({one.key for one in EVERY}) == len(EVERY)


def test_what_is_filled_in_keeps_its_direction() -> None:
    told = catalogue.say("course_attend", {"title": "Deutsch B1"}, "ar")
    assert "\u2068Deutsch B1\u2069" in told
    assert catalogue.say("course_attend", {"title": "Deutsch B1"}, "de").endswith("„Deutsch B1“.")


def test_a_gap_that_nobody_filled_shows() -> None:
    assert catalogue.say("course_attend", {}, "de") == "Besuchen Sie den Kurs „…“."
    assert catalogue.say("no such key", {}, "de") == ""
