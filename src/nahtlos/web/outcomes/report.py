"""The quarterly report: every question of the newest edition, as PDF."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, queries
from nahtlos.outcomes.papers import Chapter, Grid, Report, report_pdf
from nahtlos.outcomes.translate.published import plain_figures
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outcomes import told
from nahtlos.web.outcomes.briefing_words import line
from nahtlos.web.outcomes.pictures import picture
from nahtlos.web.outcomes.themes import THEMES
from nahtlos.web.outcomes.wanted import wanted

ROWS = 14


@login_required
@require_safe
def report(request: NahtlosRequest, language: str) -> HttpResponse:
    """All of it on about ten pages."""
    demand(access.may_see(request.actor))
    edition = queries.newest(sure(request.actor.region))
    if edition is None or language not in {"de", "en"}:
        raise Http404
    with translation.override(language):
        made = report_pdf(_report(edition, language))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = (
        f'inline; filename="report-{edition.counted_on}-{language}.pdf"'
    )
    return response


def _report(edition: queries.Edition, language: str) -> Report:
    day = date_format(edition.counted_on, "DATE_FORMAT")
    return Report(
        language,
        _("Quarterly report: into work in %(region)s") % {"region": edition.region.name},
        _("Every figure of %(day)s with its definition, and the tables behind it.") % {"day": day},
        tuple(_chapters(edition)),
        _("Counted on %(day)s with Nahtlos %(program)s, queries %(digest)s. A star stands where a number is not shown because few persons could be recognised in it, or in what could be had by subtracting.")
        % {"day": day, "program": edition.program, "digest": edition.digest},
        {"contents": _("Contents")}, edition.made_at,
    )  # fmt: skip


def _chapters(edition: queries.Edition) -> Iterator[Chapter]:
    for theme in THEMES.values():
        found = queries.figures(edition, *theme.figures)
        lines = {one.key: line(plain_figures([one])[0]) for one in found if not one.group}
        figures = tuple(lines[key] for key in theme.figures if key in lines)
        tables = {one.key: one for one in queries.tables(edition, *theme.tables)}
        seen = wanted(tables)
        grids = [_laid(seen.grid, says=" ".join(seen.says))] if seen else []
        grids += [_grid(tables[key]) for key in theme.tables if key in tables]
        yield Chapter(str(theme.title), str(theme.asks), figures, tuple(grids))


def _grid(table: queries.Table) -> Grid:
    grid = told.grid(table)
    says = _("The numbers of the table “%(title)s” as a picture.") % {"title": grid.title}
    return _laid(grid, picture(table) or "", says)


def _laid(grid: told.Grid, drawn: str = "", says: str = "") -> Grid:
    """With as many rows as a page bears; how many more there are is said."""
    rows, more = grid.rows, len(grid.rows) - ROWS
    if more > 0:
        left = ngettext("… and %(n)d more row", "… and %(n)d more rows", more + 1) % {"n": more + 1}
        rows = (*grid.rows[: ROWS - 2], (left,), grid.rows[-1])
    return Grid(grid.title, grid.period, grid.head, rows, drawn, says)
