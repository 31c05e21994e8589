"""Forms of the coordination and of whoever answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.web.fields import OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices


class GiveForm(PlainForm):
    """Who answers?"""

    to = OneOfMany(label=_("Who answers?"))

    def __init__(self, *args: Any, staff: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "to", staff)


class AnswerForm(PlainForm):
    """The answer, which the whole network reads."""

    title = PlainText(
        label=_("What was it about?"), max_length=120,
        help_text=_("In neutral words, without names. The network reads this."),
    )  # fmt: skip
    text = PlainText(label=_("Your answer"), max_length=3000, min_length=10, lines=True)
    names_somebody = forms.BooleanField(
        label=_("The sender's words name somebody or hold personal data: do not publish them."),
        required=False,
    )


class DaysForm(PlainForm):
    """Within how many days the region answers."""

    days = forms.IntegerField(
        label=_("Within how many days is answered?"), min_value=1, max_value=90
    )
