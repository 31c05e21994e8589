"""Begin, rename, close and reopen a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.people.forms import Close, NewPerson, Rename


def new(request: NahtlosRequest) -> HttpResponse:
    """Find or make the person: who sounds alike is shown before anybody is made twice."""
    demand(access.may_make(request.actor))
    form = NewPerson(request.POST or None, initial={"language": "uk"})
    alike: tuple[queries.Likeness, ...] = ()
    if request.method == "POST" and form.is_valid():
        if twice := _pressed_twice(request, form):
            return redirect("law:ask", twice.pk)
        alike = _alike(request, form)
        if not alike or "anyway" in request.POST:
            return _begin(request, form)
    return render(request, "people/new.html", {"form": form, "alike": alike})


def _pressed_twice(request: NahtlosRequest, form: NewPerson) -> queries.Person | None:
    given = {name: form.cleaned_data[name] for name in ("given_name", "family_name", "native_name")}
    return actions.pressed_twice(**given, by=request.actor, at=now())


def _alike(request: NahtlosRequest, form: NewPerson) -> tuple[queries.Likeness, ...]:
    given = form.cleaned_data
    whole = f"{given['given_name']} {given['family_name']}".strip()
    return queries.possible_duplicates(sure(request.actor.institution), whole)


def _begin(request: NahtlosRequest, form: NewPerson) -> HttpResponse:
    given = form.cleaned_data
    person = actions.make_person(
        given_name=given["given_name"],
        family_name=given["family_name"],
        native_name=given["native_name"],
        language=given["language"],
        by=request.actor,
        at=now(),
    )
    return redirect("law:ask", person.pk)


def rename(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Write the name as it should be."""
    found = arrive(request, person, "profile")
    demand(access.may_keep(request.actor, found))
    kept = {name: getattr(found, name) for name in ("given_name", "family_name", "native_name")}
    form = Rename(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.rename(person=found, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The name is kept."))
        return redirect("people:about", person)
    return render(request, "people/rename.html", {"person": found, "form": form})


def close(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """End the case with a reason."""
    found = arrive(request, person, "profile")
    demand(access.may_keep(request.actor, found))
    form = Close(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close_case(
            person=found, reason=form.cleaned_data["reason"], by=request.actor, at=now()
        )
        undo = reverse("people:reopen", args=[person])
        messages.success(request, _("The case is closed."), extra_tags=f"undo:{undo}")
        return redirect("people:list")
    return render(request, "people/close.html", {"person": found, "form": form})


@require_POST
def reopen(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Take the case up again."""
    found = arrive(request, person, "profile")
    actions.reopen_case(person=found, by=request.actor)
    messages.success(request, _("The case is open again."))
    return redirect("people:case", person)
