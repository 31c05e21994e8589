"""The reader counts as a legislator counts: each rule on a small law, and all on the real ones."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.law.statutes import FILES, TEXTS, Citation, Statute, citations
from tests.law.statutes.sentences import sentences
from tests.law.statutes.statute import ABSATZ

FOLDER = Path(__file__).parent / "statutes"
SMALL = (FOLDER / "small.md").read_text(encoding="utf-8")
"""A law with one of each thing that makes counting hard."""

GONE = {
    "§ 3": "",
    "§ 1 Abs. 2": "",
    "§ 1 Abs. 1 S. 2 Nr. 2a": "",
    "§ 1": "is not repealed",
    "§ 2 S. 1": "is not repealed",
    "§ 10": "no such paragraph",
}


def place(text: str) -> Citation:
    """A place in the small law, written without a law."""
    return next(citations(f"{text} BGB"))


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("§ 1 Abs. 1 S. 1", "One must", "rest."),
        ("§ 1 Abs. 1 S. 2", "Work is", "and not ill."),
        ("§ 1 Abs. 1 S. 2 Nr. 1", "asked", "or"),
        ("§ 1 Abs. 1 S. 2 Nr. 2 lit. a", "by day,", "by day,"),
        ("§ 1 Abs. 1 S. 2 Nr. 2 lit. b", "by night", "bb in winter,"),
        ("§ 1 Abs. 1 S. 2 Nr. 2 lit. b lit. bb", "in winter", ","),
        ("§ 1 Abs. 1 S. 2 Nr. 3", "paid. Paid", "money."),
        ("§ 1 Abs. 1 S. 2 Nr. 3 S. 2", "Paid is", "money."),
        ("§ 1 Abs. 1 Nr. 3", "paid.", "money."),
        ("§ 1 Abs. 1 S. 3", "Nobody", "minds."),
        ("§ 1 Abs. 1 S. 4 Nr. 2", "enough.", "enough."),
        ("§ 1 Abs. 1a S. 1", "Until 31. Mai", "25. Lebensjahr."),
        ("§ 2 S. 1", "Twelve", "or two |"),
        ("§ 2 Nr. 2", "or two", "|"),
        ("§ 2 S. 2", "Later", "late."),
        ("§ 2 S. 3", "She said", "went."),
        ("§ 9 S. 1 Nr. 1", "In einer", "Liste."),
        ("§ 9 S. 1 Nr. 2 lit. b", "zwei.", "zwei."),
        ("§ 11 Abs. 1 S. 1 Nr. 1", "alle", "und"),
        ("§ 11 Abs. 1 S. 2", "Danach", "es."),
        ("§ 11 Abs. 2 S. 1 Nr. 1 lit. aa", "mehr.", "mehr."),
        ("Anlage S. 1", "A list:", "1. Januar."),
    ],
)
def test_a_place_opens_where_it_stands(text: str, starts: str, ends: str) -> None:
    [found] = Statute(SMALL).open(place(text))
    assert found.startswith(starts)
    assert found.endswith(ends)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("§ 10", "no such paragraph"),
        ("§ 1 Abs. 6", "no such Absatz"),
        ("§ 2 Abs. 1", "no such Absatz"),
        ("§ 1 Abs. 1 S. 5", "only 4 sentences"),
        ("§ 1 Abs. 1a S. 2", "only 1 sentences"),
        ("§ 2 S. 4", "only 3 sentences"),
        ("§ 2 S. 1a", "only 3 sentences"),
        ("§ 9 S. 2", "only 1 sentences"),
        ("§ 1 Abs. 1 S. 1 Nr. 1", "no such Nummer"),
        ("§ 1 Abs. 1 S. 2 Nr. 4", "no such Nummer"),
        ("§ 1 Abs. 1 S. 2 Nr. 2 lit. c", "no such Buchstabe"),
        ("§ 1 Abs. 1 S. 2 Nr. 1 lit. a", "no such Buchstabe"),
        ("§ 1 Abs. 1 S. 2 Nr. 2 lit. b lit. cc", "no such Buchstabe"),
        ("§ 1 Abs. 1 S. 2 Nr. 3 S. 3", "only 2 sentences"),
        ("§ 1 Abs. 1 Nr. 2", "stands in several sentences, name one"),
        ("§ 1 S. 1", "has Absätze, name one"),
        ("§ 1 Abs. 1 S. 2 Nr. 2a", "that point is repealed (weggefallen)"),
        ("§ 1 Abs. 2", "the Absatz is repealed (weggefallen)"),
        ("§ 1 Abs. 4 S. 1", "the Absatz is repealed (weggefallen)"),
        ("§ 3", "the paragraph is repealed (weggefallen)"),
        ("§ 11 Abs. 1 S. 1 Nr. 3", "that point is repealed (weggefallen)"),
        ("§ 4", "the paragraph is repealed (weggefallen)"),
        ("§ 5 Abs. 1", "the paragraph is repealed (weggefallen)"),
        ("§ 7b", "the paragraph is repealed (weggefallen)"),
        ("§ 8", "the paragraph is repealed (weggefallen)"),
        ("Anlage A Nr. 1", "the text of this annex is not at hand"),
    ],
)
def test_what_does_not_stand_in_a_statute_is_noticed(text: str, fault: str) -> None:
    assert Statute(SMALL).fault(place(text)) == fault


def test_what_is_said_to_be_repealed_must_be() -> None:
    law = Statute(SMALL)
    gone = {text: law.fault(place(text)._replace(gone="(weggefallen)")) for text in GONE}
    assert gone == GONE


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Siehe Abs. 1 S. 2 Nr. 3 sowie Art. 4 und die Bek. Sie gilt.", 1),
        ("Es gilt § 2 Absatz 1. Die Frist ist kurz. § 3 gilt nicht.", 3),
        ("Am 1. Januar 2020 und in der 35. Kalenderwoche (BGBl. I S. 4).", 1),
        ("Der Verein e. V. Berlin fragt bzw. Vereine fragen.", 1),
        ("Das ist so (§ 3). Das Amt schreibt „Ja.“ Es sagt es auch.", 3),
        ("Es ist zugegangen. 42 Tage danach endet es.", 2),
    ],
)
def test_abbreviations_dates_and_quotations_end_no_sentence(words: str, count: int) -> None:
    assert len(sentences(words)) == count


EYE = (FOLDER / "read_by_eye.txt").read_text(encoding="utf-8")
READ = [line.split(" | ") for line in EYE.splitlines()]
"""Places that were read by eye in the statutes, and the words with which they begin."""
NOT_THERE = {
    "§ 44 Abs. 4 S. 3 AufenthG": "only 2 sentences",
    "§ 7 Abs. 1 S. 8 SGB II": "only 7 sentences",
    "§ 45 Abs. 2 S. 5 BBiG": "only 4 sentences",
    "§ 22 Abs. 4 S. 1 Nr. 4 SGB III": "that point is repealed (weggefallen)",
    "§ 7 Abs. 5 HwO": "the Absatz is repealed (weggefallen)",
    "§ 33 BAföG": "the paragraph is repealed (weggefallen)",
    "§ 1 Nr. 3 MiLoV5": "no such Nummer",
    "§ 7 Abs. 1 S. 2 Nr. 2 lit. c SGB II": "no such Buchstabe",
}


@cache
def statute(law: str) -> Statute:
    return Statute.read(TEXTS / f"{FILES[law]}.md")


def opened(text: str) -> str:
    """What stands at the one place of a citation."""
    [where] = citations(text)
    return "\n".join(statute(where.law).open(where)).replace("\xa0", " ")


def test_each_place_that_was_read_by_eye_is_one_citation() -> None:
    assert [text for text, _words in READ if len(list(citations(text))) != 1] == []
    assert {next(citations(text)).law for text, _words in READ} >= {*FILES} - {"AsylG"}


def test_the_reader_finds_what_a_person_read() -> None:
    """The statutes are not part of the project; where they lie beside it, they are opened."""
    if TEXTS.is_dir():
        assert [text for text, words in READ if not opened(text).startswith(words)] == []


def test_the_reader_does_not_find_what_a_person_did_not() -> None:
    if TEXTS.is_dir():
        wheres = {text: next(citations(text)) for text in NOT_THERE}
        assert {text: statute(at.law).fault(at) for text, at in wheres.items()} == NOT_THERE


OWN = re.compile(
    r"(?:nach|in|von|des|Fall des|Fällen des) Satz(?:es)? (\d+)(?! (?:des|der)\b)"
    r"|den Sätzen \d+(?: bis|,| und) (\d+)"
)


def own_references(law: str) -> Iterator[tuple[str, int, int]]:
    """For each word of an Absatz about its own sentences: where, which, and how many there are."""
    for number, text in statute(law).paragraphs.items():
        for part in ABSATZ.split(text)[:: 2 if ABSATZ.search(text) else 1]:
            said = sentences(part)
            for found in OWN.finditer("\n".join(each.whole() for each in said)):
                yield f"§ {number} {law}: {found[0]}", int(found[1] or found[2]), len(said)


def test_a_statute_has_every_sentence_of_which_it_speaks() -> None:
    if TEXTS.is_dir():
        spoken = [each for law in FILES for each in own_references(law)]
        assert len(spoken) > 1000
        assert [each for each in spoken if each[1] > each[2]] == []


@pytest.mark.parametrize(
    ("text", "says", "code"),
    [
        ("§ 187 Abs. 1 BGB", "?  § 187 Abs. 1 BGB: the text of this law is not at hand", 0),
        ("§ 2 FooG", "NOT UNDERSTOOD: § 2 FooG", 1),
    ],
)
def test_the_command_answers_and_says_whether_all_is_well(text: str, says: str, code: int) -> None:
    command = [sys.executable, "-m", "tests.law.statutes", text]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == (says, code)
