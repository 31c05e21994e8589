"""The employer's side, signed in: the agreement, the diary, how it was."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import EmployerContact
from nahtlos.internships import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.internships import telling
from nahtlos.web.internships.arriving import seen
from nahtlos.web.internships.public_forms import AnswerForm, SignForm
from nahtlos.web.languages import page_language
from nahtlos.web.network.doing import done

ANOTHER = access.NOT_YOURS


def _own(request: NahtlosRequest, internship: UUID) -> queries.Internship:
    demand(unless(request.actor.role is EmployerContact, ANOTHER))
    return seen(internship)


@login_required
def show(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """What was agreed; sign it; what the intern writes."""
    one = _own(request, internship)
    party = queries.Party.EMPLOYER
    signer = queries.signer_for(one.pk, party)
    form = SignForm(request.POST or None, initial={"name": signer.name if signer else ""})
    if signer is not None and done(request, form, lambda: actions.sign(
        internship=one, signer=signer, signed=telling.signed(request, form), by=request.actor,
        at=now(),
    )):  # fmt: skip
        messages.success(request, _("Thank you. You have signed."))
        return redirect("internships:employer", internship)
    by, told = request.actor, queries.impressions_of(one.pk)
    signed = queries.signature_of(one.pk, party)
    shown = telling.agreement(one) | {
        "signed": signed,
        "trouble": form.non_field_errors(),
        "sign_form": form if not signed and access.may_sign(by, one, party) is None else None,
        "entries": [(line, AnswerForm(auto_id=f"line-{n}-%s")) for n, line in enumerate(queries.entries_of(one.pk))],
        "may_tell": telling.near_the_end(one)
        and access.may_tell(by, one, queries.Teller.EMPLOYER) is None
        and queries.Teller.EMPLOYER not in told,
        "told": told.get(queries.Teller.EMPLOYER),
    }  # fmt: skip
    return render(request, "internships/employer.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def answer(request: NahtlosRequest, entry: UUID) -> HttpResponse:
    """A word to a line of the diary."""
    demand(unless(request.actor.role is EmployerContact, ANOTHER))
    try:
        line = queries.entry_for(entry)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    form = AnswerForm(request.POST)
    if done(request, form, lambda: actions.answer(
        entry=line, words=form.cleaned_data["words"], by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("Answered."))
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect("internships:employer", line.internship_id)


@login_required
def told(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """What can the intern do, and what comes next?"""
    one = _own(request, internship)
    demand(access.may_tell(request.actor, one, queries.Teller.EMPLOYER))
    form = telling.told_form(request, one)
    if done(request, form, lambda: actions.tell(
        internship=one, teller=queries.Teller.EMPLOYER, told=form.said(request.actor.name),
        language=page_language(), by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("Thank you. The adviser reads this and rings you."))
        return redirect("internships:employer", internship)
    shown = {"form": form, "one": one, "text": queries.text_of(one), "employer": True}
    return render(request, "internships/told.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def paper(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """The agreement as PDF."""
    return telling.on_paper(_own(request, internship))
