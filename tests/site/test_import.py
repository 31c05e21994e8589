"""`nahtlos import`: says what it would do, names every fault with its place, half-writes nothing."""

from pathlib import Path

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Kind
from nahtlos.offers.models import Offer
from nahtlos.people.engine import sheets
from nahtlos.people.models import Person
from nahtlos.site import bring, bring_people
from nahtlos.site.cli.importing import _table
from nahtlos.site.faults import BadInput
from nahtlos.site.told import Told
from tests.makers import make_institution, make_member, sure

pytestmark = pytest.mark.django_db
GOOD = "Titel;Niveau bis;Beginn;Plätze\nDeutsch B1;B1;11.01.2027;18\n"


@pytest.fixture
def school() -> Institution:
    return make_institution(kind=Kind.SCHOOL, name="Sprachschule Muster")


def told(text: str, *, dry_run: bool = False, name: str = "sprachschule muster") -> Told:
    return bring.offers("x.csv", lambda: sheets.read(text.encode()), name, dry_run=dry_run)


def test_a_dry_run_writes_nothing(school: Institution) -> None:
    assert str(told(GOOD, dry_run=True)) == "Would import: 1 rows."
    assert not Offer.objects.exists()


def test_the_second_time_updates(school: Institution) -> None:
    assert str(told(GOOD)) == "Imported: 1 new, 0 changed, 0 as before, 1 starts."
    assert str(told(GOOD)) == "Imported: 0 new, 0 changed, 1 as before, 0 starts."


def test_one_fault_and_nothing_is_imported(school: Institution) -> None:
    found = told(GOOD + "Kaputt;B7;;\n")
    assert found.faults == (
        'x.csv:3: Level at the end: "B7": Please write a level from A0 to C2, for example B1.',
    )
    assert not Offer.objects.exists()


@pytest.mark.parametrize("text", ["", "Titel", "Quatsch\nx"])
def test_what_is_no_table_of_offers(school: Institution, text: str) -> None:
    with pytest.raises(BadInput, match=r"x\.csv"):
        told(text)


def test_an_institution_that_nobody_knows(school: Institution) -> None:
    with pytest.raises(BadInput, match="is not the name of one institution"):
        told(GOOD, name="Xyzzy")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        _table(str(tmp_path / "none.csv"))


# --- persons ---------------------------------------------------------------------------------------
PERSONS = "Kundennummer;Vorname;Nachname;Geburtsdatum\nK-1;Olena;Prykladna;12.04.1998\n"


def content(text: str) -> bring_people.Content:
    return lambda _most: text.encode()


@pytest.fixture
def adviser() -> Actor:
    return make_member()


def address(adviser: Actor) -> str:
    return Account.objects.get(pk=sure(adviser.account)).email


def test_a_dry_run_of_persons_names_every_fault_with_its_place() -> None:
    found = bring_people.looked_through("x.csv", content(PERSONS + "K-2;Samir;;31.2.1990\n"))
    assert str(found) == "Would import: 1 rows."
    [fault] = found.faults
    assert fault.startswith('x.csv:3: Date of birth: "31.2.1990": Please write a date')


def test_persons_are_imported_once(adviser: Actor) -> None:
    said = [
        str(bring_people.imported("x.csv", content(PERSONS), address(adviser))) for _ in range(2)
    ]
    assert said == [
        "Imported: 1 new, 0 known, 0 to decide.",
        "Imported: 0 new, 1 known, 0 to decide.",
    ]


def test_one_fault_and_nobody_is_imported(adviser: Actor) -> None:
    found = bring_people.imported("x.csv", content(PERSONS + "K-2;12;;\n"), address(adviser))
    with acting(adviser):
        assert (len(found.faults), Person.objects.count()) == (1, 0)


@pytest.mark.parametrize("text", ["", "Vorname", "Quatsch\nx", "%PDF-1.7"])
def test_what_is_no_table_of_persons(text: str) -> None:
    with pytest.raises(BadInput, match=r"x\.csv"):
        bring_people.looked_through("x.csv", content(text))


def test_only_an_adviser_imports_persons() -> None:
    member = make_member(role=Member)
    with pytest.raises(BadInput, match="is not the address of an adviser"):
        bring_people.imported("x.csv", content(PERSONS), address(member))
