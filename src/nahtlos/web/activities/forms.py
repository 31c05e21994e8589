"""Forms for whoever plans an activity or writes what came of it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.activities import actions, queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices


class PlanForm(PlainForm):
    """What is done, where and when."""

    kind = OneOf(label=_("What is it?"), choices=queries.Kind.choices)
    title = PlainText(label=_("Name"), max_length=120)
    starts_on = Day(label=_("From"))
    ends_on = Day(label=_("Until"), help_text=_("The same day, if it takes one day."))
    place = PlainText(label=_("Where?"), max_length=120, required=False)
    about = PlainText(
        label=_("What is it for?"), max_length=600, lines=True, required=False,
        help_text=_("What should come of it, and for whom."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("It begins after that. Please write the last day."))
        return data

    def told(self) -> actions.Planned:
        """As the action wants it."""
        return actions.Planned(**self.cleaned_data)


class GuestsForm(PlainForm):
    """How many of each kind came; an empty box is “not counted”."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for value, label in queries.Guest.choices:
            self.fields[value] = forms.IntegerField(
                label=label, min_value=0, max_value=100_000, required=False
            )


class ShareForm(PlainForm):
    """What an institution put in."""

    institution = OneOfMany(label=_("Which institution?"))
    hours = forms.DecimalField(
        label=_("Hours of work"), min_value=0, max_value=99_999, decimal_places=1, required=False,
        help_text=_("All staff together, with preparation."),
    )  # fmt: skip
    euros = forms.DecimalField(
        label=_("Euros"), min_value=0, max_value=9_999_999, decimal_places=2, required=False,
        help_text=_("Without the pay of the staff."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "institution", list(choices))

    def numbers(self) -> dict[str, Decimal]:
        """Hours and euros; nothing is none."""
        return {name: self.cleaned_data[name] or Decimal(0) for name in ("hours", "euros")}


class LookBackForm(PlainForm):
    """What was learned from it."""

    learned = PlainText(
        label=_("What would you do again, and what otherwise?"), max_length=600, lines=True
    )


class OriginForm(PlainForm):
    """From which activity something came."""

    activity = OneOfMany(label=_("From which activity did it come?"), required=False)

    def __init__(self, *args: Any, found: Iterable[queries.Activity], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(one.pk), f"{one.title}, {one.starts_on:%d.%m.%Y}") for one in found]
        offer_choices(self, "activity", [("", _("From none, or not known")), *choices])
