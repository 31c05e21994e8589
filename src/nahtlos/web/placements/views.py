"""Work in one person's file: a start planned, begun, changed, ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.employers import queries as employers
from nahtlos.placements import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.employers.arriving import found as found_here
from nahtlos.web.network.doing import ask, done
from nahtlos.web.placements.arriving import placement_at
from nahtlos.web.placements.forms import DropForm, EndForm, StartForm
from nahtlos.web.placements.telling import told


@require_safe
def work(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What has begun, what is planned, and what came of it?"""
    found = arrive(request, person, "plan")
    if found.institution_id != request.actor.institution:
        raise Http404
    rows = [told(one, request.actor, today()) for one in queries.work_of(person)]
    shown = {
        "person": found,
        "rows": rows,
        "refusal": access.may_plan(request.actor, found),
        "today": today(),
        "columns": [_("When"), _("Who"), _("Due"), _("What came of it")],
    }
    return render(request, "placements/work.html", shown)


def _companies(request: NahtlosRequest) -> list[employers.Employer]:
    """The own portfolio first, then the others of the region."""
    here, region = sure(request.actor.institution), sure(request.actor.region)
    own = [line.company for line in employers.portfolio(here)]
    return [*own, *employers.elsewhere(region, here, text="")]


def _back(person: UUID) -> str:
    return reverse("placements:work", args=[person])


def _drawn(request: NahtlosRequest, form: StartForm, title: str, back: str) -> HttpResponse:
    shown = {"form": form, "title": title, "back": back}
    return render(request, "placements/form.html", shown, status=422 if form.errors else 200)


def new(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Work is to begin; the law is asked about it at once."""
    found = arrive(request, person, "plan")
    demand(access.may_plan(request.actor, found))
    after, opening = _after(request, person), _opening(request)
    first: dict[str, Any] = {"known_as": found.given_name, "starts_on": today()}
    if opening is not None:
        first |= {"title": opening.title, "employer": opening.company_id, "kldb": opening.kldb,
                  "occupation": employers.occupation_name(opening.kldb), "hours": opening.hours,
                  "starts_on": opening.start, "wage": opening.wage}  # fmt: skip
    form = StartForm(request.POST or None, companies=_companies(request), initial=first)

    def do() -> None:
        wanted = actions.Wanted(**form.fields_of(), earlier=after, opening=opening)
        actions.plan(person=found, wanted=wanted, by=request.actor, at=now())

    if done(request, form, do):
        messages.success(request, _("Written down. Below stands what the law says of it."))
        return redirect("placements:work", person)
    title = _("The next work") if after else _("Work begins")
    return _drawn(request, form, title, _back(person))


def _opening(request: NahtlosRequest) -> employers.Opening | None:
    """The opening that is filled by it, if it came from one."""
    try:
        key = UUID(request.GET["opening"]) if request.GET.get("opening") else None
    except ValueError as error:
        raise Http404 from error
    return found_here(employers.opening_for, key) if key else None


def _after(request: NahtlosRequest, person: UUID) -> queries.Placement | None:
    """The work that it follows, if somebody changes employers."""
    typed = request.GET.get("after", "")
    try:
        key = UUID(typed) if typed else None
    except ValueError as error:
        raise Http404 from error
    return row_of(person, queries.placement_for, key) if key else None


def change(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """Write it as it was really meant."""
    row = placement_at(request, person, placement)
    demand(access.may_change(request.actor, row))
    form = StartForm(request.POST or None, companies=_companies(request), initial=_initial(row))

    def do() -> None:
        wanted = actions.Wanted(**form.fields_of(), opening=row.opening)
        actions.change(placement=row, wanted=wanted, by=request.actor, at=now())

    if done(request, form, do):
        messages.success(request, _("Changed."))
        return redirect("placements:work", person)
    return _drawn(request, form, row.title, _back(person))


def _initial(row: queries.Placement) -> dict[str, Any]:
    occupation = employers.occupation_name(row.kldb) if row.kldb else ""
    return model_to_dict(row) | {"occupation": occupation}


@require_POST
def start(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """It has begun."""
    row = placement_at(request, person, placement)
    actions.start(placement=row, by=request.actor, at=now())
    messages.success(
        request, _("The start is recorded. After 1, 3, 6 and 12 months is asked how it goes.")
    )
    return redirect("placements:work", person)


def end(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """It has ended."""
    row = placement_at(request, person, placement)
    form = EndForm(request.POST or None)

    def do() -> None:
        given = form.cleaned_data | {"reason": queries.Reason(form.cleaned_data["reason"])}
        actions.end(placement=row, by=request.actor, at=now(), **given)

    if done(request, form, do):
        messages.success(
            request, _("Ended. The person is still asked whether they work elsewhere.")
        )
        return redirect("placements:work", person)
    return ask(request, form, _("This work has ended"), submit=_("Write down"),
               back=_back(person), back_to=str(row.person))  # fmt: skip


def drop(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """It does not begin."""
    row = placement_at(request, person, placement)
    form = DropForm(request.POST or None)

    def do() -> None:
        given = form.cleaned_data | {"reason": queries.Reason(form.cleaned_data["reason"])}
        actions.drop(placement=row, by=request.actor, at=now(), **given)

    if done(request, form, do):
        messages.success(request, _("Written down. It does not begin."))
        return redirect("placements:work", person)
    return ask(request, form, _("This work does not begin"), submit=_("Write down"),
               back=_back(person), back_to=str(row.person))  # fmt: skip
