"""Forms of a permission: what the office needs to know, and what became of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.placements import queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.placements.forms import in_ten_years, two_years_ago


class PrepareForm(PlainForm):
    """The work as the office has to know it."""

    duties = PlainText(
        label=_("What does the person do there, in detail?"), max_length=1000, lines=True,
        help_text=_("The main tasks, what is needed for them, where it is done"),
    )  # fmt: skip
    conditions = PlainText(
        label=_("Working conditions"), max_length=600, lines=True, required=False,
        help_text=_("Times and shifts, holidays, collective agreement, overtime, board and lodging"),
    )  # fmt: skip
    fast = forms.BooleanField(
        label=_("Accelerated procedure (§ 81a AufenthG) or EU Blue Card (§ 18g Abs. 4 AufenthG)"),
        required=False,
    )  # fmt: skip


class SendForm(PlainForm):
    """To which office, and when."""

    office = OneOfMany(label=_("To which immigration office?"))
    on = Day(label=_("Sent on"), earliest=two_years_ago, latest=today)

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "office", offices)


class DayForm(PlainForm):
    """On which day."""

    on = Day(label=_("On which day?"), earliest=two_years_ago, latest=today)


class MoreForm(DayForm):
    """What else the office wants."""

    words = PlainText(label=_("What is missing?"), max_length=300, required=False, lines=True)


class ValidForm(PlainForm):
    """From when until when, and with which conditions."""

    valid_from = Day(label=_("Holds from"), earliest=two_years_ago, latest=in_ten_years)
    valid_until = Day(label=_("Holds until"), required=False, latest=in_ten_years)
    terms = PlainText(
        label=_("Conditions in it"), max_length=300, required=False, lines=True,
        help_text=_("For example: only at this company, at most 20 hours a week"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        until = data.get("valid_until")
        if not self.errors and until and until < data["valid_from"]:
            self.add_error("valid_until", gettext("It cannot end before it begins."))
        return data


class GrantForm(ValidForm):
    """What the office allowed."""

    on = Day(label=_("Answered on"), earliest=two_years_ago, latest=today)
    field_order = ("on", "valid_from", "valid_until", "terms")


class RefuseForm(PlainForm):
    """Why the office said no."""

    on = Day(label=_("Answered on"), earliest=two_years_ago, latest=today)
    reason = OneOf(label=_("Why?"), choices=queries.Refused.choices)
    words = PlainText(label=_("In your words"), max_length=300, required=False, lines=True)
