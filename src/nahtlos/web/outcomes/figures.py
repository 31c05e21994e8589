"""The first page: what did it bring? And behind each figure: where does this come from?"""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, queries
from nahtlos.outcomes.wording import FIGURES
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outcomes import told
from nahtlos.web.outcomes.pictures import series
from nahtlos.web.outcomes.themes import THEMES

FIVE = ("k2_like", "lasting_6", "at_level", "days_to_work", "answered_in_time")


@login_required
@require_safe
def figures(request: NahtlosRequest) -> HttpResponse:
    """Five figures with their definitions, and the way to all others."""
    demand(access.may_see(request.actor))
    region = sure(request.actor.region)
    newest, before = _two(queries.editions(region))
    last = newest.counted_on if newest else None
    shown = {
        "edition": newest,
        "figures": _five(newest, before) if newest else [],
        "counting": queries.counting_of(region, now()),
        "themes": THEMES.items(),
        "refusal": access.may_count(request.actor, last, today()),
        "fairness": not access.may_look_at_fairness(request.actor),
        "official": queries.official(newest) if newest else [],
    }
    return render(request, "outcomes/figures.html", shown)


@login_required
@require_safe
def source(request: NahtlosRequest, key: str) -> HttpResponse:
    """The definition of a figure, what was asked, when, and how it moved."""
    demand(access.may_see(request.actor))
    region = sure(request.actor.region)
    through = queries.series(region, key)
    if key not in FIGURES or not through:
        raise Http404
    one = through[-1]
    rows = [
        (line.edition, told.figure(line, before))
        for before, line in zip([None, *through], through, strict=False)
    ]
    shown = {
        "figure": told.figure(one),
        "edition": one.edition,
        "rows": rows[::-1],
        "chart": series(str(FIGURES[key].title), through),
    }
    return render(request, "outcomes/source.html", shown)


def _two(
    editions: QuerySet[queries.Edition],
) -> tuple[queries.Edition | None, queries.Edition | None]:
    """The newest edition and the one before it."""
    found = [*editions[:2], None, None]
    return found[0], found[1]


def _five(newest: queries.Edition, before: queries.Edition | None) -> list[told.Told]:
    now = {one.key: one for one in queries.figures(newest, *FIVE) if not one.group}
    then = {}
    if before is not None:
        then = {one.key: one for one in queries.figures(before, *FIVE) if not one.group}
    return [told.figure(now[key], then.get(key)) for key in FIVE if key in now]
