"""The command line: what it answers, on which stream, with which exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from nahtlos.site import backup, bootstrap, database, embedded
from nahtlos.site.faults import BadInput, Fault

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
SECRETS = {"NAHTLOS_SECRET_KEY": "a" * 50, "NAHTLOS_WALL_KEY": "b" * 50}


def nahtlos(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody would, with nothing in the environment but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "nahtlos", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=kept | {"PYTHONPATH": "src"} | environment,
    )


def test_without_a_command_it_says_how_to_ask() -> None:
    assert nahtlos().returncode == 2


def test_a_schema_is_one_json_document() -> None:
    done = nahtlos("schema", "person")
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"]


def test_an_unknown_schema_is_bad_input() -> None:
    done = nahtlos("schema", "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not one of" in done.stderr


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        ("serve", "DATABASE_URL"),
        ("migrate", "DATABASE_URL"),
        ("backup", "DATABASE_BACKUP_URL"),
        ("restore", "DATABASE_OWNER_URL"),
    ],
)
def test_what_is_missing_is_named(command: str, missing: str) -> None:
    file = ["some.file"] if command in {"backup", "restore"} else []
    done = nahtlos(command, *file)
    assert (done.returncode, done.stdout) == (1, "")
    assert missing in done.stderr


def test_a_short_secret_is_refused(cluster: embedded.Server) -> None:
    done = nahtlos("serve", DATABASE_URL=cluster.url(embedded.PROGRAM), NAHTLOS_SECRET_KEY="short")
    assert done.returncode == 1
    assert "NAHTLOS_SECRET_KEY" in done.stderr


def test_real_persons_are_not_served_from_the_embedded_server(
    cluster: embedded.Server, django_db_setup: None
) -> None:
    done = nahtlos(
        "serve", DATABASE_URL=cluster.url(embedded.PROGRAM, "template_nahtlos"), **SECRETS
    )
    assert done.returncode == 1
    assert "embedded server" in done.stderr


# --- backup and restore ----------------------------------------------------------------------------
def tools(cluster: embedded.Server) -> Path:
    return embedded.binaries(cluster.home)


def rows(url: str) -> int:
    with psycopg.connect(url) as db:
        found = db.execute("select count(*) from network_region").fetchone()
    return found[0] if found else 0


def keys(url: str) -> int:
    """How many keys of the wall lie behind this address."""
    with psycopg.connect(url) as db:
        found = db.execute("select count(*) from core_wall_key").fetchone()
    return found[0] if found else -1


@pytest.fixture
def filled(cluster: embedded.Server, django_db_setup: None) -> str:
    """The name of a database with something in it."""
    name = f"filled_{WORKER}"
    bootstrap.copy(cluster, "template_nahtlos", name)
    with psycopg.connect(cluster.url(embedded.OWNER, name)) as db:
        db.execute(
            "insert into network_region (id, name, key, land)"
            " values (uuidv7(), 'Kreis Beispiel', '00001', 'Hessen')"
        )
    return name


def test_what_was_backed_up_comes_back(
    cluster: embedded.Server, filled: str, tmp_path: Path
) -> None:
    file = tmp_path / "all.backup"
    backup.backup(cluster.url("postgres", filled), file, tools=tools(cluster))
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["all.backup"]
    again = f"again_{WORKER}"
    bootstrap.drop(cluster, again)
    bootstrap.prepare(cluster, again)
    owner = cluster.url(embedded.OWNER, again)
    backup.restore(owner, file, over=False, tools=tools(cluster))
    assert rows(owner) == 1
    assert keys(cluster.url("postgres", again)) == 0
    with pytest.raises(Fault, match="not empty"):
        backup.restore(owner, file, over=False, tools=tools(cluster))
    backup.restore(owner, file, over=True, tools=tools(cluster))
    assert rows(owner) == 1


def test_the_owner_does_not_get_through_its_own_wall_and_leaves_no_half_file(
    cluster: embedded.Server, filled: str, tmp_path: Path
) -> None:
    with pytest.raises(Fault, match="pg_dump failed"):
        backup.backup(
            cluster.url(embedded.OWNER, filled), tmp_path / "all.backup", tools=tools(cluster)
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_bad_input(cluster: embedded.Server) -> None:
    with pytest.raises(BadInput, match="is not a folder"):
        backup.backup(cluster.url("postgres"), Path("/no/such/folder/file"))


def test_only_addresses_of_postgresql_are_understood() -> None:
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        database.from_url("mysql://somewhere/nahtlos")
