"""Messages on the person's own page, and the way out of them from a mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nahtlos.core.clock import now
from nahtlos.outbox import actions, queries
from nahtlos.people import queries as people
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine import pace
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.outbox.persons import chosen
from nahtlos.web.outbox.telling import choices, lines

MOST = 30


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def every(request: NahtlosRequest) -> HttpResponse:
    """What we sent, and by which ways messages may come."""
    person = people.person_for(me(request))
    if request.method == "POST":
        channel, wanted = chosen(request)
        actions.choose(person=person, channel=channel, wanted=wanted, by=request.actor, at=now())
        messages.success(request, _("Your choice is kept."))
        return redirect("outbox:mine")
    shown = {
        "lines": lines(queries.messages_of(person.pk)[:MOST]),
        "choices": choices(queries.unwanted(person.pk)),
    }
    return render(request, "outbox/mine.html", shown)


@csrf_exempt  # a mail program may press the button by itself (RFC 8058); the link is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no_more(request: NahtlosRequest, token: str) -> HttpResponse:
    """No more mail to this person. Opening the page does nothing yet: mail programs open links."""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    if queries.stopped_by(token) is None:
        pace.count_wrong(request)
        return render(request, "mine/over.html", status=410)
    done = request.method == "POST" and actions.stop_by_token(token=token, at=now())
    response = render(request, "outbox/no_more.html", {"done": done})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
