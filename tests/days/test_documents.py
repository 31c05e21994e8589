"""Documents are read strictly, every fault with its place; schemas say the same as the reader."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nahtlos.days.engine import Changes, Effort, Late, Move, Out, Overrun, plan, replan
from nahtlos.days.translate import (
    BadDocument,
    plan_json,
    read_changes,
    read_day,
    read_now,
    read_plan,
    schema,
    strangers,
)

DAY: dict[str, Any] = {
    "date": "2027-03-10", "grid_minutes": 5, "walk_minutes": 5,
    "desks": [{"id": "d1", "topics": ["language", "work"], "institution": "vhs", "speaks": ["de", "en"],
               "staffed": [["09:00", "12:30"], ["13:00", "24:00"]]}],
    "interpreters": [{"id": "i1", "speaks": ["de", "uk", "ru"], "present": [["09:00", "13:00"]]}],
    "visitors": [{"id": "v1", "speaks": ["uk"], "present": [["09:30", "13:00"]],
                  "wants": [{"topic": "language", "minutes": 20},
                            {"topic": "work", "minutes": 30, "after": ["language"], "desk": None}]}],
}  # fmt: skip


def changed(path: str, value: object) -> dict[str, Any]:
    """The day with another value somewhere; `…` takes the key away."""
    found = deepcopy(DAY)
    *way, last = (int(key) if key.isdigit() else key for key in path.split("."))
    place: Any = found
    for key in way:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return found


FAULTS = [
    ("date", "soon", 'date: "soon" is not a date like 2027-03-10'),
    ("grid_minutes", 0, "grid_minutes: 0 is not a whole number from 1 to 1440"),
    ("walk_minutes", ..., "walk_minutes: is missing"),
    ("desk", [], "desk: unknown key; the nearest known key is desks"),
    ("desks.0.staffed.0", ["12:30", "09:00"], "desks[0].staffed[0]: 09:00 is before 12:30"),
    ("desks.0.staffed.1", ["13:00"], 'desks[0].staffed[1]: ["13:00"] is not a pair of times like ["09:00", "12:30"]'),
    ("desks.0.staffed.1.1", "25:00", 'desks[0].staffed[1]: "25:00" is not a time like 09:30'),
    ("desks.0.speaks", ["deu", "D"], 'desks[0].speaks: "D" is not a code of a language like uk'),
    ("desks.0.topics", "work", 'desks[0].topics: "work" is not a list'),
    ("visitors.0.wants.0.minutes", True, "visitors[0].wants[0].minutes: true is not a whole number from 1 to 1440"),
    ("visitors.0.wants.1.desk", "d7", 'visitors[0].wants[1].desk: there is no desk "d7"'),
    ("visitors.0.wants.1.topic", "language", 'visitors[0].wants[1].topic: "language" stands there twice'),
    ("visitors.0.wants.0.after", ["work"], "visitors[0].wants: wait for each other in a circle: language after work after language"),
    ("visitors.0.wants.0.after", ["language"], "visitors[0].wants: wait for each other in a circle: language after language"),
    ("visitors", [DAY["visitors"][0]] * 2, 'visitors[1].id: "v1" stands there twice'),
    ("visitors", [7], "visitors[0]: 7 is not an object"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "says"), FAULTS)
def test_every_fault_has_its_place(path: str, value: object, says: str) -> None:
    with pytest.raises(BadDocument) as bad:
        read_day(changed(path, value))
    assert says in [str(fault) for fault in bad.value.faults]


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(BadDocument) as bad:
        read_day({"grid_minutes": -1, "visitors": [{}]})
    assert len(bad.value.faults) == 8


def test_the_example_is_read_and_fits_its_schema() -> None:
    Draft202012Validator(schema("day")).validate(DAY)
    day = read_day(DAY)
    assert day.desks[0].staffed == ((540, 750), (780, 1440))
    assert day.visitors[0].wants[1].after == {"language"}


@pytest.mark.parametrize("path", ["desk", "desks.0.staffed.1.1", "walk_minutes", "desks.0.topics"])
def test_the_schema_refuses_what_the_reader_refuses(path: str) -> None:
    value = next(value for where, value, _ in FAULTS if where == path)
    assert not Draft202012Validator(schema("day")).is_valid(changed(path, value))


def test_a_plan_comes_back_as_it_was_written() -> None:
    day = read_day(DAY)
    found = plan(day, effort=Effort(100))
    told = json.loads(json.dumps(plan_json(found, 0.5)))
    Draft202012Validator(schema("dayplan")).validate(told)
    assert read_plan(told) == found


def test_a_new_plan_names_what_is_moved() -> None:
    day = read_day(DAY)
    old = plan(day, effort=Effort(100))
    changes = read_changes({"visitor_late": [{"id": "v1", "until": "11:00"}]}, day, old, 540)
    new = replan(day, old, changes, now=540)
    told = plan_json(new, 0.1, replanned=True)
    Draft202012Validator(schema("dayplan")).validate(told)
    assert read_plan(told).moved == new.moved
    assert new.moved[0] == Move("v1", "language", 570, 660)


def test_changes_are_read() -> None:
    day = read_day(DAY)
    old = plan(day, effort=Effort(100))
    raw = {
        "desk_out": [{"id": "d1", "from": "10:10"}], "interpreter_out": [{"id": "i1", "from": "12:00"}],
        "visitor_late": [{"id": "v1", "until": "11:00"}], "visitor_gone": [{"id": "v1"}],
        "overrun": [{"visitor": "v1", "topic": "language", "until": "10:40"}],
    }  # fmt: skip
    assert read_changes(raw, day, old, 600) == Changes(
        desk_out=(Out("d1", 610),), interpreter_out=(Out("i1", 720),), visitor_late=(Late("v1", 660),),
        visitor_gone=("v1",), overrun=(Overrun("v1", "language", 640),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"desk_out": [{"id": "d9", "from": "10:10"}]}, "desk_out[0].id: there is no desk d9"),
        ({"visitor_gone": ["v1"]}, 'visitor_gone[0]: "v1" is not an object'),
        ({"visitor_in": DAY["visitors"]}, "visitor_in[0].id: visitor v1 is there already"),
        (
            {"overrun": [{"visitor": "v1", "topic": "work", "until": "10:40"}]},
            "overrun[0]: no meeting of v1 about work began before 09:00",
        ),
        ({"overran": []}, "overran: unknown key; the nearest known key is overrun"),
    ],
)
def test_changes_that_name_what_is_not_there_are_refused(raw: object, says: str) -> None:
    day = read_day(DAY)
    with pytest.raises(BadDocument) as bad:
        read_changes(raw, day, plan(day, effort=Effort(50)), 540)
    assert says in [str(fault) for fault in bad.value.faults]


def test_a_plan_of_another_day_has_strangers() -> None:
    other = read_day(changed("visitors.0.id", "v2"))
    found = strangers(plan(read_day(DAY), effort=Effort(50)).meetings, other)
    assert str(found[0]) == 'meetings[0].visitor: there is no visitor "v1"'


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(BadDocument, match='--now: "10" is not a time'):
        read_now("10")
