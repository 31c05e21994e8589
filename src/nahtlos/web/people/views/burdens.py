"""Burdens: a page of its own, closed until the person has agreed to exactly that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.people.forms import NewBurden


def burdens(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What weighs on the person, as far as they have agreed that it is written down."""
    found = arrive(request, person, "burdens", "health")
    agreed = queries.agreed_parts(person, request.actor.institution)
    form = _form(request, agreed)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.tell_burden(person=found, by=request.actor, at=now(), **given)
        messages.success(request, _("The burden is kept, under special protection."))
        return redirect("people:burdens", person)
    shown = {
        "person": found,
        "form": form,
        "agreed": agreed & {"burdens", "health"},
        "burdens": queries.burdens(person),
        "refusal": access.may_keep(request.actor, found),
    }
    return render(request, "people/burdens.html", shown)


def _form(request: NahtlosRequest, agreed: frozenset[str]) -> NewBurden:
    return NewBurden(request.POST or None, agreed=agreed)


@require_POST
def ease(request: NahtlosRequest, person: UUID, burden: UUID) -> HttpResponse:
    """It weighs no longer."""
    found = arrive(request, person, "burdens", "health")
    actions.ease_burden(person=found, burden=burden, by=request.actor, at=now())
    messages.success(request, _("Good to hear. The burden is no longer shown."))
    return redirect("people:burdens", person)


@require_POST
def forget(request: NahtlosRequest, person: UUID, burden: UUID) -> HttpResponse:
    """Take it out of the file."""
    found = arrive(request, person, "burdens", "health")
    actions.forget_burden(person=found, burden=burden, by=request.actor)
    messages.success(request, _("The burden is deleted."))
    return redirect("people:burdens", person)
