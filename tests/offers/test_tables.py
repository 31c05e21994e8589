"""Tables of offers: understood, refused with a sentence, updated by the next one; and exports."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.offers import actions, queries, wording
from nahtlos.offers.engine import rows
from nahtlos.offers.engine.columns import HEADS
from nahtlos.offers.models import Offer, Run, Sheet
from nahtlos.people.engine import columns, export, sheets
from tests.makers import make_institution, make_member

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
KNOWN = rows.Known({"de": "de", "uk": "uk"}, {"lindenau": "a"}, frozenset({"ik_alpha"}))
HEAD = "Nummer;Titel;Niveau von;Niveau bis;Beginn;Plätze;Kinderbetreuung;Kosten;Förderung"
ROW = "D-1;Deutsch A2 bis B1;A2;B1;11.01.2027;18;ja;120,50;ik_alpha"


def csv(*lines: str) -> bytes:
    return "\r\n".join((HEAD, *lines)).encode("utf-8-sig")


def xlsx(*lines: list[Any]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)  # type: ignore[union-attr]  # a new book has a sheet
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def understood(content: bytes) -> tuple[tuple[rows.Line, ...], tuple[rows.Fault, ...]]:
    table = sheets.read(content)
    meant = columns.guessed(table.head, {}, HEADS)
    return rows.understood(columns.cells(table.head, table.rows, meant), KNOWN)


# --- reading ---------------------------------------------------------------------------------------
def test_a_row_is_understood() -> None:
    [line], faults = understood(csv(ROW))
    assert faults == ()
    assert line.run == {"starts_on": date(2027, 1, 11), "seats": 18}
    assert line.offer == {
        "external_key": "D-1", "title": "Deutsch A2 bis B1", "level_from": "A2", "level_to": "B1",
        "childcare": True, "costs": Decimal("120.50"), "instruments": ["ik_alpha"],
    }  # fmt: skip


def test_excel_and_text_say_the_same() -> None:
    cells = [
        "D-1",
        "Deutsch A2 bis B1",
        "A2",
        "B1",
        date(2027, 1, 11),
        18,
        "ja",
        120.5,
        "ik_alpha",
    ]
    assert understood(xlsx(HEAD.split(";"), cells)) == understood(csv(ROW))


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("Titel", "=HYPERLINK(1)", "formula"), ("Titel", "@x", "formula"), ("Titel", "", "missing"),
        ("Titel", "<b>Kurs", "not_plain"), ("Titel", "x" * 121, "too_long"),
        ("Niveau bis", "B7", "level"), ("Niveau bis", "A1", "level_falls"),
        ("Beginn", "31.02.2027", "day"), ("Beginn", "soon", "day"), ("Beginn", "", "start_and_seats"),
        ("Plätze", "0", "number"), ("Plätze", "-3", "number"), ("Plätze", "viele", "number"),
        ("Plätze", "501", "number"), ("Plätze", "²", "number"), ("Kinderbetreuung", "vielleicht", "yes_or_no"),
        ("Kosten", "gratis", "costs"), ("Kosten", "NaN", "costs"), ("Kosten", "-1", "costs"),
        ("Förderung", "ik_unbekannt", "instrument"),
    ],
)  # fmt: skip
def test_each_fault_has_its_place_and_its_sentence(column: str, value: str, code: str) -> None:
    head, cells = HEAD.split(";"), ROW.split(";")
    cells[head.index(column)] = value
    lines, [fault] = understood(csv(ROW, ";".join(cells)))
    assert (len(lines), fault.row, fault.code) == (1, 3, code)
    [(row, _column, _value, says)] = wording.told([fault])
    assert (row, says.endswith(".")) == (3, True)


def test_formulas_of_excel_do_not_run() -> None:
    _lines, [fault] = understood(xlsx(["Titel"], ["=1+1"]))
    assert (fault.code, fault.value) == ("formula", "=1+1")


def test_columns_are_remembered_before_they_are_guessed() -> None:
    head = ("Titel", "Bezeichnung", "Quatsch")
    assert columns.guessed(head, {}, HEADS) == {"Titel": "title", "Bezeichnung": "", "Quatsch": ""}
    remembered = {"Bezeichnung": "title", "Titel": ""}
    assert columns.guessed(head, remembered, HEADS)["Bezeichnung"] == "title"


def test_every_code_and_column_has_words() -> None:
    assert set(wording.FIELDS) == set(HEADS) == set(rows.READERS)


# --- importing -------------------------------------------------------------------------------------
@pytest.fixture
def school(db: None) -> Institution:
    return make_institution(kind=Kind.SCHOOL)


@pytest.fixture
def teacher(school: Institution) -> Actor:
    return make_member(school, Member)


def bring(school: Institution, by: Actor, *lines: str) -> actions.imports.Imported:
    found, faults = understood(csv(*lines))
    assert faults == ()
    with acting(by):
        return actions.import_rows(institution=school, lines=found, by=by, at=NOW)


def test_the_same_table_again_changes_nothing(school: Institution, teacher: Actor) -> None:
    first, again = bring(school, teacher, ROW), bring(school, teacher, ROW)
    assert (first.new, first.runs) == (1, 1)
    assert (again.new, again.changed, again.same, again.runs) == (0, 0, 1, 0)
    assert (Offer.objects.count(), Run.objects.count()) == (1, 1)


def test_a_changed_table_updates_by_its_number(school: Institution, teacher: Actor) -> None:
    bring(school, teacher, ROW)
    told = bring(
        school, teacher, ROW.replace("Deutsch A2 bis B1", "Deutsch am Morgen").replace("18", "20")
    )
    offer = Offer.objects.get()
    assert (told.changed, offer.title, offer.runs.get().seats) == (1, "Deutsch am Morgen", 20)


def test_columns_that_are_not_there_stay_as_they_are(school: Institution, teacher: Actor) -> None:
    bring(school, teacher, ROW)
    with acting(teacher):
        Offer.objects.update(times="Mo–Do 9–12 Uhr")
    bring(school, teacher, ROW)
    assert Offer.objects.get().times == "Mo–Do 9–12 Uhr"


def test_rows_with_one_number_are_starts_of_one_offer(school: Institution, teacher: Actor) -> None:
    told = bring(school, teacher, ROW, ROW.replace("11.01.2027", "12.04.2027"))
    assert (told.new, told.runs, Offer.objects.count()) == (1, 2, 1)


def test_nobody_imports_for_another_institution(school: Institution) -> None:
    stranger = make_member(make_institution(school.region, Kind.SCHOOL), Member)
    found, _faults = understood(csv(ROW))
    with acting(stranger), pytest.raises(Refused):
        actions.import_rows(institution=school, lines=found, by=stranger, at=NOW)
    assert not Offer.objects.exists()


def test_a_table_that_was_brought_is_seen_by_its_own_institution_alone(
    school: Institution, teacher: Actor
) -> None:
    with acting(teacher):
        actions.bring_sheet(institution=school, name="Liste.xlsx", table=sheets.read(csv(ROW)),
                            by=teacher, at=NOW)  # fmt: skip
        assert Sheet.objects.count() == 1
    with acting(make_member(make_institution(school.region))):
        assert Sheet.objects.count() == 0


def test_an_export_is_imported_again_unchanged(school: Institution, teacher: Actor) -> None:
    bring(school, teacher, ROW)
    table = queries.table_of([one.offer for one in queries.ours(school.pk, today())])
    for write in (export.as_csv, export.as_xlsx):
        found, faults = understood(write(*table))
        assert faults == ()
        with acting(teacher):
            told = actions.import_rows(institution=school, lines=found, by=teacher, at=NOW)
        assert (told.new, told.runs, Offer.objects.count()) == (0, 0, 1)
