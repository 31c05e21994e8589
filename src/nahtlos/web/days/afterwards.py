"""After the day: was it a success, shall there be another? And one press for how people found it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.days import access, actions, queries
from nahtlos.network.queries import TOPICS
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days.arriving import found, look_at
from nahtlos.web.days.reasons import reason
from nahtlos.web.templatetags.words import language_name

STEP = 5


@dataclass(frozen=True)
class Shown:
    """A line as the reader may see it; `few` where exact numbers would show somebody."""

    label: str
    wanted: int
    served: int
    unmet: int
    few: bool
    why: tuple[tuple[str, int], ...]


@login_required
@require_safe
def show(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Served and not, waiting, who stayed away, what is kept: on one page that can be printed."""
    kept = look_at(request, day)
    exact = (
        request.actor.institution == kept.institution_id and request.actor.role.key != "coordinator"
    )
    was = queries.afterwards(kept)
    topics = dict(TOPICS)
    shown = {
        "day": kept, "to_come": kept.phase != queries.Phase.OVER and kept.on > today(), "was": was, "exact": exact,
        "said": {name: (_exact if exact else _rounded)(value) for name, value in _said(was).items()},
        "topics": [_line(one, lambda key: str(topics[key]), exact=exact) for one in was.topics],
        "languages": [_line(one, language_name, exact=exact) for one in was.languages],
        "series": queries.series_of(kept) if exact else (),
        "would": kept.would,
        "missing": [one | {"says": topics[one["topic"]]} for one in kept.would.get("missing", [])],
        "next_date": actions.next_date(kept, today()),
        "may_repeat": access.may_make(request.actor) is None,
    }  # fmt: skip
    return render(request, "days/after.html", shown)


def _said(was: queries.Afterwards) -> dict[str, int]:
    """Every number of the first screen that counts people."""
    return {
        "visitors": was.visitors, "absent": was.absent, "called_off": was.called_off,
        "served": was.served, "unmet": was.unmet, "agreed": was.kept.agreed,
        "in_plan": was.kept.in_plan, "kept": was.kept.kept, "good": was.visitors_said.good,
        "so_so": was.visitors_said.so_so, "bad": was.visitors_said.bad,
    }  # fmt: skip


def _exact(number: int) -> str:
    return str(number)


def _rounded(number: int) -> str:
    """For those outside: to the next five, so that no small number follows from two large ones."""
    if number == 0:
        return "0"
    if number < queries.LEAST:
        return _("fewer than 5")
    return _("about %(n)d") % {"n": STEP * round(number / STEP)}


def _line(one: queries.Line, label: Callable[[str], str], *, exact: bool) -> Shown:
    """Outside the house no small number, and none from which a small one follows."""
    small = any(0 < n < queries.LEAST for n in (one.served, one.unmet))
    why = tuple((reason(code), n) for code, n in one.why if exact or n >= queries.LEAST)
    few = small and not exact
    wanted = one.wanted if exact or one.wanted >= queries.LEAST else 0
    return Shown(label(one.key) if one.key else "–", wanted, one.served, one.unmet, few,
                 () if few else why)  # fmt: skip


@login_required
@require_POST
def look_back(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Have another staffing tried; one may leave the page meanwhile."""
    actions.ask_look_back(day=look_at(request, day), by=request.actor, at=now())
    messages.success(request, _("It is being worked out. You may leave this page."))
    return redirect("days:after", day)


@login_required
@require_POST
def desk_liked(request: NahtlosRequest, desk: UUID, mark: int) -> HttpResponse:
    """How the day was for those at a desk."""
    kept = found(queries.desk_for, desk)
    demand(access.may_sit(request.actor, kept))
    actions.say_desk_liked(desk=kept, mark=mark, by=request.actor)
    messages.success(request, _("Thank you."))
    return redirect("days:at-desk", desk)
