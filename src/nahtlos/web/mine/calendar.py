"""Appointments in the calendar of the person's telephone: one by one, or all of them by an address."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from icalendar import Alarm, Event

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Newcomer
from nahtlos.core.wall import acting
from nahtlos.people import actions as people_actions
from nahtlos.people import queries as people
from nahtlos.plan import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.calendars import ICS, begun, say, written
from nahtlos.web.mine.arriving import me, own_appointment, own_page

BACK = timedelta(days=30)
MOST = 100


def _event(one: queries.Appointment, language: str) -> Event:
    """One appointment; called off ones are kept so that telephones take them out."""
    event = begun(one.pk, one.made_at, one.moved_at)
    event.add("dtstart", one.starts_at)
    event.add("dtend", one.ends_at)
    event.add("status", "CANCELLED" if one.state == queries.Coming.CANCELLED else "CONFIRMED")
    meeting = wording.meeting(one, language)
    lines = [one.with_whom, one.telephone, *wording.to_bring(one.bring, language)]
    told = "\n".join(line for line in lines if line)
    say(event, summary=meeting, location=one.place, description=told)
    if one.state != queries.Coming.CANCELLED:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", meeting)
        alarm.add("trigger", -timedelta(hours=2))
        event.add_component(alarm)
    return event


def _deadline(step: queries.Step, language: str) -> Event:
    """The last day of a step that the person does."""
    event = begun(step.pk, step.agreed_at, step.moved_at)
    event.add("dtstart", step.until)
    say(event, summary=wording.in_language(step, language) or step.what)
    event.add("transp", "TRANSPARENT")
    return event


def _written(
    appointments: Iterable[queries.Appointment],
    language: str,
    steps: Iterable[queries.Step] = (),
) -> bytes:
    """My appointments, and the last days of my steps."""
    with translation.override(language):
        name = _("My way")
    meetings = [_event(one, language) for one in appointments]
    return written(name, [*meetings, *(_deadline(step, language) for step in steps if step.until)])


@require_safe
@own_page
def one(request: NahtlosRequest, appointment: UUID) -> HttpResponse:
    """One appointment as a file that the telephone opens."""
    found = own_appointment(request, appointment)
    language = found.person.preferred_language
    response = HttpResponse(_written([found], language), content_type=ICS)
    response.headers["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return response


@own_page
def home(request: NahtlosRequest) -> HttpResponse:
    """The address for the calendar of my telephone; it is shown once."""
    person = people.person_for(me(request))
    address = ""
    if request.method == "POST":
        token = actions.make_feed(person=person, by=request.actor, at=now())
        address = f"{settings.SITE_ADDRESS}{reverse('mine:feed', args=[token])}"
    shown = {
        "address": address,
        "webcal": address.replace("https://", "webcal://").replace("http://", "webcal://"),
        "feed": queries.feed_of(person.pk),
        "refusal": access.may_feed(request.actor, person),
    }
    return render(request, "mine/calendar.html", shown)


@require_POST
@own_page
def end(request: NahtlosRequest) -> HttpResponse:
    """No telephone asks for my appointments any more."""
    person = people.person_for(me(request))
    actions.end_feed(person=person, by=request.actor, at=now())
    return redirect("mine:calendar")


@never_cache
@require_safe
def feed(request: NahtlosRequest, token: str) -> HttpResponse:
    """What the telephone fetches by itself; without a sign-in, so with little in it."""
    digest = people_actions.digest(token)
    with acting(Actor(link=digest)):
        whose = queries.person_of_feed()
    if whose is None:
        raise Http404
    person, region = whose
    with acting(Actor(role=Newcomer, person=person, region=region)):
        language = people.person_for(person).preferred_language
        meetings = list(queries.appointments(person, now() - BACK)[:MOST])
        mine = [one for one in queries.next_steps(person)[:MOST] if one.who == queries.Doer.PERSON]
    return HttpResponse(_written(meetings, language, mine), content_type=ICS)
