"""Who carries a message out of the house: the mail server, a service for SMS, or the screen of the demo.

A carrier says whether it took the message, surely did not, or never will. Anything else that happens
leaves it open whether the message went out.
"""

import json
import smtplib
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import make_msgid
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.module_loading import import_string

SECONDS = 20
LATER = range(400, 500)
BUSY, THEIRS = frozenset({429, 503}), 500


class NotNow(Exception):
    """Surely not taken; it may be tried again."""


class Refused(Exception):
    """Surely not taken, and never will be."""


@dataclass(frozen=True)
class Letter:
    """What is carried. `key` is the same however often it is tried; `stop` ends such messages.

    `calendar` is an iCalendar file that goes along with a mail.
    """

    key: str
    to: str
    subject: str
    body: str
    stop: str = ""
    calendar: str = ""


class Carrier(Protocol):
    """Carries one letter and says what the other side calls it."""

    def carry(self, letter: Letter) -> str: ...


class Mail:
    """The mail server of the settings."""

    def carry(self, letter: Letter) -> str:
        connection = get_connection(fail_silently=False, timeout=SECONDS)
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            raise NotNow from error
        try:
            return self._send(letter, connection)
        finally:
            connection.close()

    def _send(self, letter: Letter, connection: BaseEmailBackend) -> str:
        name = make_msgid(letter.key, settings.DEFAULT_FROM_EMAIL.rpartition("@")[2] or "nahtlos")
        headers = {"Message-ID": name, "Auto-Submitted": "auto-generated"}
        if letter.stop:
            headers |= {
                "List-Unsubscribe": f"<{letter.stop}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
        mail = EmailMessage(letter.subject, letter.body, to=[letter.to], headers=headers,
                            connection=connection)  # fmt: skip
        if letter.calendar:
            mail.attach("termin.ics", letter.calendar, "text/calendar")
        _answered(mail.send)
        return name


def _answered(send: Callable[[], object]) -> None:
    """What the server answered, as one of ours; a line that broke off stays open."""
    try:
        send()
    except smtplib.SMTPRecipientsRefused as error:
        raise _by_code(min(code for code, _says in error.recipients.values())) from error
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code) from error


def _by_code(code: int) -> Exception:
    return NotNow() if code in LATER else Refused()


class HttpSms:
    """A service for SMS behind one small address: `POST {id, to, text}`, answered with `{id}`.

    `Idempotency-Key` is our own key, so a service that knows such keys sends nothing twice.
    """

    def carry(self, letter: Letter) -> str:
        body = json.dumps({"id": letter.key, "to": letter.to, "text": letter.body}).encode()
        request = urllib.request.Request(  # noqa: S310 -- an address that the operator has set
            settings.SMS_URL, data=body, method="POST",
            headers={
                "Authorization": f"Bearer {settings.SMS_KEY}",
                "Content-Type": "application/json",
                "Idempotency-Key": letter.key,
            },
        )  # fmt: skip
        try:
            with _OPENER.open(request, timeout=SECONDS) as answer:
                return _key_in(answer.read(10_000))
        except urllib.error.HTTPError as error:
            raise _by_status(error) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, ConnectionRefusedError):
                raise NotNow from error
            raise


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def _by_status(error: urllib.error.HTTPError) -> Exception:
    """Busy means later, another fault of ours means never; a fault of theirs says nothing."""
    if error.code in BUSY:
        return NotNow()
    return error if error.code >= THEIRS else Refused()


def _key_in(answer: bytes) -> str:
    try:
        said = json.loads(answer or b"{}")
    except ValueError:
        return ""
    return str(said.get("id", "")) if isinstance(said, dict) else ""


class ScreenSms:
    """For the demo: what would be sent stands on the screen where it was started."""

    def carry(self, letter: Letter) -> str:
        sys.stdout.write(f"\nSMS to {letter.to}\n{letter.body}\n\n")
        sys.stdout.flush()
        return "shown"


class KeptSms:
    """For tests: nothing leaves the house."""

    kept: list[Letter] = []

    def carry(self, letter: Letter) -> str:
        self.kept.append(letter)
        return f"kept {len(self.kept)}"


def carrier_of(channel: str) -> Carrier | None:
    """Who carries by this way; None where nobody is set up."""
    if channel == "email":
        return Mail()
    return import_string(settings.SMS_CARRIER)() if settings.SMS_CARRIER else None
