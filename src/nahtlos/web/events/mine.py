"""A guest's own page by link: yes or no, group, code for the door, cards, results."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.core.wall import acting
from nahtlos.events import access, actions, queries
from nahtlos.events.translate import calendar as ics
from nahtlos.events.translate import card as vcard
from nahtlos.plan.papers.codes import qr
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.calendars import ICS
from nahtlos.web.events.arriving import Opened, found, opened, quiet
from nahtlos.web.events.public import COOKIE
from nahtlos.web.events.public_forms import NumberForm, SayForm, SignUpForm
from nahtlos.web.network.doing import done, pressed

DAYS = 3 * 24 * 60 * 60


def _shown(one: Opened) -> dict[str, object]:
    guest, event = one.guest, one.guest.event
    with acting(one.by):
        shown = {
            "card": queries.card_of(guest.pk), "known": queries.known_to(guest),
            "given": queries.given_by(guest), "said": queries.said_by(guest),
            "results": queries.results_of(event.pk),
        }  # fmt: skip
    joined = guest.stand in {"coming", "here", "waiting"}
    return {
        **shown, "guest": guest, "event": event, "token": one.token, "joined": joined,
        "items": queries.items_of(event.pk), "groups": queries.groups_of(event.pk),
        "turn": actions.turn_now(guest=guest, by=one.by) if guest.stand == "waiting" else 0,
        "off": access.may_move(one.by, guest, queries.Stand.CANCELLED, themself=True),
        "join": access.may_join(event, now()),
        "says": access.may_say(guest, event, now()),
    }  # fmt: skip


@require_safe
def show(request: NahtlosRequest, token: str) -> HttpResponse:
    """When, where, is there a seat? On the day: my number, and whom I met."""
    one = opened(token)
    shown = _shown(one) | {"form": NumberForm()}
    response = quiet(render(request, "events/mine.html", shown))
    response.set_signed_cookie(
        COOKIE, token, max_age=DAYS, path="/event/", httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def _form(request: NahtlosRequest, one: Opened, title: str, form: object) -> HttpResponse:
    shown = {"form": form, "token": one.token, "title": title}
    status = 422 if getattr(form, "errors", None) else 200
    return quiet(render(request, "events/mine_form.html", shown, status=status))


def accept(request: NahtlosRequest, token: str) -> HttpResponse:
    """Yes, I come, and this is who I am."""
    one = opened(token)
    with acting(one.by):
        card = queries.card_of(one.guest.pk)
    known = {"name": card.name, "affiliation": card.affiliation, "email": card.email}
    form = SignUpForm(
        request.POST or None, groups=queries.groups_of(one.guest.event_id), initial=known
    )
    if done(request, form, lambda: actions.accept(
        guest=one.guest, wish=form.wish(), by=one.by, at=now()
    )):  # fmt: skip
        return quiet(redirect("events:mine", token))
    return _form(request, one, one.guest.event.title, form)


def say(request: NahtlosRequest, token: str) -> HttpResponse:
    """What came of it, and what do I wish for? Two short texts."""
    one = opened(token)
    with acting(one.by):
        known = queries.said_by(one.guest)
    form = SayForm(request.POST or None, initial=known)
    if done(request, form, lambda: actions.say(
        guest=one.guest, texts=form.cleaned_data, by=one.by, at=now()
    )):  # fmt: skip
        messages.success(request, _("Thank you. The organiser reads it without your name."))
        return quiet(redirect("events:mine", token))
    return _form(request, one, _("Results and wishes"), form)


@require_POST
def give(request: NahtlosRequest, token: str) -> HttpResponse:
    """My card to the guest with this number."""
    one = opened(token)
    form = NumberForm(request.POST)
    if done(request, form, lambda: actions.give_card(
        guest=one.guest, number=form.cleaned_data["number"], by=one.by, at=now()
    )):  # fmt: skip
        messages.success(request, _("The other guest sees your card now."))
        return quiet(redirect("events:mine", token))
    return quiet(render(request, "events/mine.html", _shown(one) | {"form": form}, status=422))


def _group(request: NahtlosRequest, one: Opened) -> None:
    try:
        key = UUID(request.POST.get("group", ""))
    except ValueError as error:
        raise Refused(Refusal(_("Please choose one of the answers."))) from error
    group = found(queries.group_for, key)
    actions.take_group(guest=one.guest, group=group, by=one.by, themself=True)


SAYS: dict[str, Callable[[NahtlosRequest, Opened], object]] = {
    "no": lambda _r, one: actions.decline(guest=one.guest, by=one.by),
    "off": lambda _r, one: actions.call_off(guest=one.guest, by=one.by, themself=True),
    "group": _group,
    "for-all": lambda _r, one: actions.show_to_all(guest=one.guest, for_all=True, by=one.by),
    "for-nobody": lambda _r, one: actions.show_to_all(guest=one.guest, for_all=False, by=one.by),
    "results": lambda _r, one: actions.want_results(guest=one.guest, wanted=True, by=one.by),
    "no-results": lambda _r, one: actions.want_results(guest=one.guest, wanted=False, by=one.by),
}


@require_POST
def answer(request: NahtlosRequest, token: str, what: str) -> HttpResponse:
    """I cannot come, another group, my card for all or for nobody."""
    one = opened(token)
    if what not in SAYS:
        raise Http404
    pressed(request, lambda: SAYS[what](request, one))
    return quiet(redirect("events:mine", token))


@require_POST
def take_back(request: NahtlosRequest, token: str, taker: UUID) -> HttpResponse:
    """The other sees my card no more."""
    one = opened(token)
    actions.take_back(guest=one.guest, taker=taker, by=one.by, at=now())
    return quiet(redirect("events:mine", token))


@require_safe
def code(request: NahtlosRequest, token: str) -> HttpResponse:
    """The code to show at the door; the same as on the badge."""
    one = opened(token)
    return quiet(HttpResponse(qr(badge_address(one.guest)), content_type="image/svg+xml"))


def badge_address(guest: queries.Guest) -> str:
    """What the code on a badge says: the meeting and the number, and no way in."""
    return settings.SITE_ADDRESS + reverse("events:badge", args=[guest.event_id, guest.number])


@require_safe
def calendar(request: NahtlosRequest, token: str) -> HttpResponse:
    """The day for the calendar of a telephone (RFC 5545)."""
    event = opened(token).guest.event
    response = HttpResponse(ics(event.title, [event]), content_type=ICS)
    response.headers["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return quiet(response)


@require_safe
def card(request: NahtlosRequest, token: str, guest: UUID) -> HttpResponse:
    """A card that I was given, for the address book of my telephone."""
    one = opened(token)
    with acting(one.by):
        known = next((each for each in queries.known_to(one.guest) if each.guest == guest), None)
    if known is None:
        raise Http404
    made = vcard(known.name, known.affiliation, known.email, known.telephone)
    response = HttpResponse(made, content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="karte.vcf"'
    return quiet(response)
