"""Carriers, real and kept for tests: each passes the same examination, over a real line."""

import smtplib
import socket
import urllib.error
from collections.abc import Iterator
from typing import Any

import pytest

from nahtlos.jobs.carriers import (
    Carrier,
    HttpSms,
    KeptSms,
    Letter,
    Mail,
    NotNow,
    Refused,
    carrier_of,
)
from tests.outbox.servers import GONE, mail_server, sms_service

SMS = Letter("r.message.k", "+491713920001", "", "Привіт: https://n.example/my/")
MAIL = Letter(
    "r.message.k", "o@n.example", "Nahtlos", "مرحبا\nhttps://n.example/my/", "https://n.example/s/"
)
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def own_settings(settings: Any) -> None:
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST, settings.EMAIL_BACKEND = False, "127.0.0.1", SMTP
    settings.SMS_KEY = "a key"


@pytest.fixture(params=[HttpSms, KeptSms])
def carrier(request: pytest.FixtureRequest, settings: Any) -> Iterator[Carrier]:
    with sms_service() as service:
        settings.SMS_URL = f"http://127.0.0.1:{service.port}/"
        yield request.param()


def test_a_carrier_says_what_it_calls_the_letter(carrier: Carrier) -> None:
    names = [carrier.carry(SMS), carrier.carry(SMS)]
    assert all(names)
    assert names[0] != names[1]


def test_the_service_gets_number_text_and_our_key(settings: Any) -> None:
    with sms_service() as service:
        settings.SMS_URL = f"http://127.0.0.1:{service.port}/"
        assert HttpSms().carry(SMS) == "s1"
    assert service.arrived == [f"{SMS.to} {SMS.body}"]
    sent = {name.lower(): value for name, value in service.headers[0].items()}
    assert (sent["authorization"], sent["idempotency-key"]) == ("Bearer a key", SMS.key)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (429, NotNow), (503, NotNow), (400, Refused), (404, Refused), (302, Refused),
        (500, urllib.error.HTTPError), (502, urllib.error.HTTPError), (GONE, Exception),
    ],
)  # fmt: skip
def test_what_the_service_answers(status: int, error: type[Exception], settings: Any) -> None:
    with sms_service(status) as service:
        settings.SMS_URL = f"http://127.0.0.1:{service.port}/"
        with pytest.raises(error) as raised:
            HttpSms().carry(SMS)
    if error is Exception:
        assert not isinstance(raised.value, NotNow | Refused)
    assert len(service.arrived) == 1


def test_the_mail_carries_its_way_out(settings: Any) -> None:
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        assert Mail().carry(MAIL).startswith("<")
    [mail] = server.arrived
    assert "List-Unsubscribe: <https://n.example/s/>" in mail
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in mail
    assert "Message-ID: <" in mail


@pytest.mark.parametrize(
    ("status", "error"),
    [(451, NotNow), (554, Refused), (GONE, smtplib.SMTPServerDisconnected)],
)
def test_what_the_mail_server_answers(status: int, error: type[Exception], settings: Any) -> None:
    with mail_server(status) as server:
        settings.EMAIL_PORT = server.port
        with pytest.raises(error):
            Mail().carry(MAIL)


def test_where_nobody_listens_it_may_be_tried_again(settings: Any) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        settings.EMAIL_PORT, settings.SMS_URL = port, f"http://127.0.0.1:{port}/"
        for carrier, letter in ((Mail(), MAIL), (HttpSms(), SMS)):
            with pytest.raises(NotNow):
                carrier.carry(letter)


def test_without_a_service_nobody_carries(settings: Any) -> None:
    settings.SMS_CARRIER = ""
    assert carrier_of("sms") is None
    assert isinstance(carrier_of("email"), Mail)


def test_the_demo_shows_it_on_the_screen(settings: Any, capsys: Any) -> None:
    settings.SMS_CARRIER = "nahtlos.jobs.carriers.ScreenSms"
    carrier = carrier_of("sms")
    assert carrier is not None
    carrier.carry(SMS)
    assert SMS.body in capsys.readouterr().out
