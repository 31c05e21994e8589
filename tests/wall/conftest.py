"""A database of its own for the tests whose transactions must be real."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from nahtlos.site import bootstrap, database, embedded


@pytest.fixture
def real_database(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """Transactions end for real here; afterwards the whole database is thrown away."""
    name = f"wall_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    before, owner = dict(connection.settings_dict), settings.OWNER_URL
    with django_db_blocker.unblock():
        bootstrap.copy(cluster, "template_nahtlos", name)
        database.use(cluster.url(embedded.PROGRAM, name))
        settings.OWNER_URL = cluster.url(embedded.OWNER, name)
        yield
        connection.close()
        connection.settings_dict.update(before)
        settings.DATABASES["default"].update(before)
        settings.OWNER_URL = owner
        bootstrap.drop(cluster, name)
