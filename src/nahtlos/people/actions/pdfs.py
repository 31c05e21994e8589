"""A PDF looked through: no program in it, none in its packed parts, nothing that unpacks without end."""

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nahtlos.people.actions.faults import NotAPaper

# `/JS` alone stands by chance in the bytes of a photograph; a program follows it in brackets.
ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)\b|/JS\s*(?:[(<]|\d+\s+\d+\s+R)"
)
STREAM = re.compile(rb"stream\r?\n")
HIDDEN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
HEAD = 2048
MOST_UNPACKED = 200 * 1024 * 1024
FIRST_PIECE, PIECE = 1 << 14, 1 << 20
MOST_STREAMS = 10_000

PROGRAM = _("This PDF holds a program or other files. Please scan the paper anew.")
LOCKED = _("This PDF is locked with a password. Please save it without one, or scan the paper.")
BOMB = _("This PDF is far larger inside than it looks. Please scan the paper anew.")
SEALED = _("This PDF cannot be looked through. Please scan the paper anew.")


def look_through(content: bytes) -> None:
    """Raises NotAPaper where a PDF holds more than pages."""
    _search(content)
    if re.search(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)", content):
        raise NotAPaper(LOCKED)
    room = MOST_UNPACKED
    for number, (head, packed) in enumerate(_streams(content)):
        if number >= MOST_STREAMS:
            raise NotAPaper(SEALED)
        objects = b"/ObjStm" in head
        room -= _unpack(packed, room, search=objects) if b"Flate" in head else 0
        if objects and not re.search(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?", head):
            raise NotAPaper(SEALED)


def _search(content: bytes) -> None:
    if ACTIVE.search(content) or ACTIVE.search(_plain(content)):
        raise NotAPaper(PROGRAM)


def _plain(content: bytes) -> bytes:
    """Names as they are meant: `/J#61vaScript` is `/JavaScript` (ISO 32000-1, 7.3.5)."""
    return HIDDEN_NAME.sub(lambda found: bytes([int(found[1], 16)]), content)


def _streams(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The dictionary before each stream, and all bytes from where the stream begins."""
    whole = memoryview(content)
    for found in STREAM.finditer(content):
        if content[found.start() - 3 : found.start()] == b"end":
            continue
        head = content[max(0, found.start() - HEAD) : found.start()]
        own = head[max(head.rfind(b" obj"), head.rfind(b"endobj"), 0) :]
        yield _plain(own), whole[found.end() :]


def _unpack(packed: memoryview, room: int, *, search: bool) -> int:
    """How much comes out; objects that were packed are searched, everything else is only counted."""
    unpacker, found, kept = zlib.decompressobj(), 0, b""
    data: bytes = bytes(packed[:FIRST_PIECE])
    at = len(data)
    try:
        while data and not unpacker.eof:
            piece = unpacker.decompress(data, PIECE)
            found += len(piece)
            if found > room:
                raise NotAPaper(BOMB)
            if search:
                kept = kept[-64:] + piece
                _search(kept)
            data = unpacker.unconsumed_tail or bytes(packed[at : at + PIECE])
            at += 0 if unpacker.unconsumed_tail else PIECE
    except zlib.error as error:
        if search:
            raise NotAPaper(SEALED) from error
    return found
