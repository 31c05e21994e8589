"""Which systems of the region have a key? Made and ended here; seen by nobody but whom it acts as."""

from datetime import date, datetime, time
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.core.roles import May
from nahtlos.network import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import arrive
from nahtlos.web.network.doing import ask, done
from nahtlos.web.systems.forms import KeyForm

COLUMNS = (
    gettext_lazy("Name of the system"),
    gettext_lazy("Institution"),
    gettext_lazy("Acts as"),
    gettext_lazy("Holds until"),
    gettext_lazy("Last used"),
    gettext_lazy("Standing"),
)


def _region(request: NahtlosRequest) -> UUID:
    region = request.actor.region
    if region is None or not request.actor.may(May.KEEP_HOUSE):
        raise Refused(Refusal(_("Only administrators look after the house.")))
    return region


@login_required
def keys(request: NahtlosRequest) -> HttpResponse:
    """All keys of the region, those that hold first."""
    rows = queries.keys_of_region(_region(request))[:200]
    return render(request, "systems/keys.html", {"keys": rows, "columns": COLUMNS, "now": now()})


def _begins(day: date) -> datetime:
    return max(timezone.make_aware(datetime.combine(day, time.min)), now())


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """A key for a system: whoever it acts as takes it on their own page."""
    places = queries.could_have_a_key(_region(request))
    form = KeyForm(request.POST or None, places=places)

    def do() -> None:
        given = form.cleaned_data
        actions.make_key(
            membership=given["membership"], name=given["name"], begins=_begins(given["begins"]),
            ends=timezone.make_aware(datetime.combine(given["ends"], time.max)),
            by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        messages.success(
            request, _("Made. Whoever it acts as finds it under “Our system” and takes it, once.")
        )
        return redirect("systems:keys")
    return ask(
        request, form, _("New key"), submit=_("Make the key"),
        lead=_("A system with this key sees and does what this person sees and does here."),
        back=reverse("systems:keys"), back_to=_("Keys of systems"),
    )  # fmt: skip


@login_required
@require_POST
def end(request: NahtlosRequest, key: UUID) -> HttpResponse:
    """End a key at once."""
    actions.end_key(key=arrive(queries.key_for, key), by=request.actor, at=now())
    messages.success(request, _("Ended. From now on this key opens nothing."))
    return redirect("systems:keys")
