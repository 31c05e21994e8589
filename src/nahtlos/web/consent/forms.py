"""The form in which consent is asked for: nothing is ticked beforehand."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.network.queries import Institution
from nahtlos.people import queries
from nahtlos.people.wording import SPECIAL
from nahtlos.web.consent.agreeing import HOW, hold_to, signed_paper
from nahtlos.web.fields import Day, OneOf, OneOfMany, SomeOf
from nahtlos.web.forms import offer_choices

A_YEAR, TWO_YEARS = timedelta(days=365), timedelta(days=730)
# Consent for a referral or a handover is asked on the page of that.
OF_THEIR_OWN = (queries.Purpose.REFERRAL, queries.Purpose.HANDOVER)
PURPOSES = tuple(one for one in queries.Purpose.choices if one[0] not in OF_THEIR_OWN)


def _tomorrow() -> date:
    return today() + timedelta(days=1)


def _in_two_years() -> date:
    return today() + TWO_YEARS


def _in_a_year() -> date:
    return today() + A_YEAR


class AskConsent(forms.Form):
    """Who may see which parts, for what, until when, and how the person says yes."""

    recipient = OneOfMany(label=_("Who may see it?"))
    purpose = OneOf(label=_("For what?"), choices=PURPOSES)
    parts = SomeOf(label=_("Which parts?"), choices=queries.Part.choices)
    until = Day(
        label=_("Until when?"), earliest=_tomorrow, latest=_in_two_years, initial=_in_a_year
    )
    how = OneOf(label=_("How does the person agree?"), choices=HOW)
    paper = signed_paper()

    def __init__(self, *args: Any, recipients: list[Institution], own: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        self.own = str(own)
        self.recipients = {str(one.pk): one for one in recipients}
        names = [(key, one.name) for key, one in self.recipients.items()]
        offer_choices(self, "recipient", [("", "–"), *names])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("recipient") == self.own and set(given.get("parts", ())) - set(SPECIAL):
            self.add_error(
                "parts", _("Your institution sees this anyway. Ask only for burdens and health.")
            )
        hold_to(self, given)
        return given
