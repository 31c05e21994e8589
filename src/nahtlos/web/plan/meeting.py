"""Appointments of a person: made, moved, called off, kept or missed; and reviews of the plan."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import queries as people
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.mine.telling import reach
from nahtlos.web.plan.arriving import appointment_at
from nahtlos.web.plan.forms import MeetingForm, ReviewForm

FEW = 20
MINUTES = 30


def appointments(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What is ahead, what was."""
    found, at = arrive(request, person, "plan"), now()
    shown = {
        "person": found,
        "ahead": queries.appointments(person, at)[:FEW],
        "past": queries.past_appointments(person, at)[:FEW],
        "reviews": queries.reviews(person)[:FEW],
        "refusal": access.may_meet(request.actor, found),
    }
    return render(request, "plan/appointments.html", shown)


def new(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """An appointment; `?for=review` begins with what a review needs."""
    found = arrive(request, person, "plan")
    demand(access.may_meet(request.actor, found))
    phrase = "review" if request.GET.get("for") == "review" else "talk"
    form = MeetingForm(request.POST or None, initial=_beginning(found, phrase))
    if request.method == "POST" and form.is_valid():
        meeting = form.meeting(reach(found).telephone)
        actions.make_appointment(person=found, meeting=meeting, by=request.actor, at=now())
        messages.success(request, _("The appointment is in the plan. The person sees it."))
        return redirect("plan:appointments", person)
    return render(request, "plan/appointment.html", {"person": found, "form": form, "one": None})


def _beginning(person: people.Person, phrase: str) -> dict[str, object]:
    whom, house = reach(person), person.institution
    where = [house.street, f"{house.postcode} {house.place}".strip()]
    return {
        "phrase": phrase,
        "minutes": MINUTES,
        "with_whom": whom.name,
        "place": ", ".join(part for part in (house.short_name, *where) if part),
        "bring": ["plan", "letters"] if phrase == "review" else [],
    }


def change(request: NahtlosRequest, person: UUID, appointment: UUID) -> HttpResponse:
    """Another time or place; the person is asked anew."""
    one = appointment_at(request, person, appointment)
    demand(access.may_meet(request.actor, one.person))
    begins = timezone.localtime(one.starts_at)
    kept = {name: getattr(one, name) for name in ("phrase", "place", "with_whom", "bring", "note")}
    kept |= {
        "on": begins.date(),
        "begins": begins.strftime("%H:%M"),
        "minutes": round((one.ends_at - one.starts_at).total_seconds() / 60),
    }
    form = MeetingForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.change_appointment(
            appointment=one, meeting=form.meeting(one.telephone), by=request.actor, at=now()
        )
        messages.success(request, _("The appointment is changed. The person sees it."))
        return redirect("plan:appointments", person)
    return render(
        request, "plan/appointment.html", {"person": one.person, "form": form, "one": one}
    )


@require_POST
def come(request: NahtlosRequest, person: UUID, appointment: UUID, to: str) -> HttpResponse:
    """Called off, kept, missed."""
    one = appointment_at(request, person, appointment)
    if to not in queries.Coming.values:
        raise Http404
    actions.come(appointment=one, to=queries.Coming(to), by=request.actor, at=now())
    messages.success(request, _("Kept."))
    if to == queries.Coming.KEPT and one.phrase == "review":
        return redirect("plan:review", person)
    return redirect("plan:appointments", person)


def review(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The plan was looked at together: what came of it, when next."""
    found = arrive(request, person, "plan")
    demand(access.may_meet(request.actor, found))
    form = ReviewForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.hold_review(person=found, by=request.actor, at=now(), **form.cleaned_data)
        messages.success(request, _("The review is written down."))
        return redirect("plan:steps", person)
    return render(request, "plan/review.html", {"person": found, "form": form})
