"""The form of a step."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.plan.queries import Doer
from nahtlos.web.fields import Day, OneOf, PlainText


def _a_year_ago() -> date:
    return today() - timedelta(days=365)


def _in_five_years() -> date:
    return today() + timedelta(days=5 * 365)


class StepForm(forms.Form):
    """What, who, until when."""

    what = PlainText(
        label=_("What is done next?"),
        max_length=200,
        help_text=_("For example: hand in the certificate for recognition"),
    )
    who = OneOf(label=_("Who does it?"), choices=Doer.choices)
    until = Day(label=_("Until when?"), required=False, earliest=_a_year_ago, latest=_in_five_years)
    note = PlainText(label=_("Worth knowing"), max_length=500, lines=True, required=False)
