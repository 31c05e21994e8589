"""What does it cost me? Few questions, a sum with its limits, and whom to ring. Nothing is kept."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.law import queries as law
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.fields import OneOf, OneOfMany
from nahtlos.web.forms import PlainForm
from nahtlos.web.funding import choices
from nahtlos.web.funding.fields import Number
from nahtlos.web.funding.telling import job_of, person_of
from nahtlos.web.portal.arriving import region_at, shown

SOON, MONTHS_OF_INTERNSHIP = timedelta(days=35), 8


class Few(PlainForm):
    """As little as a sum needs; what is not known stays open."""

    kind = OneOf(label=_("What do you offer?"), choices=choices.KINDS, initial="job")
    wage = Number(
        label=_("Gross pay a month, in euro"), least=1, most=50000, example="2500",
        help_text=_("In an apprenticeship the pay of its last year. Without one-off payments."),
    )  # fmt: skip
    weekly_hours = Number(label=_("Hours a week"), least=1, most=48, example="38.5", initial="40")
    headcount = Number(
        label=_("People who work in the company"), least=1, most=999999, example="11",
        required=False,
    )  # fmt: skip
    status = OneOfMany(
        label=_("Residence document"), choices=choices.statuses, required=False,
        help_text=_("Its paragraph is printed on the card."),
    )  # fmt: skip
    benefit = OneOfMany(label=_("Money to live on"), choices=choices.benefits, required=False)
    age = OneOfMany(label=_("Age"), choices=choices.AGES, required=False)


def estimate(request: NahtlosRequest, region: str) -> HttpResponse:
    """The questions, and the sum below them once they were sent."""
    here = region_at(region)
    form = Few(request.POST if request.method == "POST" else None)
    words: dict[str, Any] = {"form": form}
    if form.is_valid():
        words |= _answered(form, today())
    return render(
        request, "portal/estimate.html", shown(here, **words), status=422 if form.errors else 200
    )


def _answered(form: Few, on: date) -> dict[str, Any]:
    told = {**form.cleaned_data, "start": _first_of_month(on + SOON)}
    if told["kind"] == "eq":
        told["months"] = MONTHS_OF_INTERNSHIP
    found = law.funding(person_of(told), job_of(told), on=on)
    bars = [(bar, bar.percent(found.cost.total)) for bar in found.bars]
    return {"funding": found, "bars": bars, "exact": _passed_on(form, told["start"])}


def _first_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _passed_on(form: Few, start: date) -> list[tuple[str, str]]:
    """What was typed, for the page that counts more exactly."""
    typed = [(name, str(form.data.get(name, ""))) for name in form.fields]
    begins = (("day", start.day), ("month", start.month), ("year", start.year))
    return [*typed, *((f"start_{part}", str(number)) for part, number in begins)]
