"""The person's own side, on a phone: read, sign, take back, write a line, say how it was."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.internships import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.internships import telling
from nahtlos.web.internships.arriving import own_internship
from nahtlos.web.internships.public_forms import LineForm, SignForm, TakeBackForm, last_line_day
from nahtlos.web.languages import page_language
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.network.doing import done

WRITTEN = frozenset({queries.State.RUNNING, queries.State.ENDED})


@require_safe
@own_page
def list_(request: NahtlosRequest) -> HttpResponse:
    """All my internships."""
    found = [(one, queries.text_of(one)) for one in queries.own(me(request))]
    return render(request, "internships/mine_list.html", {"found": found})


@require_safe
@own_page
def show(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """What is agreed, and what I can do here."""
    return _page(request, own_internship(request, internship), SignForm(), LineForm())


def _page(
    request: NahtlosRequest, one: queries.Internship, sign_form: SignForm, line_form: LineForm
) -> HttpResponse:
    by, party = request.actor, queries.Party.PERSON
    signed = queries.signature_of(one.pk, party)
    if not line_form.is_bound:
        line_form.initial["on"] = last_line_day(one)
    told = queries.impressions_of(one.pk)
    writes = one.state in WRITTEN and one.starts_on <= today()
    shown = telling.agreement(one) | {
        "signed": signed,
        "trouble": sign_form.non_field_errors(),
        "sign_form": sign_form if not signed and access.may_sign(by, one, party) is None else None,
        "line_form": line_form if writes else None,
        "entries": queries.entries_of(one.pk),
        "may_tell": telling.near_the_end(one)
        and access.may_tell(by, one, queries.Teller.PERSON) is None
        and queries.Teller.PERSON not in told,
        "told": told.get(queries.Teller.PERSON),
        "back_form": TakeBackForm()
        if access.may_move(by, one, queries.State.WITHDRAWN) is None else None,
    }  # fmt: skip
    status = 422 if sign_form.errors or line_form.errors else 200
    return render(request, "internships/mine.html", shown, status=status)


@require_POST
@own_page
def do(request: NahtlosRequest, internship: UUID, verb: str) -> HttpResponse:
    """Sign, take back, write a line."""
    one = own_internship(request, internship)
    if verb == "sign":
        return _sign(request, one)
    if verb == "line":
        return _line(request, one)
    if verb != "back":
        raise Http404
    words = TakeBackForm(request.POST)
    said = words.cleaned_data["words"] if words.is_valid() else ""
    actions.withdraw(internship=one, words=said, by=request.actor, at=now())
    messages.success(request, _("The internship does not take place. Your adviser knows it."))
    return redirect("internships:mine-list")


def _sign(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    form = SignForm(request.POST)
    signer = queries.signer_for(one.pk, queries.Party.PERSON)
    if signer is None:
        raise Http404
    if done(request, form, lambda: actions.sign(
        internship=one, signer=signer, signed=telling.signed(request, form), by=request.actor,
        at=now(),
    )):  # fmt: skip
        messages.success(request, _("Thank you. You have signed."))
        return redirect("internships:mine", one.pk)
    return _page(request, one, form, LineForm())


def _line(request: NahtlosRequest, one: queries.Internship) -> HttpResponse:
    form = LineForm(request.POST)
    if done(request, form, lambda: actions.write(
        internship=one, language=page_language(), by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Kept."))
        return redirect("internships:mine", one.pk)
    return _page(request, one, SignForm(), form)


@own_page
def told(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """How was it for me, and what do I want next?"""
    one = own_internship(request, internship)
    demand(access.may_tell(request.actor, one, queries.Teller.PERSON))
    form = telling.told_form(request, one)
    form.fields["skills"].label = _("What can you do now?")
    if done(request, form, lambda: actions.tell(
        internship=one, teller=queries.Teller.PERSON, told=form.said(),
        language=page_language(), by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("Thank you. Your adviser reads this."))
        return redirect("internships:mine", internship)
    shown = {"form": form, "text": queries.text_of(one)}
    return render(request, "internships/mine_told.html", shown, status=422 if form.errors else 200)


@require_safe
@own_page
def paper(request: NahtlosRequest, internship: UUID) -> HttpResponse:
    """The agreement to print or to keep."""
    return telling.on_paper(own_internship(request, internship))
