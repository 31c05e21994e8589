"""Side doors: what an error, an estimate, a statistic or the order of tests could tell."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, uuid7
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind, Region
from nahtlos.people.models import Consent, Person
from nahtlos.referrals.models import Referral
from tests import makers
from tests.wall.ground import ask, walled

pytestmark = pytest.mark.django_db
SECRET = "Verborgenova"  # twelve letters: a condition below divides by their number less twelve


@dataclass(frozen=True)
class Neighbours:
    """Two institutions of a region, each with a person; the second one's is called SECRET."""

    adviser: Actor
    own: Person
    other: Actor
    hidden: Person


@pytest.fixture
def neighbours(db: None) -> Neighbours:
    region = makers.make_region()
    adviser, other = (makers.make_member(makers.make_institution(region)) for _ in range(2))
    own, hidden = makers.make_person(adviser), makers.make_person(other, "Sofija", SECRET)
    for person, by in ((own, adviser), (hidden, other)):
        makers.make_record(person, by)
        makers.make_language(person, by)
    return Neighbours(adviser, own, other, hidden)


def error(statement: str, *values: UUID | str | None) -> str:
    """The whole error with which a statement ends, checks put off to the end included."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            cursor.execute("set constraints all immediate")
    except Error as problem:
        return str(problem)
    return ""


def child(table: str, person: UUID, by: Actor) -> str:
    """What comes of writing a row about this person under one's own institution."""
    fields = {"people_language": "code", "people_record": "status", "people_note": "text"}
    more = {"people_note": ", written_at, written_by_id", "people_language": ", level, reads"}
    values = {"people_note": f", now(), '{by.account}'", "people_language": ", 'native', true"}
    column, also = fields[table], more.get(table, _blank(table)[0])
    filled = values.get(table, _blank(table)[1])
    return error(
        f"insert into {table} (id, region_id, institution_id, person_id, {column}{also})"
        f" values (%s, %s, %s, %s, 'uk'{filled})", uuid7(), by.region, by.institution, person,
    )  # fmt: skip


def _blank(table: str) -> tuple[str, str]:
    """The columns of a record that must be filled, with nothing in them."""
    columns = ("sex", "nationality", "goal_kind", "goal_kldb", "goal_text")
    return ", children_known, " + ", ".join(columns), ", false" + ", ''" * len(columns)


@pytest.mark.parametrize("table", ["people_language", "people_record", "people_note"])
def test_an_error_does_not_tell_a_person_of_others_from_nobody(
    neighbours: Neighbours, table: str
) -> None:
    with acting(neighbours.adviser):
        hidden = child(table, neighbours.hidden.id, neighbours.adviser)
        nobody = child(table, uuid7(), neighbours.adviser)
    assert "row-level security" in hidden
    assert hidden == nobody


def test_a_row_cannot_be_moved_to_a_person_of_others(neighbours: Neighbours) -> None:
    move = "update people_language set person_id = %s"
    with acting(neighbours.adviser):
        hidden, nobody = error(move, neighbours.hidden.id), error(move, uuid7())
    assert "row-level security" in hidden
    assert hidden == nobody


TAKEN = (
    "update people_person set institution_id = %s",
    "update people_person set region_id = %s",
    "update people_language set institution_id = %s",
    "update people_language set region_id = %s",
)


@pytest.mark.parametrize("statement", TAKEN)
def test_a_row_cannot_be_given_the_holder_of_others(neighbours: Neighbours, statement: str) -> None:
    with acting(neighbours.adviser):
        assert "row-level security" in error(statement, neighbours.other.institution)


LEAKY = (
    "select * from people_person where family_name::int > 0",
    "select * from people_person where 1 / (length(family_name) - 12) > 5",
    "select * from people_person where (family_name || '}')::json is null",
    "select * from people_person where to_date(family_name, 'YYYY') is null",
    "select * from people_person p join people_language l on p.family_name::int = l.level::int",
    "select count(*) filter (where family_name::int > 0) from people_person",
    "select * from people_person order by family_name::int",
    "update people_person set sort_key = '' where family_name::int > 0",
    "delete from people_language where (select max(family_name::int) from people_person) > 7",
)


@pytest.mark.parametrize("statement", LEAKY)
def test_no_condition_is_asked_of_a_row_that_one_may_not_see(
    neighbours: Neighbours, statement: str
) -> None:
    """A condition that fails on a hidden row would print the value, so it must never get there."""
    with acting(neighbours.adviser):
        ask("update people_person set family_name = '7'")
        ask("update people_language set level = '7'")
        assert SECRET not in error(statement)
        assert "division" not in error(statement)


