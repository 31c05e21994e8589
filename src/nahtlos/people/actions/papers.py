"""Signed papers: what a file really is is read from its content, and only that is kept.

Whatever hangs behind the end of a picture or a document is cut off, so that nothing travels along.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 5 * 1024 * 1024
PDF, PNG, JPEG = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")

NOT_A_PAPER = _("Please choose a PDF, a PNG or a JPEG picture of the signed paper.")


class NotAPaper(ValueError):
    """The file is no paper that can be kept; `sentence` says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Paper:
    """A paper that has been looked through."""

    media_type: str
    ending: str
    content: bytes


def read_paper(content: bytes) -> Paper:
    """The paper in these bytes; raises NotAPaper with a sentence."""
    if len(content) > MOST_BYTES:
        raise NotAPaper(_("This file is larger than 5 MB. Please scan the paper with less detail."))
    for magic, kind, ending, end_of in KINDS:
        if content.startswith(magic):
            end = end_of(content)
            if end is None:
                raise NotAPaper(_("This file is damaged. Please scan the paper once more."))
            return Paper(kind, ending, content[:end])
    raise NotAPaper(NOT_A_PAPER)


def _end_of_pdf(content: bytes) -> int | None:
    """Behind the last `%%EOF` (ISO 32000-1, 7.5.5)."""
    if ACTIVE.search(content):
        raise NotAPaper(_("This PDF holds a program or other files. Please scan the paper anew."))
    found = content.rfind(b"%%EOF")
    return None if found < 0 else found + len(b"%%EOF")


def _end_of_png(content: bytes) -> int | None:
    """Behind the chunk IEND; each chunk is length, name, data, checksum (RFC 2083, 3.2)."""
    at = len(PNG)
    while at + 12 <= len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        at += 12 + length
        if name == b"IEND" and at <= len(content):
            return at
    return None


def _end_of_jpeg(content: bytes) -> int | None:
    """Behind the marker EOI, jumping over the segments between (ITU-T T.81, annex B)."""
    at = 2
    while at + 4 <= len(content) + 2:
        marker = content[at : at + 2]
        if marker == b"\xff\xd9":
            return at + 2
        if not marker.startswith(b"\xff"):
            return None
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == b"\xff\xda":
            at = _end_of_scan(content, at)
    return None


def _end_of_scan(content: bytes, start: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    found = NEXT_MARKER.search(content, start)
    return found.start() if found else len(content)


NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
KINDS: tuple[tuple[bytes, str, str, Callable[[bytes], int | None]], ...] = (
    (PDF, "application/pdf", "pdf", _end_of_pdf),
    (PNG, "image/png", "png", _end_of_png),
    (JPEG, "image/jpeg", "jpg", _end_of_jpeg),
)
