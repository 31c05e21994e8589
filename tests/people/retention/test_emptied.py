"""The program erasing writes into a row that stays only what it must empty, and into no other row."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import SET_NULL
from django.db.utils import ProgrammingError

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Eraser
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.people.queries.keeping.due import tables
from tests import makers
from tests.wall.scene import places, whole_file

pytestmark = pytest.mark.django_db
OF_THE_NIGHT = {("people_person", "last_contact_on"), ("people_announcement", "due_on")}
"""What the night itself puts down."""


def asked(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall())


def meant() -> set[tuple[str, str]]:
    """What the models say: columns that go before their row, and rows that another one lets go of."""
    found, models = set(OF_THE_NIGHT), [*tables(), Person]
    for model in tables():
        table = model._meta.db_table
        found |= {
            (table, name) for names in model.retention.emptied.values() for name in names.split()
        }
        found |= {
            (table, str(field.column))
            for field in model._meta.concrete_fields
            if field.remote_field
            and getattr(field.remote_field, "on_delete", None) is SET_NULL
            and field.remote_field.model in models
        }
    return found


def test_the_wall_knows_what_the_models_say() -> None:
    rows = asked("select walled, unnest(emptied) from people_emptied()")
    assert {(table, column) for table, column in rows} == meant()


def test_no_other_column_and_no_other_word() -> None:
    at = places()
    person = whole_file(makers.make_person(at.holder), at.holder, at).person
    with acting(Actor(role=Eraser, region=person.region_id)):
        for statement in (
            "update people_person set family_name = 'x'",
            "update people_person set adviser_id = null",
            "update plan_step set what = ''",
            "update plan_step set note = 'something else'",
            "update people_qualification set note = '', kind = 'school'",
            "update referrals_referral set words = 'x'",
            "update outbox_message set state = 'stopped', fault = 'called_back'",
        ):
            with pytest.raises(ProgrammingError, match="only empties"), transaction.atomic():
                asked(f"{statement} returning id")
        emptied = asked("update plan_step set note = '' returning note")
        assert set(emptied) == {("",)}


def test_no_row_of_another_table() -> None:
    at = places()
    person = whole_file(makers.make_person(at.holder), at.holder, at).person
    allowed = {table for table, _column in meant()}
    with acting(Actor(role=Eraser, region=person.region_id)):
        for model in tables():
            table = model._meta.db_table
            if table not in allowed:
                assert asked(f"select 1 from {table}"), table
                assert asked(f"update {table} set id = id returning id") == [], table
