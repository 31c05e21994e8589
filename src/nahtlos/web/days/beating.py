"""Screens of the day look again every few seconds, and are drawn anew only if something has changed."""

from uuid import UUID

from django.http import Http404, HttpResponse

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.days import access, queries
from nahtlos.days.engine import clock
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days.arriving import may_sit_or_run


def watched(request: NahtlosRequest, key: UUID) -> tuple[queries.Day, str]:
    """A day that the reader sees whole, and its beat: what stands there and the minute, for delays grow."""
    try:
        day, pulse = queries.day_and_pulse(key)
    except queries.NoDay as error:
        raise Http404 from error
    demand(access.may_look(request.actor, day))
    return day, f"{pulse}-{clock(day.running_minute(now()))}"


def watched_desk(request: NahtlosRequest, key: UUID) -> tuple[queries.Desk, str]:
    """A desk that the reader sits at, or whose day the reader runs, and its beat, the same all day."""
    found = queries.desk_and_pulse(key)
    if found is None:
        raise Http404
    desk, pulse = found
    may_sit_or_run(request, desk)
    return desk, f"{pulse}-{today().isoformat()}"  # nothing can begin before the day


def unchanged(request: NahtlosRequest, *beats: str) -> HttpResponse | None:
    """An empty answer, if the screen that asks shows one of these already; htmx leaves it as it is then."""
    return HttpResponse(status=204) if request.GET.get("seen") in beats else None
