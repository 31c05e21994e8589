"""Two files of one institution that are one person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, arrive_at_file


def candidates(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Who of our own persons may be the same, and which files were joined already."""
    file = arrive_at_file(request, person, "profile")
    found = file.person
    demand(access.may_keep(request.actor, found))
    born = file.record.birth_date if file.record else None
    alike = queries.possible_duplicates(found.institution_id, str(found), born, but=found.pk)
    shown = {"person": found, "alike": alike, "merges": queries.merges(person)}
    return render(request, "people/same.html", shown)


@require_POST
def join(request: NahtlosRequest, person: UUID, other: UUID) -> HttpResponse:
    """Join the other file into this one."""
    found, second = arrive(request, person), arrive(request, other)
    merge = actions.merge(person=found, merged=second, by=request.actor, at=now())
    undo = reverse("people:part", args=[person, merge.pk])
    messages.success(
        request, _("The two files are one now; both histories stay."), extra_tags=f"undo:{undo}"
    )
    return redirect("people:case", person)


@require_POST
def part(request: NahtlosRequest, person: UUID, merge: UUID) -> HttpResponse:
    """Part two files that were joined by mistake."""
    found = queries.merges(person).filter(pk=merge).first()
    if found is None:
        raise Http404
    actions.undo_merge(merge=found, by=request.actor, at=now())
    messages.success(request, _("The two files are two again."))
    return redirect("people:case", person)
