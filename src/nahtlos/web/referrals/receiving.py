"""One referral as the institution that was asked sees it, and its answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
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
from nahtlos.web.referrals.arriving import VERBS, forms_for, late_words, referral_at

State = queries.State
SAID = {
    "see": gettext_lazy("You have taken notice. Please accept or decline by the day below."),
    "accept": gettext_lazy("Accepted. Please say when the first appointment was kept."),
    "decline": gettext_lazy("Declined. The file is closed to you now."),
    "appointment": gettext_lazy("The appointment is kept here."),
    "keep": gettext_lazy("Good. From now on your institution holds this person."),
    "close": gettext_lazy("Closed. The file is closed to you now."),
}
LEADS = {
    "see": State.SEEN,
    "accept": State.ACCEPTED,
    "decline": State.DECLINED,
    "appointment": State.KEPT,
    "keep": State.KEPT,
    "close": State.CLOSED,
}


def told(referral: queries.Referral, by: Actor) -> dict[str, Any]:
    """What was consented to, part by part; nothing before somebody has taken notice."""
    if referral.state not in queries.OPEN or referral.state == State.SENT:
        return {}
    key, parts = referral.person_id, set(referral.parts)
    file = people.file_of(key) if "profile" in parts else None
    return {
        "person": file.person if file else people.person_for(key),
        "file": file,
        "contacts": people.contacts(key) if "contact" in parts else (),
        "qualifications": people.qualifications(key) if "profile" in parts else (),
        "household": people.household(key) if "profile" in parts else (),
        "steps": plan.next_steps(key) if "plan" in parts else (),
        "may": {verb: access.may_move(by, referral, to) is None for verb, to in LEADS.items()},
    }


def act(verb: str, form: forms.Form, referral: queries.Referral, by: Actor) -> None:
    """Do what was pressed."""
    given: dict[str, Any] = {"referral": referral, "by": by, "at": now()}
    more: Callable[[], dict[str, Any]] = getattr(form, "told", dict)
    if verb == "decline":
        actions.decline(answered=actions.Answered(**more()), **given)
    elif verb == "appointment":
        actions.agree_appointment(appointment=getattr(form, "moment", None) or now(), **given)
    else:
        do: dict[str, Callable[..., object]] = {
            "see": actions.see, "accept": actions.accept,
            "keep": actions.keep_appointment, "close": actions.close,
        }  # fmt: skip
        do[verb](**given, **more())


def page(
    request: HttpRequest, referral: queries.Referral, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page, for staff and by link alike."""
    beside = {
        "referral": referral,
        "late": late_words(referral),
        "moves": queries.moves_of(referral.pk),
    }
    return render(request, "referrals/received.html", beside | shown, status=status)


def show(request: NahtlosRequest, referral: UUID) -> HttpResponse:
    """Who was handed to us, for what, until when do we answer?"""
    demand(may_read(request.actor))
    one = referral_at(referral)
    if one.recipient_id != request.actor.institution:
        return redirect("referrals:sent", one.person_id, referral)
    shown = told(one, request.actor)
    if shown:
        arrive(request, one.person_id, *one.parts)
    return page(request, one, shown | {"forms": forms_for(one), "account": True})


@require_POST
def answer(request: NahtlosRequest, referral: UUID, verb: str) -> HttpResponse:
    """Take notice, accept, decline, name or keep the appointment, close."""
    demand(may_read(request.actor))
    one = referral_at(referral)
    if verb not in VERBS:
        raise Http404
    every = forms_for(one, verb, request.POST)
    if tried(every[verb], verb, one, request.actor):
        messages.success(request, str(SAID[verb]))
        over = verb in {"decline", "close"}
        return redirect("people:inbox") if over else redirect("referrals:received", referral)
    shown = told(one, request.actor) | {"forms": every, "account": True, "tried": verb}
    return page(request, one, shown, status=422)


def tried(form: forms.Form, verb: str, referral: queries.Referral, by: Actor) -> bool:
    """Done, or the reason on the form."""
    if verb == "appointment" and form.is_valid() and getattr(form, "moment", None) is None:
        form.add_error(None, _("Please write day and time of the appointment."))
    if not form.is_valid():
        return False
    try:
        act(verb, form, referral, by)
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True
