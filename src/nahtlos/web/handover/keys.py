"""Which regions do we trust, and what is our own key? Kept by administrators."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused, demand
from nahtlos.referrals import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.handover.far_forms import Compared, PartnerKey


@login_required
def regions(request: NahtlosRequest) -> HttpResponse:
    """The own key with its fingerprint, and the partners; a new one is compared before it counts."""
    demand(access.may_keep_region_keys(request.actor))
    form, found = PartnerKey(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        found = queries.partner_in(form.cleaned_data["key"])
        if found is None:
            form.add_error(
                "key", _("This is not the key of a region. It begins with “nahtlos-region:”.")
            )
        elif "sure" not in request.POST:
            form = Compared(initial={"key": form.cleaned_data["key"]})
        else:
            form = Compared(request.POST)
            if _added(request, form):
                messages.success(request, _("Known from now on."))
                return redirect("handover:regions")
    region = sure(request.actor.region)
    own = queries.region_key(region)
    shown = {
        "own": own,
        "fingerprint": grouped(own.fingerprint) if own else "",
        "partners": [(one, grouped(one.fingerprint)) for one in queries.partners(region)],
        "form": form,
        "found": found and (found[0], grouped(found[1])),
    }
    return render(request, "handover/regions.html", shown, status=422 if form.errors else 200)


def grouped(fingerprint: str) -> str:
    """Read aloud in groups of four."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def _added(request: NahtlosRequest, form: Compared) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.add_partner(text=form.cleaned_data["key"], by=request.actor, at=now())
    except Refused as refused:
        form.add_error("key", str(refused.refusal))
        return False
    return True


@login_required
@require_POST
def make(request: NahtlosRequest) -> HttpResponse:
    """Make the keys of the own region."""
    actions.make_region_key(by=request.actor, at=now())
    messages.success(request, _("Made. Send the public line to the regions that you work with."))
    return redirect("handover:regions")


@login_required
@require_POST
def end(request: NahtlosRequest, partner: UUID) -> HttpResponse:
    """No longer trust this key."""
    actions.end_partner(partner=partner, by=request.actor)
    messages.success(
        request, _("Taken out. Nothing is sealed for it, and nothing of it is opened.")
    )
    return redirect("handover:regions")
