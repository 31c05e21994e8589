"""For everybody: which meetings there are, and signing up without an account."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.events import access, actions, queries
from nahtlos.events.translate import calendar
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.calendars import ICS
from nahtlos.web.events.arriving import event_at, opened, quiet, runs
from nahtlos.web.events.public_forms import SignUpForm
from nahtlos.web.network.doing import done, pressed
from nahtlos.web.often import often

MOST, PAUSE = 60, 10 * 60
COOKIE = "event_guest"


@require_safe
def every(request: NahtlosRequest) -> HttpResponse:
    """Which meetings may I come to?"""
    shown = {"events": queries.public_events(now()), "regions": network.regions()}
    return render(request, "events/public.html", shown)


def event(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """When, where, what happens; and signing up, while there are seats or a waiting list."""
    kept, at = event_at(event), now()
    if kept.state == queries.State.DRAFT and not runs(request, kept):
        raise Http404
    form = SignUpForm(request.POST or None, groups=queries.groups_of(event))
    shown = {
        "event": kept, "form": form, "items": queries.items_of(event),
        "groups": queries.groups_of(event), "refusal": access.may_join(kept, at), "many": False,
    }  # fmt: skip
    if request.method == "POST" and often(request, "event-guests", most=MOST, pause=PAUSE):
        return render(request, "events/event.html", shown | {"many": True}, status=429)
    made: list[queries.Guest] = []
    if done(request, form, lambda: made.append(
        actions.sign_up(event=kept, wish=form.wish(), at=now())
    )):  # fmt: skip
        return quiet(redirect("events:mine", queries.token_of(made[0].pk)))
    return render(request, "events/event.html", shown, status=422 if form.errors else 200)


def badge(request: NahtlosRequest, event: UUID, number: int) -> HttpResponse:
    """The code on a badge: at the door it says who is here; to a guest it offers to give the own card.

    It says no name: whoever photographs a badge learns nothing from it.
    """
    kept = event_at(event)
    at_door = runs(request, kept)
    token = str(request.get_signed_cookie(COOKIE, default="") or "")
    guest = queries.by_number(event, number) if at_door else None
    if request.method == "POST" and guest is not None:
        _arrive(request, guest)
        return redirect("events:badge", event, number)
    if request.method == "POST" and token and not at_door:
        one = opened(token)
        pressed(request, lambda: actions.give_card(
            guest=one.guest, number=number, by=one.by, at=now()
        ))  # fmt: skip
        return quiet(redirect("events:mine", token))
    shown = {
        "event": kept, "number": number, "guest": guest, "token": token,
        "name": queries.card_of(guest.pk).name if guest else "",
    }  # fmt: skip
    return quiet(render(request, "events/badge.html", shown))


def _arrive(request: NahtlosRequest, guest: queries.Guest) -> None:
    pressed(request, lambda: actions.arrive(guest=guest, by=request.actor, at=now()))


def _file(name: str, made: bytes) -> HttpResponse:
    response = HttpResponse(made, content_type=ICS)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@require_safe
def of_region(request: NahtlosRequest, key: str) -> HttpResponse:
    """The public meetings of a region, for any calendar."""
    region = network.region_by_key(key)
    if region is None:
        raise Http404
    made = calendar(str(_("Meetings")), queries.public_events(now(), region.pk))
    return _file("events.ics", made)


@require_safe
def of_network(request: NahtlosRequest, token: str) -> HttpResponse:
    """All meetings of the network, at an address that staff pass on among themselves."""
    try:
        region = queries.region_of_feed(token, now())
    except queries.NoFeed:
        raise Http404 from None
    except queries.FeedOver:
        return render(request, "events/feed_over.html", status=410)
    return _file("network.ics", calendar(str(_("Meetings")), queries.in_feed(region)))
