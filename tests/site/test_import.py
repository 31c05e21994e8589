"""`nahtlos import offers`: says what it would do, names every fault with its place, half-writes nothing."""

from pathlib import Path

import pytest

from nahtlos.network.models import Institution, Kind
from nahtlos.offers.models import Offer
from nahtlos.people.engine import sheets
from nahtlos.site import bring
from nahtlos.site.cli.importing import _table
from nahtlos.site.faults import BadInput
from tests.makers import make_institution

pytestmark = pytest.mark.django_db
GOOD = "Titel;Niveau bis;Beginn;Plätze\nDeutsch B1;B1;11.01.2027;18\n"


@pytest.fixture
def school() -> Institution:
    return make_institution(kind=Kind.SCHOOL, name="Sprachschule Muster")


def told(text: str, *, dry_run: bool = False, name: str = "sprachschule muster") -> bring.Told:
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
