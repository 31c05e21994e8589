"""Coming in by a personal link, and going out again."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Newcomer
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.web.acting import LINK, NahtlosRequest

WRONG_ONES, PAUSE = 20, 10 * 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: NahtlosRequest, token: str) -> HttpResponse:
    """Open one's own page by a link. Whoever is signed in is asked first, and signed out."""
    wrong = f"wrong-links-{get_adapter(request).get_client_ip(request)}"
    if cache.get(wrong, 0) >= WRONG_ONES:
        return render(request, "mine/pause.html", status=429)
    digest = actions.digest(token)
    with acting(Actor(link=digest)):
        link = queries.link_in_use(digest)
    if link is None:
        _count(wrong)
        return render(request, "mine/over.html", status=410)
    if request.user.is_authenticated and request.method != "POST":
        return _without_address(render(request, "mine/ask_first.html"))
    _begin(request, digest)
    only = link.consent_id
    response = redirect("mine:question", only) if only else redirect("mine:way")
    return _in_own_language(request, response, link)


def _count(wrong: str) -> None:
    cache.add(wrong, 0, PAUSE)
    with suppress(ValueError):  # the pause has just run out
        cache.incr(wrong)


def _without_address(response: HttpResponse) -> HttpResponse:
    """Nobody is told from which address, with its token, somebody went on."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _begin(request: NahtlosRequest, digest: str) -> None:
    """A session of its own for the link: nothing of who was here before, and no key known before."""
    if request.session.get(LINK) != digest or request.user.is_authenticated:
        logout(request)
        request.session[LINK] = digest


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


@require_POST
def leave(request: NahtlosRequest) -> HttpResponse:
    """Go out; with `for_good` the link opens nothing any more, for nobody."""
    link = queries.link_in_use(request.actor.link) if request.actor.link else None
    if link is not None and "for_good" in request.POST:
        actions.end_used_link(link=link, at=now())
    logout(request)
    return redirect("mine:gone")


@require_safe
def gone(request: NahtlosRequest) -> HttpResponse:
    """After going out."""
    return render(request, "mine/gone.html")
