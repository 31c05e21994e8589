"""Steps: agreed, moved along the table of moves by those who may, and by nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Adviser, Newcomer
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.plan import access, actions, queries
from nahtlos.plan.models import MOVES, Doer, State, Step
from tests.makers import make_institution, make_member, make_person, newcomer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


def agreed(person: Person, by: Actor, who: Doer = Doer.PERSON, until: date | None = None) -> Step:
    with acting(by):
        wanted = actions.Wanted(what="Register for the course", who=who, until=until)
        return actions.agree_step(person=person, wanted=wanted, by=by, at=NOW)


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)
    assert all(to in MOVES for line in MOVES.values() for to in line)


@pytest.mark.parametrize("start", State)
@pytest.mark.parametrize("to", State)
def test_a_step_moves_along_the_table_and_no_other_way(
    olena: Person, adviser: Actor, start: State, to: State
) -> None:
    step = agreed(olena, adviser)
    with acting(adviser):
        if start is not State.OPEN:
            step = actions.move(step=step, to=start, by=adviser, at=NOW)
        if to in MOVES[start]:
            assert actions.move(step=step, to=to, by=adviser, at=NOW).state == to
        else:
            with pytest.raises(Refused, match="already been moved"):
                actions.move(step=step, to=to, by=adviser, at=NOW)


def test_the_person_moves_only_the_own_steps(olena: Person, adviser: Actor) -> None:
    mine, yours = agreed(olena, adviser), agreed(olena, adviser, Doer.ADVISER)
    herself = newcomer(olena)
    with acting(herself):
        assert access.may_move(herself, queries.step_for(mine.pk), State.DONE) is None
        assert access.may_move(herself, queries.step_for(yours.pk), State.DONE) is not None
        assert access.may_move(herself, queries.step_for(mine.pk), State.DROPPED) is not None


def test_no_other_role_agrees_on_steps(olena: Person) -> None:
    for role in ROLES:
        other = Actor(role=role, region=olena.region_id, institution=olena.institution_id)
        refused = access.may_agree(other, olena)
        assert (refused is None) == (role is Adviser)
        if role not in {Adviser, Newcomer}:
            step = Step(person=olena, state=State.OPEN, who=Doer.PERSON)
            assert access.may_move(other, step, State.DONE) is not None


def test_another_institution_moves_nothing(olena: Person, adviser: Actor) -> None:
    step = agreed(olena, adviser)
    other = make_member(make_institution(olena.region))
    assert "another institution" in str(access.may_move(other, step, State.DONE))


def test_due_are_open_steps_of_ones_own_persons(olena: Person, adviser: Actor) -> None:
    soon = agreed(olena, adviser, until=today())
    agreed(olena, adviser, until=today() + timedelta(days=30))
    done = agreed(olena, adviser, until=today())
    with acting(adviser):
        actions.move(step=done, to=State.DONE, by=adviser, at=NOW)
        assert list(queries.needs_me(adviser, today() + timedelta(days=7))) == [soon]
