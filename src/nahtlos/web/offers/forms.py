"""Forms of offers: what is expected stands at each field, with an example."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.network.queries import TOPICS
from nahtlos.offers import queries, wording
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import PlainForm
from nahtlos.web.network.forms import spoken
from nahtlos.web.network.reach import Mail, Telephone, Website
from nahtlos.web.offers import payers

ANY = ("", _("Everything"))
LEVELS = [("", "–"), *((level, level) for level in queries.LEVELS)]
FRESH = [(30, _("every month")), (90, _("every three months")), (180, _("every six months"))]
FAR = [("", _("any distance")), ("5", "5 km"), ("10", "10 km"), ("25", "25 km")]


def a_year_ago() -> date:
    """As far back as results and starts are entered by hand."""
    return today() - timedelta(days=400)


def _in_three_years() -> date:
    return today() + timedelta(days=3 * 365)


class SearchForm(PlainForm):
    """What somebody looks for."""

    text = PlainText(label=_("What are you looking for?"), required=False, max_length=80)
    topic = OneOfMany(label=_("What is it about?"), required=False, choices=[ANY, *TOPICS])
    level = OneOfMany(label=_("German now"), required=False, choices=LEVELS)
    place = PlainText(label=_("Town or postcode"), required=False, max_length=80)
    within_km = OneOfMany(label=_("How far?"), required=False, choices=FAR)
    kind = OneOfMany(label=_("Kind"), required=False, choices=[ANY, *queries.Kind.choices])
    hours = OneOfMany(
        label=_("When?"), required=False, choices=[("", _("any time")), *queries.Hours.choices]
    )
    language = OneOfMany(
        label=_("In which language?"), required=False,
        choices=lambda: [("", _("any language")), *spoken()],
    )  # fmt: skip
    childcare = forms.BooleanField(label=_("With childcare"), required=False)
    free = forms.BooleanField(label=_("With a free seat"), required=False)

    def search(self) -> queries.Search:
        """What was asked for; what cannot be read asks for nothing."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        asked = {name: value for name, value in given.items() if value}
        if "within_km" in asked:
            asked["within_km"] = int(asked["within_km"])
        return queries.Search(**asked)


class OfferForm(PlainForm):
    """All that is said about an offer."""

    title = PlainText(label=_("Title"), max_length=120, help_text=_("For example: German A2 to B1"))
    kind = OneOf(label=_("Kind"), choices=queries.Kind.choices)
    topic = OneOfMany(label=_("What is it about?"), choices=TOPICS)
    says = PlainText(label=_("What happens there?"), max_length=600, lines=True, required=False)
    target_group = PlainText(label=_("For whom?"), max_length=200, required=False)
    level_from = OneOfMany(label=_("German at the beginning"), choices=LEVELS, required=False)
    level_to = OneOfMany(label=_("German at the end"), choices=LEVELS, required=False)
    teaches_script = forms.BooleanField(
        label=_("Teaches to read and write Latin letters"), required=False
    )
    languages = SomeOf(label=_("Taught or advised in"), required=False, choices=spoken)
    childcare = forms.BooleanField(label=_("With childcare"), required=False)
    hours = SomeOf(label=_("When?"), required=False, choices=queries.Hours.choices)
    times = PlainText(
        label=_("Days and times"), max_length=120, required=False,
        help_text=_("For example: Mon to Thu 9–12:15"),
    )  # fmt: skip
    load = OneOf(label=_("How much of the week?"), choices=queries.Load.choices)
    weeks = forms.IntegerField(
        label=_("How many weeks?"), min_value=1, max_value=200, required=False
    )
    costs = forms.DecimalField(
        label=_("Costs for the person, in euro"), min_value=0, max_value=100_000, decimal_places=2,
        required=False,
    )  # fmt: skip
    costs_note = PlainText(label=_("About the costs"), max_length=120, required=False)
    area = OneOfMany(label=_("Where?"), required=False)
    street = PlainText(label=_("Street and number"), max_length=120, required=False)
    telephone = Telephone(label=_("Telephone"), required=False)
    email = Mail(label=_("E-mail"), required=False)
    website = Website(label=_("Website"), required=False)
    instruments = SomeOf(label=_("Who may pay for it?"), required=False, choices=payers.choices)
    hold_days = forms.IntegerField(
        label=_("How many days is a seat held for an answer?"), min_value=1, max_value=60, initial=7
    )
    fresh_days = forms.TypedChoiceField(
        label=_("How often will you check this?"), choices=FRESH, coerce=int, initial=90
    )
    names: ClassVar[tuple[str, ...]]

    def __init__(self, *args: Any, areas: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.areas = {str(area.pk): area for area in areas}
        field = cast("OneOfMany", self.fields["area"])
        field.choices = [("", _("not at one place")), *((k, a.name) for k, a in self.areas.items())]

    def clean_area(self) -> Any:
        """The area itself, or none."""
        return self.areas.get(self.cleaned_data["area"])

    def clean(self) -> dict[str, Any]:
        """A course that leads from one level to another leads upward."""
        data = super().clean() or self.cleaned_data
        low, high = data.get("level_from"), data.get("level_to")
        if low and high and low > high:
            self.add_error("level_to", str(wording.EXPECTED["level_falls"]))
        return data


OfferForm.names = tuple(OfferForm.base_fields)


class RunForm(PlainForm):
    """One start: days and seats."""

    starts_on = Day(label=_("First day"), earliest=a_year_ago, latest=_in_three_years)
    ends_on = Day(label=_("Last day"), required=False, earliest=a_year_ago, latest=_in_three_years)
    seats = forms.IntegerField(label=_("Seats"), min_value=0, max_value=500)


class SeatsForm(PlainForm):
    """The seats of the next run, in the table of one's own offers."""

    seats = forms.IntegerField(label=_("Seats"), min_value=0, max_value=500)
