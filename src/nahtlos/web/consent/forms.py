"""The form in which consent is asked for: nothing is ticked beforehand."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.network.queries import Institution
from nahtlos.people import actions, queries
from nahtlos.people.wording import SPECIAL
from nahtlos.web.fields import Day, OneOf, OneOfMany, SomeOf
from nahtlos.web.forms import offer_choices

A_YEAR, TWO_YEARS = timedelta(days=365), timedelta(days=730)
# Consent for a referral or a handover is asked on the page of that.
OF_THEIR_OWN = (queries.Purpose.REFERRAL, queries.Purpose.HANDOVER)
PURPOSES = tuple(one for one in queries.Purpose.choices if one[0] not in OF_THEIR_OWN)
HOW = (
    ("on_the_spot", _("On the spot: read aloud, confirmed on this screen")),
    ("phone", _("On the person's telephone, by a link")),
    ("paper", _("On paper: signed and scanned")),
)


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
    paper = forms.FileField(
        label=_("The signed paper"),
        required=False,
        help_text=_("Only for paper: PDF, PNG or JPEG, at most 5 MB."),
        error_messages={"empty": _("This file is empty. Please scan the paper once more.")},
    )

    def __init__(self, *args: Any, recipients: list[Institution], own: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        self.own = str(own)
        self.recipients = {str(one.pk): one for one in recipients}
        names = [(key, one.name) for key, one in self.recipients.items()]
        offer_choices(self, "recipient", [("", "–"), *names])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        how = given.get("how")
        if given.get("recipient") == self.own and set(given.get("parts", ())) - set(SPECIAL):
            self.add_error(
                "parts", _("Your institution sees this anyway. Ask only for burdens and health.")
            )
        if how == "paper":
            self._read_paper(given)
        if set(given.get("parts", ())) & set(SPECIAL) and how == "on_the_spot":
            self.add_error(
                "how", _("Burdens and health need the person's own hand: telephone or paper.")
            )
        return given

    def _read_paper(self, given: dict[str, Any]) -> None:
        file = given.get("paper")
        if file is None:
            self.add_error("paper", _("Please choose the scan of the signed paper."))
            return
        try:
            given["paper"] = actions.read_paper(file.read(actions.MOST_BYTES + 1))
        except actions.NotAPaper as error:
            self.add_error("paper", str(error.sentence))
