"""A person hands in the own papers, with the telephone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.documents.views import document_of, safely
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.uploading import HandInOwn, too_large


@own_page
def documents(request: NahtlosRequest) -> HttpResponse:
    """My papers: what is there, and one more."""
    person = queries.person_for(me(request))
    posted = request.method == "POST"
    form = HandInOwn(
        request.POST if posted else None, request.FILES if posted else None,
        too_large=too_large(request),
    )  # fmt: skip
    if posted and form.is_valid():
        at = now()
        kept = actions.hand_in(person=person, by=request.actor, at=at, **form.kept())
        fresh = kept.handed_in_at == at
        thanks = _("Thank you. Your paper is there. Your adviser looks at it.")
        messages.success(request, thanks if fresh else _("This paper is there already."))
        return redirect("documents:mine")
    shown = {
        "form": form,
        "documents": queries.documents(person.pk),
        "refusal": access.may_hand_in(request.actor, person),
    }
    return render(request, "mine/documents.html", shown, status=422 if posted else 200)


@require_safe
@own_page
def file(request: NahtlosRequest, document: UUID) -> HttpResponse:
    """One of the person's own papers."""
    return safely(document_of(me(request), document))
