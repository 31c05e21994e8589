"""The plan on paper: two languages, tagged, from right to left where that is due, and no code runs."""

from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from nahtlos.plan.papers import fonts
from nahtlos.plan.papers.plan_sheet import WORDS, Both, SheetStep, pdf
from nahtlos.plan.queries import PAPER_LANGUAGES

from .sheets import (
    GERMAN,
    OWN,
    drawn,
    in_order_of_writing,
    png,
    root,
    seen,
    sheet,
    tags,
    text_of,
)

A4 = (595, 842)
DARK = 200
BARE: dict[str, Any] = {
    "goals": (), "steps": (), "meeting": None, "agreed": None, "own_page": "", "reach": None,
}  # fmt: skip
HOSTILE = (
    '#panic("run") ',
    "$ sum_(k=0)^n $",
    "*bold* _x_ <label> @ref",
    '#read("/etc/passwd")',
    '"; #import "@preview/x:1.0.0"',
    "\\u{1F600} // nothing",
    "] #[",
    '{"a": 1}\\',
)


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_every_language_is_set_on_one_page_of_a4(language: str) -> None:
    made = pdf(sheet(language))
    width, height, _rows = drawn(made)
    assert len(PdfReader(BytesIO(made)).pages) == 1
    assert abs(width - A4[0]) <= 1
    assert abs(height - A4[1]) <= 1


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_each_german_line_stands_beneath_the_persons_own(language: str) -> None:
    told = in_order_of_writing(pdf(sheet(language)))
    assert [line for line in GERMAN if line not in told] == []


def test_ukrainian_can_be_read_out_of_the_page() -> None:
    told = text_of(pdf(sheet("uk")))
    assert [line for line in OWN["uk"] if line not in told] == []
    assert "до 12 грудня 2026 р." in told


def test_farsi_can_be_read_out_of_the_page() -> None:
    """Word for word: a program that reads a page puts words from right to left in its own order."""
    told = set(text_of(pdf(sheet("fa"))).replace(".", " ").split())
    wanted = {"دوباره", "پرستار", "مدرک", "کنید", "تحویل", "شما"}
    assert wanted <= told


def halves(language: str) -> tuple[int, int]:
    """How many dark dots the steps have on the left and on the right half of the page."""
    width, height, rows = drawn(pdf(sheet(language)))
    dark = [at for row in rows[: height // 2] for at, dot in enumerate(row[0::3]) if dot < DARK]
    left = sum(at < width // 2 for at in dark)
    return left, len(dark) - left


def test_a_farsi_page_begins_on_the_right() -> None:
    left, right = halves("fa")
    assert right > 2 * left
    left, right = halves("uk")
    assert left > 2 * right


def test_farsi_runs_from_right_to_left_before_the_eye() -> None:
    wanted = "ترجمه"
    lines = seen(pdf(sheet("fa")))
    assert any(wanted[::-1] in line for line in lines)
    assert not any(wanted in line for line in lines)


def test_a_german_name_in_a_farsi_line_runs_from_left_to_right() -> None:
    lines = seen(pdf(sheet("fa")))
    # Once in the Farsi line, once in the German one beneath.
    assert sum("BerufssprachkursB2Pflege" in line for line in lines) == len(("fa", "de"))


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_it_is_tagged_named_and_has_its_language(language: str) -> None:
    read = PdfReader(BytesIO(pdf(sheet(language))))
    top, meta = root(pdf(sheet(language))), read.xmp_metadata
    with translation.override(language):
        title = f"{WORDS['plan']} – Olena Kovalenko"
    assert top["/Lang"] == language
    assert top["/MarkInfo"]["/Marked"].value
    assert top["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert read.metadata is not None
    assert read.metadata.title == title
    assert meta is not None
    assert b"pdfuaid:part>1<" in meta.stream.get_data()


def test_the_structure_is_that_of_the_plan() -> None:
    found = tags(pdf(sheet("uk")))
    assert found.count("/H1") == 1
    assert found.count("/H2") == 4
    assert found.count("/LI") == len(sheet().steps) + 2
    assert found.count("/Figure") == 2
    assert found.count("/P") >= 4 * len(sheet().steps)


def test_the_german_lines_are_said_in_german() -> None:
    made = pdf(sheet("uk"))
    page = PdfReader(BytesIO(made)).pages[0].get_contents()
    assert page is not None
    # A whole paragraph says it in the structure, part of a line says it where it is drawn.
    said = tags(made, "/Lang").count("de") + page.get_data().count(b"/Lang (de)")
    assert said >= len(GERMAN)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_somebody_typed_stands_there_and_never_runs(text: str) -> None:
    step = SheetStep(Both(text, text), Both(text, text), note=text)
    told = text_of(pdf(sheet("de", person=text, goals=(Both(text, text),), steps=(step,))))
    shown = " ".join(fonts.drawable(text).split())
    assert told.count(shown) >= 3


def test_a_script_without_font_leaves_the_german_words() -> None:
    goal = Both("ዳግማይ ነርስ ክኸውን ይደሊ", "Wieder Krankenpfleger sein")
    told = text_of(pdf(sheet("de", goals=(goal,), person="Selam ሰላም")))
    assert "Wieder Krankenpfleger sein" in told
    assert "Selam […]" in told


def test_a_signature_that_is_no_drawing_is_left_out() -> None:
    drawing = sheet().agreed
    assert drawing is not None
    evil = type(drawing)(drawing.number, drawing.on, 'M1 1"/><script>')
    assert tags(pdf(sheet("uk", agreed=evil))).count("/Figure") == 1


def test_a_plan_without_anything_still_says_so() -> None:
    assert "У плані ще немає жодного кроку." in text_of(pdf(sheet("uk", **BARE)))


def test_a_long_plan_runs_over_pages_and_loses_nothing() -> None:
    steps = tuple(
        SheetStep(Both(f"Крок номер {at}", f"Schritt {at}"), Both("Ви", "Sie")) for at in range(40)
    )
    made = pdf(sheet("uk", steps=steps))
    told = text_of(made)
    assert len(PdfReader(BytesIO(made)).pages) > 1
    assert all(f"Крок номер {at}" in told for at in range(40))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert pdf(sheet("fa")) == pdf(sheet("fa"))


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_pictures_of_the_plan_are_kept(language: str) -> None:
    kept = png(pdf(sheet(language)), f"plan-{language}")
    assert kept.stat().st_size > 20_000
