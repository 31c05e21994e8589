"""Days at a glance, and making one ready: facts, topics, rooms, how far it is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.days import access, actions, queries
from nahtlos.outbox.engine import is_holiday
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days import drawing
from nahtlos.web.days.arriving import at_work, day_at, region_of, run_day
from nahtlos.web.days.forms import AgainForm, DayForm, RoomsForm, TopicsForm
from nahtlos.web.days.untold import say_who_was_not_told
from nahtlos.web.network.doing import ask, done

DAY_FIELDS = (
    "title",
    "on",
    "place",
    "street",
    "says",
    "target_group",
    "bring",
    "languages",
    "weeks",
)


@login_required
@require_safe
def every(request: NahtlosRequest) -> HttpResponse:
    """Which days come, where are we asked for a desk, and which have been?"""
    region = region_of(request)
    mine = request.actor.institution
    shown = {
        "today": today(),
        "days": queries.days_of(region, since=today()),
        "past": queries.past_days(region, before=today()),
        "desks": queries.desks_asked(mine, today()) if mine else (),
        "refusal": access.may_make(request.actor),
    }
    return render(request, "days/list.html", shown)


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """One more day."""
    institution = at_work(request)
    form = DayForm(request.POST or None, initial={"hours": [[9 * 60, 15 * 60]]})
    made: list[queries.Day] = []
    if done(request, form, lambda: made.append(actions.make_day(
        institution=institution, by=request.actor, at=now(), **form.fields_of_day()
    ))):  # fmt: skip
        messages.success(request, _("The day is made. What can be talked about there?"))
        return redirect("days:topics", made[0].pk)
    return ask(request, form, _("New consultation day"), submit=_("Save"),
               back=reverse("days:list"), back_to=_("Consultation days"))  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """How far is this day, and what is missing?"""
    region_of(request)
    kept = day_at(day)
    desks, rooms = queries.desks_of(day), queries.rooms_of(day)
    runs = access.may_run(request.actor, kept) is None
    shown = {
        "day": kept,
        "hours": drawing.window(kept.opens, kept.closes),
        "runs": runs,
        "looks": access.may_look(request.actor, kept) is None,
        "topics": queries.subjects_of(day),
        "desks": [(one, drawing.windows(one.hours)) for one in desks],
        "helpers": [(one, drawing.windows(one.hours)) for one in queries.helpers_of(day)],
        "plans": drawing.floors(rooms),
        "counted": queries.counted(day),
        "next_date": actions.next_date(kept, today()),
        "mine": [one for one in desks if one.institution_id == request.actor.institution],
        "today": kept.on == today(),
        "turns": [to for to in _turns(kept)
                  if access.may_turn(request.actor, kept, queries.Phase(to)) is None],
        "holiday": is_holiday(kept.on, kept.land),
    }  # fmt: skip
    return render(request, "days/show.html", shown)


def _turns(day: queries.Day) -> tuple[str, ...]:
    """Where a day can go; it is over only once it has come."""
    return ("open", "preparing", "cancelled", *(("over",) if day.on <= today() else ()))


def _back(day: queries.Day) -> dict[str, str]:
    return {"back": reverse("days:show", args=[day.pk]), "back_to": day.title}


@login_required
def change(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Say something else about a day."""
    kept = run_day(request, day)
    initial = model_to_dict(kept, DAY_FIELDS) | {"hours": [[kept.opens, kept.closes]]}
    form = DayForm(request.POST or None, initial=initial)
    if done(request, form, lambda: actions.change_day(
        day=kept, by=request.actor, at=now(), **form.fields_of_day()
    )):  # fmt: skip
        messages.success(request, _("Changed."))
        return redirect("days:show", day)
    return ask(request, form, _("Change the day"), submit=_("Save"), **_back(kept))


@login_required
def topics(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """What can be talked about, how long, by how many?"""
    kept = run_day(request, day)
    form = TopicsForm(request.POST or None, subjects=queries.subjects_of(day))
    if done(request, form, lambda: actions.set_topics(
        day=kept, topics=form.topics(), by=request.actor
    )):  # fmt: skip
        messages.success(request, _("Topics and places are kept."))
        return redirect("days:show", day)
    shown = {"day": kept, "form": form}
    return render(request, "days/topics.html", shown, status=422 if form.errors else 200)


@login_required
def rooms(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Which rooms, and where they are."""
    kept = run_day(request, day)
    lines = (f"{r.name}; {r.storey}; {r.left}; {r.top}; {r.width}; {r.height}"
             for r in queries.rooms_of(day))  # fmt: skip
    form = RoomsForm(request.POST or None, initial={"rooms": "\n".join(lines)})
    if done(request, form, lambda: actions.set_rooms(
        day=kept, rooms=form.cleaned_data["rooms"], by=request.actor
    )):  # fmt: skip
        messages.success(request, _("The plan of the house is drawn anew."))
        return redirect("days:show", day)
    return ask(request, form, _("Rooms and plan of the house"), submit=_("Save"), **_back(kept))


@login_required
def again(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """The same on another date, or the next one of the series."""
    kept = day_at(day)
    demand(access.may_make(request.actor))
    form = AgainForm(request.POST or None, initial={"on": actions.likely_date(kept, today())})
    made: list[queries.Day] = []
    if done(request, form, lambda: made.append(_made(request, kept, form.cleaned_data))):
        messages.success(request, _("Made. Everybody who took part is asked anew."))
        return redirect("days:show", made[0].pk)
    return ask(request, form, _("The same day again"), submit=_("Make this day"), **_back(kept))


def _made(request: NahtlosRequest, day: queries.Day, given: dict[str, Any]) -> queries.Day:
    return actions.repeat_day(
        day=day, on=given["on"], by=request.actor, at=now(),
        next_one=given["on"] == actions.next_date(day, today()),
    )  # fmt: skip


@login_required
@require_POST
def turn(request: NahtlosRequest, day: UUID, to: str) -> HttpResponse:
    """Open it, close it, call it off, end it."""
    if to not in queries.Phase.values:
        raise Http404
    kept = actions.turn(day=day_at(day), to=queries.Phase(to), by=request.actor, at=now())
    messages.success(request, _("The day is now: %(phase)s.") % {"phase": kept.get_phase_display()})
    if kept.phase == queries.Phase.CANCELLED:
        say_who_was_not_told(request, kept)
    return redirect("days:show", day)
