"""Makes the two roles and the database on a server of which we hold the superuser."""

import psycopg
from psycopg import sql

from nahtlos.site.embedded import OWNER, PROGRAM, Server


def prepare(server: Server, name: str = "nahtlos") -> bool:
    """Make roles and database where they are missing; true if the database is new."""
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as db:
        for role, password in ((OWNER, server.owner_password), (PROGRAM, server.program_password)):
            known = db.execute("select from pg_roles where rolname = %s", [role]).fetchone()
            verb = "alter" if known is not None else "create"
            db.execute(
                sql.SQL(verb + " role {} login nosuperuser nobypassrls password {}").format(
                    sql.Identifier(role), sql.Literal(password)
                )
            )
        # What the program asks is not to be read in the list of running statements.
        db.execute(
            sql.SQL("alter role {} set track_activities = off").format(sql.Identifier(PROGRAM))
        )
        if db.execute("select from pg_database where datname = %s", [name]).fetchone() is not None:
            return False
        db.execute(
            sql.SQL("create database {} owner {}").format(
                sql.Identifier(name), sql.Identifier(OWNER)
            )
        )
    return True


def drop(server: Server, name: str) -> None:
    """Throw a database away, with whoever is still connected to it."""
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as db:
        db.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def copy(server: Server, template: str, name: str) -> None:
    """Make a database that is like another one to which nobody is connected."""
    drop(server, name)
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as db:
        db.execute(
            sql.SQL("create database {} template {} owner {}").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)
            )
        )
