"""Every table that leads to a person has its wall, and nothing leads around it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from nahtlos.core.wall import InstallPolicies, digest
from tests.wall.ground import BOOKS, Asks, ask, of_a_person, owner, rows, walled

pytestmark = pytest.mark.django_db
PACKAGE = Path(__file__).resolve().parents[2] / "src" / "nahtlos"
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/policies.sql"))
# What may run with its owner's right, and why. Everything here pins its search path.
DEFINERS = {
    "wall_actor": "reads the key that the program cannot read",
    "core_write_down": "writes the book that the program cannot write",
    "outbox_stop": "ends messages for whoever holds the link of one, who sees nothing",
    "core_forget": "takes values out of the book that the program cannot write",
    "core_forget_columns": "takes columns out of the book that the program cannot write",
    "core_forget_before": "takes old lines out of the books that the program cannot write",
    "people_protected": "hands administrators how much is open, and nobody's row",
    "people_recipients": "hands administrators to how many persons who was opened, and nobody's row",
    "people_counted": "hands the counting program what no role sees, without names",
    "outcomes_lives": "hands the counting program days and kinds of lives, without names and keys",
    "outcomes_compared": "hands the counting program what openings ask, without names and keys",
    "matching_counted": "hands the counting program what openings ask, without names and keys",
    "outcomes_openings": "hands the counting program the places of work on offer, about nobody",
    "outcomes_seats": "hands the counting program seats of courses, about nobody",
    "plan_jammed": "hands the coordination figures of plans without persons, none of them small",
    "days_steps": "hands whoever runs a day three numbers of next steps, and nobody's row",
    "days_wanted": "hands a desk the topics of somebody it talks with, and nobody's row",
    "days_forgotten": "lets what came of a day go with the file, whoever takes the file out",
    "people_link_answer": "compares a birth date with a file that a link alone does not open",
    "employers_handed_over": "moves a company's contacts, visits and tasks along with it",
    "network_substitute_of": "tells also the accompanied who stands in, without showing absences",
    "introductions_counted": "hands the coordination how many introductions ended how, none small",
    "introductions_written": "writes the moves that the program cannot write",
    "referrals_counted": "hands the counting program who asked whom when, without persons",
    "referrals_declined": "hands the counting program topics asked for and declined, without keys",
    "referrals_ended": "ends the consent of a referral that ends, whoever ends it",
    "outcomes_examples": "hands out words that a person agreed to see printed, and nobody's row",
    "activities_led_to": "hands staff how much came of an activity, none of it small, nobody's row",
    "placements_silence": "hands the coordination how often nobody answered, and nobody's row",
    "referrals_written": "writes the moves that the program cannot write",
    "referrals_handover_written": "writes the moves that the program cannot write",
    "mentoring_goes_along": "lets what a mentor said go along with a pair, whoever joins two files",
    "projects_counts": "counts how many take part, whoever acts and however little they see",
    "projects_brought": "hands the counting program what came of a project, without persons",
    "internships_signs": "holds an agreement while somebody signs, who may see but not lock it",
    "internships_signed": "moves an agreement with its last signature, whoever gives it",
    "internships_closed": "ends the links of an agreement that is taken back, whoever does it",
    "referrals_taken_over": "moves a case when an adviser takes it over, all of it in one statement",
}


def faults(cursor: Asks) -> Iterator[str]:
    """What is wrong with the wall of a table of a person, a line each."""
    for table in of_a_person(cursor):
        [(enabled, forced)] = rows(
            cursor,
            "select relrowsecurity, relforcerowsecurity from pg_class where oid = %s::regclass",
            table,
        )
        policies = rows(
            cursor, "select from pg_policy where polrelid = %s::regclass and polcmd in ('r', '*')"
            " and polpermissive", table,
        )  # fmt: skip
        triggers = rows(
            cursor, "select from pg_trigger where tgrelid = %s::regclass"
            " and tgfoid = 'core_write_down'::regproc and tgenabled = 'O' and tgtype = 29", table,
        )  # fmt: skip
        yield from [
            f"{table}: {fault}"
            for fault, wrong in {
                "no row security": not enabled,
                "not forced on its owner": not forced,
                "nobody may see it by any policy": not policies,
                "writes are not put down": not triggers and table not in BOOKS,
            }.items()
            if wrong
        ]


def test_every_table_of_a_person_has_its_wall() -> None:
    with connection.cursor() as cursor:
        assert len(of_a_person(cursor)) >= 18
        assert list(faults(cursor)) == []


@pytest.mark.parametrize(
    "columns",
    [
        "id uuid, whose uuid references people_person (id)",
        "id uuid, step uuid references plan_step (id)",
        "id uuid, person_id uuid",
    ],
)
def test_a_table_without_a_wall_is_found(columns: str) -> None:
    with owner() as cursor:
        cursor.execute(f"create table forgotten ({columns})")
        assert [line for line in faults(cursor) if "forgotten" not in line] == []
        assert len(list(faults(cursor))) == 4


def test_no_view_shows_what_its_owner_sees() -> None:
    views = """
        select distinct c.oid::regclass::text, c.relkind, coalesce(c.reloptions::text, '')
          from pg_depend d
          join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
          join pg_class c on c.oid = r.ev_class
         where d.refobjid = any (%s::regclass[]) and c.relkind in ('v', 'm')"""
    found = ask(views, walled())
    assert [
        name for name, kind, how in found if kind == "m" or "security_invoker=" not in how
    ] == []


def test_only_named_functions_run_with_their_owners_right() -> None:
    found = ask("""
        select proname, coalesce(proconfig::text, '') from pg_proc
         where prosecdef and pronamespace = 'public'::regnamespace""")
    assert {name for name, _ in found} == set(DEFINERS)
    assert [name for name, config in found if "search_path=pg_catalog" not in config] == []


def test_nothing_of_ours_claims_to_be_leakproof() -> None:
    ours = "select proname from pg_proc where pronamespace = 'public'::regnamespace"
    assert ask(f"{ours} and proleakproof") == []


OPEN_TO_EVERYBODY = [
    ("days_outcome", "forgotten_with_the_file"),  # the owner's alone, and only in a trigger
    ("days_pass", "forgotten_with_the_file"),
    ("events_event", "read_by_everybody"),  # a meeting that is no draft is about nobody
    ("events_group", "read_with_the_meeting"),
    ("events_item", "read_with_the_meeting"),
    ("ideas_idea", "sent_by_anybody"),  # only put in, and only as received
    ("ideas_rule", "read_by_everybody"),  # within how many days a region answers
    ("ideas_sender", "said_by_the_sender"),  # only put in
    ("outcomes_example", "chosen_for_print"),  # the owner's alone, while words are handed out
    ("outcomes_publication", "read_by_everybody"),  # what a region shows to everybody
    ("portal_article", "read_by_everybody"),  # what is published for employers is public
    ("portal_callback", "asked_by_anybody"),  # to an institution that answers; only put in
]


def test_every_policy_asks_who_is_acting() -> None:
    """A permissive policy that never asks would hold for everybody; these are meant to."""
    free = ask("""
        select tablename, policyname from pg_policies
         where permissive = 'PERMISSIVE' and policyname <> 'written_by_trigger'
           and coalesce(qual, '') || coalesce(with_check, '') !~ '(wall_|_open_to_me)'
         order by 1""")
    assert free == OPEN_TO_EVERYBODY


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize(
    "statement", ["update {} set by_role = 'x'", "delete from {}", "truncate {}"]
)
def test_the_books_are_never_unwritten_even_by_their_owner(book: str, statement: str) -> None:
    with owner() as cursor:
        for table in BOOKS:
            cursor.execute(f"alter table {table} no force row level security")
        cursor.execute(
            "insert into core_reading (id, at, region_id, institution_id, person_id, by_account_id,"
            " by_institution_id, by_role, parts) select k, now(), k, k, k, k, k, '', '{}' from uuidv7() k"
        )
        cursor.execute(
            "insert into core_change (id, at, by_role, why, part, table_name, row_id, verb)"
            " select k, now(), '', '', '', '', k, 'insert' from uuidv7() k"
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="never changed"):
            cursor.execute(statement.format(book))


@pytest.mark.parametrize("room", ROOMS)
def test_the_latest_migration_carries_the_wall_as_it_stands(room: str) -> None:
    nodes = MigrationLoader(None).disk_migrations
    installed = [
        operation.digest
        for key in sorted(key for key in nodes if key[0] == room)
        for operation in nodes[key].operations
        if isinstance(operation, InstallPolicies)
    ]
    assert installed[-1:] == [digest(PACKAGE / room)]
