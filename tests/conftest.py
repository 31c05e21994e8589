"""The bench of all tests: a PostgreSQL of its own, the program's own role, and strict habits."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as habits

from nahtlos.site import bootstrap, database, embedded
from tests import keeping
from tests.bench import ReadOnlyClient
from tests.house.strict import known_names_only

__all__ = ("known_names_only",)
CLUSTER = "NAHTLOS_TEST_CLUSTER"
TEMPLATE = "template_nahtlos"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop
habits.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
habits.load_profile("no clock")  # no test fails because a machine is busy


def _worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def pytest_configure(config: pytest.Config) -> None:
    """The first process starts the server and migrates once; workers copy what it made."""
    if os.environ.get(CLUSTER):
        return
    home = Path(tempfile.mkdtemp(prefix="nahtlos-test-"))
    home.chmod(0o755)
    keeping.bring(home)
    server = embedded.start(home, durable=False)
    config.add_cleanup(lambda: _remove(server))
    bootstrap.prepare(server, TEMPLATE)
    os.environ[CLUSTER] = str(home)


def _remove(server: embedded.Server) -> None:
    keeping.keep(server, TEMPLATE)
    os.environ.pop(CLUSTER, None)
    for path in sorted(server.home.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    server.home.rmdir()


@pytest.fixture(scope="session")
def cluster() -> embedded.Server:
    """The embedded server of this test run."""
    home = Path(os.environ[CLUSTER])
    return embedded.start(home, durable=False)


@pytest.fixture(scope="session")
def django_db_setup(
    cluster: embedded.Server, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A database of this worker, used through the program's own role."""
    name = f"test_{_worker()}"
    with django_db_blocker.unblock():
        with keeping.only_one(Path(os.environ[CLUSTER]) / "migrating"):
            _migrate_template(cluster)
            bootstrap.copy(cluster, TEMPLATE, name)
        database.use(cluster.url(embedded.PROGRAM, name))
        settings.OWNER_URL = cluster.url(embedded.OWNER, name)
    yield
    with django_db_blocker.unblock():
        connection.close()


def _migrate_template(cluster: embedded.Server) -> None:
    done = cluster.home / keeping.MARK
    if done.exists():
        return
    database.use(cluster.url(embedded.PROGRAM, TEMPLATE))
    database.migrate(cluster.url(embedded.OWNER, TEMPLATE), verbosity=0)
    connection.close()
    done.touch()


@pytest.fixture
def committed(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """A fresh database, used by every thread until the test ends, and thrown away after it."""
    name = f"committed_{_worker()}"
    before, owner = dict(connection.settings_dict), settings.OWNER_URL
    with django_db_blocker.unblock():
        connection.close()
        bootstrap.copy(cluster, TEMPLATE, name)
        database.use(cluster.url(embedded.PROGRAM, name))
        settings.OWNER_URL = cluster.url(embedded.OWNER, name)
        yield
        connection.close()
        connection.settings_dict.update(before)
        settings.DATABASES["default"].update(before)
        settings.OWNER_URL = owner
        bootstrap.drop(cluster, name)


@pytest.fixture
def client() -> Client:
    """A client whose GET may not write."""
    return ReadOnlyClient()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Every test begins in the language of the code, whatever page another one has asked for."""
    with translation.override("en"):
        yield
