"""Papers: what a file really is is read from its content, and only that is kept.

Whatever hangs behind the end of a picture or a document is cut off, so that nothing travels along.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from nahtlos.people.actions.faults import NotAPaper
from nahtlos.people.actions.pdfs import look_through
from nahtlos.people.actions.pictures import clean_jpeg, clean_png
from nahtlos.people.actions.viruses import refuse_viruses

MOST_BYTES = 5 * 1024 * 1024
PDF, PNG, JPEG = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# The pictures of iPhones (ISO 23008-12); browsers of others cannot show them.
HEIC = re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1|avif)", re.DOTALL)

NOT_A_PAPER = _("Please choose a PDF, PNG or JPEG of the signed paper.")
NOT_A_DOCUMENT = _("Please choose a PDF, PNG or JPEG of the paper.")
NOT_HEIC = _(
    "This picture is a HEIC file, which not every computer can show."
    " Please send it as JPEG, or photograph the paper from this page."
)
EMPTY = _("This file is empty. Please scan the paper once more.")


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
    refuse_viruses(content)
    for magic, kind, ending, end_of in KINDS:
        if content.startswith(magic):
            end = end_of(content)
            if end is None:
                raise NotAPaper(_("This file is damaged. Please scan the paper once more."))
            return Paper(kind, ending, content[:end])
    raise NotAPaper(NOT_A_PAPER)


def read_document(content: bytes) -> Paper:
    """The same for any paper of a person; pictures are made anew. Raises NotAPaper."""
    if not content:
        raise NotAPaper(EMPTY)
    if HEIC.match(content):
        raise NotAPaper(NOT_HEIC)
    if not content.startswith((PDF, PNG, JPEG)):
        refuse_viruses(content)
        raise NotAPaper(NOT_A_DOCUMENT)
    paper = read_paper(content)
    clean = {"png": clean_png, "jpg": clean_jpeg}.get(paper.ending)
    return replace(paper, content=clean(paper.content)) if clean else paper


def _end_of_pdf(content: bytes) -> int | None:
    """Behind the last `%%EOF` (ISO 32000-1, 7.5.5)."""
    look_through(content)
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
