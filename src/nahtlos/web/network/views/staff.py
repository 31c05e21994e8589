"""Who works where: inviting, changing, ending."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import arrive
from nahtlos.web.network.doing import ask, done
from nahtlos.web.network.forms import InviteForm, StaffForm

STAFF_FIELDS = ("role", "job_title", "telephone", "languages")


@login_required
def invite(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """Ask somebody to work here."""
    found = arrive(queries.institution_for, institution)
    demand(access.may_keep_staff(request.actor, found.region_id))
    form = InviteForm(request.POST or None)
    if done(
        request, form,
        lambda: actions.invite(institution=found, by=request.actor, at=now(), **form.cleaned_data),
    ):  # fmt: skip
        messages.success(request, _("The invitation is on its way. It can be taken for 14 days."))
        return redirect("network:institution", institution)
    return ask(
        request, form, _("Invite somebody"), submit=_("Send the invitation"),
        lead=_("Whoever reads this mail address gets a link that works once."),
        back=reverse("network:institution", args=[institution]), back_to=found.short_name,
    )  # fmt: skip


@login_required
@require_POST
def withdraw(request: NahtlosRequest, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    found = arrive(queries.invitation_for, invitation)
    actions.withdraw(invitation=found, by=request.actor, at=now())
    messages.success(request, _("The invitation was taken back. Its link no longer works."))
    return redirect("network:institution", found.institution_id)


@login_required
@require_POST
def send_anew(request: NahtlosRequest, invitation: UUID) -> HttpResponse:
    """Send a new link; the old one dies."""
    found = arrive(queries.invitation_for, invitation)
    actions.send_anew(invitation=found, by=request.actor, at=now())
    messages.success(request, _("A new link is on its way. The old one no longer works."))
    return redirect("network:institution", found.institution_id)


@login_required
def change(request: NahtlosRequest, membership: UUID) -> HttpResponse:
    """Change what somebody does here."""
    found = arrive(queries.membership_for, membership)
    demand(access.may_keep_staff(request.actor, found.region_id))
    initial = model_to_dict(found, STAFF_FIELDS)
    form = StaffForm(request.POST or None, known=found.languages, initial=initial)
    if done(
        request, form,
        lambda: actions.change_staff(membership=found, by=request.actor, **form.cleaned_data),
    ):  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("network:institution", found.institution_id)
    other = (reverse("network:end-membership", args=[membership]), _("No longer works here"))
    return ask(
        request, form, str(found.account), submit=_("Save"),
        other=None if access.may_end(request.actor, found) else other,
        back=reverse("network:institution", args=[found.institution_id]),
        back_to=found.institution.short_name,
    )  # fmt: skip


@login_required
@require_POST
def end(request: NahtlosRequest, membership: UUID) -> HttpResponse:
    """End somebody's work here."""
    found = arrive(queries.membership_for, membership)
    actions.end_membership(membership=found, by=request.actor, at=now())
    messages.success(request, _("From now on this person no longer works here."))
    return redirect("network:institution", found.institution_id)
