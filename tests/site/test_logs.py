"""Logs carry no names, no secrets and nothing that somebody typed."""

import logging

import pytest

from nahtlos.site.logs import NothingPersonal
from nahtlos.site.pages import SECRET_PART


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/my/enter/abc-DEF_123/", "/my/enter/…/"),
        ("/join/abc:def/", "/join/…/"),
        ("/account/password/reset/key/3-abc/", "/account/password/reset/key/…/"),
        ("/persons/", "/persons/"),
    ],
)
def test_an_address_that_lets_in_is_not_logged(address: str, logged: str) -> None:
    assert SECRET_PART.sub(r"/\1/…", address) == logged


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
