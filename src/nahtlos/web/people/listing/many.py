"""One thing with many: who exactly, are you sure, what came of it, and back again."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, uuid7
from nahtlos.core.refusal import Refusal, demand
from nahtlos.network import queries as network
from nahtlos.people import access, actions, queries
from nahtlos.plan import actions as plan
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.forms import Close
from nahtlos.web.people.listing import finding
from nahtlos.web.people.listing.forms import Contact, HandOver

K = queries.BulkKind


@require_POST
def many(request: NahtlosRequest, kind: str) -> HttpResponse:
    """Says how many and who exactly; does it once that is confirmed."""
    if kind not in K.values:
        raise Http404
    keys = _keys(request)
    demand(access.may_bulk(request.actor, len(keys)))
    confirmed = "turn" in request.POST
    form = _form(request, kind, bound=confirmed)
    if confirmed and form.is_valid():
        return _done(request, kind, keys, form)
    persons = queries.by_keys(keys)
    refused = [(one, why) for one in persons if (why := _why_not(request, one))]
    out = {one.pk for one, _why in refused}
    return render(
        request,
        "people/many.html",
        {
            "form": form,
            "kind": kind,
            "title": K(kind).label,
            "persons": [one for one in persons if one.pk not in out],
            "refused": refused,
            "which": ",".join(map(str, keys)),
            "turn": request.POST.get("turn") or uuid7(),
        },
        status=422 if confirmed else 200,
    )


def _keys(request: NahtlosRequest) -> list[UUID]:
    """Those that are ticked, or all whom the filters find, at most one more than may be done."""
    if "all" in request.POST and "which" not in request.POST:
        rows = finding.rows(request.actor, finding.asked(request))
        return queries.keys_of(rows, text=finding.searched(request), most=access.MOST_AT_ONCE + 1)
    typed = request.POST.get("which", "").split(",") if "which" in request.POST else []
    try:
        return [UUID(one) for one in typed or request.POST.getlist("person") if one]
    except ValueError as error:
        raise Http404 from error


def _form(request: NahtlosRequest, kind: str, *, bound: bool) -> forms.Form:
    data = request.POST if bound else None
    if kind == K.HAND_OVER:
        return HandOver(data, advisers=network.advisers_at(sure(request.actor.institution)))
    return Contact(data) if kind == K.CONTACT else Close(data)


def _why_not(request: NahtlosRequest, person: queries.Person) -> Refusal | None:
    """Every one of these asks the same: may this actor write in this file?"""
    return access.may_keep(request.actor, person)


def _done(request: NahtlosRequest, kind: str, keys: list[UUID], form: forms.Form) -> HttpResponse:
    try:
        turn = UUID(request.POST["turn"])
    except ValueError as error:
        raise Http404 from error
    if queries.bulk_for(turn) is None:
        given = form.cleaned_data
        more = {"adviser": UUID(given["adviser"])} if kind == K.HAND_OVER else given
        verb = VERBS[kind]
        done = verb(persons=keys, turn=turn, by=request.actor, at=now(), **more)
        _tell(request, done)
    return redirect("people:many-done", turn)


def _tell(request: NahtlosRequest, done: actions.Done) -> None:
    words = ngettext("Done with %(n)d person.", "Done with %(n)d persons.", done.number)
    messages.success(request, words % {"n": done.number})


VERBS: dict[str, Callable[..., actions.Done]] = {
    K.HAND_OVER: actions.hand_over_many,
    K.CONTACT: plan.contact_many,
    K.CLOSE: actions.close_many,
}


def done(request: NahtlosRequest, bulk: UUID) -> HttpResponse:
    """What came of it, with whom, and whether it can still be undone."""
    demand(access.may_make(request.actor))
    found = queries.bulk_for(bulk)
    if found is None:
        raise Http404
    rows = list(queries.bulk_rows(found))
    shown = {
        "bulk": found,
        "done": [one for one in rows if not one.refused],
        "refused": [one for one in rows if one.refused],
        "left": [one for one in rows if one.restored is False],
        "refusal": access.may_undo_bulk(request.actor, found, now()),
    }
    return render(request, "people/many_done.html", shown)


@require_POST
def undo(request: NahtlosRequest, bulk: UUID) -> HttpResponse:
    """Take it back for everybody who is as it left them."""
    found = queries.bulk_for(bulk)
    if found is None:
        raise Http404
    verb = plan.undo_contact_many if found.kind == K.CONTACT else actions.undo_many
    undone = verb(bulk=found, by=request.actor, at=now())
    words = ngettext("%(n)d person is as before.", "%(n)d persons are as before.", undone.number)
    messages.success(request, words % {"n": undone.number})
    if undone.left:
        messages.warning(request, _("Some were changed since then. They stay as they are now."))
    return redirect("people:many-done", bulk)
