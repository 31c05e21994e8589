"""Every paragraph that the catalogues or a case name exists, down to sentence and letter.

The places are kept in `citations.txt`; after a change of the catalogue write it anew with
`python -m tests.law.test_citations --write` and look at what changed. One citation is looked
up with `python -m tests.law.statutes "§ 45 Abs. 2 S. 1 BBiG"`. What is cited as history says so:
`§ 16j SGB II (weggefallen)`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.law.statutes import FILES, TEXTS, Citation, Statute, citations, unread

ROOT = Path(__file__).parents[2]
ROOMS = [ROOT / "src/nahtlos" / room for room in ("law", "recognition")]
LIST = Path(__file__).parent / "citations.txt"


def words() -> Iterator[tuple[str, str, str]]:
    """Every text of the catalogues and cases: its file, the key under which it stands, itself."""
    for room in ROOMS:
        for file in sorted(room.rglob("*.yaml")):
            found = yaml.safe_load(file.read_text(encoding="utf-8"))
            yield from ((file.name, key, text) for key, text in strings(found))


def strings(found: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(found, str):
        yield key, found
    elif isinstance(found, dict):
        for name, part in found.items():
            yield from strings(part, str(name))
    elif isinstance(found, list):
        for part in found:
            yield from strings(part, key)


def named() -> dict[Citation, str]:
    """Each place that is named, and a file that names it."""
    return {place: file for file, _key, text in words() for place in citations(text)}


def faults() -> Iterator[str]:
    laws = {law: Statute.read(TEXTS / f"{name}.md") for law, name in FILES.items()}
    for place, file in sorted(named().items()):
        if place.law in FILES and (fault := laws[place.law].fault(place)):
            yield f"{file}: {place}: {fault}"


def left_over() -> Iterator[str]:
    for file, key, text in words():
        if key == "cite" and (rest := unread(text)):
            yield f"{file}: {text}: not understood: {rest}"


def listing() -> list[str]:
    return sorted(map(str, named()))


def test_the_list_of_opened_citations_covers_every_one_that_is_named() -> None:
    listed = LIST.read_text(encoding="utf-8").splitlines()
    assert listed == listing(), "python -m tests.law.test_citations --write"


def test_every_place_that_is_named_stands_in_its_statute() -> None:
    """The statutes are not part of the project; where they lie beside it, each one is opened."""
    if TEXTS.is_dir():
        assert list(faults()) == []


def test_what_stands_under_cite_is_understood_to_its_last_word() -> None:
    assert list(left_over()) == []


def test_texts_are_found_at_any_depth_with_the_key_above_them() -> None:
    found = strings({"rows": [{"cite": ["§ 1", "§ 2"]}, {"says": {"de": "Ja", "on": 3}}]})
    assert list(found) == [("cite", "§ 1"), ("cite", "§ 2"), ("de", "Ja")]


READ = {
    "§ 61 Abs. 1 S. 1, 2 Nr. 1, Abs. 2 AsylG; § 32 Abs. 2 Nr. 1, 2 BeschV": [
        "§ 61 Abs. 1 S. 1 AsylG",
        "§ 61 Abs. 1 S. 2 Nr. 1 AsylG",
        "§ 61 Abs. 2 AsylG",
        "§ 32 Abs. 2 Nr. 1 BeschV",
        "§ 32 Abs. 2 Nr. 2 BeschV",
    ],
    "§§ 88–90 SGB III": ["§ 88 SGB III", "§ 89 SGB III", "§ 90 SGB III"],
    "§§ 50b bis 50d BBiG": ["§ 50b BBiG", "§ 50c BBiG", "§ 50d BBiG"],
    "§§ 35–36a AufenthG": ["§ 35 AufenthG", "§ 36 AufenthG", "§ 36a AufenthG"],
    "§§ 12, 14 und 15a SGB II": ["§ 12 SGB II", "§ 14 SGB II", "§ 15a SGB II"],
    "§ 8 Abs. 1a S. 2-3 BFDG": ["§ 8 Abs. 1a S. 2 BFDG", "§ 8 Abs. 1a S. 3 BFDG"],
    "§ 5 Abs. 1 mit § 7 Abs. 2 SGB II": ["§ 5 Abs. 1 SGB II", "§ 7 Abs. 2 SGB II"],
    "§ 5 SGB II i. V. m. § 44 SGB III": ["§ 5 SGB II", "§ 44 SGB III"],
    "§ 81 Abs. 3 mit Abs. 1 S. 1 SGB III": ["§ 81 Abs. 3 SGB III", "§ 81 Abs. 1 S. 1 SGB III"],
    "§ 16 Abs. 1 S. 1 Hs. 2, S. 2 SGB II": ["§ 16 Abs. 1 S. 1 SGB II", "§ 16 Abs. 1 S. 2 SGB II"],
    "§ 6 Nr. 2 lit. a, c, Nr. 3 HwO": [
        "§ 6 Nr. 2 lit. a HwO",
        "§ 6 Nr. 2 lit. c HwO",
        "§ 6 Nr. 3 HwO",
    ],
    "§ 3 Nr. 1 lit. b lit. aa, bb AsylbLG": [
        "§ 3 Nr. 1 lit. b aa AsylbLG",
        "§ 3 Nr. 1 lit. b bb AsylbLG",
    ],
    "§ 9 Abs. 2 S. 1 Nr. 3 S. 2 IntV": ["§ 9 Abs. 2 S. 1 Nr. 3 S. 2 IntV"],
    "§ 44 Absatz 1 Satz 1 Nummer 1 oder 2 des SGB II": [
        "§ 44 Abs. 1 S. 1 Nr. 1 SGB II",
        "§ 44 Abs. 1 S. 1 Nr. 2 SGB II",
    ],
    "§ 4 SVBezGrV 2026, § 1 MiLoV5": ["§ 4 SVBezGrV 2026", "§ 1 MiLoV5"],
    "Anlage A HwO; Art. 12 Abs. 1 GG": ["Anlage A HwO", "Art. 12 Abs. 1 GG"],
    "Art. 9 VO (EU) 2024/1348": ["Art. 9 VO (EU) 2024/1348"],
    "§ 16j, § 16k Abs. 1 SGB II (weggefallen); § 3 SGB II": [
        "§ 16j SGB II (weggefallen)",
        "§ 16k Abs. 1 SGB II (weggefallen)",
        "§ 3 SGB II",
    ],
    "Richtlinie der Agentur, Stand 2026": [],
}


@pytest.mark.parametrize("text", READ)
def test_a_citation_is_read_to_its_last_number(text: str) -> None:
    assert [str(place) for place in citations(text)] == READ[text]
    assert unread(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "§ 29 ff. SGB III",
        "§ 2 Abs. 1 FooG",
        "§§ 92–88 SGB III",
        "§§ 50e–50b BBiG",
        "§ 3 Nr. 1 lit. c–a BBiG",
        "§ 5 SGB IIx",
        "§ 3 Abs. 4 SGB II Nr. 5",
        "§ 5 SGB II mit § 7 Abs. 2",
        "§ 82 SGB III, Abs. 2 S. 1",
        "§ 12 § 13 SGB II",
        "§ 5 S. 1 Abs. 2 SGB II",
        "§ 5 Abs. SGB II",
        "§ 5 Abs. 1, SGB II",
        "§ 22 Abs. 1; § 23 MiLoG",
        "Nr. 2",
    ],
)
def test_what_is_no_whole_citation_is_left_over(text: str) -> None:
    assert unread(text)


def test_a_sentence_may_name_a_paragraph_without_its_law() -> None:
    says = "Wer nach § 20 sucht, darf das (§ 20 Abs. 1 S. 2 AufenthG)."
    assert [str(place) for place in citations(says)] == ["§ 20 Abs. 1 S. 2 AufenthG"]


if __name__ == "__main__":
    if "--write" in sys.argv:
        LIST.write_text("".join(f"{line}\n" for line in listing()), encoding="utf-8")
    sys.exit("\n".join((*left_over(), *(faults() if TEXTS.is_dir() else ()))) or 0)
