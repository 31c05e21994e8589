"""The two books: every change with who, when and why; every look by others; nothing special in them."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db.utils import ProgrammingError
from psycopg.rows import dict_row

from nahtlos.core.actor import Actor
from nahtlos.core.audit import record_reading
from nahtlos.core.models import Change, Reading
from nahtlos.core.roles import Analyst, Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind, Region
from nahtlos.people.models import Contact, Fact, Link, Person
from tests import makers
from tests.wall.expected import SPECIAL, Thing
from tests.wall.ground import ask, owner
from tests.wall.scene import TABLES, Case, Places, record_look, whole_file

pytestmark = pytest.mark.usefixtures("real_database")
T = Thing
WORD = "zzword"
WHY = "told so on the telephone"
# One column of each table whose value says something.
SAYS = {
    T.PERSON: "given_name", T.CONTACT: "value", T.RECORD: "goal_text", T.FACT: "value",
    T.LANGUAGE: "level", T.HOUSEHOLD: "first_name", T.QUALIFICATION: "title", T.STEP: "what",
    T.NOTE: "text", T.BURDEN: "what_helps", T.BURDEN_OF_HEALTH: "what_helps",
    T.FACT_OF_BURDENS: "value", T.FACT_OF_HEALTH: "value", T.CONSENT: "wording", T.SCAN: "name",
    T.LINK: "token_digest", T.LOGIN: "account_id", T.MERGE: "moved", T.REFERRAL: "asked",
    T.QUESTION: "language",
}  # fmt: skip
STAYS = {T.PERSON, T.REFERRAL}
NEVER_TOLD = SPECIAL | {T.SCAN, T.LINK, T.LOGIN}


@pytest.fixture
def by() -> Actor:
    return makers.make_member().because(WHY)


@pytest.fixture
def case(by: Actor) -> Case:
    """A whole file, with consent to what is special."""
    case = whole_file(makers.make_person(by), by, places(by))
    makers.make_own_consent(case.person, by)
    return case


def other_institution(by: Actor) -> Actor:
    region = Region.objects.get(pk=makers.sure(by.region))
    return makers.make_member(makers.make_institution(region))


def places(by: Actor) -> Places:
    """Whoever holds, another institution for everything else, and an immigration office."""
    other = other_institution(by)
    region = Region.objects.get(pk=makers.sure(by.region))
    office = makers.make_institution(region, Kind.IMMIGRATION_OFFICE)
    return Places(by, by, other, other, other, office)


def book(which: str = "true", *values: object) -> list[dict[str, object]]:
    """Lines of the book as nobody in the program can read them: past every policy, by its owner."""
    with owner() as cursor:
        cursor.row_factory = dict_row
        cursor.execute("alter table core_change no force row level security")
        cursor.execute(f"select * from core_change where {which} order by at", values)
        return list(cursor.fetchall())


def new_value(thing: Thing) -> str:
    if thing is T.LOGIN:
        return str(makers.make_account(email=f"{WORD}@nahtlos.example").id)
    return f'"{WORD}"' if SAYS[thing] == "moved" or "fact" in thing else WORD


def change_and_take_out(thing: Thing, case: Case, by: Actor) -> str:
    """Change one row twice to the same and take it out; the value that it had in between."""
    table, key, value = TABLES[thing][0], case.rows[thing].pk, new_value(thing)
    with acting(by):
        for _twice in range(2):
            ask(f"update {table} set {SAYS[thing]} = %s where id = %s", value, key)
        if thing not in STAYS:
            ask(f"delete from {table} where id = %s", key)
    return value.strip('"')


@pytest.mark.parametrize("thing", SAYS)
def test_every_write_leaves_one_line(thing: Thing, case: Case, by: Actor) -> None:
    value = change_and_take_out(thing, case, by)
    lines = book("row_id = %s", case.rows[thing].pk)
    verbs = ["insert", "update", "delete"]
    assert [line["verb"] for line in lines] == (verbs[:2] if thing in STAYS else verbs)
    assert [line["table_name"] for line in lines] == [TABLES[thing][0]] * len(lines)
    for line in lines:
        said = {name: line[name] for name in ("by_account_id", "by_institution_id", "by_role")}
        assert said == {
            "by_account_id": by.account, "by_institution_id": by.institution, "by_role": "adviser",
        }  # fmt: skip
        assert (line["why"], line["region_id"], line["institution_id"], line["person_id"]) == (
            WHY, by.region, by.institution, case.person.id,
        )  # fmt: skip
    told = any(value in str((line["before"], line["after"])) for line in lines)
    assert told is (thing not in NEVER_TOLD)


def test_an_update_tells_what_changed_and_nothing_else(case: Case, by: Actor) -> None:
    change_and_take_out(T.CONTACT, case, by)
    [line] = book("row_id = %s and verb = 'update'", case.rows[T.CONTACT].pk)
    assert line["before"] == {"value": "030 23125 001"}
    assert line["after"] == {"value": WORD}


def test_of_what_is_special_only_the_names_of_what_changed_are_told(case: Case, by: Actor) -> None:
    change_and_take_out(T.BURDEN, case, by)
    [line] = book("row_id = %s and verb = 'update'", case.rows[T.BURDEN].pk)
    assert (line["before"], line["after"]) == ({"what_helps": None}, {"what_helps": None})


@pytest.mark.parametrize("parts", [("health", "profile"), ("profile", "health")])
def test_a_fact_that_changes_its_part_does_not_tell_what_it_was(
    case: Case, by: Actor, parts: tuple[str, str]
) -> None:
    before, after = parts
    fact = makers.make_fact(case.person, by, "care", WORD if before == "health" else "", before)
    with acting(by):
        Fact.objects.filter(pk=fact.pk).update(part=after, value=f"{WORD} too")
    assert WORD not in str(book("row_id = %s", fact.pk))


def test_no_token_stands_in_the_book(case: Case) -> None:
    keeper = makers.make_member(role=Coordinator)
    invitation = makers.make_invitation(keeper, token=WORD)
    assert book("row_id = %s", invitation.pk) != []
    link = case.rows[T.LINK]
    assert isinstance(link, Link)
    told = str(book())
    assert invitation.token_digest not in told
    assert link.token_digest not in told


def test_what_fails_leaves_no_line(by: Actor) -> None:
    person = makers.make_person(by)
    with pytest.raises(ProgrammingError):
        makers.make_contact(person, makers.make_member())
    assert book("table_name = 'people_contact'") == []


def test_what_comes_past_every_page_is_written_too(by: Actor) -> None:
    for n in range(3):
        makers.make_contact(makers.make_person(by), by, f"030 23125 00{n}")
    with acting(by):
        Contact.objects.update(note="called")
    assert len(book("verb = 'update' and table_name = 'people_contact'")) == 3


def test_the_owner_who_repairs_is_written_down_as_nobody(by: Actor) -> None:
    person = makers.make_person(by)
    with psycopg.connect(settings.OWNER_URL) as kept:
        kept.execute("alter table people_person no force row level security")
        kept.execute("update people_person set given_name = 'Repaired'")
        kept.execute("alter table people_person force row level security")
    [line] = book("row_id = %s and verb = 'update'", person.id)
    assert (line["by_role"], line["by_account_id"]) == ("nobody", None)


# --- the book of looks -----------------------------------------------------------------------------
def readers(person: Person, by: Actor) -> Iterator[tuple[str, Actor]]:
    yield "adviser of the holder", by
    yield "the person", makers.newcomer(person)


def test_a_look_by_others_is_written_once_and_shown_to_holder_and_person(by: Actor) -> None:
    person, other = makers.make_person(by), other_institution(by)
    record_look(person, other)
    for who, reader in readers(person, by):
        with acting(reader):
            [look] = Reading.objects.all()
            assert (look.by_institution_id, look.parts) == (other.institution, ["contact"]), who
    with acting(other):
        assert not Reading.objects.exists()


@pytest.mark.parametrize("role", [Member, Coordinator, Analyst])
def test_nobody_else_reads_the_books(by: Actor, role: type[Member]) -> None:
    person, other = makers.make_person(by), other_institution(by)
    record_look(person, other)
    with acting(Actor(role=role, institution=by.institution, region=by.region)):
        assert (Reading.objects.count(), Change.objects.count()) == (0, 0)


def test_ones_own_institution_does_not_fill_the_book_of_looks(by: Actor) -> None:
    person = makers.make_person(by)
    record_look(person, by)
    with acting(by):
        assert not Reading.objects.exists()


def test_nobody_writes_a_look_in_the_name_of_another(by: Actor) -> None:
    person, other = makers.make_person(by), other_institution(by)
    with pytest.raises(ProgrammingError), acting(by):
        record_reading(
            person=person.id, holder=makers.sure(by.institution), region=person.region_id,
            parts=["contact"], by=other,
        )  # fmt: skip