def test_such_a_condition_does_print_the_value_of_a_row_that_one_may_see(
    neighbours: Neighbours,
) -> None:
    with acting(neighbours.other):
        assert SECRET in error(LEAKY[0])


BLIND = ("update {} set id = id", "delete from {}")


@pytest.mark.parametrize("statement", BLIND)
def test_a_blind_write_touches_only_what_one_holds(neighbours: Neighbours, statement: str) -> None:
    with acting(neighbours.adviser), connection.cursor() as cursor:
        touched = {}
        for table in walled():
            if not table.startswith("core_") and (table, "d") != ("people_person", statement[0]):
                cursor.execute(statement.format(table))
                touched[table] = cursor.rowcount
    assert {table: n for table, n in touched.items() if n} == {
        table: 1
        for table in ("people_person", "people_record", "people_language")
        if table in touched
    }


def test_no_key_counts_how_many_rows_there_are() -> None:
    """A number that grows would tell how many persons others have."""
    counting = ask(
        """
        select attrelid::regclass::text from pg_attribute
         where attrelid = any (%s::regclass[]) and (attidentity <> '' or atthasdef)""",
        walled(),
    )
    assert counting == []


def test_the_recipient_answers_a_referral_and_changes_no_more(neighbours: Neighbours) -> None:
    to = neighbours.adviser.institution
    makers.make_referral(neighbours.hidden, to, neighbours.other)
    second = makers.make_person(neighbours.other, "Second")
    with acting(neighbours.adviser):
        assert "only state" in error("update referrals_referral set parts = '{notes}'")
        assert "only state" in error("update referrals_referral set person_id = %s", second.id)
        assert error("update referrals_referral set state = 'drafted'") != ""
        declined = makers.BESIDE["declined"](now())
        assert Referral.objects.update(state="declined", **declined) == 1
        assert Referral.objects.update(state="seen") == 0, "what is declined stays declined"


def test_the_person_answers_and_changes_no_more(neighbours: Neighbours) -> None:
    person, by = neighbours.own, neighbours.adviser
    makers.make_consent(person, neighbours.other.institution, by, ("plan",), given=False)
    makers.make_step(person, by)
    with acting(makers.newcomer(person)):
        assert "only" in error("update people_consent set parts = '{notes}'")
        assert "only" in error("update plan_step set what = 'x'")
        assert Consent.objects.update(given_at=now()) == 1


TURNED = "update {} set recipient_id = %s"


@pytest.mark.parametrize("table", ["people_consent", "referrals_referral"])
def test_nothing_is_turned_to_the_immigration_office(neighbours: Neighbours, table: str) -> None:
    region = Region.objects.get(pk=neighbours.own.region_id)
    office = makers.make_institution(region, Kind.IMMIGRATION_OFFICE).id
    own, by = neighbours.own, neighbours.adviser
    make = makers.make_consent if table == "people_consent" else makers.make_referral
    make(own, neighbours.other.institution, by)
    with acting(by):
        told = error(TURNED.format(table), office)
    assert "immigration" in told or "never widened" in told
    with pytest.raises(Error, match="immigration"), transaction.atomic():
        make(own, office, by)


@pytest.mark.parametrize("part", ["burdens", "health"])
def test_no_consent_that_is_not_explicit_names_what_is_special(
    neighbours: Neighbours, part: str
) -> None:
    to, own, by = neighbours.other.institution, neighbours.own, neighbours.adviser
    with pytest.raises(Error, match="special_data_only_explicitly"), transaction.atomic():
        makers.make_consent(own, to, by, [part], explicit=False)


def test_the_invited_take_just_the_place_that_was_offered(db: None) -> None:
    keeper = makers.make_member(role=Administrator)
    makers.make_invitation(keeper, token="open")
    me, else_ = makers.make_account(), makers.make_account()
    take = (
        "insert into network_membership (id, region_id, institution_id, account_id, role, job_title,"
        " telephone, languages, began_at) values (%s, %s, %s, %s, %s, '', '', '{}', now())"
    )
    with acting(Actor(link=makers.digest("open"), account=me.id)):
        place = (keeper.region, keeper.institution)
        assert "only accepted_at" in error("update network_invitation set role = 'administrator'")
        assert "row-level" in error(take, uuid7(), *place, me.id, "administrator")
        assert "row-level" in error(take, uuid7(), *place, else_.id, "adviser")
        assert error(take, uuid7(), *place, me.id, "adviser") == ""
        ask("update network_invitation set accepted_at = now()")
        assert "row-level" in error(take, uuid7(), *place, me.id, "adviser")
