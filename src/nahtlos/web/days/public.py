"""For everybody: which consultation days there are, and signing up without an account."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now, today
from nahtlos.days import access, actions, queries
from nahtlos.network.queries import TOPICS
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days import drawing
from nahtlos.web.days.arriving import day_at
from nahtlos.web.days.public_forms import SignUpForm
from nahtlos.web.network.doing import done
from nahtlos.web.often import often

MOST, PAUSE = 30, 10 * 60


@require_safe
def every(request: NahtlosRequest) -> HttpResponse:
    """When is the next consultation day?"""
    days = [(day, drawing.window(day.opens, day.closes)) for day in queries.public_days(today())]
    return render(request, "days/public.html", {"days": days})


def sign_up(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """What do you want to talk about? Places are shown before anything is asked."""
    kept = day_at(day)
    if kept.phase not in {queries.Phase.OPEN, queries.Phase.PLANNED}:
        raise Http404
    form = SignUpForm(
        request.POST or None, subjects=queries.subjects_of(day),
        institutions=queries.institutions_for(day),
    )  # fmt: skip
    shown = {
        "day": kept, "form": form, "hours": drawing.window(kept.opens, kept.closes),
        "refusal": access.may_sign_up(kept, now()), "many": False,
    }  # fmt: skip
    if request.method == "POST" and often(request, "sign-ups", most=MOST, pause=PAUSE):
        return render(request, "days/sign_up.html", shown | {"many": True}, status=429)
    made: list[actions.Joined] = []
    if done(request, form, lambda: made.append(
        actions.sign_up(day=kept, wish=form.wish(kept), at=now())
    )):  # fmt: skip
        response = redirect("days:mine", made[0].token)
        response.headers["Location"] += "".join(_turns(made[0]))
        return response
    return render(request, "days/sign_up.html", shown, status=422 if form.errors else 200)


def _turns(joined: actions.Joined) -> list[str]:
    """The turns on waiting lists, as the first page tells them once."""
    known = [topic for topic, _label in TOPICS]
    pairs = [f"{topic}={turn}" for topic, turn in joined.waiting if topic in known]
    return ["?", "&".join(pairs)] if pairs else []
