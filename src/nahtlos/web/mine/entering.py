"""Coming in by a personal link, and going out again."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.people import actions, queries
from nahtlos.web.acting import LINK, NahtlosRequest
from nahtlos.web.mine import pace
from nahtlos.web.mine.proving import WAITING, forget_device, let_in, link_behind


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: NahtlosRequest, token: str) -> HttpResponse:
    """Come with a link. Whoever is signed in is asked first, and signed out; then the birth date."""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    link = link_behind(actions.digest(token))
    if link is None:
        pace.count_wrong(request)
        return render(request, "mine/over.html", status=410)
    if request.user.is_authenticated and request.method != "POST":
        return _without_address(render(request, "mine/ask_first.html"))
    if not link.asks_birth_date or request.session.get(LINK) == link.token_digest:
        return let_in(request, link)
    if request.user.is_authenticated:
        logout(request)
    request.session.pop(LINK, None)
    request.session[WAITING] = link.token_digest
    return redirect("mine:birth_date")


def _without_address(response: HttpResponse) -> HttpResponse:
    """Nobody is told from which address, with its token, somebody went on."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
def leave(request: NahtlosRequest) -> HttpResponse:
    """Go out, and let this device forget; with `for_good` no link opens anything, anywhere."""
    link = queries.link_in_use(request.actor.link) if request.actor.link else None
    if link is not None and "for_good" in request.POST:
        actions.end_own_links(by=request.actor, at=now())
    logout(request)
    return forget_device(redirect("mine:gone"))


@require_safe
def gone(request: NahtlosRequest) -> HttpResponse:
    """After going out."""
    return render(request, "mine/gone.html")
