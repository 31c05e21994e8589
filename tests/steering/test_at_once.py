"""Two press in the same moment: one wins, the other is told, and nothing stands twice."""

from nahtlos.core.wall import acting
from nahtlos.steering import actions
from nahtlos.steering.models import Decision, Point
from tests.referrals.test_at_once import at_once
from tests.steering.rows import NOW, Table, make_decision, make_running, make_table


def write(table: Table, point: Point, hand: str, notes: str) -> None:
    by = table.actor(hand)
    with acting(by):
        actions.write_notes(point=point, notes=notes, version=0, by=by, at=NOW)


def test_two_who_save_in_the_same_moment(committed: None) -> None:
    table = make_table()
    point = make_running(table)
    told = at_once(
        lambda: write(table, point, "chair", "a"), lambda: write(table, point, "member", "b")
    )
    assert sorted(told) == ["", "Conflict"]
    with acting(table.chair):
        assert Point.objects.get().version == 1


def test_two_decisions_in_the_same_moment_get_two_numbers(committed: None) -> None:
    table = make_table()
    point = make_running(table)
    told = at_once(lambda: make_decision(point, table.chair),
                   lambda: make_decision(point, table.member))  # fmt: skip
    assert told == ["", ""]
    with acting(table.chair):
        assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2]
