"""A case sealed for one other region, and opened there: the format stands in docs/handover.md.

Pure: bytes in, bytes out. What is opened has been signed by a known region and changed by nobody; that
what is in it makes sense is for whoever reads it to find out.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"NAHTLOS\n"
VERSION = 1
MOST_BYTES = 40 * 1024 * 1024
MOST_HEADER = 4096
_FRAME = len(MAGIC) + 1 + 4 + 8
_SIGNATURE, _KEY, _NONCE, _TAG = 64, 32, 12, 16
_MEMBERS = frozenset({"version", "sender", "receiver", "key", "made_at", "ephemeral"})
PREFIX, RECEIPT = "nahtlos-region", "nahtlos-receipt"


class Broken(StrEnum):
    """Which rule a file broke."""

    TOO_BIG = "too_big"
    NOT_OURS = "not_ours"
    UNKNOWN_VERSION = "unknown_version"
    CUT_OFF = "cut_off"
    CHANGED = "changed"
    WRONG_RECEIVER = "wrong_receiver"
    UNKNOWN_SENDER = "unknown_sender"
    BAD_SIGNATURE = "bad_signature"
    BAD_CONTENT = "bad_content"


class Unsealable(Exception):
    """The file is not taken; `rule` says why."""

    def __init__(self, rule: Broken) -> None:
        super().__init__(rule.value)
        self.rule = rule


class NotAKey(ValueError):
    """The text is not the public half of a region's keys."""


@dataclass(frozen=True)
class Public:
    """The half that others may know: to seal for a region, and to know what it signed."""

    agreement: bytes
    signing: bytes

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that name these keys; compared by telephone."""
        return hashlib.sha256(b"nahtlos region" + self.agreement + self.signing).hexdigest()[:32]


@dataclass(frozen=True)
class Pair:
    """Both halves of a region's keys, as raw bytes of the private ones."""

    agreement: bytes
    signing: bytes

    @classmethod
    def new(cls) -> "Pair":
        """Keys that nobody has had before."""
        return cls(
            X25519PrivateKey.generate().private_bytes_raw(),
            Ed25519PrivateKey.generate().private_bytes_raw(),
        )

    @property
    def public(self) -> Public:
        """The half to give away."""
        agreement = X25519PrivateKey.from_private_bytes(self.agreement).public_key()
        signing = Ed25519PrivateKey.from_private_bytes(self.signing).public_key()
        return Public(agreement.public_bytes_raw(), signing.public_bytes_raw())


@dataclass(frozen=True)
class Opened:
    """What was in the file, who sealed it, and the key by which it is known again."""

    key: UUID
    sender: str
    made_at: datetime
    content: dict[str, Any]


def public_text(name: str, public: Public) -> str:
    """The public half as a line of text that can be sent by mail."""
    raw = base64.b64encode(public.agreement + public.signing).decode()
    return f"{PREFIX}:{name}:{raw}"


def read_public(text: str) -> tuple[str, Public]:
    """The name and the keys in such a line; raises NotAKey."""
    head, _, rest = text.strip().partition(":")
    name, _, encoded = rest.rpartition(":")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAKey from error
    if head != PREFIX or not name.strip() or len(raw) != 2 * _KEY:
        raise NotAKey
    return name.strip(), Public(raw[:_KEY], raw[_KEY:])


def _canonical(content: Any) -> bytes:
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def _secret(
    private: bytes, public: bytes, *, ephemeral: bytes, sender: str, receiver: str
) -> tuple[bytes, bytes]:
    """Key and nonce: one ephemeral key seals one file, so both are used once."""
    shared = X25519PrivateKey.from_private_bytes(private).exchange(
        X25519PublicKey.from_public_bytes(public)
    )
    info = f"nahtlos handover {VERSION} {sender} {receiver}".encode()
    both = HKDF(SHA256(), _KEY + _NONCE, salt=ephemeral, info=info).derive(shared)
    return both[:_KEY], both[_KEY:]


def seal(
    content: Mapping[str, Any], *, key: UUID, made_at: datetime, sender: Pair, receiver: Public
) -> bytes:
    """The file: content readable by the receiver alone, signed by the sender."""
    plain = _canonical(dict(content))
    ephemeral = X25519PrivateKey.generate()
    header = {
        "version": VERSION,
        "sender": sender.public.fingerprint,
        "receiver": receiver.fingerprint,
        "key": str(key),
        "made_at": made_at.isoformat(),
        "ephemeral": base64.b64encode(ephemeral.public_key().public_bytes_raw()).decode(),
    }
    head = _canonical(header)
    long = len(plain) + _TAG
    if _FRAME + len(head) + long + _SIGNATURE > MOST_BYTES:
        raise Unsealable(Broken.TOO_BIG)
    before = MAGIC + bytes([VERSION]) + len(head).to_bytes(4) + long.to_bytes(8) + head
    secret, nonce = _secret(
        ephemeral.private_bytes_raw(), receiver.agreement,
        ephemeral=ephemeral.public_key().public_bytes_raw(),
        sender=sender.public.fingerprint, receiver=receiver.fingerprint,
    )  # fmt: skip
    signed = before + ChaCha20Poly1305(secret).encrypt(nonce, plain, before)
    return signed + Ed25519PrivateKey.from_private_bytes(sender.signing).sign(signed)


