"""Who is proposed: by group, beside who could be; for the coordination alone, corrected by nobody."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand
from nahtlos.matching.engine.fairness import Share
from nahtlos.outcomes import access, queries
from nahtlos.outcomes.wording import DIMENSIONS, label
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outcomes import told
from nahtlos.web.outcomes.pictures import beside


@dataclass(frozen=True)
class Cell:
    """A share in words, with what stands above and below it, and whether chance explains it."""

    value: str
    range: str
    counted: str
    says: str = ""


@dataclass(frozen=True)
class Row:
    """A group: of all who fit, of all proposed, of all introduced."""

    group: str
    eligible: Cell
    proposed: Cell
    introduced: Cell


@dataclass(frozen=True)
class Section:
    """A question with its picture and its rows."""

    title: str
    chart: SafeString
    rows: tuple[Row, ...]
    hides: bool


@login_required
@require_safe
def proposed(request: NahtlosRequest) -> HttpResponse:
    """The newest edition's shares by sex, age, nationality and status."""
    demand(access.may_look_at_fairness(request.actor))
    edition = queries.newest(sure(request.actor.region))
    questions = queries.fairness(edition) if edition else ()
    shown = {"edition": edition, "sections": [_section(one) for one in questions]}
    return render(request, "outcomes/proposed.html", shown)


def _section(asked: queries.Question) -> Section:
    title = str(DIMENSIONS[asked.by])
    named = [(label(asked.by, one.group), one) for one in asked.lines]
    return Section(
        title, beside(title, named), tuple(_row(name, one) for name, one in named),
        any(None in (one.eligible, one.proposed, one.introduced) for one in asked.lines),
    )  # fmt: skip


def _row(name: str, one: queries.Line) -> Row:
    return Row(
        name, _cell(one.eligible), _cell(one.proposed, _says(apart=one.proposed_apart)),
        _cell(one.introduced, _says(apart=one.introduced_apart)),
    )  # fmt: skip


def _says(*, apart: bool | None) -> str:
    if apart is None:
        return _("too few to compare")
    return _("more than chance explains") if apart else _("no difference beyond chance")


def _cell(one: Share | None, says: str = "") -> Cell:
    if one is None:
        return Cell(told.STAR, "", "", says)
    value, low, high = (told.percent(100 * end) for end in (one.value, one.low, one.high))
    counted = _("%(many)s of %(of)s") % {"many": told.whole(one.many), "of": told.whole(one.of)}
    ends = _("%(low)s to %(high)s") % {"low": low, "high": high}
    return Cell(value, ends, counted, says)
