"""What the room answers about its catalogue on a day."""

import json
from datetime import date

import pytest

from nahtlos.recognition import queries
from nahtlos.recognition.catalogue import catalogue
from nahtlos.recognition.queries.answers import is_stale

ON = date(2026, 11, 23)
BEFORE = date(2026, 8, 18)


def test_every_procedure_is_in_force_and_none_before_it_was_read() -> None:
    assert {one.id for one in queries.procedures(ON)} == set(catalogue().procedures)
    assert queries.procedures(BEFORE) == ()
    assert queries.procedure("permit", BEFORE) is None
    assert queries.procedure("unheard_of", ON) is None


def test_a_procedure_carries_the_date_of_its_text() -> None:
    found = queries.procedure("craft_geselle", ON)
    assert found is not None
    assert found.body is not None
    assert found.body.id == "hwk"
    assert found.to_json()["law_as_of"] == "2026-08-19"


@pytest.mark.parametrize(
    ("on", "stale"),
    [
        (date(2027, 2, 19), False),
        (date(2027, 2, 20), True),
        (date(2028, 1, 1), True),
        (date(2026, 8, 19), False),
    ],
)
def test_half_a_year_after_reading_the_answer_warns(on: date, *, stale: bool) -> None:
    assert is_stale(date(2026, 8, 19), on) == stale
    found = queries.procedure("permit", on)
    assert found is not None
    assert found.stale == stale
    assert queries.roads("81302", on=on).stale == stale


def test_an_occupation_is_found_by_id_and_by_code() -> None:
    by_id = queries.occupation("pflegefach", ON)
    assert by_id is not None
    assert queries.occupation("81302", ON) == by_id
    assert queries.occupation("00000", ON) is None
    assert queries.occupation("pflegefach", BEFORE) is None


def test_every_occupation_is_listed_once() -> None:
    found = [one.id for one in queries.occupations(ON)]
    assert sorted(found) == sorted(catalogue().occupations)


def test_the_list_of_funding_begins_with_the_one_to_ask_first() -> None:
    assert queries.funding()[0].id == "vermittlungsbudget"


def test_a_source_has_an_address() -> None:
    found = queries.source("ZAB")
    assert found is not None
    assert found[1].startswith("https://")
    assert queries.source("HEARSAY") is None


@pytest.mark.parametrize("one", catalogue().occupations.values(), ids=lambda one: one.id)
def test_every_occupation_has_a_road_that_fits_into_json(one: object) -> None:
    code = catalogue().occupations[getattr(one, "id", "")].kldb
    found = queries.roads(code, on=ON)
    assert one in [road.occupation for road in found.roads]
    for road in found.roads:
        assert road.stages
        assert all(stage.documents and stage.outcomes for stage in road.stages)
    assert json.loads(json.dumps(found.to_json())) == found.to_json()
