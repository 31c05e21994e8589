"""Forms for whoever runs a programme."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.mentoring import actions, queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.mentoring.wish_form import OPEN, Occupied, areas
from nahtlos.web.network.forms import spoken
from nahtlos.web.network.reach import Mail, Telephone


def _last_year() -> date:
    return today() - timedelta(days=365)


def _five_years() -> date:
    return today() + timedelta(days=5 * 365)


class ProgrammeForm(PlainForm):
    """What a programme is for, who may join, how long and how often."""

    title = PlainText(label=_("Name of the programme"), max_length=120)
    company = OneOfMany(label=_("At which company?"), required=False)
    aims = PlainText(label=_("What is it for?"), max_length=600, lines=True)
    who = PlainText(
        label=_("Who may join?"), max_length=300,
        help_text=_("For example: everybody who begins at our company"),
    )  # fmt: skip
    weeks = forms.IntegerField(label=_("How many weeks?"), min_value=1, max_value=156, initial=26)
    rhythm = OneOf(
        label=_("How often should the two meet?"), choices=queries.Rhythm.choices, initial=14
    )
    silent_days = forms.IntegerField(
        label=_("After how many days without a meeting do we ask?"), min_value=7, max_value=120,
        initial=28,
    )  # fmt: skip
    needs_certificate = forms.BooleanField(
        label=_("Mentors show an extended certificate of conduct (§ 30a BZRG)"), required=False
    )
    needs_training = forms.BooleanField(label=_("Mentors are trained before"), required=False)
    contact_name = PlainText(label=_("Who helps when the two get stuck?"), max_length=120)
    contact_telephone = Telephone(label=_("Telephone"))
    contact_email = Mail(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, companies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        if companies:
            offer_choices(self, "company", companies)
        else:
            del self.fields["company"]

    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "company"}
        return data | {"rhythm": int(data["rhythm"])}


class MentorForm(Occupied):
    """A mentor: languages, time, what they like to help with."""

    first_name = PlainText(label=_("First name"), max_length=60)
    family_name = PlainText(label=_("Family name"), max_length=60, required=False)
    languages = SomeOf(label=_("Languages"), choices=spoken)
    sex = OneOfMany(
        label=_("Woman or man?"), required=False, choices=[OPEN, *queries.Sex.choices],
        help_text=_("Some persons would rather talk to a woman, some to a man."),
    )  # fmt: skip
    aims = SomeOf(label=_("Likes to help with"), required=False, choices=queries.Aim.choices)
    times = SomeOf(label=_("Has time"), required=False, choices=queries.Slot.choices)
    hours_a_month = forms.IntegerField(
        label=_("Hours a month"), min_value=1, max_value=80, initial=4
    )
    capacity = forms.IntegerField(
        label=_("For how many persons at the same time?"), min_value=0, max_value=12, initial=1
    )
    area = OneOfMany(label=_("Where?"), required=False)
    telephone = Telephone(label=_("Telephone"), required=False)
    email = Mail(label=_("E-mail"), required=False)
    account = OneOfMany(
        label=_("Signs in as"), required=False,
        help_text=_("Mentors of the region who have a sign-in. Without one you write down for them."),
    )  # fmt: skip
    wishes = PlainText(label=_("What they wish"), max_length=300, required=False)
    field_order = ("first_name", "family_name", "languages", "occupation", "kldb", "aims", "times",
                   "capacity", "hours_a_month", "sex", "area")  # fmt: skip

    def __init__(
        self, *args: Any, region: UUID, accounts: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "area", areas(region))
        offer_choices(self, "account", [OPEN, *accounts])

    def told(self) -> actions.Told:
        """As the action wants it."""
        data = dict(self.cleaned_data)
        data.pop("occupation")
        account, area = data.pop("account"), data.pop("area")
        return actions.Told(
            **data, account_id=UUID(account) if account else None,
            area_id=UUID(area) if area else None,
        )  # fmt: skip


class CertificateForm(PlainForm):
    """A certificate was seen; nothing of what stands in it is asked."""

    seen_on = Day(label=_("Seen on"), earliest=_last_year, latest=today)
    valid_until = Day(label=_("Counts until"), earliest=today, latest=_five_years)


class TrainingForm(PlainForm):
    """What a mentor has learned for it."""

    what = PlainText(label=_("What?"), max_length=120)
    held_on = Day(label=_("When?"), latest=today)
