"""The meeting itself: the list at the door, name badges, groups, and what came of it."""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, uuid7
from nahtlos.core.refusal import demand
from nahtlos.events import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.events import badges
from nahtlos.web.events.arriving import found, quiet, run_event
from nahtlos.web.events.forms import DoorForm, ResultForm
from nahtlos.web.network.doing import ask, done

WITHOUT_NET = timedelta(hours=12)
STANDS = {"here": queries.Stand.HERE, "coming": queries.Stand.COMING,
          "waiting": queries.Stand.WAITING, "invited": queries.Stand.INVITED}  # fmt: skip


@login_required
@require_safe
def guests(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """Who comes, and who is here? Found by name, institution or number."""
    kept = run_event(request, event)
    text, stand = request.GET.get("q", "").strip()[:60], request.GET.get("stand", "")
    everybody = queries.lines(event)
    rows = [one for one in everybody if _fits(one, text, stand)]
    shown = {
        "event": kept, "rows": rows, "q": text, "stand": stand, "stands": _stands(stand),
        "counted": queries.counted(everybody), "groups": queries.groups_of(event),
        "change": access.may_change(request.actor, kept),
    }  # fmt: skip
    return quiet(render(request, "events/guests.html", shown))


def _stands(chosen: str) -> list[tuple[str, str, bool]]:
    named = [("", str(_("all"))), *((key, str(one.label)) for key, one in STANDS.items())]
    return [(key, label, key == chosen) for key, label in named]


def _fits(one: queries.Line, text: str, stand: str) -> bool:
    words = f"{one.name} {one.card.affiliation}".lower()
    asked = not text or text == str(one.guest.number) or text.lower() in words
    return asked and (not stand or one.guest.stand == stand)


def _arrived(told: str, at: datetime) -> datetime:
    """When somebody came, as a telephone without a net noted it; a wrong clock counts as now."""
    with suppress(ValueError):
        noted = datetime.fromisoformat(told)
        if noted.tzinfo is not None and at - WITHOUT_NET <= noted <= at:
            return noted
    return at


@login_required
@require_POST
def guest(request: NahtlosRequest, guest: UUID, what: str) -> HttpResponse:
    """Here, not here after all, does not come, another group."""
    one, by = found(queries.guest_for, guest), request.actor
    if what == "here":
        actions.arrive(guest=one, by=by, at=_arrived(request.POST.get("at", ""), now()))
        if "X-Arrive" in request.headers:
            return HttpResponse(status=204)
        messages.success(request, _("Number %(number)d is here.") % {"number": one.number})
    elif what == "back":
        actions.not_here(guest=one, by=by)
    elif what == "off":
        actions.call_off(guest=one, by=by, themself=False)
        messages.success(request, _("Called off. The seat goes to whoever is next."))
    else:
        raise Http404
    return redirect("events:guests", one.event_id)


@login_required
def move(request: NahtlosRequest, guest: UUID) -> HttpResponse:
    """Move a guest to another working group."""
    one = found(queries.guest_for, guest)
    demand(access.may_run(request.actor, one.event))
    if request.method == "POST":
        try:
            there = found(queries.group_for, UUID(request.POST.get("group", "")))
        except ValueError as error:
            raise Http404 from error
        actions.take_group(guest=one, group=there, by=request.actor, themself=False)
        messages.success(request, _("Moved."))
        return redirect("events:guests", one.event_id)
    shown = {
        "guest": one, "event": one.event, "name": queries.card_of(guest).name,
        "groups": [(each, access.may_take_group(request.actor, one, each, themself=False))
                   for each in queries.groups_of(one.event_id)],
    }  # fmt: skip
    return render(request, "events/move.html", shown)


@login_required
def walk_in(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """Somebody is at the door without having signed up."""
    kept = run_event(request, event)
    form = DoorForm(request.POST or None, initial={"once": uuid7()})
    made: list[queries.Guest] = []
    if done(request, form, lambda: made.append(actions.walk_in(
        event=kept, wish=actions.Wish(**form.cleaned_data), by=request.actor, at=now()
    ))):  # fmt: skip
        told = _("Number %(number)d is here.") % {"number": made[0].number}
        messages.success(request, told)
        return redirect("events:guests", event)
    return ask(request, form, _("Somebody comes without signing up"), submit=_("Is here"),
               back=reverse("events:guests", args=[event]), back_to=_("Guests"))  # fmt: skip


@login_required
@require_safe
def name_badges(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """All name badges to print and cut, ten a sheet."""
    kept = run_event(request, event)
    rows = [one for one in queries.lines(event) if one.guest.stand in {"coming", "here"}]
    response = HttpResponse(badges.made(kept, rows, now()), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="namensschilder.pdf"'
    return quiet(response)


@login_required
def results(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """What did guests say, and what do we hold on to?"""
    kept = run_event(request, event)
    groups = queries.groups_of(event)
    known = {(one.group_id.hex if one.group_id else "all"): one.text
             for one in queries.results_of(event)}  # fmt: skip
    form = ResultForm(request.POST or None, groups=groups, initial=known)

    def keep() -> None:
        for name, key in form.groups.items():
            actions.write_result(
                event=kept, group=key, text=form.cleaned_data[name], by=request.actor, at=now()
            )

    if done(request, form, keep):
        messages.success(request, _("Kept. Guests read it on their pages."))
        return redirect("events:results", event)
    wants = sum(one.guest.wants_results and one.guest.stand == "here"
                for one in queries.lines(event))  # fmt: skip
    shown = {
        "event": kept, "form": form, "said": queries.said_in(event), "wants": wants,
        "refusal": access.may_tell_results(request.actor, kept),
    }  # fmt: skip
    return render(request, "events/results.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def send(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """Tell those who came and want to know; once."""
    kept = run_event(request, event)
    told = actions.send_results(event=kept, by=request.actor, at=now())
    says = ngettext("%(n)d guest gets a mail.", "%(n)d guests get a mail.", told) % {"n": told}
    messages.success(request, says)
    return redirect("events:results", event)
