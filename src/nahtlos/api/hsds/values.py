"""Keys and values as the specification wants them: what cannot be said in its form is left out."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation

from nahtlos.people import languages

Plain = dict[str, Any]
SPACE = UUID("5c0a1f0e-8c57-4d0c-9d3e-3b6a7f1f2c64")
"""The same parts make the same key in every installation (RFC 9562, section 5.5)."""

GERMAN, ENGLISH = "de", "en"
SAFE = "/?:@!$&'()*+,;=~%"
STRAY = re.compile("%(?![0-9A-Fa-f]{2})")


def key(*parts: object) -> str:
    """The key of an object that is no row of ours."""
    return str(uuid5(SPACE, "/".join(map(str, parts))))


def known_key(text: str) -> UUID | None:
    """What was handed in, if it is a key at all."""
    try:
        return UUID(text)
    except ValueError:
        return None


def filled(**fields: Any) -> Plain:
    """Without what is empty: the schemas know no null."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def said(words: object, language: str = GERMAN) -> str:
    """Words of the house in a language that does not hang on who asks."""
    with translation.override(language):
        return str(words)


def uri(text: str) -> str | None:
    """A web address as RFC 3986 has it; None if there is none in it."""
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    if any(sign.isspace() or sign in '<>"{}|\\^`[]@' for sign in parts.netloc):
        return None
    whole = [STRAY.sub("%25", quote(part, safe=SAFE)) for part in parts[2:]]
    return urlunsplit((parts.scheme, f"{host}{port}", *whole))


def email(text: str) -> str | None:
    """A mail address that every program can read; None if it is none."""
    try:
        validate_email(text)
    except ValidationError:
        return None
    return text if text.isascii() else None


def moment(at: datetime) -> str:
    """A moment in UTC, to the thousandth of a second."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def phone(number: str, **owner: str) -> list[Plain]:
    """A telephone that somebody can be reached by; none where there is no number."""
    if not number:
        return []
    return [
        {"id": key("phone", *owner.values(), number), "number": number, "type": "voice"} | owner
    ]


def spoken(codes: Iterable[str], **owner: str) -> list[Plain]:
    """Languages by name and ISO 639 code; a code that nobody knows stands for itself."""
    known = languages.LANGUAGES
    return [
        {
            "id": key("language", *owner.values(), code),
            "name": languages.name(code, GERMAN) if code in known else code,
            "code": code,
        }
        | owner
        for code in dict.fromkeys(codes)
        if code
    ]
