"""Every cell of roles × relations × things, asked of the database under the program's own role."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model

from nahtlos.core.wall import acting
from tests.wall.expected import BOOKS, ROLES, VERBS, Relation, Thing, allowed, relations_of
from tests.wall.ground import ask, walled
from tests.wall.matrix import markdown
from tests.wall.scene import TABLES, Case, build
from tests.wall.trying import passing, spelled, twin

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "docs" / "wall-matrix.md"
Seen = frozenset[Thing]
Answer = Callable[[Case], Seen]


def counting() -> str:
    """One statement that counts every kind of row about one person."""
    lines = []
    for thing, (table, part) in TABLES.items():
        key = "id" if thing is Thing.PERSON else "person_id"
        which = f" and part = '{part}'" if part else ""
        lines.append(f"select '{thing}', count(*) from {table} where {key} = %(who)s{which}")
    return " union all ".join(lines)


COUNTING = counting()


def seen(case: Case) -> Seen:
    with connection.cursor() as cursor:
        cursor.execute(COUNTING, {"who": case.person.id})
        return frozenset(Thing(name) for name, number in cursor.fetchall() if number)


def attempt(verb: str, thing: Thing, row: Model) -> str:
    """The statement that tries one verb on one row."""
    table = TABLES[thing][0]
    if verb == "insert":
        return twin(row)
    if verb == "update":
        return spelled(f"update {table} set id = id where id = %s", [row.pk])
    return spelled(f"delete from {table} where id = %s", [row.pk])


def through(verb: str) -> Answer:
    def answer(case: Case) -> Seen:
        tried = {thing: row for thing, row in case.rows.items() if thing not in BOOKS}
        passed = passing([attempt(verb, thing, row) for thing, row in tried.items()])
        return frozenset(thing for thing, may in zip(tried, passed, strict=True) if may)

    return seen if verb == "select" else answer


def differences(verb: str) -> Iterator[str]:
    """Every cell in which database and rules disagree, in words."""
    scene, answer = build(), through(verb)
    for role in ROLES:
        for relation in relations_of(role):
            with acting(scene.actor(role, relation)):
                found = answer(scene.cases[relation])
            expected = allowed(verb, role, relation)
            place = f"{role}, {relation}"
            yield from (f"{place}: may {verb} {thing}" for thing in sorted(found - expected))
            yield from (f"{place}: may not {verb} {thing}" for thing in sorted(expected - found))


@pytest.mark.parametrize("verb", VERBS)
def test_every_cell_is_as_the_rules_say(verb: str) -> None:
    assert list(differences(verb)) == []


def test_a_wrong_rule_would_be_found() -> None:
    scene = build()
    with acting(scene.actor("adviser", Relation.CONSENT_ORDINARY)):
        found = seen(scene.cases[Relation.CONSENT_ORDINARY])
    assert found != allowed("select", "adviser", Relation.CONSENT)
    assert found != allowed("select", "adviser", Relation.NONE)


def test_the_rules_speak_of_every_table_of_a_person() -> None:
    assert {table for table, _part in TABLES.values()} == set(walled())


@pytest.mark.parametrize("verb", ["insert", "update", "delete"])
def test_no_verb_but_reading_is_granted_on_the_book_of_changes(verb: str) -> None:
    asked = "has_table_privilege(current_user, 'core_change', %s)"
    assert ask(f"select {asked}", verb) == [(False,)]


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), (
        "run: python -m tests.wall.matrix > docs/wall-matrix.md"
    )
