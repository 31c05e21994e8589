"""German for newcomers: at most twelve words a sentence on average, and none over twenty."""

import re

from babel.messages.catalog import Message

from nahtlos.site import messages

OWN_PAGES = (
    "web/templates/mine/",
    "web/templates/check/",
    "web/templates/documents/mine",
    "web/templates/offers/mine",
    "web/templates/recognition/mine",
    "web/mine/",
    "web/check/",
    "web/documents/mine.py",
    "web/offers/views/mine.py",
)
MOST_ON_AVERAGE, MOST = 12, 20
FEWEST_SENTENCES = 100
END = re.compile(r"(?<=[.!?:])\s+")
WORD = re.compile(r"[^\W\d_]")


def sentences(text: str) -> list[list[str]]:
    """Each sentence as its words; headings and buttons are no sentences."""
    parted = (part.split() for part in END.split(text) if part.rstrip().endswith((".", "!", "?")))
    return [[word for word in words if WORD.search(word)] for words in parted]


def spoken(text: Message) -> tuple[str, ...]:
    said = text.string or text.id
    return (said,) if isinstance(said, str) else tuple(said)


def on_own_pages() -> list[list[str]]:
    """Every German sentence that stands on a page for newcomers."""
    return [
        sentence
        for text in messages.kept("de")
        if text.id and any(place.startswith(OWN_PAGES) for place, _line in text.locations)
        for said in spoken(text)
        for sentence in sentences(said)
    ]


def test_sentences_are_short_on_average() -> None:
    found = [len(words) for words in on_own_pages()]
    assert len(found) >= FEWEST_SENTENCES
    assert sum(found) / len(found) <= MOST_ON_AVERAGE


def test_no_sentence_is_long() -> None:
    assert [" ".join(words) for words in on_own_pages() if len(words) > MOST] == []


def test_a_long_sentence_is_found() -> None:
    assert [len(words) for words in sentences("Das ist kurz. " + "lang " * 21 + ".")] == [3, 21]
