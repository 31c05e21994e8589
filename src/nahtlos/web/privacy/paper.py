"""Everything about a person on paper: the same words as the page, as PDF/UA in the page's language."""

import unicodedata
from datetime import datetime
from typing import cast

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nahtlos.people import queries
from nahtlos.plan.papers.setting import Value, set_paper
from nahtlos.web.languages import page_language
from nahtlos.web.papers.making import as_pdf
from nahtlos.web.privacy import telling

MOST = 1000
"""Rows of one table on paper; whoever reads more has the file for programs beside it."""
LEFT, RIGHT = frozenset({"L"}), frozenset({"R", "AL"})


def paper(every: queries.Everything, rules: dict[str, queries.Rule], at: datetime) -> HttpResponse:
    """The PDF as it is handed over. Its name says nothing about whose it is."""
    return as_pdf(made(every, rules, at), "nahtlos")


def made(every: queries.Everything, rules: dict[str, queries.Rule], at: datetime) -> bytes:
    """PDF/UA-1 of everything, in the language that is spoken now."""
    told = telling.told(every, rules)
    sections = cast("list[telling.Section]", told["sections"])
    day = date_format(timezone.localtime(at), "DATE_FORMAT")
    data: dict[str, Value] = {
        "person": _written(str(every.person)),
        "made": day,
        "about": [_written(line) for line in _about(every, str(told["officer"]))],
        "sections": [_section(one) for one in sections],
        "closing": _closing(every, rules, str(told["authority"])),
    }
    title = _("Everything about you")
    return set_paper("everything", data, title=title, language=page_language(), at=at)


def _written(text: str) -> Value:
    """A text with the side that it begins on: the first sign with a direction decides (UAX 9, P2)."""
    sides = (unicodedata.bidirectional(sign) for sign in text)
    first = next((side for side in sides if side in LEFT | RIGHT), "L")
    return {"text": text, "rtl": first in RIGHT}


def _section(section: telling.Section) -> Value:
    rows: list[Value] = [
        [
            {"label": label, "lines": [_written(line) for line in value.splitlines()]}
            for label, value in row
        ]
        for row in section.rows[:MOST]
    ]
    if (more := len(section.rows) - MOST) > 0:
        says = _("More lines are in the file for programs:")
        rows.append([{"label": says, "lines": [_written(str(more))]}])
    return {"title": str(section.title), "rows": rows}


def _about(every: queries.Everything, officer: str) -> list[str]:
    keeps = _("This institution keeps your file and answers for it:")
    lines = [f"{keeps} {every.person.institution.name}"]
    if officer:
        lines += [_("Data protection there:"), *officer.splitlines()]
    lines.append(f"{_('Most of it came from you.')} {_('Where it came from a table, it says so.')}")
    return [*lines, _("No computer decides about you.")]


def _closing(
    every: queries.Everything, rules: dict[str, queries.Rule], authority: str
) -> list[Value]:
    rights = [str(one) for one in telling.RIGHTS]
    rights[-1] = f"{rights[-1]} {authority}".strip()
    told = {
        _("Not in here"): [f"{one.because} ({one.what})" for one in every.withheld],
        _("How long we keep it"): [_kept(one) for one in telling.kept_for(rules)],
        _("Your rights"): rights,
    }
    return [
        {"title": title, "lines": [_written(line) for line in lines]}
        for title, lines in told.items()
    ]


def _kept(one: telling.Kept) -> str:
    return f"{one.title}: {one.how_long} ({_('from then on:')} {one.since})"
