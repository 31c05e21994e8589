"""How the program connects: as the owner to migrate, as the program for everything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from nahtlos.core import wall
from nahtlos.site.states import few_drawn_anew

PREPARED = {
    "server_side_binding": True,
    "prepare_threshold": 1,
    "options": "-c plan_cache_mode=force_generic_plan -c jit=off",
}
"""A statement that comes again keeps its plan: with all that the wall adds to it, PostgreSQL thinks several
times as long about how to look as it looks. Values go beside the statement, so that it is the same one;
the plan is for any value, because what the wall asks for is a key. Nothing is compiled on the way, as a server
with LLVM would do each time anew for what the wall makes look expensive."""


def from_url(url: str) -> dict[str, Any]:
    """Django's database settings for `postgresql://user:password@host:port/name?host=/socket`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        message = f"DATABASE_URL must begin with postgresql://, not {parts.scheme or 'nothing'}://"
        raise ValueError(message)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "nahtlos.site.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": PREPARED | query,
    }


def use(url: str, **options: Any) -> None:
    """Let the default connection be this one from now on, in every thread."""
    details = from_url(url)
    details["OPTIONS"] |= options
    connection.close()
    connection.settings_dict.update(details)
    settings.DATABASES["default"].update(details)


@contextmanager
def as_owner(url: str) -> Iterator[None]:
    """Inside the block the default connection belongs to the owner of the tables."""
    program = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(from_url(url) | {"OPTIONS": {}})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(program)


def migrate(owner_url: str, *, verbosity: int = 1) -> None:
    """Bring the tables and the wall up to date, and let the program's role touch what it needs."""
    program = str(connection.settings_dict["USER"])
    with as_owner(owner_url), few_drawn_anew():
        call_command("migrate", interactive=False, verbosity=verbosity)
        inner, outer = wall.pads(settings.WALL_KEY.encode())
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into core_wall_key (inner_key, outer_key) values (%s, %s) on conflict"
                " (only_one) do update set inner_key = %s, outer_key = %s",
                [inner, outer, inner, outer],
            )
            if program and program != connection.settings_dict["USER"]:
                cursor.execute("call wall_grant(%s)", [program])
