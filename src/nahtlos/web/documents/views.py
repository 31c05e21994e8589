"""Documents of a person at the adviser's desk."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.documents.forms import Confirm, HandIn, Refuse
from nahtlos.web.opened import before
from nahtlos.web.uploading import too_large

State = queries.DocumentState
MISSING = "documents_missing"


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What has been handed in, and one more."""
    found = arrive(request, person, "profile")
    refusal = access.may_keep(request.actor, found)
    learned = list(queries.qualifications(person))
    posted = request.method == "POST"
    form = HandIn(
        request.POST if posted else None, request.FILES if posted else None,
        qualifications=learned, too_large=too_large(request),
    )  # fmt: skip
    if posted:
        demand(access.may_hand_in(request.actor, found))
    if posted and form.is_valid():
        at = now()
        kept = actions.hand_in(person=found, by=request.actor, at=at, **form.kept())
        messages.success(request, told(kept, fresh=kept.handed_in_at == at))
        return redirect("documents:show", person, kept.pk)
    shown = {
        "person": found,
        "refusal": refusal,
        "form": form,
        "documents": queries.documents(person),
    }
    return render(request, "documents/list.html", shown, status=422 if posted else 200)


def told(document: queries.Document, *, fresh: bool) -> str:
    """What became of a paper; the same one is kept once."""
    if fresh:
        return _("The document is there.")
    return _("This very file is there already: %(title)s.") % {"title": document.title}


def document_of(person: UUID, document: UUID) -> queries.Document:
    """One document of this person, or a page that is not there."""
    return row_of(person, queries.document_for, document)


def show(request: NahtlosRequest, person: UUID, document: UUID) -> HttpResponse:
    """One document: the paper, what it is, and whether it counts."""
    found, one = arrive(request, person, "profile"), document_of(person, document)
    return _shown(request, found, one)


def _shown(
    request: NahtlosRequest, person: queries.Person, one: queries.Document, **forms: Form
) -> HttpResponse:
    learned = list(queries.qualifications(person.pk))
    known = {"qualification": one.qualification_id, "complete": False}
    shown: dict[str, object] = {
        "person": person,
        "document": one,
        "refusal": access.may_keep(request.actor, person),
        "open": access.may_decide(request.actor, one, State.CONFIRMED) is None,
        "decided": access.may_decide(request.actor, one, State.LOOKED_AT) is None
        and one.state != State.HANDED_IN,
        "form": Confirm(qualifications=learned, initial=known),
        "refusing": Refuse(),
    }
    status = 422 if forms else 200
    shown.update(forms)
    return render(request, "documents/show.html", shown, status=status)


def safely(document: queries.Document) -> HttpResponse:
    """The bytes of a document, sent so that no browser runs, guesses or keeps anything of it."""
    content = queries.content_of(document)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=document.media_type)
    name = f"{document.kind}-{timezone.localdate(document.handed_in_at):%Y-%m-%d}.{document.ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    add_never_cache_headers(response)
    return response


@require_safe
def file(request: NahtlosRequest, person: UUID, document: UUID) -> HttpResponse:
    """The paper itself."""
    arrive(request, person, "profile")
    return safely(document_of(person, document))


@require_POST
def confirm(request: NahtlosRequest, person: UUID, document: UUID) -> HttpResponse:
    """It counts; what it proves is written down with it, and the message says what that opened."""
    found, one = arrive(request, person), document_of(person, document)
    demand(access.may_decide(request.actor, one, State.CONFIRMED))
    form = Confirm(request.POST, qualifications=list(queries.qualifications(person)))
    if not form.is_valid():
        return _shown(request, found, one, form=form)
    was = before(person)
    _prove(request, found, one, form)
    actions.move_document(document=one, to=State.CONFIRMED, by=request.actor, at=now())
    messages.success(request, was.sentence(_("Confirmed.")))
    return redirect("documents:show", person, document)


def _prove(
    request: NahtlosRequest, person: queries.Person, one: queries.Document, form: Confirm
) -> None:
    by = request.actor.because(one.title)
    proven = form.chosen
    if form.new is not None:
        row = actions.add(person=person, what="qualification", by=by, **form.new)
        proven = queries.qualifications(person.pk).get(pk=row.pk)
    actions.change_document(document=one, by=by, qualification=proven)
    if proven is not None:
        for name, value in queries.learned_facts(person.pk).items():
            actions.answer(person=person, name=name, value=value, by=by, at=now())
    if form.cleaned_data["complete"]:
        actions.answer(person=person, name=MISSING, value=False, by=by, at=now())


@require_POST
def refuse(request: NahtlosRequest, person: UUID, document: UUID) -> HttpResponse:
    """It does not count; the person reads why, and what to do."""
    found, one = arrive(request, person), document_of(person, document)
    demand(access.may_decide(request.actor, one, State.REFUSED))
    form = Refuse(request.POST)
    if not form.is_valid():
        return _shown(request, found, one, refusing=form)
    sentence = form.cleaned_data["sentence"]
    actions.move_document(
        document=one, to=State.REFUSED, sentence=sentence, by=request.actor, at=now()
    )
    messages.success(request, _("Kept. The person reads your sentence."))
    return redirect("documents:show", person, document)


@require_POST
def again(request: NahtlosRequest, person: UUID, document: UUID) -> HttpResponse:
    """Decide once more."""
    arrive(request, person)
    one = document_of(person, document)
    actions.move_document(document=one, to=State.LOOKED_AT, by=request.actor, at=now())
    messages.success(request, _("Please decide once more."))
    return redirect("documents:show", person, document)


@require_POST
def remove(request: NahtlosRequest, person: UUID, document: UUID) -> HttpResponse:
    """Take a document out, bytes and all."""
    arrive(request, person)
    actions.take_out_document(document=document_of(person, document), by=request.actor)
    messages.success(request, _("Taken out."))
    return redirect("documents:list", person)
