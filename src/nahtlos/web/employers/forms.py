"""Forms of companies: what is expected stands at each field."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.employers import queries
from nahtlos.network import queries as network
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.forms import spoken
from nahtlos.web.network.reach import Mail, Postcode, Telephone, Website

OPEN = ("", "–")


def a_year_ago() -> date:
    """As far back as visits are written down."""
    return today() - timedelta(days=365)


def in_two_years() -> date:
    """As far ahead as something is promised or begins."""
    return today() + timedelta(days=2 * 365)


class AboutForm(PlainForm):
    """What a company says of itself."""

    branch = OneOfMany(label=_("Branch"), required=False, choices=[OPEN, *queries.Branch.choices])
    size = OneOfMany(
        label=_("How many people work there?"), required=False,
        choices=[OPEN, *queries.Size.choices],
    )  # fmt: skip
    chamber = OneOfMany(
        label=_("Chamber"), required=False, choices=[OPEN, *queries.Chamber.choices]
    )
    language_help = PlainText(
        label=_("Which help with German is there at work?"), max_length=300, required=False,
        help_text=_("For example: a colleague speaks Arabic; German course on Fridays"),
    )  # fmt: skip
    works_mentor = forms.BooleanField(
        label=_("A colleague stands beside newcomers in the first months"), required=False
    )
    experience = OneOfMany(
        label=_("Experience so far"), required=False, choices=queries.Experience.choices
    )
    about = PlainText(label=_("In a few words"), max_length=600, lines=True, required=False)
    website = Website(label=_("Website"), required=False)


class CompanyForm(AboutForm):
    """All about a company, for its employer service."""

    name = PlainText(label=_("Name of the company"), max_length=160)
    legal_form = PlainText(
        label=_("Legal form"), max_length=40, required=False,
        help_text=_("For example: GmbH"),
    )  # fmt: skip
    register_number = PlainText(
        label=_("Number in the commercial register"), max_length=40, required=False,
        help_text=_("For example: HRB 12345"),
    )  # fmt: skip
    field_order: tuple[str, ...] = ("name", "legal_form", "register_number")


class NewCompanyForm(CompanyForm):
    """A company and where it is. `anyway` is asked where it may be known already."""

    street = PlainText(label=_("Street and number"), max_length=120)
    postcode = Postcode(label=_("Postcode"))
    place = PlainText(label=_("Town"), max_length=80)
    anyway = forms.BooleanField(label=_("It is another company. Enter it anyway."), required=False)
    field_order: tuple[str, ...] = ("name", "legal_form", "street", "postcode", "place")


class SiteForm(PlainForm):
    """Where people of a company work."""

    name = PlainText(
        label=_("What you call this place"), max_length=80, required=False,
        help_text=_("For example: workshop, store 2"),
    )  # fmt: skip
    street = PlainText(label=_("Street and number"), max_length=120)
    postcode = Postcode(label=_("Postcode"))
    place = PlainText(label=_("Town"), max_length=80)
    without_car = OneOfMany(
        label=_("Does one get there without a car?"), required=False,
        choices=queries.Reach.choices,
    )  # fmt: skip
    way = PlainText(
        label=_("Which way?"), max_length=200, required=False,
        help_text=_("For example: bus 12 from the station, first one at 5:10"),
    )  # fmt: skip
    lat = forms.FloatField(label=_("Latitude"), required=False, help_text=_("For example: 51.36"))
    lon = forms.FloatField(label=_("Longitude"), required=False, help_text=_("For example: 7.46"))


class ContactForm(PlainForm):
    """Whom one reaches there."""

    name = PlainText(label=_("Name"), max_length=120)
    job_title = PlainText(label=_("Position"), max_length=120, required=False)
    telephone = Telephone(label=_("Telephone"), required=False)
    email = Mail(label=_("E-mail"), required=False)
    languages = SomeOf(label=_("Languages"), required=False, choices=spoken)

    def clean(self) -> dict[str, Any]:
        """A contact can be reached."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not (data.get("telephone") or data.get("email")):
            self.add_error(
                "telephone", str(_("Please write a telephone number or a mail address."))
            )
        return data


class VisitForm(PlainForm):
    """What was said on a visit or on the telephone."""

    touch = OneOf(label=_("How?"), choices=queries.Touch.choices, initial="visit")
    held_on = Day(label=_("When?"), earliest=a_year_ago, latest=today)
    note = PlainText(
        label=_("What was agreed?"), max_length=1000, lines=True,
        help_text=_("Nothing about persons: they are spoken of only once they are introduced."),
    )  # fmt: skip


class TaskForm(PlainForm):
    """Something promised."""

    text = PlainText(label=_("What did you promise?"), max_length=300)
    due_on = Day(label=_("Until when?"), earliest=today, latest=in_two_years)


class HandForm(PlainForm):
    """To another institution."""

    to = OneOfMany(label=_("Which institution looks after it from now on?"))
    why = PlainText(label=_("Why?"), max_length=200)

    def __init__(
        self, *args: Any, institutions: Iterable[network.Institution], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.known = {str(one.pk): one for one in institutions}
        offer_choices(self, "to", [(key, one.name) for key, one in self.known.items()])


class UserForm(PlainForm):
    """Somebody who will sign in for the company."""

    name = PlainText(label=_("Name"), max_length=120)
    email = Mail(label=_("E-mail"), help_text=_("A link to sign in goes there at once."))


class SignInForm(PlainForm):
    """The address to which the link goes."""

    email = Mail(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
