"""Names meet in every spelling and script, other names do not, and nothing odd is let in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.people import names
from nahtlos.people.names import BadName

HERE = Path(__file__).parent
LETTERS = st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x2FFF)
WORDS = st.text(LETTERS, min_size=1, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


def pairs(file: str) -> list[tuple[str, str]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, b in (line.split("|") for line in lines if not line.startswith("#"))]


MEETING, OTHERS = pairs("names_that_meet.txt"), pairs("names_that_differ.txt")


def are_one(a: str, b: str) -> bool:
    return bool(names.keys(a) & names.keys(b)) and names.similarity(a, b) >= names.SAME


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert min(len(MEETING), len(OTHERS)) >= 60


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_one_person_in_two_spellings_meets(one: str, other: str) -> None:
    assert are_one(one, other), names.similarity(one, other)


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_a_search_finds_the_other_spelling(one: str, other: str) -> None:
    whole = names.keys(one)
    found = [not group.isdisjoint(whole) for group in names.query_groups(other)]
    assert found
    assert sum(found) >= min(len(found), len(one.split())) - 1


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people_do_not_meet(one: str, other: str) -> None:
    assert not are_one(one, other), names.similarity(one, other)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ol", "Olena Kovalchuk"),
        ("ole", "Олена Ковальчук"),
        ("елена", "Olena Kovalchuk"),
        ("kow", "Олена Ковальчук"),
        ("Mü", "Jürgen Müller"),
        ("mull", "Jürgen Müller"),
        ("Mueller", "Jürgen Müller"),
        ("moham", "محمد احمد"),
        ("محم", "Mohammed Ahmad"),
        ("joussef", "يوسف إبراهيم"),
        ("abd", "Abdulrahman Haddad"),
        ("rahman", "Abdulrahman Haddad"),
        ("sab", "ሳባ ተስፋይ"),
        ("giorg", "გიორგი ბერიძე"),
    ],
)
def test_a_few_letters_find_a_person(typed: str, name: str) -> None:
    assert names.query_keys(typed) & names.keys(name)


@pytest.mark.parametrize("typed", ["", " ", "o", "o k", "'"])
def test_less_than_two_letters_search_for_nothing(typed: str) -> None:
    assert names.query_keys(typed) == frozenset()


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Олена Ковальчук", "Olena Kovalchuk"),
        ("Сергій Щербак", "Serhiy Shcherbak"),
        ("Сергей Гаврилов", "Sergey Gavrilov"),
        ("Анна-Мария", "Anna-Mariya"),
        ("Łukasz Ćwik", "Lukasz Cwik"),
        ("İsmail Yıldız", "Ismail Yildiz"),
        ("Größe", "Grosse"),
        ("Γεώργιος", "Georgios"),
        ("გიორგი", "Giorgi"),
        ("Արմեն", "Armen"),
        ("ሳባ", "Saba"),
        ("ምሕረት", "Mihret"),
        ("وفاء", "Wfa"),
        ("پرویز", "Pruiz"),
        ("عبدالله", "Abdallah"),
        ("ښکلا", "Shkla"),
        ("١٢٣ ۴۵", "123 45"),
        ("ІВАН", "IVAN"),
    ],
)
def test_every_script_is_read_in_latin_letters(written: str, latin: str) -> None:
    assert names.romanise(written) == latin


def test_lists_stand_in_the_order_people_expect() -> None:
    expected = [
        "Ägir",
        "Ahmad",
        "Бондар",
        "Çelik",
        "عبدالله",
        "Österreich",
        "Omar",
        "Şahin",
        "Zora",
    ]
    order = sorted(expected, key=lambda name: names.sort_key(name).encode())
    assert order == [
        "عبدالله",
        "Ägir",
        "Ahmad",
        "Бондар",
        "Çelik",
        "Omar",
        "Österreich",
        "Şahin",
        "Zora",
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Olena   Kovalchuk ", "Olena Kovalchuk"),
        ("Mu\u0308ller", "Müller"),
        ("Anne\u2011Marie O’Neil", "Anne-Marie O’Neil"),
        ("Ó Briain", "Ó Briain"),
        ("سمیه\u200cرضا", "سمیه\u200cرضا"),
        ("Ян", "Ян"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Abdul (Sami), Jr.", "Abdul (Sami), Jr."),
    ],
)
def test_real_names_are_kept(typed: str, kept: str) -> None:
    assert names.clean(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "12345", "-", "’", "Ali\x00", "Ali\u202e", "Ali\u200f", "\u2066Ali\u2069", "\ufeffAli",
        "=1+1", "+49 151", "-Ali", "@ali", "=HYPERLINK(1)", "<b>Ali</b>", "Ali<script>", "Ali;--",
        "A\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301Ali", "A" * 121, "A" * 100_000, "Ali 😀", "Ali\x1b",
    ],
)  # fmt: skip
def test_what_is_no_name_is_answered_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadName) as refused:
        names.clean(typed)
    for sentence in (refused.value.en, refused.value.de):
        assert sentence.endswith(".")
        assert "valid" not in sentence
    assert refused.value.in_language("de-DE") == refused.value.de


@given(NAMES, NAMES)
def test_likeness_is_the_same_either_way_round(one: str, other: str) -> None:
    there, back = names.similarity(one, other), names.similarity(other, one)
    assert there == back
    assert 0 <= there <= 1


@given(NAMES)
def test_a_name_is_wholly_like_itself(name: str) -> None:
    assert names.similarity(name, name) == 1


@given(NAMES, st.randoms(use_true_random=False))
def test_the_order_of_words_does_not_matter(name: str, dice: object) -> None:
    words = name.split()
    turned = " ".join(reversed(words))
    assert names.keys(turned) == names.keys(name)
    assert names.similarity(turned, name) == 1


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzäöüабвгґдеєжзиіїй", min_size=1), min_size=1))
def test_capitals_do_not_matter(words: list[str]) -> None:
    name = " ".join(words)
    assert names.keys(name.upper()) == names.keys(name)
    assert names.sort_key(name.title()) == names.sort_key(name)


@given(st.text(st.characters(categories=["L"], include_characters=" -'’."), max_size=119))
def test_what_is_clean_stays_so_and_can_be_found(typed: str) -> None:
    name = names.clean("A" + typed)
    assert names.clean(name) == name
    assert 1 <= len(names.keys(name)) <= 24


@given(WORDS)
def test_a_single_letter_of_any_script_is_enough_to_be_found(word: str) -> None:
    assert names.keys(names.clean(word))


@given(NAMES)
def test_romanising_twice_changes_nothing(name: str) -> None:
    once = names.romanise(name)
    assert names.romanise(once) == once


@given(NAMES)
def test_whoever_types_the_whole_name_finds_it(name: str) -> None:
    found = names.keys(name)
    assert all(group & found for group in names.query_groups(name)) or len(found) == 24
