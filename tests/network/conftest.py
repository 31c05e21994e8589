"""A database of its own for a test in which several connections commit."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from nahtlos.site import bootstrap, database, embedded

NAME = "test_at_once"


@pytest.fixture
def committed(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """A fresh database, used by every thread until the test ends, and thrown away after it."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        bootstrap.copy(cluster, "template_nahtlos", NAME)
        database.use(cluster.url(embedded.PROGRAM, NAME))
        yield
        connection.close()
        connection.settings_dict.update(before)
        settings.DATABASES["default"].update(before)
        bootstrap.drop(cluster, NAME)
