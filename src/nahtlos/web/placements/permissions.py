"""A permission: prepared, printed, sent, and what the office answered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.people import access as people
from nahtlos.placements import access, actions, papers, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.papers.making import as_pdf
from nahtlos.web.placements.arriving import permission_at, placement_at
from nahtlos.web.placements.permission_forms import (
    DayForm,
    GrantForm,
    MoreForm,
    PrepareForm,
    RefuseForm,
    SendForm,
    ValidForm,
)

TITLES: dict[str, Promise] = {
    "send": gettext_lazy("The request was sent"),
    "agency": gettext_lazy("The office has asked the employment agency"),
    "more": gettext_lazy("The office asks for more"),
    "complete": gettext_lazy("What was missing is there"),
    "grant": gettext_lazy("The permission is granted"),
    "refuse": gettext_lazy("The permission is refused"),
    "withdraw": gettext_lazy("Take the request back"),
}


def prepare(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """What the office needs to know about this work."""
    row = placement_at(request, person, placement)
    demand(access.may_change(request.actor, row))
    form = PrepareForm(request.POST or None, initial={"duties": row.title})

    def do() -> None:
        work = actions.Work(**form.cleaned_data)
        actions.prepare(placement=row, work=work, by=request.actor, at=now())

    if done(request, form, do):
        messages.success(request, _("Prepared. Print it, have it signed, and send it."))
        return redirect("placements:work", person)
    return ask(request, form, _("Ask for the permission"), submit=_("Prepare"),
               back=reverse("placements:work", args=[person]), back_to=str(row.person))  # fmt: skip


def seen(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """The paper that the person has already allows this work."""
    row = placement_at(request, person, placement)
    demand(access.may_change(request.actor, row))
    form = ValidForm(request.POST or None, initial={"valid_from": row.starts_on})

    def do() -> None:
        granted = actions.Granted(**form.cleaned_data)
        actions.note_seen(placement=row, granted=granted, by=request.actor, at=now())

    if done(request, form, do):
        messages.success(request, _("Written down. The start can be recorded on its day."))
        return redirect("placements:work", person)
    return ask(
        request, form, _("The entry in the paper allows this work"), submit=_("Write down"),
        back=reverse("placements:work", args=[person]), back_to=str(row.person),
        lead=_("Please look at the entry in the residence paper itself (§ 4a Abs. 3, 5 AufenthG)."),
    )  # fmt: skip


def move(request: NahtlosRequest, permission: UUID, verb: str) -> HttpResponse:
    """What became of the request."""
    row = permission_at(request, permission)
    if verb not in TITLES:
        raise Http404
    demand(people.may_keep(request.actor, row.person))
    form = _form(request, verb)
    if done(request, form, lambda: DOES[verb](row, form.cleaned_data, request)):
        messages.success(request, _("Written down."))
        return redirect("placements:work", row.person_id)
    return ask(request, form, TITLES[verb], submit=_("Write down"),
               back=reverse("placements:work", args=[row.person_id]),
               back_to=str(row.person))  # fmt: skip


def _offices(region: UUID) -> dict[str, network.Institution]:
    rows = network.institutions(region)
    return {str(one.pk): one for one in rows if one.kind == "immigration_office"}


def _form(request: NahtlosRequest, verb: str) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    if verb == "send":
        offices = _offices(sure(request.actor.region))
        return SendForm(data, offices=[(key, one.name) for key, one in offices.items()])
    return FORMS[verb](data)


class Nothing(forms.Form):
    """Nothing is asked."""


FORMS: dict[str, Callable[[Any], forms.Form]] = {
    "agency": DayForm,
    "more": MoreForm,
    "complete": DayForm,
    "grant": GrantForm,
    "refuse": RefuseForm,
    "withdraw": Nothing,
}
Given = dict[str, Any]


def _send(row: queries.Permission, given: Given, request: NahtlosRequest) -> None:
    office = _offices(row.region_id)[given["office"]]
    actions.send(permission=row, office=office, on=given["on"], by=request.actor, at=now())


def _grant(row: queries.Permission, given: Given, request: NahtlosRequest) -> None:
    on = given.pop("on")
    granted = actions.Granted(**given)
    actions.grant(permission=row, granted=granted, on=on, by=request.actor, at=now())


def _plain(verb: Callable[..., object]) -> Callable[[Any, Given, NahtlosRequest], object]:
    return lambda row, given, request: verb(permission=row, by=request.actor, at=now(), **given)


def _refuse(row: queries.Permission, given: Given, request: NahtlosRequest) -> None:
    more = given | {"reason": queries.Refused(given["reason"])}
    actions.refuse(permission=row, by=request.actor, at=now(), **more)


DOES: dict[str, Callable[[Any, Given, NahtlosRequest], object]] = {
    "send": _send,
    "agency": _plain(actions.ask_agency),
    "more": _plain(actions.ask_for_more),
    "complete": _plain(actions.complete),
    "grant": _grant,
    "refuse": _refuse,
    "withdraw": _plain(actions.withdraw),
}


@require_safe
def paper(request: NahtlosRequest, permission: UUID) -> HttpResponse:
    """The request as a paper to sign: what the office has to know about the work."""
    row = permission_at(request, permission)
    demand(people.may_keep(request.actor, row.person))
    made = papers.request_pdf(queries.form_of(row), at=now())
    return as_pdf(made, papers.TITLE)
