"""The way to a contract: what is wanted, the entry qualification, the trial, or given up."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.apprenticeships import access, actions, queries
from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.arriving import apprenticeship_at, page_of, then
from nahtlos.web.apprenticeships.forms import AimForm, InternshipForm, WithdrawForm
from nahtlos.web.arriving import arrive
from nahtlos.web.network.doing import ask, done


def companies_of(request: NahtlosRequest) -> list[employers.Employer]:
    """The own portfolio first, then the others of the region."""
    here, region = sure(request.actor.institution), sure(request.actor.region)
    own = [line.company for line in employers.portfolio(here)]
    return [*own, *employers.elsewhere(region, here, text="")]


def _form(request: NahtlosRequest, **first: Any) -> AimForm:
    advisers = network.advisers_at(sure(request.actor.institution))
    initial = {"keeper": str(request.actor.membership)} | first
    return AimForm(
        request.POST or None, companies=companies_of(request), advisers=advisers, initial=initial
    )


def _aim(form: AimForm) -> actions.Aim:
    given = form.cleaned_data
    keeper = network.membership_for(UUID(given["keeper"]))
    if keeper is None:
        raise LookupError("offered a moment ago")
    return actions.Aim(
        title=form.title(), kldb=given["kldb"], keeper=keeper, school=given["school"],
        employer=form.companies.get(given["employer"] or ""),
    )  # fmt: skip


def _drawn(request: NahtlosRequest, form: AimForm, title: str, back: str) -> HttpResponse:
    shown = {"form": form, "title": title, "back": back}
    status = 422 if form.errors else 200
    return render(request, "apprenticeships/aim.html", shown, status=status)


def new(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The way to an apprenticeship begins."""
    found = arrive(request, person, "plan")
    demand(access.may_make(request.actor, found))
    form = _form(request)

    def do() -> None:
        actions.prepare(person=found, aim=_aim(form), by=request.actor, at=now())

    if done(request, form, do):
        return then(
            request, queries.of_person(person)[0],
            _("Begun. Below stands what helps now, and what comes next."),
        )  # fmt: skip
    back = reverse("apprenticeships:person", args=[person])
    return _drawn(request, form, _("On the way to an apprenticeship"), back)


def change(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """Write it as it is really meant."""
    row = apprenticeship_at(request, apprenticeship)
    demand(access.may_change(request.actor, row))
    first = {
        "occupation": employers.occupation_name(row.kldb), "kldb": row.kldb, "school": row.school,
        "employer": str(row.employer_id or ""), "keeper": str(row.keeper_id),
    }  # fmt: skip
    form = _form(request, **first)

    def do() -> None:
        actions.change(apprenticeship=row, aim=_aim(form), by=request.actor)

    if done(request, form, do):
        return then(request, row, _("Changed."))
    return _drawn(request, form, row.title, page_of(row))


def _internship(
    request: NahtlosRequest, row: queries.Apprenticeship, *, entry: bool
) -> HttpResponse:
    found = queries.internships_for(row, entry=entry)
    form = InternshipForm(request.POST or None, found=found, needed=entry)

    def do() -> None:
        chosen = form.chosen()
        if entry and chosen is not None:
            actions.enter(apprenticeship=row, internship=chosen, by=request.actor, at=now())
        else:
            actions.try_out(apprenticeship=row, internship=chosen, by=request.actor, at=now())

    if done(request, form, do):
        says = (
            _("The entry qualification stands here now.") if entry else _("On trial from now on.")
        )
        return then(request, row, says)
    shown = {"form": form, "row": row, "entry": entry, "found": found, "back": page_of(row)}
    status = 422 if form.errors else 200
    return render(request, "apprenticeships/internship.html", shown, status=status)


def entry(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """Which internship is the entry qualification?"""
    row = apprenticeship_at(request, apprenticeship)
    demand(access.may_move(request.actor, row, queries.State.ENTRY))
    return _internship(request, row, entry=True)


def trial(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The person is on trial: in which internship, or without one."""
    row = apprenticeship_at(request, apprenticeship)
    demand(access.may_move(request.actor, row, queries.State.TRIAL))
    return _internship(request, row, entry=False)


@require_POST
def back(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """It led to no contract; the search goes on."""
    row = apprenticeship_at(request, apprenticeship)
    actions.back(apprenticeship=row, by=request.actor, at=now())
    return then(request, row, _("Written down. The search goes on."))


def withdraw(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """It is given up."""
    row = apprenticeship_at(request, apprenticeship)
    form = WithdrawForm(request.POST or None)

    def do() -> None:
        words = form.cleaned_data["words"]
        actions.withdraw(apprenticeship=row, words=words, by=request.actor, at=now())

    if done(request, form, do):
        return then(request, row, _("Written down. It is given up."))
    return ask(request, form, _("The apprenticeship is given up"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip
