"""A signed consent on paper, as a scanner would have left it: one page of PDF."""

import hashlib
from datetime import date
from typing import Any

from nahtlos.people.models import Person


def signed_paper(person: Person, on: date) -> dict[str, Any]:
    """The columns of a scan, with a PDF of one page."""
    text = f"Einwilligung vom {on:%d.%m.%Y} - Muster der Demo, unterschrieben"
    content = _pdf(f"BT /F1 14 Tf 60 760 Td ({text}) Tj ET".encode("latin-1", "replace"))
    return {
        "name": f"einwilligung-{on.isoformat()}.pdf",
        "media_type": "application/pdf",
        "content": content,
        "digest": hashlib.sha256(content).hexdigest(),
    }


def _pdf(page: bytes) -> bytes:
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
