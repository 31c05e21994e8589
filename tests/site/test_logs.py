"""Logs carry no names, no secrets and nothing that somebody typed."""

import logging
import secrets

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from nahtlos.core.clock import uuid7
from nahtlos.days import queries as days
from nahtlos.employers import queries as employers
from nahtlos.network import queries as network
from nahtlos.referrals import queries as referrals
from nahtlos.site.logs import NothingPersonal, without_secrets

KEY = "01a21a8f-0021-7c05-8461-7de4852d46e0"
TOKENS = (
    secrets.token_urlsafe(32),
    days.token_of(uuid7()),
    employers.token_of(uuid7()),
    network.token_of(uuid7()),
    referrals.token_of(uuid7()),
)


def doors() -> list[str]:
    """Every address with a part that lets somebody in."""
    every = [str(one.pattern) for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    for part in get_resolver().url_patterns:
        if isinstance(part, URLResolver):
            inner = part.url_patterns
            every += [
                f"{part.pattern}{one.pattern}" for one in inner if isinstance(one, URLPattern)
            ]
    return [one for one in every if "<str:token>" in one]


def test_there_are_such_doors() -> None:
    assert len(doors()) > 10


@pytest.mark.parametrize("door", doors())
def test_an_address_that_lets_in_is_not_logged(door: str) -> None:
    for token in TOKENS:
        logged = without_secrets("/" + door.replace("<str:token>", token))
        assert token not in logged
        assert token[:12] not in logged
        assert logged.startswith("/" + door.split("<", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/account/password/reset/key/3-abc/", "/account/password/reset/key/…/"),
        ("/persons/", "/persons/"),
        (f"/persons/{KEY}/openings/", f"/persons/{KEY}/openings/"),
        (f"/persons/{KEY}/plan.pdf", f"/persons/{KEY}/plan.pdf"),
        ("/persons/?q=Olena", "/persons/"),
        (f"/visit/me/{KEY}~abc/?work=3", "/visit/me/…/"),
    ],
)
def test_keys_stay_and_queries_go(address: str, logged: str) -> None:
    assert without_secrets(address) == logged


def test_what_django_says_of_a_missing_page_holds_no_link() -> None:
    token = days.token_of(uuid7())
    args = ("Not Found", f"/visit/me/{token}/")
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "%s: %s", args, None)
    assert NothingPersonal().filter(record)
    assert logging.Formatter("%(message)s").format(record) == "Not Found: /visit/me/…/"


def test_an_error_is_logged_without_what_it_carried() -> None:
    with pytest.raises(ValueError, match="Olena") as caught:
        int("Olena Kovalenko, 0171 3920012")
    error = caught.value
    info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("django", logging.ERROR, __file__, 1, "Boom %s", ("Olena",), info)
    assert NothingPersonal().filter(record)
    line = logging.Formatter("%(message)s").format(record)
    assert line.startswith("ValueError at")
    assert "Olena" not in line