def open_sealed(file: bytes, *, own: Pair, known: Mapping[str, Public]) -> Opened:
    """What is in the file; raises Unsealable. `known` are the partners by their fingerprints."""
    before, header, end = _framed(file)
    if header["receiver"] != own.public.fingerprint:
        raise Unsealable(Broken.WRONG_RECEIVER)
    partner = known.get(header["sender"])
    if partner is None:
        raise Unsealable(Broken.UNKNOWN_SENDER)
    try:
        Ed25519PublicKey.from_public_bytes(partner.signing).verify(file[end:], file[:end])
    except (InvalidSignature, ValueError) as error:
        raise Unsealable(Broken.BAD_SIGNATURE) from error
    plain = _plain(file[len(before) : end], before, header, own)
    try:
        content = _read(plain)
        opened = Opened(
            UUID(header["key"]), header["sender"], datetime.fromisoformat(header["made_at"]), content
        )  # fmt: skip
    except (ValueError, RecursionError) as error:
        raise Unsealable(Broken.BAD_CONTENT) from error
    if opened.made_at.tzinfo is None:
        raise Unsealable(Broken.BAD_CONTENT)
    return opened


def _framed(file: bytes) -> tuple[bytes, dict[str, str], int]:
    """What stands before the ciphertext, its header, and where the signature begins."""
    if len(file) > MOST_BYTES:
        raise Unsealable(Broken.TOO_BIG)
    if not file or not MAGIC.startswith(file[: len(MAGIC)]):
        raise Unsealable(Broken.NOT_OURS)
    if len(file) < _FRAME:
        raise Unsealable(Broken.CUT_OFF)
    if file[len(MAGIC)] != VERSION:
        raise Unsealable(Broken.UNKNOWN_VERSION)
    head = int.from_bytes(file[len(MAGIC) + 1 : len(MAGIC) + 5])
    long = int.from_bytes(file[len(MAGIC) + 5 : _FRAME])
    if head > MOST_HEADER or long > MOST_BYTES or long < _TAG:
        raise Unsealable(Broken.CHANGED)
    end = _FRAME + head + long
    if len(file) != end + _SIGNATURE:
        raise Unsealable(Broken.CUT_OFF if len(file) < end + _SIGNATURE else Broken.CHANGED)
    return file[: _FRAME + head], _header(file[_FRAME : _FRAME + head]), end


def _header(raw: bytes) -> dict[str, str]:
    try:
        header = _read(raw)
    except (ValueError, RecursionError) as error:
        raise Unsealable(Broken.CHANGED) from error
    if header.get("version") != VERSION:
        raise Unsealable(Broken.UNKNOWN_VERSION)
    texts = {name: one for name, one in header.items() if isinstance(one, str)}
    if header.keys() != _MEMBERS or texts.keys() != _MEMBERS - {"version"}:
        raise Unsealable(Broken.CHANGED)
    return texts


def _plain(sealed: bytes, before: bytes, header: Mapping[str, str], own: Pair) -> bytes:
    try:
        ephemeral = base64.b64decode(header["ephemeral"], validate=True)
        secret, nonce = _secret(
            own.agreement, ephemeral, ephemeral=ephemeral,
            sender=header["sender"], receiver=header["receiver"],
        )  # fmt: skip
        return ChaCha20Poly1305(secret).decrypt(nonce, sealed, before)
    except (InvalidTag, ValueError) as error:
        raise Unsealable(Broken.CHANGED) from error


def _read(raw: bytes) -> dict[str, Any]:
    """Exactly what `_canonical` writes: no key twice, no number that is none, nothing beside it."""
    found = json.loads(raw.decode())
    if not isinstance(found, dict) or _canonical(found) != raw:
        raise ValueError("not canonical")
    return found


def _received(key: UUID, giver: str) -> bytes:
    return f"{RECEIPT} {key} {giver}".encode()


def receipt(key: UUID, *, giver: str, by: Pair) -> str:
    """A line by which the giver knows that exactly this handover has been taken in."""
    signature = Ed25519PrivateKey.from_private_bytes(by.signing).sign(_received(key, giver))
    return f"{RECEIPT}:{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def is_receipt(text: str, key: UUID, *, giver: str, by: Public) -> bool:
    """Whether this line was signed by that region for this handover of this giver."""
    head, _, encoded = "".join(text.split()).partition(":")
    try:
        raw = base64.b64decode(encoded + "==", altchars=b"-_", validate=True)
        Ed25519PublicKey.from_public_bytes(by.signing).verify(raw, _received(key, giver))
    except (InvalidSignature, ValueError):
        return False
    return head == RECEIPT
