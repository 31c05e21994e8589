"""The agreement on paper: German and the person's language side by side, and who has signed."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nahtlos.internships import queries, wording
from nahtlos.plan.papers.setting import Value, set_paper


def pdf(
    internship: queries.Internship, signatures: Iterable[queries.Signature], *, at: datetime
) -> bytes:
    """PDF/UA-1 in German; the other language stands beside each line. Call it with German active."""
    text = wording.read(internship.text)
    own = text.own
    data: dict[str, Value] = {
        "heading": text.german.title,
        "own_heading": own.title if own else "",
        "own_language": own.language if own else "",
        "own_rtl": own is not None and own.language in {"ar", "fa"},
        "rows": [_row(text, at_) for at_ in range(len(text.german.rows))],
        "clauses": [_clause(text, at_) for at_ in range(len(text.german.clauses))],
        "signed": _("Signed"),
        "nobody": _("Nobody has signed yet."),
        "signatures": [_signature(one) for one in signatures],
        "digest": _("This text, SHA-256: %(digest)s") % {"digest": internship.digest},
    }
    return set_paper("agreement", data, title=text.german.title, language="de", at=at)


def _row(text: wording.Text, at: int) -> Value:
    label, value = text.german.rows[at]
    own_label, own_value = text.own.rows[at] if text.own else ("", "")
    return {
        "label": label, "value": value, "own_label": own_label,
        "own_value": "" if own_value == value else own_value,
    }  # fmt: skip


def _clause(text: wording.Text, at: int) -> Value:
    return {"german": text.german.clauses[at], "own": text.own.clauses[at] if text.own else ""}


def _signature(one: queries.Signature) -> Value:
    when = date_format(timezone.localtime(one.signed_at), "DATETIME_FORMAT")
    return {
        "party": str(queries.Party(one.party).label), "name": one.name,
        "how": f"{when}, {one.get_device_display()}",
    }  # fmt: skip
