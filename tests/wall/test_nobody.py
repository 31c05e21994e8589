"""With nobody acting, every table of a person is empty; the program's role cannot pass the wall."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_program_owns_nothing_and_cannot_bypass() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("select count(*) from pg_class where relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
