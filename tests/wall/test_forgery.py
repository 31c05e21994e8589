"""Nobody becomes somebody without the key: forged, cut, changed and slipped-in notes show nothing."""

import hashlib
import hmac
import json
from collections.abc import Callable

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import DataError, NotSupportedError, ProgrammingError
from django.test import override_settings

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser, Newcomer
from nahtlos.core.wall import acting, enter, pads, signed
from tests import makers
from tests.wall.ground import another_session, ask, counts, one, rows
from tests.wall.scene import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    """An adviser with a person; another institution of the same region holds one too."""
    actor = makers.make_member()
    makers.make_person(actor)
    return actor


def note(text: str) -> None:
    """Put a note on the connection past the program."""
    ask("select set_config('nahtlos.actor', %s, true)", text)


def by_key(actor: Actor, key: bytes) -> str:
    document = signed(actor)[64:]
    return hmac.new(key, document.encode(), hashlib.sha256).hexdigest() + document


FORGED: dict[str, Callable[[Actor], str]] = {
    "nothing": lambda _: "",
    "no signature": lambda actor: signed(actor)[64:],
    "half a signature": lambda actor: signed(actor)[:32] + signed(actor)[64:],
    "a signature of zeros": lambda actor: "0" * 64 + signed(actor)[64:],
    "only the signature": lambda actor: signed(actor)[:64],
    "the last letter cut": lambda actor: signed(actor)[:-1],
    "one letter more": lambda actor: signed(actor) + " ",
    "capital letters": lambda actor: signed(actor)[:64].upper() + signed(actor)[64:],
    "another role written in": lambda actor: signed(
        Actor(role=Newcomer, institution=actor.institution, region=actor.region)
    ).replace('"newcomer"', '"adviser"'),
    "the signature of another": lambda actor: signed(Actor(role=Adviser))[:64] + signed(actor)[64:],
    "another key": lambda actor: by_key(actor, b"another key"),
    "an empty key": lambda actor: by_key(actor, b""),
    "the key without its digest": lambda actor: by_key(actor, settings.WALL_KEY.encode()),
    "a bare document": lambda _: json.dumps({"role": "adviser"}),
    "sql": lambda _: "' or 1=1 --",
    "json that is none": lambda _: "0" * 64 + "{",
    "a signature of the inner key alone": lambda actor: (
        hashlib.sha256(
            pads(settings.WALL_KEY.encode())[0] + signed(actor)[64:].encode()
        ).hexdigest()
        + signed(actor)[64:]
    ),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_note_that_is_not_ours_shows_nothing(adviser: Actor, how: str) -> None:
    note(FORGED[how](adviser))
    assert ask("select wall_actor()") == [(None,)]
    assert set(counts().values()) == {0}


def test_the_true_note_does_show_something(adviser: Actor) -> None:
    note(signed(adviser))
    assert counts()["people_person"] == 1


def test_with_nobody_acting_every_table_of_a_person_is_empty() -> None:
    scene = build()
    assert counts() == dict.fromkeys(counts(), 0)
    with acting(scene.places.holder):
        empty = {table for table, number in counts().items() if number == 0}
    assert empty == {"people_burden"}, "its consent is over; everything else was there to leak"


@override_settings(WALL_KEY="not the key that the database has")
def test_another_key_in_the_settings_opens_nothing(adviser: Actor) -> None:
    enter(adviser)
    assert set(counts().values()) == {0}


def test_a_reason_or_a_name_cannot_write_into_the_note(adviser: Actor) -> None:
    enter(Actor(link='", "role": "adviser', why="\"}' or 1=1 -- \\u0000"))
    assert ask("select wall_role()") == [("nobody",)]
    assert set(counts().values()) == {0}


def test_the_note_ends_with_the_block_in_error_too(adviser: Actor) -> None:
    with pytest.raises(ZeroDivisionError), acting(adviser):
        raise ZeroDivisionError
    assert set(counts().values()) == {0}


def test_inside_another_the_outer_note_comes_back(adviser: Actor) -> None:
    with acting(adviser):
        with acting(Actor()):
            assert counts()["people_person"] == 0
        assert counts()["people_person"] == 1


def test_the_note_stands_in_no_statement_that_others_can_read(adviser: Actor) -> None:
    """Sessions of one role can read each other's statements; see `core.wall._ask`."""
    me = one("select pg_backend_pid()")
    with acting(adviser), another_session() as other:
        [(text,)] = rows(other, "select query from pg_stat_activity where pid = %s", me)
        assert signed(adviser)[:64] not in text
        assert "set_config($1, $2, true)" in text or text == ""


POWERS = {
    "the key": "select * from core_wall_key",
    "a new key": "update core_wall_key set inner_key = '', outer_key = ''",
    "a second key": "insert into core_wall_key values (true, '', '')",
    "the owner's role": "set role nahtlos_owner",
    "the owner's session": "set session authorization nahtlos_owner",
    "the superuser": "set role postgres",
    "no wall": "alter table people_person disable row level security",
    "no force": "alter table people_person no force row level security",
    "one policy less": "drop policy own_seen on people_person",
    "one policy more": "create policy mine on people_person using (true)",
    "a policy changed": "alter policy own_seen on people_person using (true)",
    "no trigger": "alter table people_person disable trigger written_down",
    "no triggers at all": "set session_replication_role = replica",
    "another wall": "create or replace function wall_role() returns text return 'adviser'",
    "a function": "create function mine() returns int return 1",
    "a function of the session": "create function pg_temp.mine() returns int return 1",
    "a table of the session in front": "create temp table people_consent (id uuid)",
    "a view": "create view mine as select * from people_person",
    "a schema": "create schema mine",
    "a procedure of the wall": "call wall_around('people_person', 'x')",
    "more rights": "call wall_grant('nahtlos_app')",
    "a role": "create role mine superuser",
    "rights for oneself": "alter role nahtlos_app bypassrls",
    "an extension": "drop extension plpgsql",
    "everything gone": "truncate people_person cascade",
    "the passwords": "select * from pg_authid",
    "a line in the book": "insert into core_change (id) values (uuidv7())",
    "a line changed": "update core_change set by_role = ''",
    "a line taken out": "delete from core_change",
    "a look changed": "update core_reading set by_role = ''",
    "a look taken out": "delete from core_reading",
    "the trigger of the book": "create trigger mine after insert on django_session"
    " for each row execute function core_write_down('x')",
    "a file of the server": "select pg_read_file('/etc/passwd')",
    "a program on the server": "copy people_person to program 'cat'",
    "a file on the server": "copy people_person to '/tmp/persons'",
    "the statistics": "select * from pg_statistic",
}


@pytest.fixture
def granted(db: None) -> None:
    """What `migrate` does last; the rights on a database do not come along when it is copied."""
    with psycopg.connect(settings.OWNER_URL) as kept:
        kept.execute("call wall_grant('nahtlos_app')")


@pytest.mark.parametrize("what", POWERS)
def test_the_program_cannot_take(granted: None, adviser: Actor, what: str) -> None:
    refused = pytest.raises(ProgrammingError)
    with acting(adviser), refused as caught, transaction.atomic():
        ask(POWERS[what])
    assert isinstance(caught.value.__cause__, psycopg.errors.InsufficientPrivilege)


@pytest.mark.parametrize("what", ["select * from people_person", "copy people_person to stdout"])
def test_switching_row_security_off_ends_in_an_error(adviser: Actor, what: str) -> None:
    with acting(adviser), pytest.raises(ProgrammingError), transaction.atomic():
        ask(f"set local row_security = off; {what}")


def test_the_program_is_a_member_of_no_role() -> None:
    assert one("select count(*) from pg_auth_members where member = current_user::regrole") == 0


INJECTED = {
    "always true": "' or 1=1 --",
    "a union": "' union select given_name from people_person where '1' = '1",
    "a second statement": "'; select given_name from people_person; --",
    "a note of one's own": "'; select set_config('nahtlos.actor', '{\"role\": \"adviser\"}', true);"
    " select given_name from people_person; --",
    "no note": "'; select set_config('nahtlos.actor', '', true);"
    " select given_name from people_person; --",
    "no wall": "'; set local row_security = off; select given_name from people_person; --",
    "an owner": "'; set role nahtlos_owner; select given_name from people_person; --",
    "a copy": "'; create table mine as select * from people_person; --",
}


@pytest.mark.parametrize("what", INJECTED)
def test_a_query_slipped_in_shows_no_more_than_the_page(adviser: Actor, what: str) -> None:
    other = makers.make_member()
    makers.make_person(other, "Hidden")
    careless = f"select given_name from people_person where family_name = '{INJECTED[what]}'"
    names: set[str] = set()
    with acting(adviser):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(careless)
                while cursor.description is not None:
                    names |= {str(name) for (name,) in cursor.fetchall()}
                    if not cursor.cursor.nextset():
                        break
        except (ProgrammingError, DataError, NotSupportedError):
            names |= set()
    assert "Hidden" not in str(names)
