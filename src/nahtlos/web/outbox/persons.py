"""Messages to one person, as the adviser sees them; and the adviser's own daily mail."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.outbox import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.outbox.telling import choices, lines

MOST = 100
COLUMNS = (
    gettext_lazy("Written"),
    gettext_lazy("What"),
    gettext_lazy("How"),
    gettext_lazy("Standing"),
    gettext_lazy("Do"),
)


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What was sent, what became of it, and by which ways messages may come."""
    found = arrive(request, person, "contact")
    shown = {
        "person": found,
        "lines": lines(queries.messages_of(person)[:MOST]),
        "columns": COLUMNS,
        "ways": queries.ways(person),
        "choices": choices(queries.unwanted(person)),
        "refusal": access.may_write(request.actor, found),
        "may_choose": access.may_choose(request.actor, found) is None,
    }
    return render(request, "outbox/persons.html", shown)


@require_POST
def choose(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """At the person's word: messages by this way may come, or not."""
    found = arrive(request, person)
    channel, wanted = chosen(request)
    actions.choose(person=found, channel=channel, wanted=wanted, by=request.actor, at=now())
    messages.success(request, _("Kept."))
    return redirect("outbox:list", person)


def chosen(request: NahtlosRequest) -> tuple[queries.Channel, bool]:
    """The way and the answer that a page sent."""
    channel = request.POST.get("channel", "")
    if channel not in queries.Channel.values:
        raise Http404
    return queries.Channel(channel), request.POST.get("wanted") == "yes"


@require_POST
def do(request: NahtlosRequest, person: UUID, message: UUID, verb: str) -> HttpResponse:
    """Send it again, hold it back, put it aside."""
    arrive(request, person)
    one = row_of(person, queries.message_for, message)
    if verb == "again":
        _again(request, one)
    elif verb == "back":
        actions.call_back(message=one, by=request.actor, at=now())
        messages.success(request, _("Held back. It does not go out."))
    elif verb == "aside":
        actions.settle(message=one, by=request.actor, at=now())
        messages.success(request, _("Put aside."))
    else:
        raise Http404
    return redirect("outbox:list", person)


def _again(request: NahtlosRequest, one: queries.Message) -> None:
    sent = actions.again(message=one, by=request.actor, at=now())
    if sent is None:
        messages.error(
            request, _("It cannot be sent: no way stands open any more, or it is too late.")
        )
    else:
        messages.success(request, _("It is sent once more."))


@require_POST
def digest(request: NahtlosRequest) -> HttpResponse:
    """Take the daily mail, or take it no more."""
    if request.POST.get("wanted") == "yes":
        actions.want_digest(by=request.actor, at=now())
        messages.success(request, _("From the next working day on you get a mail in the morning."))
    else:
        actions.end_digest(by=request.actor, at=now())
        messages.success(request, _("The mail in the morning is ended."))
    return redirect("people:day")
