"""Three questions answered: by the link of a message, on the own page, by a company that signs in."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.placements import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import row_of
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.network.doing import done
from nahtlos.web.often import often
from nahtlos.web.placements.asking_forms import PersonForm
from nahtlos.web.placements.calling_forms import form_for

WRONG_ONES, PAUSE = 20, 10 * 60
PAGES = {queries.Side.PERSON: "placements/how.html", queries.Side.EMPLOYER: "placements/asked.html"}


@dataclass(frozen=True)
class Opened:
    """A link that holds: the question, and whoever acts by the link."""

    followup: queries.FollowUp
    by: Actor


def _opened(token: str, side: str) -> Opened | None:
    """Whoever holds the link acts as nobody, on that one question."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        found = queries.followup_of_link(token)
    return Opened(found, by) if found is not None and found.side == side else None


def _quiet(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, and nobody is told from which address somebody went on."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _over(request: NahtlosRequest, side: str) -> HttpResponse:
    """Whoever tries many addresses has to pause."""
    pause = often(request, "wrong-asked", most=WRONG_ONES, pause=PAUSE)
    shown = {"pause": pause, "person": side == queries.Side.PERSON}
    page = "placements/how_over.html" if shown["person"] else "placements/asked_over.html"
    return render(request, page, shown, status=429 if pause else 410)


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: NahtlosRequest, token: str, side: str) -> HttpResponse:
    """Three short questions, without signing in."""
    opened = _opened(token, side)
    if opened is None:
        return _quiet(_over(request, side))
    form = form_for(side, request.POST if request.method == "POST" else None)
    with acting(opened.by):
        if _kept(request, form, opened.followup, how=queries.Channel.LINK, by=opened.by):
            return _quiet(redirect(request.path))
        return _quiet(_page(request, opened.followup, form))


def _kept(
    request: NahtlosRequest, form: PersonForm, row: queries.FollowUp, *, how: queries.Channel,
    by: Actor,
) -> bool:  # fmt: skip
    return done(
        request, form,
        lambda: actions.answer(followup=row, said=form.said(), channel=how, by=by, at=now()),
    )  # fmt: skip


def _page(
    request: NahtlosRequest, row: queries.FollowUp, form: PersonForm, **more: object
) -> HttpResponse:
    answered = row.state == queries.Asking.ANSWERED
    shown = {"row": row, "form": form, "answered": answered, **more}
    status = 422 if form.errors else 200
    return render(request, PAGES[queries.Side(row.side)], shown, status=status)


@require_safe
@own_page
def mine(request: NahtlosRequest) -> HttpResponse:
    """My work: since when, until when the permission holds, what is asked."""
    person = me(request)
    shown = {
        "rows": list(queries.at_work(person)),
        "asked": list(queries.asked_of(person)),
        "answered": list(queries.answered(person)[:12]),
    }
    return render(request, "placements/mine.html", shown)


@own_page
def my_answer(request: NahtlosRequest, followup: UUID) -> HttpResponse:
    """The three questions on the own page."""
    row = row_of(me(request), queries.followup_for, followup)
    form = form_for(row.side, request.POST if request.method == "POST" else None)
    if _kept(request, form, row, how=queries.Channel.PAGE, by=request.actor):
        messages.success(request, _("Thank you for your answers."))
        return redirect("placements:mine")
    return _page(request, row, form, own=True)


@login_required
def company_answer(request: NahtlosRequest, followup: UUID) -> HttpResponse:
    """The three questions for a company that signs in."""
    row = row_of(None, queries.followup_alone, followup)
    if row.side != queries.Side.EMPLOYER:
        raise Http404
    form = form_for(row.side, request.POST if request.method == "POST" else None)
    if _kept(request, form, row, how=queries.Channel.PAGE, by=request.actor):
        messages.success(request, _("Thank you for your answers."))
        return redirect("front:employer")
    return _page(request, row, form, own=True)
