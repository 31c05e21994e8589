"""The adviser writes an agreement, or something else into it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.internships import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.internships.arriving import internship_at
from nahtlos.web.internships.forms import AgreementForm, CompanyForm, begins_with, in_a_week
from nahtlos.web.network.doing import done


def new(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """At which company, then everything else on one page."""
    whose = arrive(request, person, "plan")
    demand(access.may_make(request.actor, whose))
    chosen = _company(request)
    back = reverse("internships:person", args=[person])
    if chosen is None:
        known = queries.companies(sure(request.actor.region))
        shown = {"form": CompanyForm(companies=known), "person": whose, "back": back}
        return render(request, "internships/company.html", shown)
    if not employers.sites_of(chosen.pk):
        messages.info(request, _("Please say first where people work."))
        return redirect("employers:new-site", chosen.pk)
    start = {"starts_on": in_a_week(), **_who_signs(chosen)}
    form = AgreementForm(request.POST or None, company=chosen, initial=start)
    made: list[queries.Internship] = []
    if done(request, form, lambda: made.append(actions.prepare(
        person=whose, prepared=form.prepared(), by=request.actor, at=now()
    ))):  # fmt: skip
        return redirect("internships:show", made[0].pk)
    return _drawn(request, form, back, str(whose))


def _company(request: NahtlosRequest) -> employers.Employer | None:
    """The one that the address names."""
    try:
        key = UUID(request.GET.get("company", ""))
    except ValueError:
        return None
    return employers.company_for(key)


def _who_signs(company: employers.Employer) -> dict[str, str]:
    contact = next(iter(employers.contacts_of(company.pk)), None)
    if contact is None:
        return {}
    return {
        "supervisor": contact.name, "employer_name": contact.name,
        "employer_email": contact.email, "employer_telephone": contact.telephone,
    }  # fmt: skip


def change(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """Something else is agreed; whoever has signed signs anew."""
    one = internship_at(request, internship)
    demand(access.may_write(request.actor, one))
    company = employers.company_for(one.company_id)
    if company is None:
        return redirect("internships:show", internship)
    form = AgreementForm(request.POST or None, company=company, initial=begins_with(one))
    if done(request, form, lambda: actions.change(
        internship=one, prepared=form.prepared(), by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("Kept. If the text has changed, everybody signs anew."))
        return redirect("internships:show", internship)
    signed = queries.signatures_of(one.pk).exists()
    return _drawn(request, form, reverse("internships:show", args=[internship]), "", signed=signed)


def _drawn(
    request: NahtlosRequest, form: AgreementForm, back: str, before: str, *, signed: bool = False
) -> HttpResponse:
    shown = {"form": form, "back": back, "before": before, "signed": signed}
    status = 422 if form.errors else 200
    return render(request, "internships/agreement.html", shown, status=status)
