"""Before and after an activity or a decision: what moved, how sure that is, and what it does not say."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from nahtlos.activities import queries as activities
from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, queries
from nahtlos.outcomes.charts import Broken, BrokenWords, Said, intervention_chart
from nahtlos.outcomes.engine import BeforeAfter, Estimate, TooAlike, TooFew, before_after
from nahtlos.outcomes.wording import FIGURES
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.fields import Day, OneOf, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.outcomes.told import rounded
from nahtlos.web.outcomes.typed import Typed, read_typed

OWN = ("lasting_6", "k2_like", "at_level", "answered_in_time", "rhythm_kept")


class BeforeAfterForm(PlainForm):
    """Which series, and what happened when."""

    series = OneOf(label=gettext_lazy("Which figure?"))
    typed = PlainText(
        label=gettext_lazy("Or your own monthly numbers"), max_length=6000, lines=True, required=False,
        help_text=gettext_lazy("A line for each month: month and number, such as 2025-03; 41. Public statistics only."),
    )  # fmt: skip
    what = PlainText(label=gettext_lazy("What happened?"), max_length=60)
    on = Day(label=gettext_lazy("On which day?"), latest=today)
    seasons = forms.BooleanField(
        label=gettext_lazy("Take the course of the year out (monthly numbers)"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "series", [("typed", _("my own numbers, typed below")),
                                       *((key, FIGURES[key].title) for key in OWN)])  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Typed numbers are read here, so that a fault stands at their field."""
        data = super().clean() or self.cleaned_data
        if data.get("series") == "typed":
            try:
                data["points"] = read_typed(data.get("typed", ""))
            except ValueError as fault:
                self.add_error("typed", str(fault))
        return data


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: NahtlosRequest) -> HttpResponse:
    """Did it move after that day, more than such series move anyway? Nothing of it is kept."""
    demand(access.may_see(request.actor))
    region = sure(request.actor.region)
    form = BeforeAfterForm(request.POST or None, initial=_first(request))
    shown: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        shown |= _answer(_points(form, region), form.cleaned_data)
    return render(request, "outcomes/before_after.html", shown, status=422 if form.errors else 200)


def _first(request: NahtlosRequest) -> dict[str, Any]:
    """An activity that was named in the address."""
    year = sure(request.actor.region), today().year
    asked = request.GET.get("activity", "")
    for number in range(3):
        for line in activities.year_of(year[0], year[1] - number).pages:
            if str(line.activity.pk) == asked:
                return {
                    "what": line.activity.title[:60],
                    "on": line.activity.starts_on,
                    "series": OWN[0],
                }
    return {"series": OWN[0]}


def _points(form: BeforeAfterForm, region: Any) -> Typed:
    if form.cleaned_data["series"] == "typed":
        points: Typed = form.cleaned_data["points"]
        return points
    through = queries.series(region, form.cleaned_data["series"])
    return [(one.edition.counted_on, one.value) for one in through if one.value is not None]


def _answer(points: Typed, told: dict[str, Any]) -> dict[str, Any]:
    days, values = [day for day, _value in points], [value for _day, value in points]
    at = sum(day < told["on"] for day in days)
    try:
        found = before_after(values, at, seasons=told["seasons"])
    except TooFew:
        return {"chart": _chart(days, values, at, told), "refused": True, "before": at, "after": len(values) - at}  # fmt: skip
    except TooAlike:
        return {"chart": _chart(days, values, at, told), "wanders": True}
    return {"chart": _chart(days, values, at, told, found), "sentences": sentences(found)}


def sentences(found: BeforeAfter) -> list[str]:
    """What it says, for whoever is no statistician; never that one thing brought the other."""
    told = [_LEVEL[found.level.answer] % _numbers(found.level)]
    told.append(_LATER[found.later.answer] % _numbers(found.later))
    return [str(one) for one in told]


_LEVEL = {
    "more": gettext_lazy("Right after that day the numbers stood %(value)s higher than the time before would lead one to expect (between %(low)s and %(high)s)."),
    "fewer": gettext_lazy("Right after that day the numbers stood lower than the time before would lead one to expect: by %(value)s (between %(low)s and %(high)s)."),
    "unclear": gettext_lazy("Whether anything moved right after that day cannot be told from chance: the difference is %(value)s, and may be anything between %(low)s and %(high)s."),
}  # fmt: skip
_LATER = {
    "more": gettext_lazy("At the end of the series they stand %(value)s higher than the time before would lead one to expect (between %(low)s and %(high)s)."),
    "fewer": gettext_lazy("At the end of the series they stand lower than the time before would lead one to expect: by %(value)s (between %(low)s and %(high)s)."),
    "unclear": gettext_lazy("At the end of the series no difference can be told from chance: it is %(value)s, and may be anything between %(low)s and %(high)s."),
}  # fmt: skip


def _numbers(one: Estimate) -> dict[str, str]:
    if one.answer == "fewer":  # “Lower by 5” is said without a minus.
        one = Estimate(-one.value, -one.high, -one.low)
    written = {name: rounded(getattr(one, name), 1) for name in ("value", "low", "high")}
    return {name: text.replace("-", "−") for name, text in written.items()}


def _chart(
    days: Sequence[date], values: Sequence[float], at: int, told: dict[str, Any], *found: BeforeAfter
) -> SafeString:  # fmt: skip
    gap: list[float | None] = [None] * at
    series = Broken(values, at)
    for one in found:
        after = [gap + side.tolist() for side in (one.expected, one.low, one.high)]
        series = Broken(values, at, one.fitted.tolist(), *after)
    said = Said(
        _("Before and after: %(what)s") % {"what": told["what"]},
        _("Counted values, and what happened as an upright line."),
        lambda value: rounded(value, 0 if float(value).is_integer() else 1), nothing=_("Nothing can be shown."), name="ba",
    )  # fmt: skip
    words = BrokenWords(_("counted"), told["what"], _("line through what was counted"),
                        _("how it would have gone on; the band: how unsure that is"))  # fmt: skip
    labels = [f"{day:%m/%y}" for day in days]
    return mark_safe(intervention_chart(said, labels, series, words))  # noqa: S308 -- our own drawing
