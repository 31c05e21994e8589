"""One word per thing: what docs/glossary.md refuses does not stand in the product."""

import io
import keyword
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from .house import PACKAGE, ROOT, at, python_files, templates

# Where a refused word is somebody else's name for something else. Each is cut out before looking.
FOREIGN = {
    r"client_min_messages|client_encoding": "PostgreSQL's own settings",
    r"\bget_client_ip\b": "django-allauth's own name",
    r"\bclient_(?:id|secret|class)\b|\bclient credentials\b": "OpenID Connect's own words",
    r"\buser[_ -]?agent\b": "what HTTP calls a browser",
    r"\AClient\Z": "Dask's own class, alone as it is imported",
    r"\bTestClient\b|\bdjango\.test\.Client\b": "Django's own class",
    r"\b(?:district )?craft association\b": "the English name of a Kreishandwerkerschaft",
    r"\buniversity degree\b": "what everybody calls this one kind of qualification",
    r"\bhas_usable_degree\b|\bdegree_in_ref_occupation\b": "facts by the names that outside programs use",
    r"\bhiringOrganization\b": "schema.org's own name for the employer of a JobPosting",
    r"\bvisa_[cd]\b": "§ 6 AufenthG names the national and the Schengen visa so",
}
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@cache
def refused() -> tuple[set[str], set[str]]:
    """Words refused everywhere, and words refused only as the name of a class.

    In the glossary's last column a plain word is refused everywhere, "(as a type)" behind it
    refuses it as a class name, and any other bracket leaves the judgement to the reader.
    """
    everywhere: set[str] = set()
    as_type: set[str] = set()
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8").partition("## Words of the house")
    rows = re.findall(r"^\|.*\|\s*$", glossary[0], re.MULTILINE)
    for row in rows[2:]:
        for word in row.strip("| \n").split("|")[-1].split(","):
            plain, _, bracket = word.strip().partition(" (")
            if plain:
                (everywhere if not bracket else as_type if bracket == "as a type)" else set()).add(
                    plain.lower()
                )
    return everywhere, as_type


def words(text: str) -> str:
    """Lower-case words with one blank between them: clientName and client_name alike."""
    for pattern in FOREIGN:
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return " ".join(part.lower() for part in PART.findall(text))


@cache
def faults(text: str) -> set[str]:
    spoken = f" {words(text)} "
    return {w for w in refused()[0] if re.search(rf" {re.escape(w.replace('-', ' '))}s? ", spoken)}


def python_text(path: Path) -> Iterator[tuple[int, str]]:
    """Names, strings and comments, without what Python itself is called."""
    kinds = {tokenize.NAME, tokenize.STRING, tokenize.COMMENT}
    for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
        if token.type in kinds and not keyword.iskeyword(token.string):
            yield token.start[0], token.string


def plain_text(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(path.read_text("utf-8").splitlines(), 1)


def test_no_refused_word_in_code() -> None:
    found = [
        f"{at(path, line)} {sorted(bad)}"
        for path in python_files()
        for line, text in python_text(path)
        if (bad := faults(text))
    ]
    assert found == []


def test_no_refused_word_in_templates_and_policies() -> None:
    found = [
        f"{at(path, line)} {sorted(bad)}"
        for path in [*templates(), *PACKAGE.rglob("policies*.sql")]
        for line, text in plain_text(path)
        if (bad := faults(text))
    ]
    assert found == []


def test_no_class_carries_a_word_that_is_no_type() -> None:
    found = [
        f"{at(path, number)} {match[1]}"
        for path in python_files()
        for number, text in plain_text(path)
        if (match := re.match(r"\s*class (\w+)", text)) and match[1].lower() in refused()[1]
    ]
    assert found == []


def test_german_pages_speak_of_persons() -> None:
    found = [
        f"{at(path, number)} {text}"
        for path in PACKAGE.rglob("locale/de/LC_MESSAGES/*.po")
        for number, text in plain_text(path)
        if re.search(r"\b(?:Klient|Kund(?:e|in)\b|Sachbearbeite|Leistungsbezieher)", text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("ClientForm", {"client"}),
        ("the_caseworkers", {"caseworker"}),
        ('"A beneficiary"', {"beneficiary"}),
        ("client_encoding", set()),
        ("person, adviser, region", set()),
        ("clienthood", set()),
    ],
)
def test_the_glossary_bites(text: str, bad: set[str]) -> None:
    assert faults(text) == bad
