"""The portfolio of an employer service, and one company in it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import EmployerContact
from nahtlos.employers import access, actions, queries
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.employers.arriving import found, kept, told
from nahtlos.web.employers.forms import AboutForm, CompanyForm, HandForm, NewCompanyForm
from nahtlos.web.network.doing import ask, done

SITE = ("street", "postcode", "place")


@login_required
@require_safe
def portfolio(request: NahtlosRequest) -> HttpResponse:
    """Whom do we look after, and what did we promise?"""
    by = request.actor
    demand(access.may_make(by, sure(by.region)))
    text = request.GET.get("text", "")[:80]
    institution = sure(by.institution)
    shown = {
        "text": text,
        "agency": settings.AGENCY,
        "lines": queries.portfolio(institution, text=text),
        "closed": queries.portfolio(institution, text=text, closed=True),
        "others": queries.elsewhere(sure(by.region), institution, text=text) if text else [],
        "tasks": queries.tasks_due(institution, by.membership, until=today()),
        "columns": [_("Company"), _("Looked after by"), (_("Open"), "number"), _("Last spoken"),
                    _("Promised until")],
    }  # fmt: skip
    return render(request, "employers/portfolio.html", shown)


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """One more company, unless it is known already."""
    by = request.actor
    demand(access.may_make(by, sure(by.region)))
    form = NewCompanyForm(request.POST or None)
    likely: list[queries.Alike] = []
    if request.method == "POST" and form.is_valid() and not form.cleaned_data["anyway"]:
        given = {name: form.cleaned_data[name] for name in ("name", "register_number")}
        where = {name: form.cleaned_data[name] for name in ("street", "postcode")}
        likely = queries.alike(sure(by.region), **given, **where)
    made: list[queries.Employer] = []
    if not likely and done(request, form, lambda: made.append(_made(request, form.cleaned_data))):
        messages.success(request, _("The company is entered."))
        return redirect("employers:show", made[0].pk)
    shown = {"form": form, "alike": likely}
    status = 422 if form.errors or likely else 200
    return render(request, "employers/new.html", shown, status=status)


def _made(request: NahtlosRequest, given: dict[str, Any]) -> queries.Employer:
    fields = {name: value for name, value in given.items() if name not in {*SITE, "anyway"}}
    company = actions.make_company(by=request.actor, at=now(), **fields)
    where = {name: given[name] for name in SITE}
    actions.make_site(company=company, by=request.actor, **where)
    return company


@login_required
@require_safe
def show(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """Who is this, whom do we ring, what is open?"""
    one = found(queries.company_for, company)
    demand(access.may_make(request.actor, one.region_id))
    keeps = access.may_keep(request.actor, one) is None
    shown = {"sheet": queries.sheet_of(one), "company": one, "keeps": keeps, "today": today()}
    return render(request, "employers/company.html", shown)


@login_required
def change(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """Say something else about a company; its own users say what they know best."""
    one = told(request, company)
    own = request.actor.role is EmployerContact
    form = (AboutForm if own else CompanyForm)(request.POST or None, initial=model_to_dict(one))
    back = reverse("front:employer") if own else reverse("employers:show", args=[company])
    if done(request, form, lambda: actions.change_company(
        company=one, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Changed."))
        return redirect(back)
    return ask(request, form, str(one), submit=_("Save"), back=back, back_to=_("Back"))


@login_required
@require_POST
def close(request: NahtlosRequest, company: UUID, verb: str) -> HttpResponse:
    """No longer look after it, or again."""
    if verb not in {"do", "undo"}:
        raise Http404
    one = kept(request, company)
    actions.close_company(company=one, by=request.actor, at=now() if verb == "do" else None)
    messages.success(
        request, _("No longer looked after.") if verb == "do" else _("Looked after again.")
    )
    return redirect("employers:show", company)


@login_required
def hand_over(request: NahtlosRequest, company: UUID) -> HttpResponse:
    """Another institution looks after it from now on."""
    one = kept(request, company)
    others = [each for each in network.institutions(one.region_id) if each != one.institution]
    form = HandForm(request.POST or None, institutions=others)
    if done(request, form, lambda: actions.hand_over(
        company=one, to=form.known[form.cleaned_data["to"]], why=form.cleaned_data["why"],
        by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("Handed over, with contacts, visits and tasks."))
        return redirect("employers:portfolio")
    return ask(request, form, _("Give to another institution"), submit=_("Give away"),
               back=reverse("employers:show", args=[company]), back_to=str(one))  # fmt: skip
