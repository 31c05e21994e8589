"""Occupations are found by any word in eight languages, with slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.employers import queries
from nahtlos.employers.catalogue import finder, groups, occupations, skills
from nahtlos.employers.catalogue.entries import LANGUAGES
from nahtlos.employers.engine import fold
from nahtlos.employers.engine.finding import Finder, Term, slips


def first(text: str, language: str = "de") -> str:
    return next((one.code for one in queries.occupations_like(text, language)), "")


def test_there_are_enough_in_every_language() -> None:
    assert len(occupations()) >= 300
    assert all(set(one.words) == set(LANGUAGES) for one in occupations().values())
    assert {code[:2] for code in occupations()} <= set(groups())
    assert len(skills()) >= 200


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Staplerfahrer", "52531"), ("зварювальник", "24422"), ("сварщик", "24422"),
        ("svarshchik", "24422"), ("forklift", "52531"), ("Krankenschwester", "81302"),
        ("Putzfrau", "54101"), ("مترجم", "71424"), ("برقکار", "26212"), ("برق‌کار", "26212"),
        ("aşçı", "29302"), ("asci", "29302"), ("soudeur", "24422"), ("Köchin", "29302"),
        ("LKW-Fahrer", "52122"), ("Maurerin", "32122"),
    ],
)  # fmt: skip
def test_any_word_finds_its_code(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize("text", ["Baecker", "Bäcker", "BACKER", "  bäcker ", "Bäker", "Bäckre"])
def test_spelling_does_not_matter(text: str) -> None:
    assert first(text) == "29222"


@pytest.mark.parametrize("code", sorted(occupations()))
def test_every_name_finds_itself(code: str) -> None:
    for language, names in occupations()[code].words.items():
        for name in names:
            assert code in {hit.of for hit in finder().find(name, language, 40)}, name


def test_the_beginning_comes_before_the_middle() -> None:
    ranks = [hit.rank for hit in finder().find("fahrer", "de", 20)]
    assert ranks == sorted(ranks)
    assert first("Elektrik") == "26212"


def test_nonsense_finds_nothing() -> None:
    assert queries.occupations_like("xqzzw") == []
    assert queries.occupations_like("") == []
    assert queries.occupations_like("999999") == []


def test_a_code_finds_its_occupation() -> None:
    assert first("26212") == "26212"
    assert all(one.code.startswith("262") for one in queries.occupations_like("262"))
    assert queries.occupations_like("2621٢") == [] or first("2621٢") != ""


def test_the_own_language_is_shown_beside_the_german_word() -> None:
    [found] = queries.occupations_like("зварювальник", "uk")
    assert found.name == "зварювальник – Schweißer/in"


def test_skills_are_read_from_the_text_and_from_the_occupation() -> None:
    found = queries.skills_proposed("Kommissionieren mit Scanner, Staplerschein erwünscht", "51311")
    names = [one.name("de") for one in found]
    assert names[:3] == ["Kommissionieren", "Scanner bedienen", "Gabelstapler fahren"]
    assert "Wareneingang prüfen" in names
    assert queries.skills_proposed("", "") == []


@given(st.text(max_size=12))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(fold(fold(text)))


@given(st.text("abc", min_size=1, max_size=6), st.text("abc", max_size=8))
def test_slips_are_counted_as_by_hand(typed: str, word: str) -> None:
    assert slips(typed, word, 9) == min(edits(typed, word[:end]) for end in range(len(word) + 1))


def edits(a: str, b: str) -> int:
    """The usual recursion, with exchanged neighbours; slow and plain."""
    if not a or not b:
        return len(a) + len(b)
    found = min(edits(a[1:], b) + 1, edits(a, b[1:]) + 1, edits(a[1:], b[1:]) + (a[0] != b[0]))
    if a[:2] == b[1:2] + b[:1] and len(a) > 1 and len(b) > 1:
        found = min(found, edits(a[2:], b[2:]) + 1)
    return found


TEXTS = st.text(alphabet="abeck n", max_size=9)


@given(st.lists(TEXTS, max_size=12), TEXTS)
def test_parts_are_found_in_the_terms_that_hold_them(texts: list[str], typed: str) -> None:
    finder = Finder(Term(str(at), text, "de") for at, text in enumerate(texts))
    text = fold(typed)
    words = text.split(" ")
    inside = {
        at
        for at, known in enumerate(map(fold, texts))
        if known
        and text
        and (
            (len(words) > 1 and all(f" {word}" in f" {known}" for word in words))
            or (len(text) >= 4 and text in known)
        )
    }
    found = {int(hit.of): hit.rank for hit in finder.find(typed, most=99)}
    assert inside <= set(found)
    assert {at for at, rank in found.items() if rank in {3, 4}} <= inside
