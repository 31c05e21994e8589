"""The agency's job search from the command line and by night: off unless it is switched on."""

import json
from typing import Any

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.employers.engine.agency import NoAnswer
from nahtlos.employers.models import Employer
from nahtlos.jobs import agency as job
from nahtlos.site.bring_agency import Asked, openings
from nahtlos.site.cli.main import main
from nahtlos.site.faults import BadInput, Fault
from nahtlos.site.settings import base
from tests.employers.agency import ANSWER, search_with
from tests.employers.rows import address_of
from tests.makers import make_member

pytestmark = pytest.mark.django_db
AROUND = Asked(place="Lindenau", km=25)


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.AGENCY = True


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


def never(_parameters: object) -> bytes:
    raise AssertionError("nobody may be asked")


# --- switched off, and by night --------------------------------------------------------------------
def test_switched_off_neither_command_nor_night_does_anything(
    service: Actor, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.AGENCY = False
    settings.AGENCY_ADVISER, settings.AGENCY_PLACE = address_of(service), "Lindenau"
    with pytest.raises(Fault, match="switched off"):
        openings(AROUND, address_of(service), dry_run=False, ask=never)
    assert "switched off" in job.nightly(never)
    for more in ([], ["--dry-run"], ["--dry-run", "--place", "Lindenau"]):
        assert main(["import", "agency", *more]) == 1
    assert "NAHTLOS_AGENCY=1" in capsys.readouterr().err
    with acting(service):
        assert not Employer.objects.exists()


def test_the_night_brings_for_the_adviser_of_the_settings(service: Actor, settings: Any) -> None:
    assert "NAHTLOS_AGENCY_ADVISER" in job.nightly(never)
    settings.AGENCY_ADVISER, settings.AGENCY_PLACE = address_of(service), "Lindenau"
    assert "3 new, 0 changed, 0 as before, 2 left out" in job.nightly(
        search_with(ANSWER.read_bytes())
    )
    assert "3 as before" in job.nightly(search_with(ANSWER.read_bytes()))
    assert "in another form" in job.nightly(search_with(b"{}"))


def test_the_night_says_what_came_of_it(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.AGENCY = False
    with caplog.at_level("INFO", logger="nahtlos.jobs.agency"):
        job.night(timestamp=0)
    assert "switched off" in caplog.text


def test_the_usual_switch_is_off() -> None:
    assert base.AGENCY is False


# --- the command -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "says"),
    [(Asked(), "Say around which place"), (Asked("Lindenau", 900), "kilometres from 1 to 200"),
     (Asked("Lindenau", -5), "kilometres"), (Asked("Linden\nau"), "on one line"),
     (Asked("Lindenau", what="\udcff"), "on one line"), (Asked("x" * 81), "at most 80")],
)  # fmt: skip
def test_what_is_asked_wrongly_is_named(asked: Asked, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        openings(asked, "", dry_run=True, ask=never)


def test_whoever_imports_says_so() -> None:
    with pytest.raises(BadInput, match="--adviser ADDRESS"):
        openings(AROUND, "", dry_run=False, ask=never)


def test_an_adviser_that_nobody_knows_asks_nobody() -> None:
    with pytest.raises(BadInput, match="not the address of an adviser"):
        openings(AROUND, "nobody@nowhere.example", dry_run=False, ask=never)


def test_the_command_says_what_it_left_out_and_is_done(
    service: Actor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = openings(AROUND, "", dry_run=True, ask=search_with(ANSWER.read_bytes()))
    monkeypatch.setattr("nahtlos.site.bring_agency.openings", lambda *_a, **_k: told)
    assert main(["import", "agency", "--dry-run", "--place", "Lindenau", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"openings": 3, "left out": 2}
    assert "10000-1990000004-S: occupation" in said.err


def test_more_than_ten_pages_are_told_as_not_read(service: Actor) -> None:
    raw = json.dumps({"stellenangebote": [{}] * 100, "maxErgebnisse": 1250}).encode()
    told = openings(AROUND, "", dry_run=True, ask=search_with(raw))
    assert told.counts["not read"] == 250


def test_a_job_search_that_is_down_is_told(service: Actor) -> None:
    def down(_parameters: object) -> bytes:
        raise NoAnswer("unreachable")

    with pytest.raises(Fault, match="cannot be reached"):
        openings(AROUND, address_of(service), dry_run=False, ask=down)
