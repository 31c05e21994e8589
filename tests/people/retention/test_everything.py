"""Everything about a person is given out or named as withheld, from every table that there is."""

import json
from typing import Any

import pytest
from django.db.models import BinaryField

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change, Reading
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Eraser
from nahtlos.core.wall import acting
from nahtlos.people import queries
from nahtlos.people.models import OfPerson, Person
from nahtlos.people.queries.everything import SECRET
from nahtlos.people.queries.keeping.due import tables
from nahtlos.people.retention import COMMON
from tests import makers
from tests.wall.scene import Case, Places, places, whole_file

pytestmark = pytest.mark.django_db
NOTES = queries.Notes(given=True)


@pytest.fixture
def ground() -> tuple[Places, Case]:
    """A person with a row in every table of a person that there is."""
    at = places()
    return at, whole_file(makers.make_person(at.holder, "Zlata", "Zrazok"), at.holder, at)


def truth(model: type[OfPerson] | type[Person], person: Person) -> list[dict[str, Any]]:
    """The rows as they stand, seen by the program erasing, from which nothing is hidden."""
    key = "pk" if model is Person else "person"
    with acting(Actor(role=Eraser, region=person.region_id)):
        return list(model._default_manager.filter(**{key: person.pk}).values())


def columns(model: type[OfPerson] | type[Person]) -> list[str]:
    """What must be found again: neither secrets nor whose row it is; bytes are files."""
    return [
        one.attname
        for one in model._meta.concrete_fields
        if one.name not in COMMON | SECRET and not isinstance(one, BinaryField)
    ]


def missing(every: queries.Everything, person: Person) -> list[str]:
    """Every value that is kept and neither given out nor named as withheld."""
    named = {one.what for one in every.withheld}
    lost = []
    models: list[type[OfPerson | Person]] = [Person, *tables()]
    for model in models:
        table = model._meta.db_table
        rows = truth(model, person)
        given = {row["id"]: row for row in every.tables.get(table, [])}
        lost += [f"{table} has no row" for _none in [0] if not rows]
        for row in rows:
            if table in named or row.get("part") in named:
                continue
            out = given.get(row["id"], {})
            lost += [
                f"{table}.{name}" for name in columns(model) if out.get(name, ...) != row[name]
            ]
    return lost


def test_the_person_gets_every_value_of_every_table(ground: tuple[Places, Case]) -> None:
    _at, case = ground
    me = makers.newcomer(case.person)
    with acting(me):
        every = queries.everything(case.person.pk, by=me)
    assert missing(every, case.person) == []
    assert {one.what for one in every.withheld} >= {"people_note", "core_change"}
    assert "people_note" not in every.tables


def test_the_adviser_gives_out_notes_and_the_book(ground: tuple[Places, Case]) -> None:
    at, case = ground
    with acting(at.holder):
        every = queries.everything(case.person.pk, by=at.holder, notes=NOTES)
        lines = Change.objects.filter(person_id=case.person.pk).count()
    assert missing(every, case.person) == []
    assert len(every.tables["core_change"]) == lines
    assert [row["text"] for row in every.tables["people_note"]] == ["Wants to be a nurse again."]


def test_what_the_adviser_may_not_see_is_named(ground: tuple[Places, Case]) -> None:
    at, case = ground
    with acting(at.holder):
        every = queries.everything(
            case.person.pk, by=at.holder, notes=queries.Notes(because="names a third person")
        )
    named = {one.what: str(one.because) for one in every.withheld}
    assert named["people_note"] == "names a third person"
    assert {"burdens", "health"} <= named.keys()
    assert "people_burden" not in every.tables
    assert "nurse again" not in str(every.tables["core_change"])


def test_a_table_that_is_left_out_would_be_found(ground: tuple[Places, Case]) -> None:
    _at, case = ground
    me = makers.newcomer(case.person)
    with acting(me):
        every = queries.everything(case.person.pk, by=me)
    del every.tables["plan_step"]
    every.tables["people_contact"][0]["value"] = "something else"
    assert {"plan_step.what", "people_contact.value"} <= set(missing(every, case.person))


def test_who_has_looked_and_who_was_shown_is_in_it(ground: tuple[Places, Case]) -> None:
    _at, case = ground
    me = makers.newcomer(case.person)
    with acting(me):
        every = queries.everything(case.person.pk, by=me)
        assert len(every.tables["core_reading"]) == Reading.objects.count()
    assert all(row["recipient"] for row in every.tables["people_consent"])


def test_secrets_stay_secret(ground: tuple[Places, Case]) -> None:
    _at, case = ground
    me = makers.newcomer(case.person)
    with acting(me):
        every = queries.everything(case.person.pk, by=me)
    assert case.digest not in json.dumps(every.tables, default=str)


def test_papers_come_with_their_bytes(ground: tuple[Places, Case]) -> None:
    _at, case = ground
    me = makers.newcomer(case.person)
    with acting(me):
        every = queries.everything(case.person.pk, by=me)
        papers = [queries.bytes_of(*where)[1] for where in every.files.values()]
    assert len(papers) == sum(
        str(value).startswith("files/")
        for rows in every.tables.values()
        for row in rows
        for value in row.values()
    )
    assert all(papers)


def test_nobody_else_gets_it(ground: tuple[Places, Case]) -> None:
    at, case = ground
    with acting(at.third), pytest.raises(Refused):
        queries.everything(case.person.pk, by=at.third)
    other = makers.newcomer(makers.make_person(at.holder))
    with acting(other), pytest.raises(queries.NoPerson):
        queries.everything(case.person.pk, by=other)
