"""What stands in a row of a table of persons, as offices write it: understood, or explained."""

from datetime import date

import pytest

from nahtlos.people.translate import HEADS, understood
from nahtlos.people.translate.tables import READERS
from nahtlos.people.wording.tables import FIELDS

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("birth_date", "01.02.1990", "1990-02-01"), ("birth_date", "1990-02-01", "1990-02-01"),
        ("birth_date", "1. Februar 1990", "1990-02-01"), ("status_until", "4.3.2027", "2027-03-04"),
        ("sex", "w", "f"), ("sex", "männlich", "m"), ("sex", "Frau", "f"), ("sex", "divers", "d"),
        ("nationality", "Ukraine", "UA"), ("nationality", "ukrainisch", "UA"),
        ("nationality", "Syrische", "SY"), ("nationality", "staatenlos", "XX"),
        ("status", "§ 24 AufenthG", "ae_24"), ("status", "§24 AufenthG", "ae_24"),
        ("status", "Duldung (§ 60b AufenthG)", "duldung_60b"), ("status", "§ 25 Abs. 2", "ae_25_2"),
        ("status", "Ausbildungsduldung", "duldung_60c"), ("status", "ae_24", "ae_24"),
        ("languages", "Ukrainisch, Russisch", ["uk", "ru"]), ("languages", "Arabisch/Kurdisch", ["ar", "ku"]),
        ("letters", "Dari", "prs"), ("german", "b1", "B1"), ("german", "keine", "A0"),
        ("telephone", "+380 44 1234567", "+380 44 1234567"), ("email", "o@post.example", "o@post.example"),
        ("native_name", "Олена", "Олена"), ("external_key", "BG 123/4", "BG 123/4"),
    ],
)  # fmt: skip
def test_a_cell_is_understood(column: str, cell: str, value: object) -> None:
    found = understood({"given_name": "Olena", column: cell}, TODAY)
    assert (found.flaws, found.values[column]) == ((), value)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("given_name", "=cmd|' /C calc'!A0"), ("given_name", "@x"), ("given_name", "12"),
        ("family_name", "x" * 130), ("birth_date", "31.02.1990"), ("birth_date", "1.1.2030"),
        ("birth_date", "gestern"), ("sex", "x?"), ("nationality", "Atlantis"), ("status", "Duldung?"),
        ("status", "§ 999"), ("languages", "Ukrainisch, Elbisch"), ("languages", ","), ("german", "B7"),
        ("telephone", "12"), ("telephone", "=1+1"), ("telephone", "nachmittags"), ("email", "olena"),
        ("email", "=a@b.de"), ("address", "<b>Hier"), ("address", "=1"), ("external_key", "-1"),
        ("external_key", "x" * 61),
    ],
)  # fmt: skip
def test_a_bad_cell_is_explained(column: str, cell: str) -> None:
    [flaw] = understood({"given_name": "Olena", column: cell}, TODAY).flaws
    assert (flaw.column, flaw.value) == (column, cell[:80])
    assert flaw.en.startswith(("Please", "This"))
    assert flaw.de.startswith(("Bitte", "Dies", "Das"))


def test_one_column_may_hold_both_names() -> None:
    values = understood({"family_name": "Prykladna, Olena"}, TODAY).values
    assert (values["given_name"], values["family_name"]) == ("Olena", "Prykladna")


def test_a_row_without_a_name_is_explained() -> None:
    [flaw] = understood({"given_name": "", "birth_date": "1.2.1990"}, TODAY).flaws
    assert flaw.column == "given_name"


def test_days_in_the_wrong_order_are_explained() -> None:
    row = {"given_name": "Olena", "birth_date": "1.2.1990", "arrival_date": "1.2.1980"}
    [flaw] = understood(row, TODAY).flaws
    assert flaw.column == "arrival_date"


def test_every_column_has_heads_a_reader_and_words() -> None:
    assert set(HEADS) == set(READERS) == set(FIELDS)
