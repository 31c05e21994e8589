"""The doctor finds what is out of order, each fault with a sentence, and nothing where all is well."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from nahtlos.core.wall import acting
from nahtlos.law.models import RegionalVersion
from nahtlos.site import bootstrap, database, doctor, embedded
from tests.law.regional import coordinator, make_draft
from tests.site.kreis import WORKER

NAME = f"test_sick_{WORKER}"


@pytest.fixture(autouse=True)
def patient(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """A database that may fall ill."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        bootstrap.copy(cluster, "template_nahtlos", NAME)
        database.use(cluster.url(embedded.PROGRAM, NAME))
        yield
        connection.close()
        connection.settings_dict.update(before)
        bootstrap.drop(cluster, NAME)


@pytest.fixture
def owner(cluster: embedded.Server, patient: None) -> Iterator[psycopg.Connection]:
    """Somebody who can make it ill."""
    with psycopg.connect(cluster.url(embedded.OWNER, NAME), autocommit=True) as db:
        yield db


def said(check: str) -> str:
    return " ".join(doctor.CHECKS[check]())


@pytest.mark.parametrize("check", ["role", "wall", "migrations", "jobs", "disk", "clock"])
def test_all_is_well(check: str) -> None:
    assert said(check) == ""


def test_a_role_that_owns_the_tables_is_named(owner: psycopg.Connection) -> None:
    connection.settings_dict.update(USER=owner.info.user, PASSWORD=owner.info.password)
    assert "owns" in said("role")


def test_a_table_without_its_wall_is_named(owner: psycopg.Connection) -> None:
    owner.execute("alter table people_note no force row level security")
    assert "people_note is missing or not forced" in said("wall")


def test_an_open_table_is_named(owner: psycopg.Connection) -> None:
    owner.execute("alter table people_note no force row level security")
    owner.execute("alter table people_note disable row level security")
    assert "people_note" in said("wall")


def test_another_key_than_the_installed_one_is_named(settings: Any) -> None:
    settings.WALL_KEY = "another key than the one that was installed by migrate"
    assert "NAHTLOS_WALL_KEY differs" in said("wall")


def test_a_migration_that_waits_is_named(owner: psycopg.Connection) -> None:
    last = "select max(id) from django_migrations where app = 'plan'"
    owner.execute(f"delete from django_migrations where id = ({last})")
    assert "migrations wait" in said("migrations")


def test_a_mail_server_that_does_not_answer_is_named(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "mail server does not answer" in said("mail")


def test_a_full_disk_and_a_wrong_clock_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "FREE_BYTES", 10**18)
    assert "gigabyte" in said("disk")
    monkeypatch.setattr(doctor, "_when", lambda: timezone.now() - timedelta(minutes=3))
    assert "differ by 180 seconds" in said("clock")


def test_support_of_a_region_that_can_not_be_read_is_named() -> None:
    keeper = coordinator()
    version = make_draft(keeper)
    with acting(keeper):
        RegionalVersion.objects.filter(pk=version.pk).update(
            content={"id": "alt"}, state="published", published_at=timezone.now(),
            published_by=keeper.account,
        )  # fmt: skip
    assert "alt can not be read" in said("law")
    assert said("wall") == "", "what is published is public"
