"""The contract, its first day, and how the training ends."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.apprenticeships import access, actions, queries
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.placements import actions as placements
from nahtlos.placements import queries as work
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.arriving import apprenticeship_at, page_of, then
from nahtlos.web.apprenticeships.forms import ContractForm, DissolveForm, FinishForm, LeaveForm
from nahtlos.web.apprenticeships.moving import companies_of
from nahtlos.web.network.doing import ask, done


def contract(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """What the contract says; the law is asked at once."""
    row = apprenticeship_at(request, apprenticeship)
    demand(access.may_contract(request.actor, row))
    first = {
        "title": row.title, "employer": str(_likely(row) or ""), "known_as": row.person.given_name,
    }  # fmt: skip
    form = ContractForm(request.POST or None, companies=companies_of(request), initial=first)

    def do() -> None:
        actions.contract(apprenticeship=row, signed=_signed(row, form), by=request.actor, at=now())

    if done(request, form, do):
        return then(request, row, _("The contract is written down. The register comes next."))
    shown = {"form": form, "row": row, "back": page_of(row)}
    status = 422 if form.errors else 200
    return render(request, "apprenticeships/contract.html", shown, status=status)


def _likely(row: queries.Apprenticeship) -> UUID | None:
    """Where the person was last: the entry qualification, the trial, or what was wished for."""
    last = row.entry or row.trial
    return last.company_id if last else row.employer_id


def _signed(row: queries.Apprenticeship, form: ContractForm) -> actions.Contract:
    given: dict[str, Any] = dict(form.cleaned_data)
    added = {name: given.pop(name) for name in ("ends_on", "probation", "registers")}
    wanted = placements.Wanted(kind=work.Kind.APPRENTICESHIP, kldb=row.kldb, **given)
    probation = int(added["probation"]) if added["probation"] else None
    return actions.Contract(
        wanted=wanted, ends_on=added["ends_on"], probation=probation, registers=added["registers"]
    )


def dissolve(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The contract ends before the first day."""
    row = apprenticeship_at(request, apprenticeship)
    form = DissolveForm(request.POST or None)

    def do() -> None:
        actions.dissolve(
            apprenticeship=row, reason=work.Reason(form.cleaned_data["reason"]),
            words=form.cleaned_data["words"], by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        return then(request, row, _("Written down. The search goes on."))
    return ask(request, form, _("The contract ends before the first day"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip


@require_POST
def begin(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The training has begun."""
    row = apprenticeship_at(request, apprenticeship)
    actions.begin(apprenticeship=row, by=request.actor, at=now())
    return then(request, row, _("The training has begun. Every month is asked how it goes."))


def finish(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The exam is passed."""
    row = apprenticeship_at(request, apprenticeship)
    form = FinishForm(request.POST or None)

    def do() -> None:
        on = form.cleaned_data["on"]
        actions.finish(apprenticeship=row, on=on, by=request.actor, at=now())

    if done(request, form, do):
        return then(request, row, _("Congratulations. The training is completed."))
    return ask(request, form, _("The exam is passed"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip


def leave(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The training ended early."""
    row = apprenticeship_at(request, apprenticeship)
    form = LeaveForm(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        actions.leave(
            apprenticeship=row, on=given["on"], reason=work.Reason(given["reason"]),
            next_=queries.Next(given["next"]), words=given["words"], by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        return then(request, row, _("Written down. Below stands what helps now."))
    return ask(request, form, _("The training ended early"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip
