"""My appointments in the calendar on my desk: when and where, and nothing of the person."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from icalendar import Event

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.network import access, actions
from nahtlos.network import queries as network
from nahtlos.plan import queries
from nahtlos.web.acting import NahtlosRequest, as_member
from nahtlos.web.calendars import ICS, begun, say, written

BACK = timedelta(days=30)
MOST = 500


def home(request: NahtlosRequest) -> HttpResponse:
    """The address for my calendar; it is shown once."""
    demand(access.may_have_calendar(request.actor))
    address = ""
    if request.method == "POST":
        token = actions.make_calendar(by=request.actor, at=now())
        address = f"{settings.SITE_ADDRESS}{reverse('plan:feed', args=[token])}"
    shown = {"address": address, "since": network.calendar_since(sure(request.actor.account))}
    return render(request, "plan/calendar.html", shown)


@require_POST
def end(request: NahtlosRequest) -> HttpResponse:
    """No calendar asks for my appointments any more."""
    actions.end_calendar(by=request.actor)
    return redirect("plan:calendar")


@never_cache
@require_safe
def feed(request: NahtlosRequest, token: str) -> HttpResponse:
    """What the calendar fetches by itself; without a sign-in, so with as little as it can."""
    account = network.account_of_calendar(network.digest_of(token))
    staff = network.account_for(account) if account else None
    if staff is None:
        raise Http404
    with acting(Actor(account=staff.pk)):
        places = network.places_of(staff.pk)
    if not places:
        raise Http404
    with translation.override(staff.language):
        events = [event for place in places for event in _events(as_member(place, staff.pk, ""))]
        return HttpResponse(written(_("My appointments"), events), content_type=ICS)


def _events(actor: Actor) -> Iterator[Event]:
    """Appointments with the actor's own persons; those called off, so that calendars take them out."""
    with acting(actor):
        found = list(queries.calendar_of(actor, now() - BACK)[:MOST])
    for one in found:
        event = begun(one.pk, one.made_at, one.moved_at)
        event.add("dtstart", one.starts_at)
        event.add("dtend", one.ends_at)
        off = one.state == queries.Coming.CANCELLED
        event.add("status", "CANCELLED" if off else "CONFIRMED")
        event.add("class", "PRIVATE")
        say(event, summary=_("Appointment"), location=one.place)
        yield event
