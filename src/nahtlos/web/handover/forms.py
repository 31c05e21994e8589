"""Forms of a handover; nothing is ticked beforehand."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people.queries import Document, Part
from nahtlos.referrals import queries
from nahtlos.web.consent.agreeing import HOW, OWN_HAND, hold_to, signed_paper
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import offer_choices

TWO_MONTHS, TWO_YEARS = timedelta(days=60), timedelta(days=730)
CHOSEN = tuple(one for one in Part.choices if one[0] != queries.ALWAYS)


def _tomorrow() -> date:
    return today() + timedelta(days=1)


def _in_two_months() -> date:
    return today() + TWO_MONTHS


def _in_two_years() -> date:
    return today() + TWO_YEARS


class Handing(forms.Form):
    """To whom, what goes, what becomes of the rest, and how the person agrees to exactly that."""

    own_hand = OWN_HAND
    recipient = OneOfMany(label=_("Who takes the case over?"))
    why = PlainText(
        label=_("Why?"),
        max_length=300,
        lines=True,
        help_text=_("For example: she moves into their area in March. Nothing about health."),
    )
    parts = SomeOf(
        label=_("What goes beside the situation?"),
        choices=CHOSEN,
        required=False,
        help_text=_("What is not ticked stays with you in a closed case."),
    )
    documents = SomeOf(label=_("Which documents go?"), choices=[], required=False)
    with_referrals = forms.BooleanField(
        label=_("The person wants open referrals to others to go on"), required=False
    )
    with_consents = forms.BooleanField(
        label=_("The person wants others who see parts now to go on seeing them"), required=False
    )
    until = Day(
        label=_("They can answer at the longest until"),
        earliest=_tomorrow, latest=_in_two_years, initial=_in_two_months,
    )  # fmt: skip
    how = OneOf(label=_("How does the person agree?"), choices=HOW)
    paper = signed_paper()

    def __init__(
        self, *args: Any, houses: Sequence[Any], documents: Iterable[Document], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.houses = {str(one.pk): one for one in houses}
        names = [(key, one.name) for key, one in self.houses.items()]
        offer_choices(self, "recipient", [("", "–"), *names])
        titles = [(str(one.pk), one.title) for one in documents]
        offer_choices(self, "documents", titles)
        if not titles:
            del self.fields["documents"]

    @property
    def parts_that_go(self) -> tuple[str, ...]:
        """What was ticked, and what always goes, in the order of a file."""
        ticked = {*self.cleaned_data["parts"], queries.ALWAYS}
        return tuple(part for part in Part.values if part in ticked)

    @property
    def named(self) -> tuple[UUID, ...]:
        """The documents that go."""
        return tuple(UUID(key) for key in self.cleaned_data.get("documents", ()))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        hold_to(self, given, own_hand=self.own_hand, signed="print" not in self.data)
        return given


class TakeOver(forms.Form):
    """Who of the own advisers accompanies the person from now on."""

    adviser = OneOfMany(label=_("Who accompanies the person from now on?"))

    def __init__(self, *args: Any, advisers: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "adviser", advisers)


class Decline(forms.Form):
    """No, and why."""

    words = PlainText(
        label=_("Why not?"),
        max_length=300,
        lines=True,
        help_text=_("The giver reads this. For example: we do not answer for this area."),
    )
