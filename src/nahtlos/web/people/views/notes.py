"""Notes of conversations."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.people.forms import NewNote


def notes(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Read the notes, newest first, and write one."""
    found = arrive(request, person, "notes")
    form = NewNote(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_note(person=found, text=form.cleaned_data["text"], by=request.actor, at=now())
        messages.success(request, _("The note is kept."))
        return redirect("people:notes", person)
    shown = {
        "person": found,
        "form": form,
        "notes": queries.notes(person)[:100],
        "refusal": access.may_keep(request.actor, found),
    }
    return render(request, "people/notes.html", shown)


@require_POST
def strike(request: NahtlosRequest, person: UUID, note: UUID) -> HttpResponse:
    """Strike a note out; it stays readable."""
    found = arrive(request, person, "notes")
    actions.strike_out(person=found, note=note, by=request.actor, at=now())
    undo = reverse("people:restore", args=[person, note])
    messages.success(request, _("The note is struck out."), extra_tags=f"undo:{undo}")
    return redirect("people:notes", person)


@require_POST
def restore(request: NahtlosRequest, person: UUID, note: UUID) -> HttpResponse:
    """Undo the striking out."""
    found = arrive(request, person, "notes")
    actions.restore_note(person=found, note=note, by=request.actor)
    return redirect("people:notes", person)
