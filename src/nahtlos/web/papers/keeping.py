"""The region's own templates: written or sent in, each field given its source, published."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.plan import access, actions, queries
from nahtlos.plan.papers import templates
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.papers.forms import FormForm, LetterForm, SourcesForm, in_words
from nahtlos.web.uploading import too_large


def _keeper(request: NahtlosRequest) -> UUID:
    region = sure(request.actor.region)
    demand(access.may_keep_templates(request.actor, region))
    return region


def every(request: NahtlosRequest) -> HttpResponse:
    """What the region has of its own, and what comes with the program."""
    region = _keeper(request)
    shown = {
        "own": queries.own_templates(region),
        "ours": [in_words(one.title) for one in templates.built_in().values()],
    }
    return render(request, "papers/templates.html", shown)


def new_letter(request: NahtlosRequest) -> HttpResponse:
    """A letter of the region's own."""
    _keeper(request)
    return _letter(request, None)


def new_form(request: NahtlosRequest) -> HttpResponse:
    """A PDF to fill in."""
    _keeper(request)
    return _form(request, None)


def follow(request: NahtlosRequest, template: UUID) -> HttpResponse:
    """The next version of a template; the one in use stays until this one is published."""
    found = _template(request, template)
    text = found.kind == queries.TemplateKind.TEXT
    return _letter(request, found) if text else _form(request, found)


def _template(request: NahtlosRequest, template: UUID) -> queries.Template:
    _keeper(request)
    try:
        return queries.template_for(template)
    except queries.NoTemplate as error:
        raise Http404 from error


def _letter(request: NahtlosRequest, before: queries.Template | None) -> HttpResponse:
    kept = {name: getattr(before, name) for name in ("title", "subject", "text") if before}
    form = LetterForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        made = actions.draft_template(
            by=request.actor, at=now(), follows=before, **form.cleaned_data
        )
        return redirect("papers:template", made.pk)
    return _asked(request, {"form": form, "before": before})


def _form(request: NahtlosRequest, before: queries.Template | None) -> HttpResponse:
    posted = request.method == "POST"
    form = FormForm(
        request.POST if posted else None, request.FILES if posted else None,
        initial={"title": before.title} if before else {}, too_large=too_large(request),
    )  # fmt: skip
    if posted and form.is_valid():
        made = actions.draft_template(
            title=form.cleaned_data["title"], form=form.cleaned_data["paper"], follows=before,
            by=request.actor, at=now(),
        )  # fmt: skip
        return redirect("papers:template", made.pk)
    return _asked(request, {"form": form, "before": before, "upload": True})


def _asked(request: NahtlosRequest, shown: dict[str, object]) -> HttpResponse:
    wrong = request.method == "POST"
    return render(request, "papers/new.html", shown, status=422 if wrong else 200)


def show(request: NahtlosRequest, template: UUID) -> HttpResponse:
    """The fields of a template, each with its source; a draft is published from here."""
    found = _template(request, template)
    form = SourcesForm(request.POST or None, fields=queries.fields_of(found))
    if request.method == "POST" and form.is_valid():
        actions.publish_template(template=found, sources=form.sources(), by=request.actor, at=now())
        messages.success(
            request, _("Published. Advisers find it under “Letters and forms” from now on.")
        )
        return redirect("papers:templates")
    shown = {
        "template": found,
        "form": form,
        "draft": found.published_at is None,
        "withdrawable": access.may_withdraw(request.actor, found) is None,
    }
    return render(request, "papers/template.html", shown)


@require_POST
def withdraw(request: NahtlosRequest, template: UUID) -> HttpResponse:
    """Out of use."""
    found = _template(request, template)
    actions.withdraw_template(template=found, by=request.actor, at=now())
    messages.success(request, _("Taken out of use."))
    return redirect("papers:templates")
