"""A sealed file that came from another region: what would come, and take it in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused, demand
from nahtlos.referrals import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.handover.far_forms import SealedFile
from nahtlos.web.uploading import takes_up_to, too_large


@takes_up_to(queries.MOST_FILE)
def take_in(request: NahtlosRequest) -> HttpResponse:
    """Look into the file first; chosen again, with the key of what was looked at, it is taken in."""
    demand(access.may_take_in(request.actor))
    form = SealedFile(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {"form": form}
    if request.method == "POST":
        form = shown["form"] = SealedFile(request.POST, request.FILES)
        if too_large(request):
            form.add_error("file", _("This file is larger than 40 MB. It is not a sealed case."))
        elif form.is_valid():
            response = _answered(request, form, shown)
            if response is not None:
                return response
    return render(request, "handover/take_in.html", shown, status=422 if form.errors else 200)


def _answered(
    request: NahtlosRequest, form: SealedFile, shown: dict[str, Any]
) -> HttpResponse | None:
    by, file = request.actor, form.cleaned_data["file"].read()
    try:
        incoming = queries.opened_file(file, by)
        if request.POST.get("looked_at") != str(incoming.opened.key):
            shown["incoming"] = incoming
            shown["counts"] = incoming.counts
            shown["alike"] = queries.perhaps_known(incoming, by)
            return None
        taken = actions.take_in(file=file, by=by, at=now())
    except Refused as refused:
        form.add_error("file", str(refused.refusal))
        return None
    messages.success(request, _("Taken in. Please send the receipt to the other region."))
    return redirect("handover:sealed", taken.person_id, taken.pk)
