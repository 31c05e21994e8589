"""Forms of an adviser: what is wanted, the entry, the trial, the contract, and how it ends."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import queries
from nahtlos.core.clock import today
from nahtlos.employers import queries as employers
from nahtlos.internships import queries as internships
from nahtlos.placements import queries as placements
from nahtlos.web.employers.occupation import OccupationForm
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices

OPEN = ("", "–")
MONTHS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]


def two_years_ago() -> date:
    """As far back as something is written down afterwards."""
    return today() - timedelta(days=2 * 365)


def in_two_years() -> date:
    """As far ahead as a training begins."""
    return today() + timedelta(days=2 * 365)


def in_six_years() -> date:
    """As far ahead as a training ends."""
    return today() + timedelta(days=6 * 365)


class AimForm(OccupationForm):
    """Which occupation, perhaps where, and who reacts to early signs."""

    field_order = ("occupation", "kldb", "meant", "employer", "school", "keeper")

    employer = OneOfMany(label=_("At which company, if that is known?"), required=False)
    school = PlainText(
        label=_("Which vocational school?"), max_length=160, required=False,
        help_text=_("For example: Berufskolleg Lindenau, block lessons"),
    )  # fmt: skip
    keeper = OneOfMany(
        label=_("Who reacts if there is a sign of trouble?"),
        help_text=_("This person is told and has three days."),
    )

    def __init__(
        self, *args: Any, companies: Iterable[employers.Employer],
        advisers: Iterable[tuple[Any, str]], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.companies = {str(one.pk): one for one in companies}
        offer_choices(self, "employer", [OPEN, *((k, str(v)) for k, v in self.companies.items())])
        offer_choices(self, "keeper", [(str(key), name) for key, name in advisers])

    def title(self) -> str:
        """The occupation by its German name."""
        code = self.cleaned_data["kldb"]
        return employers.occupation_name(code) or str(self.cleaned_data["occupation"])


class InternshipForm(PlainForm):
    """Which internship of the person it is."""

    internship = OneOf(label=_("Which internship?"))

    def __init__(
        self, *args: Any, found: Sequence[internships.Internship], needed: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.found = {str(one.pk): one for one in found}
        named = [
            (key, f"{one.company}, {one.starts_on:%d.%m.%Y} – {one.ends_on:%d.%m.%Y}")
            for key, one in self.found.items()
        ]
        without = (
            [] if needed else [("none", gettext("None: one or two days without an agreement"))]
        )
        offer_choices(self, "internship", [*named, *without])

    def chosen(self) -> internships.Internship | None:
        """The internship, or none."""
        return self.found.get(self.cleaned_data["internship"])


class ContractForm(PlainForm):
    """What the contract says."""

    title = PlainText(label=_("Which occupation stands in the contract?"), max_length=120)
    employer = OneOfMany(label=_("At which company?"), required=False)
    where = PlainText(
        label=_("Or somewhere else: where?"), max_length=160, required=False,
        help_text=_("If the company is not in the list: its name and town"),
    )  # fmt: skip
    starts_on = Day(label=_("First day"), earliest=two_years_ago, latest=in_two_years)
    ends_on = Day(label=_("Last day"), earliest=two_years_ago, latest=in_six_years)
    probation = OneOfMany(
        label=_("How many months of trial period?"), choices=[OPEN, *MONTHS], required=False,
        help_text=_("One to four months (§ 20 BBiG)"),
    )  # fmt: skip
    hours = forms.DecimalField(
        label=_("Hours a week"), min_value=1, max_value=60, max_digits=4, decimal_places=1,
        required=False, localize=True,
    )  # fmt: skip
    wage = PlainText(
        label=_("Pay"), max_length=120, required=False,
        help_text=_("For example: 1,100 € a month in the first year"),
    )  # fmt: skip
    registers = forms.BooleanField(
        label=_("The contract belongs into the register of a chamber"), required=False, initial=True,
        help_text=_("Not so in nursing and in training at a school."),
    )  # fmt: skip
    known_as = PlainText(
        label=_("What does the company call the person?"), max_length=80, required=False
    )

    def __init__(self, *args: Any, companies: Iterable[employers.Employer], **more: Any) -> None:
        super().__init__(*args, **more)
        self.companies = {str(one.pk): one for one in companies}
        offer_choices(self, "employer", [OPEN, *((k, str(v)) for k, v in self.companies.items())])

    def clean(self) -> dict[str, Any]:
        """Where it is, and days in their order."""
        data = super().clean() or self.cleaned_data
        data["employer"] = self.companies.get(data.get("employer") or "")
        if not data["employer"] and not data.get("where"):
            self.add_error("employer", gettext("Please choose the company or write where it is."))
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", gettext("The last day comes after the first."))
        return data


class DissolveForm(PlainForm):
    """Why a contract ends before the first day."""

    reason = OneOf(label=_("Why?"), choices=placements.Reason.choices)
    words = PlainText(label=_("In your words"), max_length=300, required=False, lines=True)


class FinishForm(PlainForm):
    """When the exam was passed."""

    on = Day(label=_("Day of the result"), earliest=two_years_ago, latest=today, initial=today)


class LeaveForm(PlainForm):
    """When and why it ended early, and what comes next."""

    on = Day(label=_("Last day"), earliest=two_years_ago, latest=today)
    reason = OneOf(label=_("Why?"), choices=placements.Reason.choices)
    next = OneOf(label=_("What comes next?"), choices=queries.Next.choices)
    words = PlainText(
        label=_("In your words"), max_length=300, required=False, lines=True,
        help_text=_("Please nothing about health."),
    )  # fmt: skip


class WithdrawForm(PlainForm):
    """Why it is given up before there is a contract."""

    words = PlainText(
        label=_("Why?"), max_length=300, lines=True, help_text=_("Please nothing about health.")
    )
