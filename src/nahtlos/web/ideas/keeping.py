"""For the coordination and for whoever answers: what waits, with whom, until when."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Adviser, Coordinator, Member
from nahtlos.ideas import access, actions, queries
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.ideas.keeping_forms import AnswerForm, DaysForm, GiveForm
from nahtlos.web.network.doing import ask, done

ANSWERS = frozenset({"adviser", "member", "coordinator"})
MOST = 1000


def _staff(request: NahtlosRequest) -> UUID:
    demand(
        unless(
            request.actor.role in {Adviser, Member, Coordinator},
            _("This page belongs to another role than yours."),
        )
    )
    return sure(request.actor.region)


@login_required
@require_safe
def every(request: NahtlosRequest) -> HttpResponse:
    """What waits for me, what waits at all, and what was answered?"""
    region = _staff(request)
    coordinates = access.may_coordinate(request.actor) is None
    shown = {
        "mine": queries.mine(sure(request.actor.account)), "coordinates": coordinates,
        "waiting": queries.waiting(region) if coordinates else [], "today": today(),
        "days": queries.days_of(region), "answered": queries.answered(region, most=5),
    }  # fmt: skip
    return render(request, "ideas/list.html", shown)


def _found(key: UUID) -> queries.Idea:
    idea = queries.idea_for(key)
    if idea is None:
        raise Http404
    return idea


@login_required
@require_safe
def show(request: NahtlosRequest, idea: UUID) -> HttpResponse:
    """What was sent, who answers until when?"""
    _staff(request)
    kept = _found(idea)
    demand(unless(access.sides(request.actor, kept, sender=False), access.GONE))
    shown = {
        "idea": kept, "sender": queries.sender_of(idea), "answer": queries.answer_of(idea),
        "give": access.may_give(request.actor, kept), "today": today(),
        "reply": access.may_move(request.actor, kept, queries.State.ANSWERED),
        "back": access.may_move(request.actor, kept, queries.State.RECEIVED),
    }  # fmt: skip
    return render(request, "ideas/show.html", shown)


@login_required
def give(request: NahtlosRequest, idea: UUID) -> HttpResponse:
    """Who answers it?"""
    region, kept = _staff(request), _found(idea)
    demand(access.may_give(request.actor, kept))
    staff = [one for one in network.staff_of_region(region, first=0, most=MOST)
             if one.role in ANSWERS]  # fmt: skip
    named = [(str(one.id), f"{one.name} ({one.institution_name})") for one in staff]
    form = GiveForm(request.POST or None, staff=named)

    def do() -> None:
        place = network.membership_for(UUID(form.cleaned_data["to"]))
        if place is None:
            raise Http404
        actions.give(idea=kept, to=place, by=request.actor)

    if done(request, form, do):
        messages.success(request, _("Given. A mail tells that an answer is waited for."))
        return redirect("ideas:list")
    return ask(request, form, _("Who answers?"), submit=_("Give it to them"),
               back=reverse("ideas:show", args=[idea]), back_to=_("Idea or complaint"))  # fmt: skip


@login_required
@require_POST
def give_back(request: NahtlosRequest, idea: UUID) -> HttpResponse:
    """It is for somebody else."""
    _staff(request)
    actions.give_back(idea=_found(idea), by=request.actor)
    messages.success(request, _("Given back. The coordination decides anew."))
    return redirect("ideas:list")


@login_required
def reply(request: NahtlosRequest, idea: UUID) -> HttpResponse:
    """The answer, with my name."""
    _staff(request)
    kept = _found(idea)
    demand(access.may_move(request.actor, kept, queries.State.ANSWERED))
    form = AnswerForm(request.POST or None)
    if done(request, form, lambda: actions.answer(
        idea=kept, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Answered. The network reads it with your name."))
        return redirect("ideas:list")
    return ask(request, form, _("Answer"), submit=_("Answer for everybody to read"), lead=kept.text,
               back=reverse("ideas:show", args=[idea]), back_to=_("Idea or complaint"))  # fmt: skip


@login_required
def days(request: NahtlosRequest) -> HttpResponse:
    """Within how many days does this region answer?"""
    region = _staff(request)
    demand(access.may_coordinate(request.actor))
    form = DaysForm(request.POST or None, initial={"days": queries.days_of(region)})
    if done(request, form, lambda: actions.set_days(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("Kept. It holds for what is sent from now on."))
        return redirect("ideas:list")
    return ask(request, form, _("Time for an answer"), submit=_("Save"),
               back=reverse("ideas:list"), back_to=_("Ideas and complaints"))  # fmt: skip
