"""A case that is offered to us: what would come, and take over or decline."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused, demand
from nahtlos.people import queries as people
from nahtlos.plan import queries as plan
from nahtlos.referrals import access, actions, queries
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.handover.arriving import handover_at, overdue
from nahtlos.web.handover.forms import Decline, TakeOver

VERBS = ("see", "take", "decline")
Stage = queries.Stage


def told(handover: queries.Handover, by: Actor) -> dict[str, Any]:
    """What would come, part by part; nothing before somebody has taken notice."""
    if handover.state != Stage.SEEN:
        return {}
    key, parts = handover.person_id, set(handover.parts)
    file = people.file_of(key)
    return {
        "person": file.person,
        "file": file,
        "contacts": people.contacts(key) if "contact" in parts else (),
        "qualifications": people.qualifications(key),
        "household": people.household(key),
        "steps": plan.next_steps(key) if "plan" in parts else (),
        "documents": people.documents(key),
        "not_taken": access.may_move_handover(by, handover, Stage.TAKEN),
    }


def forms_for(request: NahtlosRequest, verb: str = "") -> dict[str, forms.Form]:
    """The forms of both answers; that of `verb` with what was typed."""
    here = queries.advisers_here(request.actor)
    advisers = [(str(one.pk), one.account.name) for one in here]
    data = {verb: request.POST}
    me = {"adviser": str(request.actor.membership)}
    return {
        "see": forms.Form(data.get("see")),
        "take": TakeOver(data.get("take"), prefix="take", advisers=advisers, initial=me),
        "decline": Decline(data.get("decline"), prefix="decline"),
    }


def _page(
    request: NahtlosRequest, one: queries.Handover, every: dict[str, forms.Form], *,
    tried: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    shown = told(one, request.actor)
    if shown:
        arrive(request, one.person_id, *one.parts)
    beside = {
        "handover": one,
        "late": overdue(one),
        "go": queries.parts_in_order(one, go=True),
        "stay": queries.parts_in_order(one, go=False),
        "moves": queries.handover_moves(one.pk),
        "forms": every,
        "tried": tried,
    }
    return render(request, "handover/received.html", beside | shown, status=status)


def show(request: NahtlosRequest, handover: UUID) -> HttpResponse:
    """Whose case is offered to us, what would come with it, until when do we answer?"""
    demand(may_read(request.actor))
    one = handover_at(handover)
    if one.recipient_id != request.actor.institution:
        if one.institution_id != request.actor.institution:
            raise Http404
        return redirect("handover:given", one.person_id, handover)
    return _page(request, one, forms_for(request))


@require_POST
def answer(request: NahtlosRequest, handover: UUID, verb: str) -> HttpResponse:
    """Take notice, take over, decline."""
    demand(may_read(request.actor))
    if verb not in VERBS:
        raise Http404
    one, every = handover_at(handover), forms_for(request, verb)
    if not _done(request, one, verb, every[verb]):
        return _page(request, one, every, tried=verb, status=422)
    if verb == "take":
        messages.success(request, _("Taken over. From now on your institution is responsible."))
        return redirect("people:case", one.person_id)
    if verb == "decline":
        messages.success(request, _("Declined. The file is closed to you now."))
        return redirect("people:inbox")
    return redirect("handover:received", handover)


def _done(request: NahtlosRequest, one: queries.Handover, verb: str, form: forms.Form) -> bool:
    """Done, or the reason on the form."""
    if not form.is_valid():
        return False
    given: dict[str, Any] = {"handover": one, "by": request.actor, "at": now()}
    try:
        if verb == "see":
            actions.see_handover(**given)
        elif verb == "take":
            actions.take_over(adviser=UUID(form.cleaned_data["adviser"]), **given)
        else:
            actions.decline_handover(words=form.cleaned_data["words"], **given)
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True
