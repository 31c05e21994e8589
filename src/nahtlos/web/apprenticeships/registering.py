"""The chamber's register: told, answered by link, or written down by hand."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nahtlos.apprenticeships import access, actions, queries
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.arriving import apprenticeship_at, page_of, then
from nahtlos.web.apprenticeships.asking import over, quiet
from nahtlos.web.apprenticeships.guard_forms import (
    EntryForm,
    MissingForm,
    RegisteredForm,
    TellForm,
)
from nahtlos.web.network.doing import ask, done


def tell(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """Tell the chamber what to register."""
    row = apprenticeship_at(request, apprenticeship)
    known = queries.registration_of(row)
    demand(access.may_register(request.actor, row, known))
    form = TellForm(request.POST or None, chambers=queries.chambers(row.region_id))

    def do() -> None:
        actions.tell_chamber(
            apprenticeship=row, chamber=form.chosen(), agreed=form.cleaned_data["agreed"],
            by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        return then(request, row, _("The chamber gets a link to it."))
    return ask(
        request, form, _("Tell the chamber"), submit=_("Tell it"), back=page_of(row),
        back_to=str(row.person),
        lead=_("It reads name, birth date, occupation, company and days. The company has to apply"
               " for the entry itself (§ 36 BBiG)."),
    )  # fmt: skip


def registered(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The entry was seen."""
    row = apprenticeship_at(request, apprenticeship)
    known = queries.registration_of(row)
    demand(access.may_register(request.actor, row, known))
    first = {"chamber": str(known.chamber_id)} if known else None
    form = RegisteredForm(
        request.POST or None, chambers=queries.chambers(row.region_id), initial=first
    )

    def do() -> None:
        actions.register(
            apprenticeship=row,
            chamber=form.chosen(),
            entry=_entry(form),
            by=request.actor,
            at=now(),
        )

    if done(request, form, do):
        return then(request, row, _("Written down. The contract is registered."))
    return ask(request, form, _("The contract is registered"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip


def missing(request: NahtlosRequest, apprenticeship: UUID) -> HttpResponse:
    """The chamber has said on the telephone what is missing."""
    row = apprenticeship_at(request, apprenticeship)
    known = queries.registration_of(row)
    demand(access.may_register(request.actor, row, known))
    form = MissingForm(request.POST or None)

    def do() -> None:
        if known is not None:
            words = form.cleaned_data["missing"]
            actions.say_missing(registration=known, missing=words, by=request.actor, at=now())

    if done(request, form, do):
        return then(request, row, _("Written down."))
    return ask(request, form, _("Something is missing"), submit=_("Write down"),
               back=page_of(row), back_to=str(row.person))  # fmt: skip


def _entry(form: EntryForm | RegisteredForm) -> actions.Entry:
    given = form.cleaned_data
    return actions.Entry(registered_on=given["registered_on"], number=given["number"])


@dataclass(frozen=True)
class _Answer:
    """The two forms of the chamber; the one that was sent is bound."""

    entry: EntryForm
    missing: MissingForm

    @property
    def errors(self) -> bool:
        """Whether something in them has to be mended."""
        return bool(self.entry.errors or self.missing.errors)


def _forms(request: NahtlosRequest) -> _Answer:
    data = request.POST if request.method == "POST" else None
    says_missing = data is not None and "missing" in data
    return _Answer(EntryForm(None if says_missing else data),
                   MissingForm(data if says_missing else None))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: NahtlosRequest, token: str) -> HttpResponse:
    """What the chamber is to register; it answers without signing in."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        found = queries.registration_of_link(token)
        if found is None:
            return quiet(over(request, trainee=False))
        answer = _forms(request)
        if _said(request, found, answer, by):
            return quiet(redirect(request.path))
        shown = {"row": found, "entry": answer.entry, "missing": answer.missing}
        status = 422 if answer.errors else 200
        return quiet(render(request, "apprenticeships/chamber.html", shown, status=status))


def _said(request: NahtlosRequest, found: queries.Registration, answer: _Answer, by: Actor) -> bool:
    return done(
        request, answer.entry,
        lambda: actions.say_registered(
            registration=found, entry=_entry(answer.entry), by=by, at=now()
        ),
    ) or done(
        request, answer.missing,
        lambda: actions.say_missing(
            registration=found, missing=answer.missing.cleaned_data["missing"], by=by, at=now()
        ),
    )  # fmt: skip
