"""Tables of persons: all good rows in, all bad rows explained, nobody twice, everything undone."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member, Usher
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.people.actions.imports import reading, running, undoing
from nahtlos.people.models import (
    Arrival,
    Contact,
    Fact,
    Import,
    ImportFile,
    ImportRow,
    Language,
    Person,
    Record,
)
from tests.makers import make_institution, make_member, make_note, make_person, make_record, sure
from tests.people.importing import (
    HEAD,
    NOW,
    OLENA,
    SAMIR,
    again,
    bring,
    counted,
    go,
    persons,
    run,
    start,
    undo,
)

pytestmark = pytest.mark.django_db
R = ImportRow.State


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is one row."""
    for module in (reading, running, undoing):
        monkeypatch.setattr(module, "CHUNK", 1)


def many(number: int) -> list[str]:
    return [f"K-{n};Anna;Muster{'abcdefghijklmnop'[n]};{n + 1}.3.1990;;;;;" for n in range(number)]


# --- what comes in ---------------------------------------------------------------------------------
def test_a_row_becomes_a_whole_file(adviser: Actor) -> None:
    run(bring(adviser, OLENA), adviser, mine=True)
    with acting(adviser):
        person, record = Person.objects.get(), Record.objects.get()
        spoken = set(Language.objects.values_list("code", "level"))
        reached = set(Contact.objects.values_list("kind", "value"))
        fact = Fact.objects.get()
    assert (str(person), person.preferred_language, person.adviser_id) == (
        "Olena Prykladna", "uk", adviser.membership,
    )  # fmt: skip
    assert (record.birth_date, record.nationality, record.status) == (
        date(1998, 4, 12),
        "UA",
        "ae_24",
    )
    assert spoken == {("uk", "native"), ("ru", "fluent")}
    assert (reached, fact.name, fact.value) == ({("phone", "0171 3920012")}, "german", "A2")


def test_whoever_imports_for_others_accompanies_nobody(adviser: Actor) -> None:
    run(bring(adviser, OLENA), adviser)
    with acting(adviser):
        assert Person.objects.get().adviser_id is None


def test_an_imported_person_is_found_by_name(adviser: Actor) -> None:
    run(bring(adviser, OLENA), adviser)
    with acting(adviser):
        assert len(queries.caseload(sure(adviser.institution), text="Olena").rows) == 1


def test_good_rows_come_in_and_bad_ones_are_explained(adviser: Actor) -> None:
    table = bring(adviser, OLENA, SAMIR.replace("1990-02-01", "31.02.1990"), "")
    told = run(table, adviser)
    assert (told.made, told.flawed, persons(adviser)) == (1, 1, ["Olena Prykladna"])
    with acting(adviser):
        [row] = queries.flawed_rows(table.pk)
    [flaw] = row.flaws
    assert (row.number, flaw["column"], flaw["value"]) == (3, "birth_date", "31.02.1990")
    assert (flaw["en"][:19], flaw["de"][:5]) == ("Please write a date", "Bitte")


def far_down(line: str) -> list[str]:
    """A line below so many others that the table counted as readable."""
    return [*(f"K-{n};Anna;Muster;1.1.1990" for n in range(reading.CHUNK)), line]


def test_a_row_that_is_longer_than_the_heads_is_explained(adviser: Actor) -> None:
    table = bring(adviser, *far_down(OLENA + ";x;y"))
    with acting(adviser):
        last = queries.flawed_rows(table.pk).last()
    assert last is not None
    assert "more cells" in last.flaws[0]["en"]


def test_a_table_that_breaks_off_says_so(adviser: Actor) -> None:
    table = bring(adviser, *far_down('K-9;"Anna" x;b'))
    assert (table.state, table.fault, table.read) == ("looked", "not_a_table", reading.CHUNK)


# --- nobody twice ----------------------------------------------------------------------------------
@pytest.mark.parametrize("head", [HEAD, HEAD.replace("Kundennummer", "Spalte")])
def test_the_same_table_again_makes_nobody(adviser: Actor, head: str) -> None:
    run(bring(adviser, OLENA, SAMIR, head=head), adviser)
    told = run(bring(adviser, OLENA, SAMIR, head=head), adviser)
    assert (told.made, told.known, len(persons(adviser))) == (0, 2, 2)


def test_two_tables_that_were_looked_through_together(adviser: Actor) -> None:
    first, second = bring(adviser, OLENA), bring(adviser, OLENA)
    run(first, adviser)
    told = run(second, adviser)
    assert (told.made, told.known, len(persons(adviser))) == (0, 1, 1)


def test_two_rows_of_one_table(adviser: Actor) -> None:
    table = bring(adviser, OLENA, SAMIR, OLENA)
    with acting(adviser):
        [row] = queries.flawed_rows(table.pk)
    assert row.number == 4
    assert "row 2" in row.flaws[0]["en"]


def test_mended_rows_join_those_that_came_before(adviser: Actor) -> None:
    run(bring(adviser, OLENA, SAMIR.replace("Syrien", "Syrienland")), adviser)
    told = run(bring(adviser, SAMIR), adviser)
    assert (told.made, persons(adviser)) == (1, ["Samir Beispiel", "Olena Prykladna"])


