"""Random worlds and random people in them: the database sees exactly what the oracle sees."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nahtlos.core.actor import Actor
from nahtlos.core.roles import ROLES, Counter, Eraser, Newcomer, Watcher, role
from nahtlos.core.wall import acting
from tests import makers
from tests.wall.ground import ask, walled
from tests.wall.oracle import Who, World
from tests.wall.trying import functions
from tests.wall.worlds import DRAFTS, Builder, Draft, Ground

pytestmark = pytest.mark.django_db
STAFF = [
    *(each.key for each in ROLES if each is not Newcomer),
    Counter.key,
    Eraser.key,
    Watcher.key,
]
TABLES = (
    *("network_membership", "network_invitation"),
    *("law_regionalinstrument", "law_regionalversion", "law_regionaltrial"),
)
EVERYTHING = """
create function tries.everything() returns table (place text, id uuid) language plpgsql
set plan_cache_mode = force_generic_plan as $f$
#variable_conflict use_column
begin
    return query {};
end $f$"""


@pytest.fixture
def ground(db: None) -> Ground:
    regions = (makers.make_region(), makers.make_region())
    return Ground(regions, tuple(makers.make_account() for _ in range(10)))


@pytest.fixture
def everything(db: None) -> Iterator[str]:
    """One question for the key of every row of every table that has a wall.

    A function keeps its plan: planning takes four times as long as asking.
    """
    tables = {*walled(), *TABLES} - {"core_change"}
    lines = [f"select '{table}' as place, id from {table}" for table in sorted(tables)]
    lines.append("select distinct 'core_change', row_id from core_change"
                 " where table_name not in ('network_institution', 'network_answer')"
                 " and part <> 'offers'")  # fmt: skip
    with functions(EVERYTHING.format(" union all ".join(lines))):
        yield "select * from tries.everything()"


def people_at_work(builder: Builder, draft: Draft) -> st.SearchStrategy[Who]:
    """Staff of any role at any institution, now and then with a region that is not theirs."""
    regions = st.sampled_from([region.id for region in builder.ground.regions])
    return st.builds(
        lambda key, at, other, astray: Who(
            key, at.institution, other if astray else at.region, account=at.account
        ),
        st.sampled_from(["adviser", "adviser", "member", *STAFF]),
        st.sampled_from([*builder.advisers, *builder.at_offices()]),
        regions,
        st.sampled_from([False] * 9 + [True]),
    )


def people_themselves(builder: Builder, draft: Draft) -> st.SearchStrategy[Who]:
    """A person by the own page, an account that has just signed in, and whoever opened a link."""
    numbers = st.integers(0, len(draft.persons) - 1)
    persons = [row for row in builder.rows if row.table == "people_person"]
    return st.one_of(
        st.sampled_from(persons).map(lambda row: Who("newcomer", region=row.region, person=row.id)),
        numbers.map(lambda n: Who(account=builder.ground.accounts[-1 - n].id)),
        numbers.map(lambda n: Who(link=makers.digest(f"link {n}"))),
        numbers.map(lambda n: Who(link=makers.digest(f"invitation {n}"))),
    )


def actor(who: Who) -> Actor:
    return Actor(
        role(who.role), who.account, None, who.institution, who.region, who.person, who.link
    )


def compare(world: World, who: Who, everything: str) -> None:
    """Stop at the first row that one sees and the other does not."""
    with acting(actor(who)):
        found: set[tuple[str, UUID]] = {(table, key) for table, key in ask(everything)}
    expected = world.visible(who)
    assert found - expected == set(), "the database shows what it should not"
    assert expected - found == set(), "the database hides what it should show"


@settings(
    max_examples=160,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking worlds takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(draft=DRAFTS, data=st.data())
def test_everybody_sees_what_the_oracle_sees(
    draft: Draft, data: st.DataObject, ground: Ground, everything: str
) -> None:
    point = transaction.savepoint()
    try:
        builder = Builder(ground)
        world = builder.build(draft)
        at_work, themselves = people_at_work(builder, draft), people_themselves(builder, draft)
        for who in data.draw(st.lists(at_work, min_size=2, max_size=5)):
            compare(world, who, everything)
        compare(world, data.draw(themselves), everything)
        compare(world, Who(), everything)
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)
