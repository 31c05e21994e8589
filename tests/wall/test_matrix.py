"""Every cell of roles × relations × things, asked of the database under the program's own role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.models import Model

from nahtlos.core.wall import acting
from tests.wall.expected import BOOKS, ROLES, VERBS, Relation, Thing, allowed, relations_of
from tests.wall.ground import ask, walled
from tests.wall.matrix import markdown
from tests.wall.scene import TABLES, Case, Scene, build
from tests.wall.trying import passing, prepared, told

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "docs" / "wall-matrix.md"


def tried(case: Case) -> dict[Thing, Model]:
    return {thing: row for thing, row in case.rows.items() if thing not in BOOKS}


def kinds(scene: Scene) -> dict[Thing, Model]:
    """A row of every kind that some person of the scene has."""
    found: dict[Thing, Model] = {}
    for case in scene.cases.values():
        found |= tried(case)
    return found


def differences(scene: Scene, verb: str) -> Iterator[str]:
    """Every cell in which database and rules disagree, in words."""
    rows = {at: told(verb, case.person, tried(case)) for at, case in scene.cases.items()}
    for role in ROLES:
        for relation in relations_of(role):
            with acting(scene.actor(role, relation)):
                found = passing(verb, rows[relation])
            expected = allowed(verb, role, relation)
            place = f"{role}, {relation}"
            yield from (f"{place}: may {verb} {thing}" for thing in sorted(found - expected))
            yield from (f"{place}: may not {verb} {thing}" for thing in sorted(expected - found))


def test_every_cell_is_as_the_rules_say() -> None:
    """All verbs on one scene: building it takes as long as trying one of them."""
    scene = build()
    with prepared(kinds(scene)):
        assert [line for verb in VERBS for line in differences(scene, verb)] == []
        with acting(scene.actor("adviser", Relation.CONSENT_ORDINARY)):
            case = scene.cases[Relation.CONSENT_ORDINARY]
            found = passing("select", told("select", case.person, {}))
    assert found != allowed("select", "adviser", Relation.CONSENT), "a wrong rule would be found"
    assert found != allowed("select", "adviser", Relation.NONE), "a wrong rule would be found"


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