def known_by_hand(by: Actor) -> Person:
    with acting(by):
        person = actions.make_person(given_name="Olena", family_name="Prykladna", by=by, at=NOW)
        Record.objects.filter(person=person).update(birth_date=date(1998, 4, 12))
        return person


def test_somebody_who_sounds_alike_is_proposed(adviser: Actor) -> None:
    person = known_by_hand(adviser)
    table = bring(adviser, OLENA.replace("Olena", "Olenka"), SAMIR)
    with acting(adviser):
        [pair] = queries.beside(list(queries.undecided_rows(table.pk)))
    assert (pair.row.number, [one.pk for one in pair.persons]) == (2, [person.pk])
    assert run(table, adviser).made == 1


def test_another_day_of_birth_is_another_person(adviser: Actor) -> None:
    known_by_hand(adviser)
    assert counted(bring(adviser, OLENA.replace("1998", "1971")), adviser).ready == 1


def test_without_a_day_of_birth_the_name_alone_proposes(adviser: Actor) -> None:
    known_by_hand(adviser)
    assert counted(bring(adviser, "K-1;Olena;Prykladna;;;;;;"), adviser).alike == 1


@pytest.mark.parametrize(
    ("choice", "made", "same", "left_out"),
    [("new", 1, 0, 0), ("leave_out", 0, 0, 1), ("that one", 0, 1, 0)],
)
def test_somebody_decides(adviser: Actor, choice: str, made: int, same: int, left_out: int) -> None:
    person = known_by_hand(adviser)
    table = bring(adviser, OLENA)
    with acting(adviser):
        row = queries.undecided_rows(table.pk).get()
        choice = str(person.pk) if choice == "that one" else choice
        actions.decide_row(row=row, choice=choice, by=adviser)
    told = run(table, adviser)
    assert (told.made, told.same, told.left_out) == (made, same, left_out)


def test_whoever_was_recognised_is_known_by_the_number_from_then_on(adviser: Actor) -> None:
    person = known_by_hand(adviser)
    table = bring(adviser, OLENA)
    with acting(adviser):
        row = queries.undecided_rows(table.pk).get()
        actions.decide_row(row=row, choice=str(person.pk), by=adviser)
    run(table, adviser)
    assert counted(bring(adviser, OLENA.replace("1998", "1971")), adviser).known == 1


def test_nobody_is_the_same_who_was_not_proposed(adviser: Actor) -> None:
    known_by_hand(adviser)
    table, other = bring(adviser, OLENA), make_person(adviser, "Iryna")
    with acting(adviser):
        row = queries.undecided_rows(table.pk).get()
    with acting(adviser), pytest.raises(ValueError, match="not proposed"):
        actions.decide_row(row=row, choice=str(other.pk), by=adviser)


def test_all_that_are_open_are_decided_at_once(adviser: Actor) -> None:
    known_by_hand(adviser)
    table = bring(adviser, OLENA)
    with acting(adviser):
        assert actions.decide_rest(brought=table, choice="new", by=adviser) == 1
    assert run(table, adviser).made == 1


def test_only_the_own_institution_is_searched(adviser: Actor) -> None:
    here = Person(region_id=sure(adviser.region)).region
    known_by_hand(make_member(make_institution(here)))
    assert counted(bring(adviser, OLENA), adviser).ready == 1


# --- stopped, killed, gone on ----------------------------------------------------------------------
@pytest.mark.usefixtures("short_parts")
def test_what_was_stopped_goes_on_where_it_was(adviser: Actor) -> None:
    table = bring(adviser, *many(4))
    start(table, adviser)
    actions.go_on(brought=table.pk, by=adviser, at=NOW)
    with acting(adviser):
        actions.stop_import(brought=table, by=adviser, at=NOW)
    assert not actions.go_on(brought=table.pk, by=adviser, at=NOW)
    assert counted(table, adviser).made == 1
    assert run(table, adviser).made == len(persons(adviser)) == 4


@pytest.mark.usefixtures("short_parts")
def test_what_was_killed_while_it_wrote_makes_nobody_twice(adviser: Actor) -> None:
    table = bring(adviser, *many(3))
    start(table, adviser)
    actions.go_on(brought=table.pk, by=adviser, at=NOW)
    with patch.object(running, "moved", side_effect=SystemExit), pytest.raises(SystemExit):
        actions.go_on(brought=table.pk, by=adviser, at=NOW)
    assert (counted(table, adviser).made, len(persons(adviser))) == (1, 1)
    go(table.pk, adviser)
    assert counted(table, adviser).made == len(persons(adviser)) == 3


