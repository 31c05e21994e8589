"""Partners: asked by the coordination, and answering for themselves."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.projects import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring.arriving import found
from nahtlos.web.network.doing import ask, done
from nahtlos.web.projects.arriving import led_project, staff
from nahtlos.web.projects.forms import DeclineForm, GivesForm, PartnerForm

AGREED, DECLINED = queries.PartnerState.AGREED, queries.PartnerState.DECLINED


@login_required
def new(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """Whom do we ask, and what do we hope for?"""
    kept = led_project(request, project)
    free = {str(one.pk): one for one in queries.not_asked(kept)}
    form = PartnerForm(request.POST or None, institutions=list(free.values()))
    if done(request, form, lambda: actions.ask(
        project=kept, institution=free[form.cleaned_data["institution"]],
        meets=form.cleaned_data["meets"], gives=form.gives(), by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("Asked. The institution gets a mail."))
        return redirect("projects:show", project)
    lead = _("Write what you hope for. The institution changes it when it agrees.")
    return ask(request, form, _("Ask a partner"), submit=_("Ask the institution"), lead=lead,
               back=reverse("projects:show", args=[project]), back_to=kept.title)  # fmt: skip


def _arrive(request: NahtlosRequest, key: UUID) -> queries.ProjectPartner:
    staff(request)
    return found(queries.partner_for, key)


@login_required
def agree(request: NahtlosRequest, partner: UUID) -> HttpResponse:
    """Yes, and this is what we give."""
    kept = _arrive(request, partner)
    changes = kept.state == AGREED
    demand(
        access.may_tell(request.actor, kept)
        if changes
        else access.may_answer(request.actor, kept, AGREED)
    )
    form = GivesForm(request.POST or None, initial=vars(kept))
    act = actions.tell if changes else actions.agree
    if done(request, form, lambda: act(
        partner=kept, gives=form.gives(), by=request.actor, at=now()
    )):  # fmt: skip
        return redirect("projects:show", kept.project_id)
    title = _("What we give") if changes else _("We are a partner")
    return ask(request, form, title, submit=_("Save") if changes else _("Agree"),
               lead=kept.project.title, back=reverse("projects:show", args=[kept.project_id]),
               back_to=kept.project.title)  # fmt: skip


@login_required
def decline(request: NahtlosRequest, partner: UUID) -> HttpResponse:
    """No, or no longer."""
    kept = _arrive(request, partner)
    demand(access.may_answer(request.actor, kept, DECLINED))
    form = DeclineForm(request.POST or None)
    if done(request, form, lambda: actions.decline(
        partner=kept, words=form.cleaned_data["words"], by=request.actor, at=now()
    )):  # fmt: skip
        return redirect("projects:show", kept.project_id)
    steps_back = kept.state == AGREED
    title = _("We step back") if steps_back else _("We are no partner")
    lead = _("From this moment your staff sees no participant any more.") if steps_back else ""
    return ask(request, form, title, submit=title, lead=lead,
               back=reverse("projects:show", args=[kept.project_id]),
               back_to=kept.project.title)  # fmt: skip


@login_required
@require_POST
def act(request: NahtlosRequest, partner: UUID, what: str) -> HttpResponse:
    """Ask once more, or take the request back."""
    kept = _arrive(request, partner)
    if what == "again":
        actions.ask_again(partner=kept, by=request.actor, at=now())
        messages.success(request, _("Asked once more."))
    elif what == "drop":
        actions.drop(partner=kept, by=request.actor)
        messages.success(request, _("Taken back."))
    else:
        raise Http404
    return redirect("projects:show", kept.project_id)
