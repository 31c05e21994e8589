"""Letters: every template can be filled, nothing special is a source, a letter speaks two languages."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from nahtlos.plan.papers import letters, templates
from nahtlos.plan.papers.letters import Letter
from nahtlos.plan.papers.sources import SOURCES
from nahtlos.plan.queries import PAPER_LANGUAGES

from .sheets import MADE_AT, root, tags, text_of

KEYS = ("internship", "invitation", "jobcenter_cover", "recognition_advice", "wage_subsidy")


def values(template: templates.Template) -> dict[str, str]:
    return {one.key: f"Wert {at} «{one.key}»" for at, one in enumerate(template.fields)}


def test_there_are_five_to_begin_with() -> None:
    assert tuple(templates.built_in()) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_every_field_comes_onto_the_paper(key: str) -> None:
    template = templates.built_in()[key]
    told = text_of(letters.pdf(Letter(template, values(template), "de", MADE_AT)))
    assert [value for value in values(template).values() if value not in told] == []
    assert "26. November 2026" in told


@pytest.mark.parametrize("key", KEYS)
def test_letters_are_tagged_and_named(key: str) -> None:
    template = templates.built_in()[key]
    made = letters.pdf(Letter(template, values(template), "fa", MADE_AT))
    read: Any = PdfReader(BytesIO(made))
    assert read.metadata is not None
    assert read.metadata.title
    assert root(made)["/Lang"] == ("fa" if key == "invitation" else "de")
    assert {"/H1", "/Table", "/TH"} <= set(tags(made))


def _texts(template: templates.Template) -> Iterator[dict[str, str]]:
    yield dict(template.subject)
    yield from (dict(one.text) for one in template.body if one.text)


def test_the_invitation_speaks_eight_languages_with_the_same_spots() -> None:
    for text in _texts(templates.built_in()["invitation"]):
        assert set(text) == set(PAPER_LANGUAGES)
        spots = {tuple(sorted(templates.SPOT.findall(one))) for one in text.values()}
        assert len(spots) == 1


def test_the_invitation_says_in_the_persons_language_what_it_is_about() -> None:
    template = templates.built_in()["invitation"]
    given = values(template) | {"what": "Gespräch über den Plan"}
    own = {"what": "розмова про план"}
    told = text_of(letters.pdf(Letter(template, given, "uk", MADE_AT, own)))
    assert "розмова про план" in told
    assert "Darum geht es: Gespräch über den Plan." in told


def test_no_source_leads_to_burdens_or_health() -> None:
    special = {
        name.partition(".")[0] for name, source in SOURCES.items() if "burden" in str(source.label)
    }
    assert special == set()
    assert {name.partition(".")[0] for name in SOURCES} == {
        "adviser", "appointment", "chamber", "contact", "employer", "employment_agency", "goal",
        "institution", "instrument", "jobcenter", "person", "qualification", "recognition_advice",
        "record", "today",
    }  # fmt: skip


@pytest.mark.parametrize("source", ["health.disability", "burdens.debt", "person.burdens", "x"])
def test_a_template_with_another_source_is_refused(source: str) -> None:
    with pytest.raises(templates.BadTemplate, match="no source"):
        templates.letter("own", title="T", subject="S {a}", text="{a}", sources={"a": source})


def test_a_letter_of_ones_own_is_plain_text() -> None:
    text = '#panic("run") *x*\n\nGuten Tag {name}, $1$ {later}'
    own = templates.letter(
        "own", title="T", subject="An {name}", text=text, sources={"name": "person.name"}
    )
    told = text_of(letters.pdf(Letter(own, {"name": "#read(1)"}, "uk", MADE_AT)))
    assert '#panic("run") *x*' in told
    assert "Guten Tag #read(1), $1$ …" in told
