"""The person's own side: work that suits, who introduces me, what a company sees, yes and no."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.employers import queries as employers
from nahtlos.introductions import access, actions, queries, wording
from nahtlos.matching import queries as matching
from nahtlos.people import queries as people
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.introductions.arriving import found, line_at, profile_lines
from nahtlos.web.introductions.verbs import Pressed, press
from nahtlos.web.languages import page_language
from nahtlos.web.mine.arriving import me, own_page

MOST = 12
State = queries.State


def stands(line: queries.Line) -> dict[str, object]:
    """An introduction in the words of the person's page."""
    return {
        "line": line,
        "stands": wording.STANDS[line.row.state],
        "turn": wording.TURNS[line.turn],
    }


@require_safe
@own_page
def work(request: NahtlosRequest) -> HttpResponse:
    """Where am I introduced, and what else suits me?"""
    rows = queries.of_person(me(request), today())
    asked = {one.row.opening_id for one in rows if one.row.ended_at is None}
    shown = {
        "open": [stands(one) for one in rows if one.row.ended_at is None],
        "ended": [stands(one) for one in rows if one.row.ended_at is not None][:MOST],
        "hits": [one for one in _suiting(me(request)) if one.pk not in asked],
        "days": queries.days_of(me(request)),
    }
    return render(request, "introductions/mine.html", shown)


def _suiting(person: UUID) -> list[employers.Opening]:
    """Openings that fit as things stand; none where nobody has written down what is looked for."""
    wish = matching.wish_of(person)
    fits = matching.suits(people.file_of(person), wish, today()) if wish else None
    return [one.row for one in fits.fits if not one.another_trade][:MOST] if fits else []


@require_safe
@own_page
def one(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """What does the company see of me, and what do I say?"""
    line = line_at(introduction)
    by = request.actor
    own = page_language()
    shown = stands(line) | {
        "lines": list(zip(profile_lines(line), profile_lines(line, "de"), strict=True)),
        "bilingual": own != "de",
        "asked": access.may_move(by, line.row, State.SHOWN) is None,
        "withdraw": access.may_move(by, line.row, State.WITHDRAWN) is None,
        "names": bool(line.row.agreed_at) and access.may_name(by, line.row) is None,
        "shows": (wording.SHOWS, wording.NEVER),
        "rights": (wording.FREE, wording.BACK),
        "naming": (wording.NAMES, wording.ONLY),
        "because": queries.Because.choices,
    }
    return render(request, "introductions/mine_one.html", shown)


def _said(request: NahtlosRequest) -> queries.Because:
    typed = request.POST.get("because", "")
    known = typed in queries.Because.values
    return queries.Because(typed) if known else queries.Because.WISH


SENTENCES = {
    "agree": gettext_lazy("Thank you. We ask the company now."),
    "decline": gettext_lazy("All right. The company learns nothing of it."),
    "withdraw": gettext_lazy("Taken back. The company sees nothing any more."),
    "name": gettext_lazy("Thank you. The company may see your name now."),
    "unname": gettext_lazy("The company does not see your name any more."),
}


@require_POST
@own_page
def move(request: NahtlosRequest, introduction: UUID, verb: str) -> HttpResponse:
    """Yes, no, taken back, name given or closed again."""
    pressed = Pressed(
        line_at(introduction).row, request.actor, now(), page_language(), _said(request),
        "with_name" in request.POST,
    )  # fmt: skip
    press(request, verb, pressed, SENTENCES)
    return redirect("introductions:mine-one", introduction)


@require_POST
@own_page
def wish(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """Ask my adviser to introduce me."""
    row = found(employers.opening_for, opening)
    actions.wish(opening=row, by=request.actor, at=now())
    messages.success(request, _("Your adviser is asked. You hear from them soon."))
    return redirect("introductions:mine")


@require_POST
@own_page
def come(request: NahtlosRequest, guest: UUID, verb: str) -> HttpResponse:
    """I come to the job day, or I do not."""
    row = found(queries.guest_for, guest)
    answers = {"agree": queries.Coming.AGREED, "decline": queries.Coming.DECLINED}
    if verb not in answers:
        raise Http404
    actions.come(guest=row, to=answers[verb], by=request.actor, at=now())
    messages.success(request, _("Thank you, we know now."))
    return redirect("introductions:mine")
