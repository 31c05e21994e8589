"""From when to when messages to persons may arrive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"inputmode": "numeric", "size": 5}, format="%H:%M")


class Hours(forms.Form):
    """The hours in which a telephone may ring."""

    opens = forms.TimeField(label=_("From"), widget=_clock(), help_text=_("For example 8:00"))
    closes = forms.TimeField(label=_("Until"), widget=_clock())
    sundays_quiet = forms.BooleanField(label=_("No messages on Sundays"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if opens and closes and closes <= opens:
            self.add_error(
                "closes", _("Please choose a time after the first one, for example 20:00.")
            )
        return given
