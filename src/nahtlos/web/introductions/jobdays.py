"""Job days: when and where, which tables, who is asked, who meets whom when, what came of it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.introductions import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.introductions.arriving import found
from nahtlos.web.introductions.forms import GuestForm, JobDayForm, MeetingForm, OpeningForm
from nahtlos.web.network.doing import ask, done

BACK = timedelta(days=60)
MOST_OPENINGS = 300


@login_required
@require_safe
def days(request: NahtlosRequest) -> HttpResponse:
    """Which days are there?"""
    found_days = queries.days(sure(request.actor.region), now() - BACK)
    return render(request, "introductions/days.html", {"days": found_days, "now": now()})


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """One more day."""
    form = JobDayForm(request.POST or None)
    made: list[queries.JobDay] = []
    if done(request, form, lambda: made.append(
        actions.make_day(by=request.actor, at=now(), **form.fields_of())
    )):  # fmt: skip
        messages.success(request, _("The day is entered. Now the tables."))
        return redirect("introductions:day", made[0].pk)
    back = reverse("introductions:days")
    return ask(
        request, form, _("A job day"), submit=_("Save"), back=back, back_to=_("Job days"),
        lead=_("Many persons meet employers, a quarter of an hour each."),
    )  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Tables, persons, and who meets whom when."""
    one = found(queries.day_for, day)
    shown = {
        "day": one,
        "rows": queries.plan_of(one),
        "tables": list(one.tables.select_related("company", "opening")),
        "guests": queries.guests(one),
        "refusal": access.may_keep_day(request.actor, one),
        "over": one.begins_at <= now(),
    }
    return render(request, "introductions/day.html", shown)


def _back(day: queries.JobDay) -> dict[str, str]:
    return {"back": reverse("introductions:day", args=[day.pk]), "back_to": str(day)}


@login_required
@require_POST
def cancel(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """The day does not take place."""
    actions.cancel_day(day=found(queries.day_for, day), by=request.actor, at=now())
    messages.success(request, _("The day does not take place."))
    return redirect("introductions:days")


@login_required
def new_table(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """A table for an opening."""
    one = found(queries.day_for, day)
    demand(access.may_keep_day(request.actor, one))
    rows = employers.published(one.region_id, today(), employers.Search())
    form = OpeningForm(request.POST or None, openings=rows[:MOST_OPENINGS])
    if done(request, form, lambda: actions.add_table(
        day=one, opening=form.rows[form.cleaned_data["opening"]], by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("The table is set."))
        return redirect("introductions:day", day)
    return ask(request, form, _("One more table"), submit=_("Save"), **_back(one))


@login_required
def new_guest(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Ask somebody to come."""
    one = found(queries.day_for, day)
    mine = queries.to_ask(sure(request.actor.institution), one)
    form = GuestForm(request.POST or None, persons=mine)
    if done(request, form, lambda: actions.ask_guest(
        day=one, person=form.rows[form.cleaned_data["person"]], by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("The person is asked."))
        return redirect("introductions:day", day)
    return ask(request, form, _("Ask somebody to come"), submit=_("Ask"), **_back(one))


@login_required
@require_POST
def came(request: NahtlosRequest, guest: UUID, to: str) -> HttpResponse:
    """Comes, came, was not there."""
    one = found(queries.guest_for, guest)
    if to not in queries.Coming.values:
        raise Http404
    actions.come(guest=one, to=queries.Coming(to), by=request.actor, at=now())
    return redirect("introductions:day", one.day_id)


def _slots(guest: queries.Guest) -> list[tuple[str, str]]:
    """Free minutes at the tables for whose openings the person has agreed to be introduced."""
    agreed = {
        one.row.opening_id: one.row
        for one in queries.of_person(guest.person_id, today())
        if one.row.agreed_at and one.row.ended_at is None
    }
    return [
        (
            f"{table.pk}|{at.isoformat()}",
            f"{timezone.localtime(at):%H:%M}, {table.company}: {table.opening}",
        )
        for table in guest.day.tables.select_related("company", "opening", "day")
        if table.opening_id in agreed
        for at in queries.free_slots(table, guest.person_id)
    ]


@login_required
def plan(request: NahtlosRequest, guest: UUID) -> HttpResponse:
    """Which table, when?"""
    one = found(queries.guest_for, guest)
    form = MeetingForm(request.POST or None, slots=_slots(one))

    def do() -> None:
        key, _bar, at = form.cleaned_data["slot"].partition("|")
        table = found(queries.table_for, UUID(key))
        rows = queries.of_person(one.person_id, today())
        agreed = next(
            r.row for r in rows if r.row.opening_id == table.opening_id and not r.row.ended_at
        )
        actions.plan_meeting(
            table=table, introduction=agreed, starts_at=datetime.fromisoformat(at),
            by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        messages.success(request, _("The meeting is planned."))
        return redirect("introductions:day", one.day_id)
    lead = _("Only tables for whose openings the person has agreed to be introduced.")
    return ask(request, form, str(one.person), submit=_("Plan"), lead=lead, **_back(one.day))


@login_required
@require_POST
def free(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """The minutes are free again."""
    one = found(queries.meeting_for, meeting)
    actions.free_slot(meeting=one, by=request.actor)
    messages.success(request, _("The minutes are free again."))
    return redirect("introductions:day", one.day_id)
