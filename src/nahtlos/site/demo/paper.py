"""Papers as a scanner or a telephone would have left them: one page of PDF, one picture."""

import hashlib
import zlib
from datetime import date
from random import Random
from typing import Any

from nahtlos.people.models import Person


def signed_paper(person: Person, on: date) -> dict[str, Any]:
    """The columns of a scan, with a PDF of one page."""
    text = f"Einwilligung vom {on:%d.%m.%Y} - Muster der Demo, unterschrieben"
    content = one_page(f"BT /F1 14 Tf 60 760 Td ({text}) Tj ET".encode("latin-1", "replace"))
    return {
        "name": f"einwilligung-{on.isoformat()}.pdf",
        "media_type": "application/pdf",
        "content": content,
        "digest": hashlib.sha256(content).hexdigest(),
    }


def one_page(page: bytes) -> bytes:
    """One A4 page in Helvetica (ISO 32000-1, section 7.5)."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(body))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def photograph(dice: Random) -> bytes:
    """A grey picture of a sheet with lines of text nobody can read (PNG, 3rd edition)."""
    width, height = 360, 500
    rows: list[tuple[bytes, int]] = []
    for y in range(height):
        inked = y % 20 < 5 and 40 < y < 440
        ends = dice.randint(180, 320) if y % 20 == 0 else 0
        length = ends or (rows[-1][1] if rows else 0)
        dark = b"\x55" * (length - 40) if inked and length > 40 else b""
        line = b"\xee" * 40 + dark
        rows.append((b"\0" + line.ljust(width, b"\xee"), length))
    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"
    packed = zlib.compress(b"".join(row for row, _length in rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [_chunk(b"IHDR", header), _chunk(b"IDAT", packed), _chunk(b"IEND", b"")]
    )
