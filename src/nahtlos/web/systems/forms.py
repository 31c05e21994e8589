"""Forms of an institution's own system."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.core.roles import role
from nahtlos.network import access
from nahtlos.network.queries import Membership
from nahtlos.web.fields import Day, OneOfMany, PlainText
from nahtlos.web.forms import offer_choices

A_YEAR, TWO_YEARS = timedelta(days=365), timedelta(days=730)


def _in_a_year() -> date:
    return today() + A_YEAR


def _in_two_years() -> date:
    return today() + TWO_YEARS


def _tomorrow() -> date:
    return today() + timedelta(days=1)


class KeyForm(forms.Form):
    """For which system, as whom it acts, from when until when."""

    name = PlainText(
        label=_("Which system?"),
        max_length=60,
        help_text=_("For example: course book of the evening school. No names of persons."),
    )
    membership = OneOfMany(label=_("As whom does it act?"))
    begins = Day(label=_("It holds from"), earliest=today, latest=_in_two_years, initial=today)
    ends = Day(
        label=_("It holds until"), earliest=_tomorrow, latest=_in_two_years, initial=_in_a_year
    )

    def __init__(self, *args: Any, places: Iterable[Membership], **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = {str(one.pk): one for one in places}
        named = [
            (key, f"{one.institution.short_name} – {one.account} ({role(one.role).title})")
            for key, one in self.places.items()
        ]
        offer_choices(self, "membership", [("", "–"), *named])

    def clean_membership(self) -> Membership:
        """The place of work itself."""
        return self.places[self.cleaned_data["membership"]]


class AddressForm(forms.Form):
    """Where the system is told."""

    address = PlainText(
        label=_("Address of your system"),
        max_length=300,
        help_text=_("For example: https://system.lindenau.example/nahtlos"),
        widget=forms.URLInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )

    def clean_address(self) -> str:
        """A whole address in the public internet."""
        address = str(self.cleaned_data["address"])
        refusal = access.may_tell_at(address, anywhere=settings.WEBHOOKS_ANYWHERE)
        if refusal:
            raise forms.ValidationError(str(refusal))
        return address
