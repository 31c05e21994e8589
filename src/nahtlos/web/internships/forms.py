"""Forms of the adviser: the agreement, the permission, the end."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.employers import queries as employers
from nahtlos.internships import actions, queries
from nahtlos.web.employers.forms import a_year_ago, in_two_years
from nahtlos.web.employers.occupation import OccupationForm
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import OWN_NAMES
from nahtlos.web.network.reach import Mail, Telephone

LANGUAGES = list(OWN_NAMES.items())
REACHED = ("email", "telephone")


class CompanyForm(PlainForm):
    """Where."""

    company = OneOfMany(label=_("At which company?"))

    def __init__(self, *args: Any, companies: Iterable[employers.Employer], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "company", [("", "–"), *((str(c.pk), str(c)) for c in companies)])


class AgreementForm(OccupationForm):
    """Everything that is agreed, and who signs."""

    field_order = ("kind", "occupation", "kldb", "meant")

    kind = OneOf(label=_("What kind of internship?"), choices=queries.Kind.choices)
    site = OneOfMany(label=_("Where?"))
    supervisor = PlainText(label=_("Who is there for the person at work?"), max_length=120)
    purpose = PlainText(
        label=_("What is it for?"), max_length=600,
        help_text=_("For example: find out whether the occupation suits"),
    )  # fmt: skip
    aims = PlainText(
        label=_("What does the person learn?"), max_length=1200, lines=True,
        help_text=_("Two or three things. In German; the person reads it in the agreement."),
    )  # fmt: skip
    starts_on = Day(label=_("First day"), earliest=a_year_ago, latest=in_two_years)
    ends_on = Day(label=_("Last day"), earliest=a_year_ago, latest=in_two_years)
    hours_day = forms.DecimalField(
        label=_("Hours a day"), min_value=Decimal("0.5"), max_value=10, max_digits=4,
        decimal_places=2, localize=True, initial=Decimal("7.5"),
    )  # fmt: skip
    hours_week = forms.DecimalField(
        label=_("Hours a week"), min_value=1, max_value=48, max_digits=4, decimal_places=2,
        localize=True, initial=Decimal("37.5"),
    )  # fmt: skip
    wage = forms.DecimalField(
        label=_("Pay, euro an hour"), min_value=0, max_value=999, max_digits=5, decimal_places=2,
        localize=True, required=False, help_text=_("Empty: none is agreed."),
    )  # fmt: skip
    accident = OneOfMany(
        label=_("Who insures against accidents?"), choices=queries.Cover.choices,
        initial=queries.Cover.EMPLOYER,
    )  # fmt: skip
    liability = OneOfMany(
        label=_("Who insures against damage?"), choices=queries.Cover.choices,
        initial=queries.Cover.EMPLOYER,
    )  # fmt: skip
    trained = forms.BooleanField(
        label=_("The person has completed an apprenticeship"), required=False
    )
    hard_to_place = forms.BooleanField(
        label=_("Long-term unemployed or with special obstacles (§ 45 Abs. 8 SGB III)"),
        required=False,
    )
    employer_name = PlainText(label=_("Who signs for the company?"), max_length=160)
    employer_email = Mail(label=_("E-mail"), required=False)
    employer_telephone = Telephone(label=_("Mobile number"), required=False)
    guardian_name = PlainText(label=_("Legal guardian"), max_length=160, required=False)
    guardian_email = Mail(label=_("E-mail"), required=False)
    guardian_telephone = Telephone(label=_("Mobile number"), required=False)
    guardian_language = OneOfMany(label=_("Language"), choices=LANGUAGES, initial="de")
    school_name = PlainText(
        label=_("School that signs in our place"), max_length=160, required=False
    )
    school_email = Mail(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, company: employers.Employer, **more: Any) -> None:
        super().__init__(*args, **more)
        self.company = company
        self.sites = {str(one.pk): one for one in employers.sites_of(company.pk)}
        offer_choices(self, "site", [(key, str(one)) for key, one in self.sites.items()])

    def clean(self) -> dict[str, Any]:
        """Days in their order, and everybody who signs by a link can be reached."""
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", str(_("The last day comes after the first.")))
        for party in ("employer", "guardian", "school"):
            known = any(data.get(f"{party}_{way}") for way in REACHED)
            if data.get(f"{party}_name") and not known:
                field = f"{party}_email"
                self.add_error(field, str(_("Please write how to reach them.")))
        return data

    def prepared(self) -> actions.Prepared:
        """What is agreed."""
        data = self.cleaned_data
        plain = (
            "kind", "purpose", "aims", "kldb", "supervisor", "starts_on", "ends_on", "hours_day",
            "hours_week", "accident", "liability", "wage",
        )  # fmt: skip
        terms = queries.Terms(
            company=self.company.pk, site=self.sites[data["site"]].pk,
            **{name: data[name] for name in plain},
        )  # fmt: skip
        signers = actions.Signers(
            employer=self._party("employer") or {}, guardian=self._party("guardian"),
            school=self._party("school"),
        )  # fmt: skip
        flags = {name: data[name] for name in ("trained", "hard_to_place")}
        return actions.Prepared(terms=terms, signers=signers, **flags)

    def _party(self, party: str) -> dict[str, str] | None:
        data = self.cleaned_data
        if not data.get(f"{party}_name"):
            return None
        names = ("name", "email", "telephone", "language")
        found = {name: data.get(f"{party}_{name}") or "" for name in names}
        return {name: value for name, value in found.items() if value}


def begins_with(one: queries.Internship) -> dict[str, Any]:
    """What the form shows of an agreement that there is."""
    terms = queries.terms_of(one)
    found = {**vars(terms), "site": str(terms.site), "trained": one.trained}
    found["hard_to_place"] = one.hard_to_place
    found["occupation"] = employers.occupation_name(one.kldb)
    for signer in queries.signers_of(one.pk):
        for name in ("name", "email", "telephone", "language"):
            found[f"{signer.party}_{name}"] = getattr(signer, name)
    return found


def in_a_week() -> date:
    """When a new one is likely to begin."""
    return today() + timedelta(days=7)


class PermitForm(PlainForm):
    """The permission that was seen."""

    begins = Day(label=_("Permitted from"), earliest=a_year_ago, latest=in_two_years)
    ends = Day(label=_("until"), required=False, earliest=a_year_ago, latest=in_two_years)


class BreakOffForm(PlainForm):
    """Why, and since when."""

    last = Day(label=_("Last day"), earliest=a_year_ago, latest=today, initial=today)
    words = PlainText(label=_("Why?"), max_length=300, help_text=_("Please nothing about health."))
