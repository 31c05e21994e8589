"""The birth date behind a link or a code, and the device that remembers the link afterwards."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Newcomer
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.web.acting import LINK, NahtlosRequest
from nahtlos.web.mine import pace
from nahtlos.web.mine.forms import BirthDate, CodeAndBirthDate

WAITING, REMEMBERED = "waiting", "own_page"
"""In the session: a link that was opened and not proved. In a cookie: one that was proved here."""


def link_behind(digest: str) -> "queries.Link | None":
    """The link that this digest opens, seen with nothing but the digest."""
    with acting(Actor(link=digest)):
        return queries.link_in_use(digest)


def waiting_link(request: HttpRequest) -> "queries.Link | None":
    """The link that waits here for the birth date: just opened, or remembered by this device."""
    remembered = request.get_signed_cookie(REMEMBERED, default="", salt=REMEMBERED)
    digest = request.session.get(WAITING) or remembered
    return link_behind(digest) if digest else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def birth_date(request: NahtlosRequest) -> HttpResponse:
    """When were you born? Five wrong days lock the link."""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    link = waiting_link(request)
    if link is None:
        return render(request, "mine/over.html", status=410)
    form = BirthDate(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer = actions.answer_link(digest=link.token_digest, born=form.cleaned_data["birth_date"])
        if answer is actions.Answer.YES:
            return let_in(request, link)
        pace.count_wrong(request)
        if answer is actions.Answer.LOCKED:
            return render(request, "mine/over.html", status=410)
        form.add_error("birth_date", _("This is not the day that we know. Please look again."))
    return render(request, "mine/birth_date.html", {"form": form}, status=_status(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: NahtlosRequest) -> HttpResponse:
    """A code and a birth date, typed from the sheet; one sentence for all that may be wrong."""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    form = CodeAndBirthDate(request.POST if request.method == "POST" else None)
    if form.is_valid():
        digest = actions.code_digest(form.cleaned_data["code"])
        answer = actions.answer_link(digest=digest, born=form.cleaned_data["birth_date"])
        link = link_behind(digest) if answer is actions.Answer.YES else None
        if link is not None:
            return let_in(request, link)
        pace.count_wrong(request)
        form.add_error(None, _("Code and birth date open no page. Please check both."))
    return render(request, "mine/code.html", {"form": form}, status=_status(form))


def _status(form: BirthDate) -> int:
    return 422 if form.is_bound else 200


def let_in(request: NahtlosRequest, link: "queries.Link") -> HttpResponse:
    """Begin the session of a link, on the page that it was made for, in the person's language."""
    _begin(request, link.token_digest)
    only = link.consent_id
    response = redirect("mine:question", only) if only else redirect("mine:way")
    if only is None:
        _remember(response, link)
    return _in_own_language(request, response, link)


def _begin(request: NahtlosRequest, digest: str) -> None:
    """A session of its own for the link: nothing of who was here before, and no key known before."""
    if request.session.get(LINK) != digest or request.user.is_authenticated:
        logout(request)
        request.session[LINK] = digest


def _remember(response: HttpResponse, link: "queries.Link") -> None:
    """This device knows the link until it ends; a new session asks for the birth date alone."""
    response.set_signed_cookie(
        REMEMBERED,
        link.token_digest,
        salt=REMEMBERED,
        max_age=int((link.expires_at - now()).total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_device(response: HttpResponse) -> HttpResponse:
    """Whoever comes to this device next is not even asked."""
    response.delete_cookie(REMEMBERED, samesite="Lax")
    return response


def _in_own_language(
    request: NahtlosRequest, response: HttpResponse, link: "queries.Link"
) -> HttpResponse:
    """Speak the person's language from the first page on, unless another one was chosen here."""
    who = Actor(role=Newcomer, person=link.person_id, region=link.region_id, link=link.token_digest)
    with acting(who):
        spoken = queries.person_for(link.person_id).preferred_language
    cookie = settings.LANGUAGE_COOKIE_NAME
    if cookie not in request.COOKIES and spoken != "de" and spoken in dict(settings.LANGUAGES):
        response.set_cookie(cookie, spoken, secure=settings.LANGUAGE_COOKIE_SECURE, samesite="Lax")
    return response
