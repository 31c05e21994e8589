"""What was promised, and what was kept."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.steering import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done, pressed
from nahtlos.web.steering.arriving import found, group_at, hand
from nahtlos.web.steering.forms import ReasonForm
from nahtlos.web.steering.members import places
from nahtlos.web.steering.settling_forms import CommitmentForm, UpdateForm

C = queries.CommitmentState


@login_required
@require_safe
def listed(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """What is late, what is open, what was kept or broken?"""
    kept = found(queries.group_for, group)
    rows = queries.commitments_of(kept)
    shown = {
        **hand(request, kept), "group": kept, "today": today(),
        "open": [one for one in rows if one.commitment.state in {C.OPEN, C.LATE}],
        "settled": [one for one in rows if one.commitment.state in {C.KEPT, C.BROKEN}],
    }  # fmt: skip
    return render(request, "steering/commitments.html", shown)


@login_required
def new(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Write down what was promised."""
    kept = group_at(request, group)
    demand(access.may_promise(request.actor, kept))
    form = CommitmentForm(request.POST or None, places=places(request))
    if done(request, form, lambda: actions.add_commitment(
        group=kept, promise=form.promise(), by=request.actor, at=now(), on=today()
    )):  # fmt: skip
        return redirect("steering:commitments", group)
    return ask(request, form, _("New commitment"), submit=_("Write down"),
               back=reverse("steering:commitments", args=[group]),
               back_to=_("Commitments"))  # fmt: skip


@login_required
def show(request: NahtlosRequest, commitment: UUID) -> HttpResponse:
    """How many of how many, and what happened?"""
    one = found(queries.commitment_for, commitment)
    form = UpdateForm(request.POST or None)
    if done(request, form, lambda: actions.note(
        commitment=one, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        return redirect("steering:commitment", commitment)
    counted = {line.digest for line in queries.updates_of(one)}
    held = hand(request, one.group)
    could = queries.countable(one) if held["sits"] else []
    shown = {
        **held, "one": queries.tracked(one), "commitment": one, "group": one.group, "form": form,
        "lines": queries.updates_of(one), "today": today(),
        "countable": [
            each for each in could if actions.digest_for(one.pk, each.row) not in counted
        ],
        "note_refusal": access.may_note(request.actor, one),
        "settled": one.state in {C.KEPT, C.BROKEN},
    }  # fmt: skip
    return render(request, "steering/commitment.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def count(request: NahtlosRequest, commitment: UUID) -> HttpResponse:
    """Count an internship or a start that the reader sees."""
    one = found(queries.commitment_for, commitment)
    key = request.POST.get("row", "")
    row = next((each for each in queries.countable(one) if str(each.row) == key), None)
    if row is None:
        raise Http404
    pressed(request, lambda: actions.count_row(
        commitment=one, row=row.row, text=_("Counted by a recorded link"), by=request.actor,
        at=now(),
    ))  # fmt: skip
    return redirect("steering:commitment", commitment)


@login_required
@require_POST
def change(request: NahtlosRequest, commitment: UUID) -> HttpResponse:
    """Kept by hand, broken, or open again."""
    one = found(queries.commitment_for, commitment)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Please say why in one sentence."))
        return redirect("steering:commitment", commitment)
    pressed(request, lambda: actions.change_commitment(
        commitment=one, to=request.POST.get("to", ""), why=form.cleaned_data["reason"][:200],
        by=request.actor, at=now(),
    ))  # fmt: skip
    return redirect("steering:commitment", commitment)
