"""A table of openings: every fault named with its place, nothing half-written, little memory."""

import tracemalloc

import pytest
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer, Opening
from nahtlos.site.bring_openings import openings
from nahtlos.site.faults import BadInput
from nahtlos.site.told import Told
from tests.employers.rows import address_of
from tests.makers import make_member

pytestmark = pytest.mark.django_db
HEAD = "Betrieb;Titel;Beruf;Stunden;Straße;PLZ;Ort;Breite;Länge;Beginn\n"
GOOD = "Elektro Muster;Elektriker gesucht;Elektriker;38,5;Werkstraße 1;59981;Lindenau;51,36;7,46;01.03.2027\n"


@pytest.fixture
def service() -> Actor:
    return make_member()


def told(text: str, by: Actor | None = None) -> Told:
    content = text.encode()
    address = address_of(by) if by else ""
    return openings("x.csv", lambda most: content[: most + 1], address, dry_run=by is None)


def test_a_dry_run_writes_nothing(service: Actor) -> None:
    assert str(told(HEAD + GOOD)) == "Would import: 1 rows."
    with acting(service):
        assert not Employer.objects.exists()


def test_the_second_time_updates(service: Actor) -> None:
    assert str(told(HEAD + GOOD, service)) == "Imported: 1 companies, 1 new, 0 changed."
    assert str(told(HEAD + GOOD, service)) == "Imported: 0 companies, 0 new, 1 changed."
    with acting(service):
        one = Opening.objects.select_related("site").get()
    assert (one.kldb, float(one.hours), one.state, one.site.lat) == ("26212", 38.5, "draft", 51.36)


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("51,36;7,46", "7,46;51,36", 'lat: "7.46 51.36": Latitude and longitude are swapped'),
        ("51,36;7,46", "41;2", "This does not lie in Germany"),
        ("38,5", "-8", 'hours: "-8": Please write the hours'),
        ("38,5", "nan", 'hours: "nan"'),
        (";Elektriker;", ";99999;", 'occupation: "99999": Nobody knows this occupation'),
        (";Elektriker;", ";;", 'occupation: "": Something must stand here'),
        ("59981", "5998", 'postcode: "5998"'),
        ("01.03.2027", "31.02.2027", 'start: "31.02.2027"'),
        ("Elektriker gesucht", "=1+1", 'title: "=1+1"'),
        ("Elektriker gesucht", "<b>x", 'title: "<b>x"'),
    ],
)  # fmt: skip
def test_every_fault_has_its_place(service: Actor, was: str, becomes: str, fault: str) -> None:
    found = told(HEAD + GOOD + GOOD.replace(was, becomes), service)
    [line] = found.faults
    assert line.startswith("x.csv:3: ")
    assert fault in line
    with acting(service):
        assert not Employer.objects.exists()


def test_a_row_that_fails_while_written_takes_everything_back(service: Actor) -> None:
    found = told(HEAD + GOOD + "Neu GmbH;Maler;Maler;40;;;;;;\n", service)
    assert "x.csv:3: street" in found.faults[0]
    with acting(service):
        assert not Employer.objects.exists()


@pytest.mark.parametrize("text", ["", "Betrieb;Titel;Beruf", "Quatsch;Unsinn\nx;y\n"])
def test_what_is_no_table_of_openings(text: str) -> None:
    with pytest.raises(BadInput, match=r"x\.csv"):
        told(text)


def test_an_adviser_that_nobody_knows() -> None:
    with pytest.raises(BadInput, match="not the address of an adviser"):
        openings("x.csv", lambda _most: b"x", "nobody@nowhere.example", dry_run=False)


def memory_of(rows: int) -> int:
    text = HEAD + GOOD * rows + GOOD.replace("38,5", "-1")
    tracemalloc.start()
    found = told(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.faults[0].startswith(f"x.csv:{rows + 2}: hours")
    return peak - 8 * len(text.encode())


def test_a_long_table_takes_no_more_memory_than_its_bytes() -> None:
    told(HEAD + GOOD)
    assert memory_of(6000) < memory_of(300) + 1_000_000
    assert connection.vendor == "postgresql"
