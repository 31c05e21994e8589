"""The region's own instruments: who sees and writes which, asked in plain SQL under the own role."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.db.utils import Error
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, uuid7
from nahtlos.core.roles import role
from nahtlos.core.wall import acting
from nahtlos.law import actions
from nahtlos.law.models import RegionalVersion
from nahtlos.network.models import Region
from tests import makers
from tests.law.regional import content, coordinator, make_draft, publish
from tests.wall.expected import ROLES
from tests.wall.ground import ask, one

pytestmark = pytest.mark.django_db
KEEPERS = {"coordinator", "administrator"}
STATES = ["draft", "published", "retired"]
SEEN = "select state from law_regionalversion order by state"


@pytest.fixture
def keeper() -> Actor:
    """Whoever keeps a region with one instrument in each state: draft, published, retired."""
    keeper = coordinator()
    first = publish(make_draft(keeper), keeper)
    with acting(keeper):
        publish(actions.change_draft(version=first, content=content(), by=keeper, at=now()), keeper)
        actions.change_draft(
            version=RegionalVersion.objects.get(state="published"), content=content(), by=keeper,
            at=now(),
        )  # fmt: skip
    return keeper


def somebody(key: str, keeper: Actor, *, here: bool) -> Actor:
    """Somebody of this role, of the keeper's region or of another one."""
    if key == "nobody":
        return Actor()
    if not here:
        keeper = coordinator()
    return replace(keeper, role=role(key))


@pytest.mark.parametrize("key", ROLES)
def test_drafts_are_seen_by_keepers_and_what_is_published_by_the_region(
    key: str, keeper: Actor
) -> None:
    with acting(somebody(key, keeper, here=True)):
        states = [state for (state,) in ask(SEEN)]
        instruments = one("select count(*) from law_regionalinstrument")
    assert states == (STATES if key in KEEPERS else ["published"])
    assert instruments == 1


@pytest.mark.parametrize("key", [key for key in ROLES if key != "nobody"])
def test_another_region_sees_nothing(key: str, keeper: Actor) -> None:
    with acting(somebody(key, keeper, here=False)):
        assert ask(SEEN) == []
        assert one("select count(*) from law_regionalinstrument") == 0


def passes(statement: str, *values: object) -> bool:
    """Whether the wall lets it through."""
    try:
        with transaction.atomic(), transaction.get_connection().cursor() as cursor:
            cursor.execute(statement, values)
            return bool(cursor.rowcount)
    except Error:
        return False


INSERT = "insert into law_regionalinstrument (id, region_id, slug) values (%s, %s, 'one_more')"
UPDATE = "update law_regionalversion set content = content where state = 'draft'"
DELETE = "delete from {}"


@pytest.mark.parametrize("key", ROLES)
@pytest.mark.parametrize("here", [True, False])
def test_only_keepers_of_the_region_write(key: str, keeper: Actor, *, here: bool) -> None:
    region, kept = keeper.region, here and key in KEEPERS
    with acting(somebody(key, keeper, here=here)):
        assert passes(INSERT, uuid7(), region) == kept
        assert passes(UPDATE) == kept


@pytest.mark.parametrize("table", ["instrument", "version", "trial"])
def test_nothing_is_ever_deleted(table: str, keeper: Actor) -> None:
    with acting(keeper):
        draft = RegionalVersion.objects.get(state="draft")
        actions.try_out(version=draft, by=keeper, at=now(), on=timezone.localdate(now()))
        assert one(f"select count(*) from law_regional{table}") > 0
        assert not passes(DELETE.format(f"law_regional{table}"))


def test_a_version_is_never_put_under_an_instrument_of_another_region(keeper: Actor) -> None:
    other = coordinator()
    with acting(keeper):
        instrument = one("select id from law_regionalinstrument")
    with acting(other):
        made = passes(
            "insert into law_regionalversion (id, region_id, instrument_id, number, content, state,"
            " changed_at, changed_by_id) values (%s, %s, %s, 9, '{}', 'draft', now(), %s)",
            uuid7(), other.region, instrument, other.account,
        )  # fmt: skip
    assert not made


@pytest.fixture
def file(keeper: Actor) -> Actor:
    """An adviser of the region with one person, whose file holds every kind of row."""
    adviser = makers.make_member(
        makers.make_institution(Region.objects.get(pk=makers.sure(keeper.region)))
    )
    person = makers.make_person(adviser, "Verborgena")
    makers.make_record(person, adviser, children_known=True)
    makers.make_household_member(person, adviser, first_name="Verborgenko")
    makers.make_household_member(person, adviser, relation="spouse", birth_date="1988-01-01")
    makers.make_fact(person, adviser)
    makers.make_own_consent(person, adviser)
    makers.make_fact(person, adviser, "childcare", value=False, part="burdens")
    makers.make_fact(person, adviser, "disability", value=True, part="health")
    return adviser


def counted(by: Actor) -> list[tuple[str, str, str]]:
    """What the function hands to whoever asks."""
    with acting(by):
        return ask("select record::text, facts::text, births::text from people_counted()")


def test_the_counter_is_handed_no_name_no_key_and_nothing_special(
    keeper: Actor, file: Actor
) -> None:
    [(record, facts, births)] = counted(Actor(role=role("counter"), region=file.region))
    assert facts == '{"german": "B1"}'
    assert births == "{2020-03-01}"
    assert '"birth_date": "1990-05-17"' in record
    assert "Verborgen" not in record
    assert "id" not in {name.strip('"') for name in record.replace(":", " ").split()}


@pytest.mark.parametrize("key", [key for key in ROLES if key != "counter"])
def test_nobody_else_is_handed_anything(key: str, keeper: Actor, file: Actor) -> None:
    assert counted(somebody(key, file, here=True)) == []


def test_the_counter_of_another_region_is_handed_nothing(keeper: Actor, file: Actor) -> None:
    assert counted(Actor(role=role("counter"), region=coordinator().region)) == []


def test_whoever_is_signed_in_is_never_the_counter(keeper: Actor, file: Actor) -> None:
    assert counted(replace(keeper, role=role("counter"))) == []
