"""What stands around a person: contacts, languages, household, qualifications; one page, one form."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form, model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.recognition import queries as recognition
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.people.forms import KINDS

READ = {
    "contact": queries.contacts,
    "language": queries.languages,
    "household": queries.household,
    "qualification": queries.qualifications,
}


def about(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """How to reach the person, languages, household, qualifications."""
    found = arrive(request, person, "contact", "profile")
    rows = {kind: read(person) for kind, read in READ.items()}
    refusal = access.may_keep(request.actor, found)
    return render(request, "people/about.html", {"person": found, "refusal": refusal} | rows)


def _form_for(kind: str) -> type[Form]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _drawn(
    request: NahtlosRequest, found: queries.Person, kind: str, *, form: Form, row: UUID | None
) -> HttpResponse:
    shown = {"person": found, "kind": kind, "form": form, "row": row}
    return render(request, "people/one.html", shown)


def add(request: NahtlosRequest, person: UUID, kind: str) -> HttpResponse:
    """Add one."""
    found = arrive(request, person)
    demand(access.may_keep(request.actor, found))
    form = _form_for(kind)(request.POST or None)
    if request.method == "POST" and form.is_valid() and not _twice(form, person, kind, None):
        actions.add(person=found, what=kind, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:about", person)
    return _drawn(request, found, kind, form=form, row=None)


def change(request: NahtlosRequest, person: UUID, kind: str, row: UUID) -> HttpResponse:
    """Change one."""
    found = arrive(request, person)
    demand(access.may_keep(request.actor, found))
    form_class = _form_for(kind)
    kept = READ[kind](person).filter(pk=row).first()
    if kept is None:
        raise Http404
    # What becomes of a qualification follows from its procedure, once there is one.
    if (
        kind == "qualification"
        and recognition.procedures_of(person).filter(qualification=row).exists()
    ):
        return redirect("recognition:about", person, row)
    form = form_class(request.POST or None, initial=model_to_dict(kept))
    if request.method == "POST" and form.is_valid() and not _twice(form, person, kind, row):
        actions.change(person=found, what=kind, row=row, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:about", person)
    return _drawn(request, found, kind, form=form, row=row)


def _twice(form: Form, person: UUID, kind: str, row: UUID | None) -> bool:
    """A language stands in a file once."""
    if kind != "language":
        return False
    same = queries.languages(person).filter(code=form.cleaned_data["code"])
    if any(one.pk != row for one in same):
        form.add_error("code", _("This language is already there. Please change it instead."))
    return bool(form.errors)


@require_POST
def remove(request: NahtlosRequest, person: UUID, kind: str, row: UUID) -> HttpResponse:
    """Take one out; what stood there stays in the history."""
    found = arrive(request, person)
    _form_for(kind)
    if not READ[kind](person).filter(pk=row).exists():
        raise Http404
    actions.remove(person=found, what=kind, row=row, by=request.actor)
    messages.success(request, _("Taken out."))
    return redirect("people:about", person)
