"""The employer's side: an anonymous profile, and the answer to it; made for a phone."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.clock import today
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import EmployerContact
from nahtlos.employers import queries as employers
from nahtlos.introductions import queries, wording
from nahtlos.introductions.engine import Turn
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.introductions.arriving import (
    TURNS,
    Told,
    answered,
    line_at,
    profile_lines,
    ways,
)

YOU = gettext_lazy("your company")
STANDS: dict[str, Promise] = {
    queries.State.SHOWN: gettext_lazy("you are asked"),
    queries.State.CHASED: gettext_lazy("you have not answered yet"),
    queries.State.LATER: gettext_lazy("you decide later"),
    queries.State.REFUSED: gettext_lazy("you said no"),
    queries.State.UNANSWERED: gettext_lazy("you never answered"),
}
"""Where it is the company itself that reads; everything else is said to it as to everybody."""


def candidates(companies: tuple[employers.Employer, ...]) -> list[Told]:
    """Everybody introduced to these companies, for the employer's first page."""
    rows = queries.at_companies([one.pk for one in companies], today())
    return [_spoken_to(one) for one in rows]


def _spoken_to(line: queries.Line) -> Told:
    """Where an introduction stands, as the company itself reads it."""
    turn = YOU if line.turn is Turn.EMPLOYER else TURNS[line.turn]
    stands = STANDS.get(line.row.state, line.row.get_state_display())
    return Told(line, str(turn), str(stands))


@login_required
def candidate(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """Who could suit, and what do I say?"""
    demand(
        unless(
            request.actor.role is EmployerContact,
            _("This page belongs to another role than yours."),
        )
    )
    line = line_at(introduction)
    mended = answered(request, line) if request.method == "POST" else None
    if request.method == "POST" and mended is None:
        messages.success(request, _("Thank you. The person and the adviser are told today."))
        return redirect("introductions:candidate", introduction)
    told = _spoken_to(line)
    shown = {
        "line": line,
        "stands": told.stands,
        "compared": profile_lines(line, of=wording.COMPARED),
        "lines": profile_lines(line, of=wording.ITSELF),
        "turn": told.turn,
        "ways": ways(request, line, mended),
        "company": employers.company_for(line.row.company_id),
    }
    return render(request, "introductions/candidate.html", shown, status=422 if mended else 200)
