"""Forms of data protection. Every fault is a sentence at its field; what was typed stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people import queries
from nahtlos.web.fields import Day, OneOf, PlainText

LETTERS = 300


class GiveOut(forms.Form):
    """Everything for the person; notes are decided on, and not giving them has a reason."""

    how = OneOf(
        label=_("What do you hand over?"),
        choices=[
            ("file", _("One file: to read, for programs, and the documents")),
            ("paper", _("A PDF to print, without the documents")),
        ],
        initial="file",
        required=False,
    )
    notes = OneOf(
        label=_("Notes"),
        choices=[("yes", _("Give them out too")), ("no", _("Keep them back"))],
    )
    because = PlainText(
        label=_("Why they are kept back"),
        help_text=_("For example: they tell something about somebody else (Art. 15 (4) GDPR)."),
        max_length=LETTERS,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("notes") == "no" and not data.get("because"):
            self.add_error("because", _("Please say why. The person reads it."))
        return data


class Ask(forms.Form):
    """What the person asked for, at the desk or by letter."""

    kind = OneOf(
        label=_("What does the person ask for?"),
        choices=[
            (queries.RequestKind.ACCESS.value, queries.RequestKind.ACCESS.label),
            (queries.RequestKind.ERASURE.value, queries.RequestKind.ERASURE.label),
        ],
    )
    words = PlainText(label=_("In their words"), max_length=500, lines=True, required=False)


class AnswerRequest(forms.Form):
    """Yes, or no with a reason."""

    answer = OneOf(label=_("Your answer"), choices=[("done", _("Yes")), ("declined", _("No"))])
    reason = OneOf(label=_("Why not"), choices=queries.RequestReason.choices, required=False)
    why = PlainText(
        label=_("In a sentence that the person understands"), max_length=LETTERS, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("answer") == "declined" and not data.get("reason"):
            self.add_error("reason", _("Please choose a reason. The person reads it."))
        return data


class HoldForm(forms.Form):
    """Until when nothing is erased, and why."""

    reason = OneOf(label=_("Why must it be kept?"), choices=queries.HoldReason.choices)
    until = Day(label=_("Until"), earliest=today)


class PeriodForm(forms.Form):
    """How long a class is kept from now on."""

    months = forms.IntegerField(
        label=_("Months"),
        min_value=1,
        max_value=240,
        error_messages={
            "required": _("Please say how many months, for example 12."),
            "invalid": _("Please say how many months, for example 12."),
            "min_value": _("At least one month."),
            "max_value": _("At most 240 months."),
        },
    )
    ending = OneOf(label=_("Then it is"), choices=queries.Ending.choices)
    announced = forms.IntegerField(
        label=_("Announced to the adviser so many days before"),
        min_value=0,
        max_value=180,
        error_messages={
            "required": _("Please say how many days, for example 30."),
            "invalid": _("Please say how many days, for example 30."),
            "max_value": _("At most 180 days."),
        },
    )
    because = PlainText(
        label=_("Decided by whom, and why"),
        help_text=_("For example: controllers' meeting of 12 January, § 84 (2) SGB X."),
        max_length=LETTERS,
    )


class RecordForm(forms.Form):
    """What the program cannot know about an institution (Art. 30 GDPR)."""

    controller = PlainText(
        label=_("Controller, with address and who represents it"), max_length=2000, lines=True
    )
    officer = PlainText(
        label=_("Data-protection officer"), max_length=1000, lines=True, required=False
    )
    purposes = PlainText(label=_("Purposes"), max_length=4000, lines=True, required=False)
    basis = PlainText(label=_("Legal bases"), max_length=4000, lines=True, required=False)
    recipients = PlainText(
        label=_("Recipients outside this program"), max_length=4000, lines=True, required=False
    )
    security = PlainText(
        label=_("Security measures of the institution"), max_length=4000, lines=True, required=False
    )
    authority = PlainText(
        label=_("Authority that persons can complain to"),
        max_length=1000,
        lines=True,
        required=False,
    )
