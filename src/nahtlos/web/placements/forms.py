"""Forms of a start in work and of how it ends."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.employers import queries as employers
from nahtlos.placements import queries
from nahtlos.web.employers.occupation import CHOOSE_ONE, OccupationText
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import page_language
from nahtlos.web.network.reach import Mail

OPEN = ("", "–")


def two_years_ago() -> date:
    """As far back as a start is written down afterwards."""
    return today() - timedelta(days=2 * 365)


def in_two_years() -> date:
    """As far ahead as a start or the end of a subsidy is written down."""
    return today() + timedelta(days=2 * 365)


def in_ten_years() -> date:
    """As far ahead as a permission holds."""
    return today() + timedelta(days=3652)


class StartForm(PlainForm):
    """What begins where, when, for how many hours and how much pay."""

    kind = OneOf(label=_("What begins?"), choices=queries.Kind.choices, initial="insured")
    title = PlainText(
        label=_("What does the person do there?"), max_length=120,
        help_text=_("For example: kitchen help, care assistant"),
    )  # fmt: skip
    occupation = PlainText(
        label=_("Which occupation is that?"), max_length=120, required=False, widget=OccupationText
    )
    kldb = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": "id_kldb"}))
    meant = OneOf(label=CHOOSE_ONE, required=False)
    employer = OneOfMany(label=_("At which company?"), required=False)
    where = PlainText(
        label=_("Or somewhere else: where?"), max_length=160, required=False,
        help_text=_("If the company is not in the list: its name and town, or the school"),
    )  # fmt: skip
    starts_on = Day(label=_("First day"), earliest=two_years_ago, latest=in_two_years)
    hours = forms.DecimalField(
        label=_("Hours a week"), min_value=1, max_value=60, max_digits=4, decimal_places=1,
        required=False, localize=True,
    )  # fmt: skip
    wage = PlainText(
        label=_("Pay"), max_length=120, required=False, help_text=_("For example: 15.20 € an hour")
    )
    subsidy = OneOfMany(label=_("Subsidy"), choices=queries.Subsidy.choices, required=False)
    subsidy_until = Day(label=_("Subsidy until"), required=False, latest=in_two_years)
    ask_employer = forms.BooleanField(
        label=_("The person agrees that the company sees this here and is asked how it goes"),
        required=False,
    )  # fmt: skip
    known_as = PlainText(
        label=_("What does the company call the person?"), max_length=80, required=False
    )
    employer_email = Mail(label=_("Mail address for questions to the company"), required=False)

    def __init__(self, *args: Any, companies: Iterable[employers.Employer], **more: Any) -> None:
        super().__init__(*args, **more)
        self.companies = {str(one.pk): one for one in companies}
        offer_choices(self, "employer", [OPEN, *((k, str(v)) for k, v in self.companies.items())])
        typed = self.data.get("occupation", "") if self.is_bound else ""
        likely = employers.occupations_like(typed, page_language()) if typed else []
        offer_choices(self, "meant", [(one.code, one.name) for one in likely])
        self.likely = likely

    def clean(self) -> dict[str, Any]:
        """Where it is, by what it is subsidised, and one occupation that is surely meant."""
        data = super().clean() or self.cleaned_data
        alone = data.get("kind") in queries.ALONE
        data["employer"] = None if alone else self.companies.get(data.get("employer") or "")
        if not alone and not data["employer"] and not data.get("where"):
            self.add_error("employer", gettext("Please choose the company or write where it is."))
        if data.get("kind") == queries.Kind.SUBSIDISED and not data.get("subsidy"):
            self.add_error("subsidy", gettext("Please say by what it is subsidised."))
        if data.get("subsidy_until") and not data.get("subsidy"):
            self.add_error("subsidy", gettext("Please say by what it is subsidised."))
        self._occupation(data)
        return data

    def _occupation(self, data: dict[str, Any]) -> None:
        typed = data.get("occupation", "")
        code = data.get("meant") or data.get("kldb", "")
        known = code and typed in {
            employers.occupation_name(code), employers.occupation_name(code, page_language())
        }  # fmt: skip
        data["kldb"] = code if known or data.get("meant") else employers.code_of(typed)
        if typed and not data["kldb"]:
            likely = gettext("Please choose below which occupation you mean.")
            other = gettext("Nobody knows this word. Please try another one, for example Maler.")
            self.add_error("occupation", likely if self.likely else other)

    @property
    def asks(self) -> bool:
        """Whether the page has to ask which occupation is meant."""
        return "occupation" in self.errors and bool(self.likely)

    def fields_of(self) -> dict[str, Any]:
        """What the start keeps of all this."""
        given = dict(self.cleaned_data)
        for name in ("occupation", "meant"):
            given.pop(name, None)
        return given | {"kind": queries.Kind(given["kind"])}


class EndForm(PlainForm):
    """When it ended, and why."""

    ended_on = Day(label=_("Last day"), earliest=two_years_ago, latest=today)
    reason = OneOf(label=_("Why?"), choices=queries.Reason.choices)
    words = PlainText(label=_("In your words"), max_length=300, required=False, lines=True)


class DropForm(PlainForm):
    """Why it does not begin."""

    reason = OneOf(label=_("Why?"), choices=queries.Reason.choices)
    words = PlainText(label=_("In your words"), max_length=300, required=False, lines=True)


class LearnForm(PlainForm):
    """One step of learning beside work."""

    title = PlainText(
        label=_("What is learned?"), max_length=160,
        help_text=_("For example: partial qualification 1, basics of metal work"),
    )  # fmt: skip
    starts_on = Day(label=_("First day"), earliest=two_years_ago, latest=in_ten_years)
    ends_on = Day(label=_("Last day"), earliest=two_years_ago, latest=in_ten_years)
    payer = OneOf(label=_("Who pays?"), choices=queries.Payer.choices)
    instrument = OneOfMany(label=_("By which support?"), required=False)

    def __init__(self, *args: Any, instruments: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "instrument", [OPEN, *instruments])

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        if not self.errors and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", gettext("It cannot end before it begins."))
        return data
