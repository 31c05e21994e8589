"""From when to when messages to persons may arrive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _hour(label: object) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget)  # type: ignore[arg-type]  # Django: a text to be translated later


class Hours(forms.Form):
    """The hours in which a telephone may ring."""

    opens = _hour(_("From"))
    closes = _hour(_("Until"))
    sundays_quiet = forms.BooleanField(label=_("No messages on Sundays"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if opens and closes and closes <= opens:
            self.add_error(
                "closes", _("Please choose a time after the first one, for example 20:00.")
            )
        return given
