"""The page on which an instrument is written: from nothing, from a copy, or to change it.

Buttons that add and remove send the whole page and stay on it, so nothing that was typed is lost.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.law import actions
from nahtlos.law.catalogue import CatalogueFault
from nahtlos.law.queries import regional
from nahtlos.law.queries.regional import Version
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.regional import reading
from nahtlos.web.regional.arriving import arrive, region_kept
from nahtlos.web.regional.sheet import Sheet
from nahtlos.web.regional.typed import Typed, changed, sent

SAVE = "save"
Keep = Callable[[Any], Version]


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """Something new, empty or as a copy of what `from` names."""
    region = region_kept(request)
    origin = request.GET.get("from", "")
    document = regional.to_copy(origin, region) if origin else None
    if origin and document is None:
        raise Http404
    begun = reading.copied(document, today()) if document else reading.begun(today())
    words = {"copied": document and document["title"], "version": None}
    return _page(request, begun, words, lambda content: actions.make_draft(
        region=region, content=content, by=request.actor, at=now()
    ))  # fmt: skip


@login_required
def change(request: NahtlosRequest, version: UUID) -> HttpResponse:
    """A draft is changed; what was published is changed in a new draft."""
    found = arrive(request, version)
    try:
        begun = reading.of_document(found.content)
    except (KeyError, TypeError, IndexError):  # written by an older program
        begun = reading.begun(today())
    words = {"copied": None, "version": found}
    return _page(request, begun, words, lambda content: actions.change_draft(
        version=found, content=content, by=request.actor, at=now()
    ))  # fmt: skip


def _page(request: NahtlosRequest, begun: Typed, words: dict[str, Any], keep: Keep) -> HttpResponse:
    if request.method != "POST":
        return _drawn(request, Sheet(begun), words)
    typed, op = sent(request.POST), request.POST.get("op", SAVE)
    if op != SAVE:
        focus = changed(typed, op)
        return _drawn(request, Sheet(typed), words | {"focus": focus})
    sheet = Sheet(typed, checked=True)
    kept = _kept(sheet, keep)
    if kept is None:
        return _drawn(request, sheet, words, status=422)
    messages.success(request, _("Kept as a draft. Nobody but you who keep the network sees it."))
    return redirect("regional:show", kept.pk)


def _kept(sheet: Sheet, keep: Keep) -> Version | None:
    document = sheet.document(today())
    if document is None:
        return None
    try:
        return keep(document)
    except CatalogueFault as fault:
        sheet.say(fault)
    except Refused as refused:
        sheet.non_field_errors.append(str(refused.refusal))
    return None


def _drawn(
    request: NahtlosRequest, sheet: Sheet, words: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    return render(
        request, "regional/sheet.html", {"focus": "", **words, "sheet": sheet}, status=status
    )
