"""The adviser's side: the list, one internship, what is pressed there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.internships import access, actions, queries
from nahtlos.plan import actions as plan
from nahtlos.plan import queries as steps
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.internships import reading, telling
from nahtlos.web.internships.arriving import internship_at
from nahtlos.web.internships.forms import BreakOffForm, PermitForm
from nahtlos.web.internships.public_forms import SignForm, TakeBackForm
from nahtlos.web.languages import page_language
from nahtlos.web.network.doing import done

State = queries.State


def _columns() -> list[str]:
    return [_("Company"), _("Days"), _("State")]


@login_required
@require_safe
def list_(request: NahtlosRequest) -> HttpResponse:
    """All of the institution: what needs somebody stands first."""
    demand(may_read(request.actor))
    over = bool(request.GET.get("over"))
    found = queries.lines(sure(request.actor.institution), over=over)
    shown = {"lines": found, "over": over, "columns": [_("Name"), *_columns()]}
    return render(request, "internships/list.html", shown)


@require_safe
def of_person(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """All of one person."""
    demand(may_read(request.actor))
    whose = arrive(request, person, "plan")
    refusal = access.may_make(request.actor, whose)
    shown = {
        "person": whose, "lines": queries.of_person(person), "refusal": refusal,
        "columns": _columns(),
    }  # fmt: skip
    return render(request, "internships/person.html", shown)


@require_safe
def show(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """What is agreed, who has signed, what the law says, and what is next."""
    return _page(request, internship_at(request, internship))


def _page(request: NahtlosRequest, one: queries.Internship, **forms: Any) -> HttpResponse:
    status = 422 if any(form.errors for form in forms.values()) else 200
    shown = telling.agreement(one) | reading.for_staff(request.actor, one, now()) | {
        "sign_form": SignForm(initial={"name": request.actor.name}), "permit_form": PermitForm(),
        "break_form": BreakOffForm(), "withdraw_form": TakeBackForm(),
    }  # fmt: skip
    return render(request, "internships/show.html", shown | forms, status=status)


@require_POST
def do(request: NahtlosRequest, internship: UUID, verb: str) -> HttpResponse:
    """Send, sign, permit, begin, end, break off, take back, put the next step into the plan."""
    one = internship_at(request, internship)
    act = VERBS.get(verb)
    if act is None:
        raise Http404
    return act(request, one)


def _plain(verb: Callable[..., object], says: Promise) -> Callable[..., HttpResponse]:
    def act(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
        verb(internship=one, by=request.actor, at=now())
        messages.success(request, str(says))
        return redirect("internships:show", one.pk)

    return act


def _sign(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    form = SignForm(request.POST)
    signer = queries.signer_for(one.pk, queries.Party.INSTITUTION)
    if signer is None:
        raise Http404
    if done(request, form, lambda: actions.sign(
        internship=one, signer=signer, signed=telling.signed(request, form), by=request.actor,
        at=now(),
    )):  # fmt: skip
        messages.success(request, _("Signed for your institution."))
        return redirect("internships:show", one.pk)
    return _page(request, one, sign_form=form)


def _permit(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    form = PermitForm(request.POST)
    if done(request, form, lambda: actions.permit(
        internship=one, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("The permission is written down."))
        return redirect("internships:show", one.pk)
    return _page(request, one, permit_form=form)


def _break_off(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    form = BreakOffForm(request.POST)
    if done(request, form, lambda: actions.break_off(
        internship=one, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Broken off. Both sides are asked how it was."))
        return redirect("internships:show", one.pk)
    return _page(request, one, break_form=form)


def _withdraw(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    form = TakeBackForm(request.POST)
    if done(request, form, lambda: actions.withdraw(
        internship=one, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Taken back. Whoever was asked is told."))
        return redirect("internships:show", one.pk)
    return _page(request, one, withdraw_form=form)


def _next_step(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    """What the employer said comes next becomes a step of the plan, once."""
    told = queries.impressions_of(one.pk).get(queries.Teller.EMPLOYER)
    if told is None:
        raise Http404
    company = employers.company_for(one.company_id)
    wanted = plan.Wanted(
        who=steps.Doer.ADVISER, what=reading.next_step(told.next, str(company or "")),
        source=steps.Source.FREE, source_key=f"internship:{one.pk}",
    )  # fmt: skip
    plan.agree_step(person=one.person, wanted=wanted, by=request.actor, at=now())
    messages.success(request, _("It stands in the plan now."))
    return redirect("plan:steps", one.person_id)


VERBS: dict[str, Callable[[NahtlosRequest, queries.Internship], HttpResponse]] = {
    "send": _plain(actions.send, gettext_lazy("Sent. The person signs first; then the others are told.")),
    "start": _plain(actions.start, gettext_lazy("It has begun.")),
    "end": _plain(actions.end, gettext_lazy("It has ended. Both sides are asked how it was.")),
    "sign": _sign, "permit": _permit, "break-off": _break_off, "withdraw": _withdraw,
    "next": _next_step,
}  # fmt: skip


@require_POST
def again(request: NahtlosRequest, internship: UUID, party: str) -> HttpResponse:
    """A lost link is sent once more; the old one opens nothing any more."""
    one = internship_at(request, internship)
    signer = queries.signer_for(one.pk, party)
    if signer is None or party == queries.Party.INSTITUTION:
        raise Http404
    actions.send_again(internship=one, signer=signer, by=request.actor, at=now())
    messages.success(request, _("A new link is on its way. The old one opens nothing any more."))
    return redirect("internships:show", internship)


def told(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """The employer has said on the telephone how it was."""
    one = internship_at(request, internship)
    demand(access.may_tell(request.actor, one, queries.Teller.EMPLOYER))
    form = telling.told_form(request, one)
    if done(request, form, lambda: actions.tell(
        internship=one, teller=queries.Teller.EMPLOYER, told=form.said(request.actor.name),
        language=page_language(), by=request.actor, at=now(),
    )):  # fmt: skip
        return redirect("internships:show", internship)
    shown = {"form": form, "one": one, "text": queries.text_of(one), "today": today()}
    return render(request, "internships/told.html", shown, status=422 if form.errors else 200)


@require_safe
def paper(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """The agreement as PDF."""
    return telling.on_paper(internship_at(request, internship))
