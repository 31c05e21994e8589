"""Who sees an introduction, its profile and the name: asked of the database, role by role."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import Model
from django.db.utils import Error
from django.utils import timezone

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Immigration, Member, role
from nahtlos.core.wall import acting
from nahtlos.employers.actions import end_user
from nahtlos.employers.models import CompanyUser
from nahtlos.introductions import actions
from nahtlos.introductions.models import (
    AT_THE_EMPLOYER,
    NAMED,
    Because,
    Introduction,
    Move,
    Naming,
    Profile,
    State,
)
from nahtlos.people.models import Contact, Person
from tests import makers
from tests.employers import rows
from tests.introductions import world

pytestmark = pytest.mark.django_db
TABLES: tuple[type[Model], ...] = (Introduction, Profile, Naming)


def seen(by: Actor, row: Introduction) -> tuple[int, ...]:
    """How many rows of introduction, profile and naming somebody sees."""
    with acting(by):
        return (
            Introduction.objects.filter(pk=row.pk).count(),
            Profile.objects.filter(introduction=row.pk).count(),
            Naming.objects.filter(introduction=row.pk).count(),
        )


def test_adviser_and_person_see_all_of_it_in_every_state() -> None:
    here = world.make()
    for state in State:
        row = here.at(state)
        profile = int(state is not State.WISHED)
        named = int(row.agreed_at is not None)
        assert seen(here.adviser, row) == seen(here.newcomer, row) == (1, profile, named), state


def test_the_employer_sees_what_the_person_agreed_to_and_no_name_before_it_invites() -> None:
    here = world.make()
    for state in State:
        row = here.at(state)
        known = state not in {State.WISHED, State.PROPOSED, State.DECLINED, State.WITHDRAWN}
        open_now = state in AT_THE_EMPLOYER | {State.PLACED}
        expected = (int(known), int(known and open_now), int(state in NAMED))
        assert seen(here.employer, row) == expected, state
        assert seen(here.service, row) == (*expected[:2], 0), state


def test_an_employer_sees_no_person_and_no_contact() -> None:
    here = world.make()
    here.at(State.INVITED)
    with acting(here.employer):
        assert Person.objects.count() == Contact.objects.count() == Move.objects.count() == 0


@pytest.mark.parametrize(
    "key", ["mentor", "analyst", "administrator", "coordinator", "counter", "courier", "messenger",
            "usher", "immigration"]
)  # fmt: skip
def test_nobody_else_sees_anything(key: str) -> None:
    here = world.make()
    row = here.at(State.INVITED)
    assert seen(replace(here.adviser, role=role(key)), row) == (0, 0, 0)


def test_strangers_see_nothing() -> None:
    here = world.make()
    row = here.at(State.INVITED)
    elsewhere = makers.make_member(makers.make_institution(here.company.region))
    beyond = world.make()
    other_company = rows.make_user(
        rows.make_company(here.service, "Anders"), here.service, "x@anders.example"
    )
    for by in (NOBODY, elsewhere, beyond.adviser, beyond.employer, beyond.service, other_company,
               makers.newcomer(here.colleague()), replace(here.adviser, role=Member),
               replace(here.adviser, role=Immigration)):  # fmt: skip
        assert seen(by, row) == (0, 0, 0), by.role.key
    assert seen(here.program, row) == (1, 0, 0)


def test_a_user_who_is_ended_sees_nothing_from_that_moment() -> None:
    here = world.make()
    row = here.at(State.INVITED)
    assert seen(here.employer, row) == (1, 1, 1)
    with acting(here.service):
        user = CompanyUser.objects.get(account=here.employer.account)
        end_user(user=user, by=here.service, at=now())
    assert seen(here.employer, row) == (0, 0, 0)


def test_sight_of_the_name_ends_in_the_moment_it_is_taken_back() -> None:
    here = world.make()
    row = here.at(State.INVITED)
    with acting(here.newcomer):
        actions.take_name_back(introduction=row, by=here.newcomer, at=now())
    assert seen(here.employer, row) == (1, 1, 0)
    with acting(here.newcomer):
        actions.give_name(introduction=row, by=here.newcomer, at=now(), language="ar")
    assert seen(here.employer, row) == (1, 1, 1)


def test_without_the_second_yes_no_name_is_seen() -> None:
    here = world.make()
    row = here.answered(State.INVITED, here.shown(with_name=False))
    assert seen(here.employer, row) == (1, 1, 0)


def test_taking_it_back_closes_everything_at_once() -> None:
    here = world.make()
    row = here.at(State.INVITED)
    with acting(here.newcomer):
        actions.withdraw(introduction=row, because=Because.WISH, by=here.newcomer, at=now())
    assert seen(here.employer, row) == seen(here.service, row) == (0, 0, 0)


def refused(by: Actor, rows: "Model", **columns: object) -> bool:
    """Whether the database refuses to write these columns; taken back in any case."""
    point = transaction.savepoint()
    try:
        with acting(by):
            return not type(rows)._default_manager.filter(pk=rows.pk).update(**columns)
    except Error:
        return True
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)


def test_nobody_writes_what_is_not_theirs() -> None:
    here = world.make()
    row = here.at(State.INVITED)
    with acting(here.adviser):
        profile = Profile.objects.get(introduction=row)
        naming = Naming.objects.get(introduction=row)
        first = Move.objects.filter(introduction=row).first()
    assert first is not None
    for by in (here.employer, here.service, here.newcomer, here.program):
        assert refused(by, row, title="Other"), by.role.key
        assert refused(by, row, proposed_at=now()), by.role.key
    assert refused(here.employer, row, agreed_at=now())
    assert refused(here.employer, row, name_given=False)
    assert refused(here.newcomer, row, reason="german")
    for by in (here.adviser, here.employer, here.newcomer):
        assert refused(by, profile, words="Other"), by.role.key
        assert refused(by, naming, name="Other"), by.role.key
        assert refused(by, first, to_state="placed"), by.role.key


def test_a_person_wishes_only_for_themself() -> None:
    here = world.make()
    opening, other = here.opening(), here.colleague()
    for state, whose in (("proposed", here.person), ("wished", other)):
        point = transaction.savepoint()
        with pytest.raises(Error), acting(here.newcomer):
            Introduction.objects.create(
                **makers.of(whose), opening=opening, company=here.company, title="x",
                company_name="x", place="x", state=state, due_on=timezone.localdate(now()),
            )  # fmt: skip
        transaction.savepoint_rollback(point)
