"""Tables that people bring: read in every usual writing, refused with a sentence; and taken along."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from nahtlos.offers import wording as offers
from nahtlos.people.engine import export, sheets
from nahtlos.people.engine.letters import NotReadable, decoded
from nahtlos.people.wording import tables as people

GERMAN = "Vorname;Ort\nJürgen Müßig;Köln"


def zipped(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return kept.getvalue()


def xlsx(*lines: list[Any]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in lines:
        sheet.append(line)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


# --- reading ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("between", [",", "\t"])
def test_other_signs_between_cells(between: str) -> None:
    content = f"Titel{between}Niveau\nKurs{between}B1".encode()
    assert sheets.read(content).rows == (("Kurs", "B1"),)


@pytest.mark.parametrize("writing", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_writing_is_read(writing: str) -> None:
    assert sheets.read(GERMAN.encode(writing)).rows == (("Jürgen Müßig", "Köln"),)


@pytest.mark.parametrize("text", ["Ковальчук", "Олена Прикладна"])
def test_other_letters_are_never_guessed(text: str) -> None:
    with pytest.raises(NotReadable):
        decoded(text.encode("cp1251"))


def test_rows_keep_the_numbers_of_the_spreadsheet() -> None:
    found = sheets.stream(b"\nName\n\nAnna\n;;\nBeate\n")
    assert (found.head, list(found.rows)) == (("Name",), [(4, ["Anna"]), (6, ["Beate"])])


def test_a_table_of_excel_tells_how_long_it_is() -> None:
    found = sheets.stream(xlsx(["Name", "Tag"], ["Anna", date(1990, 2, 1)], [None, None], [7.0]))
    assert list(found.rows) == [(2, ["Anna", "1990-02-01"]), (4, ["7"])]


def test_the_words_of_a_workbook_have_a_limit() -> None:
    limits = sheets.Limits(words=100)
    with pytest.raises(sheets.Unreadable, match="bomb"):
        sheets.stream(zipped("xl/sharedStrings.xml", b"<sst>" + bytes(200)), limits)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"Titel;Niveau", "only_a_head"),
        ("Titel\nКовальчук".encode("cp1251"), "encoding"),
        (b"Titel\n\xff\xfe\x00", "encoding"),
        (b"Titel\nKu\x00rs", "not_a_table"),
        (b"x" * (sheets.USUAL.bytes + 1), "too_large"),
        (b"%PDF-1.7 no table", "not_a_table"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "old_excel"),
        (b"PK\x03\x04 is no archive", "not_a_table"),
        (zipped("a.txt", b"no workbook"), "not_a_table"),
        (zipped("xl/bomb.xml", b"0" * 70_000_000), "bomb"),
        (zipped("xl/bomb.xml", b"0" * 20_000_000), "bomb"),
        (zipped("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'), "not_a_table"),
        (b"Titel\n" + b"Kurs\n" * (sheets.USUAL.rows + 1), "too_many_rows"),
        (b";".join([b"x"] * 61) + b"\na", "too_wide"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_are_refused_with_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(sheets.Unreadable) as refused:
        sheets.read(content)
    assert refused.value.code == code
    for words in (offers.UNREADABLE, people.UNREADABLE):
        assert str(words[code]).endswith(".")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for before in (b"", b"PK\x03\x04", "Titel;Niveau\nKurs;B1".encode("utf-8-sig")):
        try:
            table = sheets.read(before + content)
        except sheets.Unreadable:
            continue
        assert {len(row) for row in table.rows} == {len(table.head)}


def test_a_head_that_stands_twice_hides_nothing() -> None:
    assert sheets.read(b"Kurs;Kurs;;\na;b;c;d").head == ("Kurs", "Kurs (2)", "(1)", "(2)")


# --- writing ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@x", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert (
        export.as_csv(("x",), [(text,)]).decode("utf-8-sig").splitlines()[1].lstrip('"')[0] == "'"
    )
    book = load_workbook(io.BytesIO(export.as_xlsx(("x",), [(text,)])))
    cell = book.worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", f"'{text}")


def test_a_csv_begins_with_its_mark_and_is_read_again() -> None:
    content = export.as_csv(("Titel", "Zeiten"), [("Kurs; für “alle”", "=ab 9")])
    assert content.startswith(b"\xef\xbb\xbf")
    assert sheets.read(content).rows == (("Kurs; für “alle”", "=ab 9"),)
