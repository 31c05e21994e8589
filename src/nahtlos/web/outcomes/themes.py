"""A page for each question: its figures, and the tables that they are read off."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outcomes import told
from nahtlos.web.outcomes.pictures import by_group, picture
from nahtlos.web.outcomes.wanted import wanted


@dataclass(frozen=True)
class Theme:
    """A question, and by which keys it is answered. Figures are shown by group as well."""

    title: str | Promise
    asks: str | Promise
    figures: tuple[str, ...]
    tables: tuple[str, ...]
    folded: tuple[str, ...] = ()
    """Tables of which only the title stands open."""


THEMES: Mapping[str, Theme] = {
    "way": Theme(
        _("The way into work"),
        _("How far do people come, how long does each step take, and where do they wait?"),
        ("days_to_goal", "days_to_introduction", "days_to_start", "days_to_work", "days_since_arrival"),
        ("funnel", "days_to_work", "days_to_goal", "days_to_introduction", "days_to_start", "days_since_arrival"),
    ),
    "work": Theme(
        _("What began"),
        _("Which work and training began, at which level, and with which money?"),
        ("k2_like", "at_level"),
        ("starts_kind", "starts_fit", "starts_level", "starts_field", "starts_subsidy", "integrations"),
    ),
    "lasting": Theme(
        _("What lasts"),
        _("Who is still at work after three, six and twelve months?"),
        ("lasting_3", "lasting_6", "lasting_12"),
        ("lasting_3", "lasting_6", "lasting_12"),
    ),
    "courses": Theme(
        _("Courses and seats"),
        _("Are there seats, who waits, and what comes of the courses?"),
        ("seats_used", "course_done", "days_to_seat"),
        ("courses", "seats", "days_to_seat"),
    ),
    "recognition": Theme(
        _("Recognition of qualifications"),
        _("What was decided, and how long did it take?"),
        ("recognised", "days_to_decision"),
        ("recognition", "days_to_decision"),
    ),
    "waiting": Theme(
        _("Between institutions"),
        _("How soon does an answer come, and where do people wait?"),
        ("answered_in_time", "days_to_answer"),
        ("interfaces", "answers", "days_to_answer"),
    ),
    "contact": Theme(
        _("Contact and mentoring"),
        _("Is contact kept, and how often do pairs with a mentor meet?"),
        ("rhythm_kept",),
        ("rhythm", "mentoring"),
    ),
    "gaps": Theme(
        _("Whom nothing reaches"),
        _("For whom is nothing open, no seat, or a no everywhere? And who is wanted here?"),
        ("left_over",),
        ("gaps", "cover", "supply", "demand"), folded=("cover", "supply", "demand"),
    ),
    "leaving": Theme(
        _("Who leaves"),
        _("Who moved away, and to whom was contact lost?"),
        ("moved_away", "lost_contact"),
        ("left", "left_sex"),
    ),
}  # fmt: skip


@login_required
@require_safe
def theme(request: NahtlosRequest, theme: str) -> HttpResponse:
    """One question, answered from the newest edition."""
    demand(access.may_see(request.actor))
    asked = THEMES.get(theme)
    edition = queries.newest(sure(request.actor.region))
    if asked is None:
        raise Http404
    shown = {"theme": asked, "edition": edition, **(_answers(edition, asked) if edition else {})}
    return render(request, "outcomes/theme.html", shown)


def _answers(edition: queries.Edition, asked: Theme) -> dict[str, object]:
    figures = queries.figures(edition, *asked.figures)
    whole = {one.key: one for one in figures if not one.group}
    groups = {
        key: [one for one in figures if one.key == key]
        for key in asked.figures
        if any(one.key == key and one.group for one in figures)
    }
    tables = {one.key: one for one in queries.tables(edition, *asked.tables)}
    return {
        "figures": [told.figure(whole[key]) for key in asked.figures if key in whole],
        "groups": [
            (told.figure(whole[key]), by_group(told.figure(whole[key]).title, rows), _rows(rows))
            for key, rows in groups.items()
            if key in whole
        ],
        "tables": [
            (told.grid(tables[key]), picture(tables[key]), key in asked.folded)
            for key in asked.tables
            if key in tables and key != "gaps"
        ],
        "gaps": told.grid(tables["gaps"]) if "gaps" in tables else None,
        "kinds": told.lacking(tables["gaps"].content) if "gaps" in tables else [],
        "wanted": wanted(tables),
        "lacking": [told.title_of(key) for key in asked.tables if key not in tables],
    }


def _rows(figures: list[queries.Figure]) -> list[tuple[str, told.Told]]:
    return [(told.group(one.group), told.figure(one)) for one in figures]
