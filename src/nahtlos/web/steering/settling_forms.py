"""Forms of the minutes and of commitments."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.steering import actions, queries
from nahtlos.web.fields import Day, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.steering.telling import amount

Values = Mapping[str, Decimal | None]


class DecisionForm(PlainForm):
    """What was decided, until when, and which figure it wants to move."""

    text = PlainText(label=_("What is decided?"), max_length=600, lines=True)
    due_on = Day(label=_("Carried out until"), earliest=today, required=False)
    figure = OneOfMany(
        label=_("Which figure should it move?"), required=False, choices=(),
        help_text=_("Its value today is kept; the next meeting sees how it moved since."),
    )  # fmt: skip

    def __init__(self, *args: Any, values: Values, **more: Any) -> None:
        super().__init__(*args, **more)
        known = (one for key, one in queries.FIGURES.items() if key in values)
        named = [(one.key, f"{one.title}: {amount(values[one.key], one)}") for one in known]
        offer_choices(self, "figure", [("", _("none")), *named])

    def settled(self, values: Values) -> actions.Settled:
        """As the action wants it."""
        given = self.cleaned_data
        return actions.Settled(
            text=given["text"], due_on=given["due_on"], figure=given["figure"],
            value=values.get(given["figure"]),
        )  # fmt: skip


class TaskForm(PlainForm):
    """Who does what until when."""

    text = PlainText(label=_("What is to be done?"), max_length=300)
    who = OneOfMany(label=_("Who?"), choices=())
    until_on = Day(label=_("Until when?"), earliest=today)

    def __init__(self, *args: Any, members: Iterable[queries.Member], **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(str(one.pk), f"{one} ({one.place})") for one in members]
        offer_choices(self, "who", [("", _("Please choose")), *named])


class CommitmentForm(PlainForm):
    """Who promises how much of what until when."""

    place = OneOfMany(label=_("Who promises?"), choices=(), required=False)
    who = PlainText(
        label=_("Somebody who is not in the list"), max_length=160, required=False,
        help_text=_("The name of the company or institution, no person."),
    )  # fmt: skip
    number = forms.IntegerField(label=_("How many?"), min_value=1, max_value=999)
    what = OneOfMany(label=_("What?"), choices=queries.WHATS)
    words = PlainText(label=_("In their words"), max_length=200, required=False)
    until_on = Day(label=_("Until when?"), earliest=today)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.named = dict(places)
        offer_choices(self, "place", [("", _("Please choose")), *places])

    def clean(self) -> dict[str, Any]:
        """One of the two says who."""
        given = super().clean() or {}
        if not given.get("place") and not given.get("who"):
            self.add_error("place", _("Please choose who promises, or write the name below."))
        return given

    def promise(self) -> actions.Promise:
        """As the action wants it."""
        given = self.cleaned_data
        kind, _colon, key = given["place"].partition(":")
        whose = {kind: UUID(key)} if key else {}
        return actions.Promise(
            who=self.named.get(given["place"]) or given["who"], what=given["what"],
            number=given["number"], words=given["words"], until_on=given["until_on"], **whose,
        )  # fmt: skip


class UpdateForm(PlainForm):
    """One line, and what it adds."""

    text = PlainText(label=_("What happened? One line"), max_length=200)
    add = forms.IntegerField(
        label=_("How many more?"), initial=0, min_value=-99, max_value=99,
        help_text=_("Less than 0 mends a mistake."),
    )  # fmt: skip
