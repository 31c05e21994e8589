"""An edition from the room's own rows: counted as the program, protected, kept for good, seen by few."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import (
    Administrator,
    Adviser,
    Analyst,
    Coordinator,
    Counter,
    Immigration,
    Member,
    Mentor,
    Nobody,
    Role,
)
from nahtlos.core.wall import acting
from nahtlos.outcomes import actions, queries
from nahtlos.outcomes.queries.counting import counted
from tests import makers
from tests.outcomes.rows import make_coordinator

pytestmark = pytest.mark.django_db
FUNCTIONS = (
    "select count(*) from outcomes_lives(current_date)",
    "select count(*) from outcomes_compared(current_date)",
    "select count(*) from outcomes_openings(current_date)",
    "select count(*) from outcomes_seats(current_date - 400, current_date)",
)
SECRET = ("Zuckerblum", "Olesja", "1988-07-13", "Geheimnotiz")


@pytest.fixture
def coordinator() -> Actor:
    return make_coordinator()


def beside(by: Actor, role: type[Role]) -> Actor:
    """Somebody else of the region, in this role."""
    return replace(by, role=role)


def counter(by: Actor) -> Actor:
    return Actor(role=Counter, region=by.region)


def asked(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])


def test_the_coordination_has_an_edition_counted(coordinator: Actor) -> None:
    with acting(coordinator) as by:
        made = actions.count(by=by, at=now(), on=today())
        started = queries.table(made, "starts_kind")
        like = queries.figure(made, "k2_like")
    assert (made.made_by_id, made.counted_on) == (coordinator.account, today())
    assert started is None, "five starts are too few to be divided"
    assert like is None
    with acting(coordinator):
        rhythm = queries.table(made, "cover")
    assert rhythm is not None
    assert rhythm.content["cells"][-1][-1] == 12


def test_the_next_edition_waits_three_months(coordinator: Actor) -> None:
    with acting(coordinator) as by:
        actions.count(by=by, at=now(), on=today())
        with pytest.raises(Refused, match="Counted closer together"):
            actions.count(by=by, at=now(), on=today() + timedelta(days=80))
    region = makers.sure(coordinator.region)
    later = today() + timedelta(days=93)
    assert actions.count_at_night(region=region, at=now(), on=today()) is None
    assert actions.count_at_night(region=region, at=now(), on=later) is not None


@pytest.mark.parametrize("role", [Adviser, Analyst, Administrator, Member])
def test_nobody_else_has_figures_counted(coordinator: Actor, role: type[Role]) -> None:
    with acting(beside(coordinator, role)) as by, pytest.raises(Refused):
        actions.count(by=by, at=now(), on=today())


@pytest.mark.parametrize("statement", FUNCTIONS)
def test_the_functions_answer_the_program_alone(coordinator: Actor, statement: str) -> None:
    with acting(counter(coordinator)):
        program = asked(statement)
    assert program >= 0
    roles = (Adviser, Member, Coordinator, Analyst, Administrator, Immigration, Mentor)
    for role in roles:
        with acting(beside(coordinator, role)):
            assert asked(statement) == 0
    with acting(Actor(role=Nobody)):
        assert asked(statement) == 0
    claimed = Actor(role=Counter, region=coordinator.region, account=coordinator.account)
    with acting(claimed):
        assert asked(statement) == 0
    with acting(Actor(role=Counter, region=makers.make_region().pk)):
        assert asked(statement) == 0


def test_the_counter_sees_no_row_by_itself(coordinator: Actor) -> None:
    tables = ("people_person", "placements_placement", "offers_booking", "mentoring_pair")
    with acting(counter(coordinator)):
        assert asked("select count(*) from outcomes_lives(current_date)") == 12
        assert [asked(f"select count(*) from {table}") for table in tables] == [0, 0, 0, 0]


def test_no_name_no_key_and_no_birth_date_is_handed_out(coordinator: Actor) -> None:
    with acting(counter(coordinator)):
        told = repr(counted(today()))
        with connection.cursor() as cursor:
            cursor.execute("select row_to_json(l) from outcomes_lives(current_date) l")
            rows = json.dumps(cursor.fetchall(), default=str)
    assert not [word for word in SECRET if word in told + rows]


def test_an_edition_is_seen_by_those_who_steer_and_changed_by_nobody(coordinator: Actor) -> None:
    with acting(coordinator) as by:
        made = actions.count(by=by, at=now(), on=today())
    region = makers.sure(coordinator.region)
    sees: dict[type[Role], bool] = dict.fromkeys((Coordinator, Analyst, Administrator), True)
    roles: list[type[Role]] = [Adviser, Member, Immigration, Mentor, *sees]
    for role in roles:
        with acting(beside(coordinator, role)):
            assert queries.newest(region) == (made if role in sees else None)
    with acting(makers.make_member(role=Coordinator)):
        assert queries.newest(region) is None
    for keeper in (Coordinator, Administrator):
        with acting(beside(coordinator, keeper)):
            for verb in ("update outcomes_{} set region_id = region_id", "delete from outcomes_{}"):
                with connection.cursor() as cursor:
                    cursor.execute(verb.format("table"))
                    assert cursor.rowcount == 0


@pytest.mark.parametrize("role", [Coordinator, Analyst, Administrator, Adviser])
def test_only_the_program_writes(coordinator: Actor, role: type[Role]) -> None:
    member = beside(coordinator, role)
    statement = (
        "insert into outcomes_edition (id, region_id, counted_on, made_at, law_on, program, digest)"
        " values (gen_random_uuid(), %s, current_date, now(), current_date, '', '')"
    )
    with (
        acting(member), pytest.raises(DatabaseError), transaction.atomic(),
        connection.cursor() as cursor,
    ):  # fmt: skip
        cursor.execute(statement, [coordinator.region])
