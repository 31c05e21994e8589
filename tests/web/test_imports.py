"""Pages of a table of persons: brought, mapped, gone through, mended, undone; each fault a sentence."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.people.models import Import, ImportFile
from nahtlos.web.uploading import KEPT
from tests.makers import make_institution, make_member
from tests.people.importing import NOW, OLENA, SAMIR, again, bring, csv, go, persons, run, start
from tests.web.test_persons import at, begin

pytestmark = pytest.mark.django_db
BAD = SAMIR.replace("1990-02-01", "31.02.1990")


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    return at(client, adviser)


def send(desk: Client, content: bytes, name: str = "Liste.xlsx") -> Any:
    file = SimpleUploadedFile(name, content)
    return desk.post(reverse("people:import"), {"file": file}, follow=True)


def page(name: str, table: Import) -> str:
    return reverse(f"people:{name}", args=[table.pk])


def test_a_table_is_brought_and_its_first_rows_are_shown(desk: Client, adviser: Actor) -> None:
    shown = send(desk, csv(OLENA, BAD)).content.decode()
    assert "Olena Prykladna" in shown
    assert "31.02.1990" in shown
    assert "Please write a date" in shown


def test_a_large_table_arrives_whole(desk: Client, adviser: Actor) -> None:
    content = csv(*[OLENA] * 90_000)
    assert len(content) > KEPT
    assert send(desk, content).status_code == 200
    with acting(adviser):
        assert bytes(ImportFile.objects.get().content) == content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"), (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "not a table"),
        (b"Vorname;Nachname", "only one row"), (b"\xd0\xcf\x11\xe0old", "old Excel file"),
        ("Имя\nОлена".encode("cp1251"), "letters in this file"),
        (b";".join([b"x"] * 251) + b"\na", "more than 250 columns"), (b"x" * 26 * 1024 * 1024, "larger than 25 MB"),
    ],
    ids=["empty", "pdf", "head", "xls", "letters", "wide", "large"],
)  # fmt: skip
def test_what_is_no_table_gets_a_sentence(desk: Client, content: bytes, says: str) -> None:
    answer = send(desk, content)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_two_hundred_columns_can_be_mapped(desk: Client, adviser: Actor) -> None:
    head = ";".join(["Vorname", *(f"Spalte {n}" for n in range(199))])
    answer = send(desk, csv("Olena;x", head=head))
    [table] = _tables(adviser)
    posted = desk.post(page("columns", table), {"c0": "given_name", "read": "1"}, follow=True)
    assert (answer.status_code, posted.status_code) == (200, 200)
    assert again(table, adviser).state == "reading"


def _tables(adviser: Actor) -> list[Import]:
    with acting(adviser):
        return list(Import.objects.all())


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"c2": "birth_date"}, "No column holds the first name"),
        ({"c1": "given_name", "c2": "given_name"}, "Two columns have the same meaning"),
    ],
)
def test_meanings_that_do_not_fit(
    desk: Client, adviser: Actor, chosen: dict[str, str], says: str
) -> None:
    send(desk, csv(OLENA))
    [table] = _tables(adviser)
    answer = desk.post(page("columns", table), chosen | {"read": "1"})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_moving_table_shows_a_bar_and_asks_again(desk: Client, adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    start(table, adviser)
    shown = desk.get(page("brought", table)).content.decode()
    assert "<progress" in shown
    assert 'hx-trigger="every 2s"' in shown


def test_from_the_button_to_the_persons(desk: Client, adviser: Actor) -> None:
    table = bring(adviser, OLENA, BAD)
    desk.post(reverse("people:import-do", args=[table.pk, "run"]), {"mine": "1"})
    go(table.pk, adviser)
    shown = desk.get(page("brought", table)).content.decode()
    assert "1 person imported" in shown
    assert "1 row has to be mended" in shown
    assert "hx-trigger" not in shown


def test_rows_to_mend_are_taken_along_mended_and_brought_again(
    desk: Client, adviser: Actor
) -> None:
    table = bring(adviser, OLENA, BAD)
    run(table, adviser)
    answer = desk.get(reverse("people:mend", args=[table.pk, "xlsx"]))
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert (len(rows), rows[0][-1], rows[1][0]) == (2, "What is expected", "K-2")
    assert "Please write a date" in str(rows[1][-1])
    mended = desk.get(reverse("people:mend", args=[table.pk, "csv"])).content
    head, line = mended.decode("utf-8-sig").splitlines()
    run(bring(adviser, line.replace("31.02.1990", "1.2.1990"), head=head), adviser)
    assert persons(adviser) == ["Samir Beispiel", "Olena Prykladna"]


def test_somebody_known_is_decided_on_the_page(desk: Client, adviser: Actor) -> None:
    begin(adviser, "Olena", "Prykladna")
    table = bring(adviser, OLENA, SAMIR)
    shown = desk.get(page("import-same", table)).content.decode()
    assert "The same as Olena Prykladna" in shown
    desk.post(page("import-same", table), {"row2": "new", "row3": "elsewhere", "rowx": "new"})
    with acting(adviser):
        counted = queries.counted_rows(table.pk)
    assert (counted.alike, counted.ready) == (0, 2)


def test_all_that_is_open_is_left_out(desk: Client, adviser: Actor) -> None:
    begin(adviser, "Olena", "Prykladna")
    table = bring(adviser, OLENA)
    desk.post(page("import-rest", table), {"choice": "leave_out"})
    assert "1 row left out by you" in desk.get(page("brought", table)).content.decode()


def test_an_import_is_undone_from_its_page(desk: Client, adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    run(table, adviser)
    desk.post(reverse("people:import-do", args=[table.pk, "undo"]))
    go(table.pk, adviser)
    assert "Nobody of this table is left" in desk.get(page("brought", table)).content.decode()
    assert persons(adviser) == []


@pytest.mark.parametrize("name", ["brought", "columns", "import-same"])
def test_a_table_of_another_institution_is_not_there(
    client: Client, adviser: Actor, name: str
) -> None:
    table = bring(adviser, OLENA)
    stranger = at(client, make_member(make_institution()))
    assert stranger.get(page(name, table)).status_code == 404


def test_members_are_told_that_they_do_not_import(client: Client) -> None:
    answer = at(client, make_member(make_institution(), Member)).get(reverse("people:import"))
    assert answer.status_code == 403


def test_a_table_is_thrown_away(desk: Client, adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    desk.post(reverse("people:import-do", args=[table.pk, "forget"]))
    assert _tables(adviser) == []


def test_a_table_that_ran_can_be_stopped(desk: Client, adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    start(table, adviser)
    desk.post(reverse("people:import-do", args=[table.pk, "stop"]))
    assert again(table, adviser).state == "stopped"
    assert not actions.go_on(brought=table.pk, by=adviser, at=NOW)