@pytest.mark.usefixtures("short_parts")
def test_reading_that_was_killed_goes_on_after_the_last_row(adviser: Actor) -> None:
    kept: list[int] = []
    keep = reading._keep

    def once(*given: object) -> bool:
        if kept:
            raise SystemExit
        kept.append(1)
        return keep(*given)  # type: ignore[arg-type]  # handed on as they came

    table = again(bring(adviser, *many(4)), adviser)
    with acting(adviser):
        actions.read_table(brought=table, meant=table.meant, by=adviser, at=NOW)
    with patch.object(reading, "_keep", once), pytest.raises(SystemExit):
        go(table.pk, adviser)
    assert again(table, adviser).read == 1
    go(table.pk, adviser)
    assert (again(table, adviser).read, counted(table, adviser).ready) == (4, 4)


def test_a_job_that_comes_twice_does_nothing_the_second_time(adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    run(table, adviser)
    assert not actions.go_on(brought=table.pk, by=adviser, at=NOW)
    assert len(persons(adviser)) == 1


def test_what_is_done_with_is_forgotten(adviser: Actor) -> None:
    table = bring(adviser, OLENA, "K-3;;;;;;;;")
    run(table, adviser)
    with acting(adviser):
        done, flawed = ImportRow.objects.get(number=2), ImportRow.objects.get(number=3)
        assert (done.cells, done.values, again(table, adviser).sample) == ([], {}, [])
        assert (flawed.cells[0], ImportFile.objects.count()) == ("K-3", 0)


# --- undone ----------------------------------------------------------------------------------------
@pytest.mark.usefixtures("short_parts")
def test_a_whole_import_is_undone(adviser: Actor) -> None:
    table = bring(adviser, OLENA, SAMIR)
    run(table, adviser)
    told = undo(table, adviser)
    assert (persons(adviser), told.made, again(table, adviser).state) == ([], 0, "undone")
    with acting(adviser):
        left = [model.objects.count() for model in (Record, Contact, Language, Fact, Arrival)]
    assert left == [0] * 5


def test_whoever_was_worked_with_stays_and_is_named(adviser: Actor) -> None:
    table = bring(adviser, OLENA, SAMIR)
    run(table, adviser)
    with acting(adviser):
        samir = Person.objects.get(given_name="Samir")
    make_note(samir, adviser)
    assert undo(table, adviser).stays == 1
    with acting(adviser):
        [one] = queries.staying(table.pk)
    assert (one.person, one.at is not None, persons(adviser)) == (samir, True, ["Samir Beispiel"])


def test_whoever_was_only_recognised_is_not_taken_out(adviser: Actor) -> None:
    person = known_by_hand(adviser)
    table = bring(adviser, OLENA)
    with acting(adviser):
        actions.decide_row(
            row=queries.undecided_rows(table.pk).get(), choice=str(person.pk), by=adviser
        )
    run(table, adviser)
    undo(table, adviser)
    assert persons(adviser) == ["Olena Prykladna"]


def test_after_undoing_the_table_can_come_again(adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    run(table, adviser)
    undo(table, adviser)
    assert run(bring(adviser, OLENA), adviser).made == 1


# --- who may ---------------------------------------------------------------------------------------
def test_members_do_not_import(adviser: Actor) -> None:
    member = make_member(make_institution(), Member)
    with pytest.raises(Refused):
        bring(member, OLENA)


def test_nothing_of_a_table_is_seen_elsewhere(adviser: Actor) -> None:
    bring(adviser, OLENA)
    region = Record(region_id=sure(adviser.region)).region
    for other in (make_member(make_institution(region)), make_member()):
        with acting(other):
            tables = (Import, ImportRow, ImportFile)
            assert [model.objects.count() for model in tables] == [0, 0, 0]
    with acting(adviser):
        assert ImportRow.objects.count() == 1


def test_no_person_is_deleted_but_by_undoing(adviser: Actor) -> None:
    run(bring(adviser, OLENA), adviser)
    make_record(make_person(adviser, "Iryna"), adviser)
    with acting(adviser):
        assert Person.objects.filter(given_name="Olena")._raw_delete("default") == 0
    assert len(persons(adviser)) == 2


def test_tables_are_forgotten_after_thirty_days(adviser: Actor) -> None:
    old, done = bring(adviser, OLENA), bring(adviser, SAMIR, "K-3;;;;;;;;")
    run(done, adviser)
    usher = Actor(role=Usher, region=adviser.region)
    assert actions.clear_tables(by=usher, at=NOW + timedelta(days=29)) == 0
    assert actions.clear_tables(by=usher, at=NOW + timedelta(days=31)) == 3
    with acting(adviser):
        assert list(Import.objects.values_list("pk", flat=True)) == [done.pk]
        assert not Import.objects.filter(pk=old.pk).exists()


def test_a_table_is_not_read_anew_once_it_made_somebody(adviser: Actor) -> None:
    table = bring(adviser, OLENA)
    run(table, adviser)
    with acting(adviser), pytest.raises(Refused):
        actions.read_table(brought=table, meant=table.meant, by=adviser, at=NOW)


def test_columns_are_remembered(adviser: Actor) -> None:
    bring(adviser, OLENA)
    with acting(adviser):
        assert queries.remembered_columns(sure(adviser.institution))["Nachname"] == "family_name"
