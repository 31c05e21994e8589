"""Secrets that we have to know again: sealed with a key made from the secret of this installation."""

import base64
import hashlib
import hmac
from datetime import datetime

from cryptography.fernet import Fernet
from django.conf import settings

PREFIX = "whsec_"
VERSION = "v1"


def _seal() -> Fernet:
    key = hashlib.sha256(b"nahtlos.network.systems" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def sealed(text: str) -> str:
    """The text so that whoever reads the table cannot use it."""
    return _seal().encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """The text itself."""
    return _seal().decrypt(text.encode()).decode()


def signature(secrets: list[str], key: str, at: datetime, body: bytes) -> str:
    """The header `webhook-signature`: one signature for each live secret (Standard Webhooks 1.0)."""
    signed = f"{key}.{int(at.timestamp())}.".encode() + body
    return " ".join(f"{VERSION},{_one(secret, signed)}" for secret in secrets)


def _one(secret: str, signed: bytes) -> str:
    raw = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(raw, signed, hashlib.sha256).digest()).decode()
