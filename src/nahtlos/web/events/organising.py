"""Meetings at a glance, and making one ready: facts, programme, groups, invitations."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.events import access, actions, queries
from nahtlos.network import access as network_access
from nahtlos.network import actions as network_actions
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.events.arriving import event_at, found, run_event, runs
from nahtlos.web.events.forms import EventForm, GroupForm, InviteForm, ItemForm
from nahtlos.web.network.doing import ask, done, pressed

MOST_STAFF = 500


@login_required
@require_safe
def every(request: NahtlosRequest) -> HttpResponse:
    """Which meetings come, and which have been?"""
    if request.actor.region is None or request.actor.institution is None:
        raise Http404
    region, at = request.actor.region, now()
    feed = queries.feed_of(region)
    address = reverse("events:network-feed", args=[feed.token])
    shown = {
        "events": queries.coming(region, at), "past": queries.past(region, at),
        "refusal": access.may_organise(request.actor), "feed": f"{settings.SITE_ADDRESS}{address}",
        "until": feed.until, "over": at >= feed.until,
        "renews": not network_access.may_renew_feed(request.actor),
    }  # fmt: skip
    return render(request, "events/list.html", shown)


@login_required
@require_POST
def renew_feed(request: NahtlosRequest) -> HttpResponse:
    """A new address for the network's calendar; the old one opens nothing from now on."""

    def do() -> None:
        network_actions.renew_feed(by=request.actor, at=now())
        messages.success(
            request, _("The calendar has a new address. The old one opens nothing any more.")
        )

    pressed(request, do)
    return redirect("events:list")


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """One more meeting."""
    demand(access.may_organise(request.actor))
    form = EventForm(request.POST or None)
    made: list[queries.Event] = []
    if done(request, form, lambda: made.append(actions.make_event(
        by=request.actor, at=now(), **form.fields_of_event()
    ))):  # fmt: skip
        messages.success(request, _("The meeting is made. Nobody else sees it yet."))
        return redirect("events:show", made[0].pk)
    return ask(request, form, _("New meeting"), submit=_("Save"),
               back=reverse("events:list"), back_to=_("Meetings"))  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """How far is it, who comes, what is missing?"""
    kept = event_at(event)
    if kept.region_id != request.actor.region:
        raise Http404
    here = runs(request, kept)
    shown = {
        "event": kept, "runs": here, "change": access.may_change(request.actor, kept),
        "items": queries.items_of(event), "groups": queries.groups_of(event),
        "counted": queries.counted(queries.lines(event)) if here else None,
        "results": queries.results_of(event),
        "turns": [to for to in ("open", "closed", "over", "cancelled")
                  if access.may_turn(request.actor, kept, queries.State(to)) is None],
    }  # fmt: skip
    return render(request, "events/show.html", shown)


def _back(event: queries.Event) -> dict[str, str]:
    return {"back": reverse("events:show", args=[event.pk]), "back_to": event.title}


@login_required
def change(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """Say something else about it."""
    kept = run_event(request, event)
    form = EventForm(request.POST or None, initial=EventForm.known(kept))
    if done(request, form, lambda: actions.change_event(
        event=kept, by=request.actor, at=now(), **form.fields_of_event()
    )):  # fmt: skip
        messages.success(request, _("Changed. Guests are told if day, time or place is another."))
        return redirect("events:show", event)
    return ask(request, form, _("Change the meeting"), submit=_("Save"), **_back(kept))


@login_required
@require_POST
def turn(request: NahtlosRequest, event: UUID, to: str) -> HttpResponse:
    """Open it, close it, call it off, end it."""
    kept = run_event(request, event)
    if to not in queries.State.values:
        raise Http404
    actions.turn(event=kept, to=queries.State(to), by=request.actor, at=now())
    messages.success(request, _("Changed."))
    return redirect("events:show", event)


@login_required
def new_item(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """One more line of the programme."""
    kept = run_event(request, event)
    form = ItemForm(request.POST or None)
    if done(request, form, lambda: actions.add_item(
        event=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        return redirect("events:show", event)
    return ask(request, form, _("One more line of the programme"), submit=_("Save"), **_back(kept))


@login_required
@require_POST
def remove_item(request: NahtlosRequest, item: UUID) -> HttpResponse:
    """Take a line out."""
    kept = found(queries.item_for, item)
    actions.remove_item(item=kept, by=request.actor)
    return redirect("events:show", kept.event_id)


@login_required
def new_group(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """One more working group."""
    kept = run_event(request, event)
    form = GroupForm(request.POST or None)
    if done(request, form, lambda: actions.add_group(
        event=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        return redirect("events:show", event)
    return ask(request, form, _("One more working group"), submit=_("Save"), **_back(kept))


@login_required
def group(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Say something else about a group."""
    kept = found(queries.group_for, group)
    demand(access.may_run(request.actor, kept.event))
    form = GroupForm(request.POST or None, initial=vars(kept))
    if done(request, form, lambda: actions.change_group(
        group=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        return redirect("events:show", kept.event_id)
    other = (reverse("events:remove-group", args=[group]), _("Take the group out"))
    return ask(request, form, kept.title, submit=_("Save"), other=other, **_back(kept.event))


@login_required
@require_POST
def remove_group(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Take out a group that nobody has chosen."""
    kept = found(queries.group_for, group)
    actions.remove_group(group=kept, by=request.actor)
    return redirect("events:show", kept.event_id)


def _directory(region: UUID) -> tuple[dict[str, actions.Invited], dict[str, actions.Invited]]:
    """Institutions and staff that have a mail address, as they are invited."""
    there = {
        f"i{one.pk.hex}": actions.Invited(
            email=one.email, affiliation=one.name, institution=one.pk
        )
        for one in network.institutions(region) if one.email
    }  # fmt: skip
    staff = {
        f"s{one.id.hex}": actions.Invited(
            email=one.email, name=one.name, affiliation=one.institution_name,
            institution=one.institution,
        )
        for one in network.staff_of_region(region, first=0, most=MOST_STAFF) if one.email
    }  # fmt: skip
    return there, staff


@login_required
def invite(request: NahtlosRequest, event: UUID) -> HttpResponse:
    """Whom do we invite? Whoever was invited before is left alone."""
    kept = run_event(request, event)
    there, staff = _directory(sure(request.actor.region))
    form = InviteForm(
        request.POST or None,
        institutions=[(key, one.affiliation) for key, one in there.items()],
        staff=[(key, f"{one.name} ({one.affiliation})") for key, one in staff.items()],
    )
    made: list[int] = []
    if done(request, form, lambda: made.append(actions.invite(
        event=kept, whom=form.whom({**there, **staff}), by=request.actor, at=now()
    ))):  # fmt: skip
        told = ngettext("%(n)d is invited.", "%(n)d are invited.", made[0]) % {"n": made[0]}
        messages.success(request, told)
        return redirect("events:guests", event)
    shown = {"form": form, "event": kept}
    return render(request, "events/invite.html", shown, status=422 if form.errors else 200)
