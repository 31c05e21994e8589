"""Everything about a person as one ZIP: to read, for programs, and the papers themselves."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from nahtlos.core.clock import today
from nahtlos.people import queries
from nahtlos.web.privacy import telling
from nahtlos.web.privacy.paper import made


def as_json(every: queries.Everything, rules: dict[str, queries.Rule]) -> str:
    """The tables as they are kept; days and moments are ISO 8601 (Art. 20 GDPR)."""
    document: dict[str, Any] = {
        "made_on": today(),
        "kept_by": every.person.institution.name,
        "tables": every.tables,
        "withheld": {one.what: str(one.because) for one in every.withheld},
        "kept_for": {key: {"months": one.months, "then": one.ending} for key, one in rules.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=str)


def archive(
    every: queries.Everything, rules: dict[str, queries.Rule], at: datetime
) -> HttpResponse:
    """The ZIP as it is handed over. Its name says nothing about whose it is."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as out:
        for name, (model, key) in every.files.items():
            ending, content = queries.bytes_of(model, key)
            out.writestr(f"{name}.{ending}" if ending else name, content)
        out.writestr("everything.json", as_json(every, rules))
        out.writestr(
            "everything.html", render_to_string("privacy/file.html", telling.told(every, rules))
        )
        out.writestr("everything.pdf", made(every, rules, at))
    response = HttpResponse(kept.getvalue(), content_type="application/zip")
    name = f"nahtlos-{today().isoformat()}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
