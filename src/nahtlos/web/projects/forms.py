"""Forms of projects, for the coordination, for partners, and for advisers."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.network.queries import Institution
from nahtlos.projects import actions, queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.reach import Mail, Telephone


def _five_years() -> date:
    return today() + timedelta(days=5 * 365)


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"inputmode": "numeric", "size": 5}, format="%H:%M")


class ProjectForm(PlainForm):
    """What a project is for, for whom, how many, from when to when."""

    title = PlainText(label=_("Name of the project"), max_length=160)
    aims = PlainText(
        label=_("What is the project for?"), max_length=600, lines=True, required=False,
        help_text=_("For example: German and internships, so that an apprenticeship begins in summer"),
    )  # fmt: skip
    who = PlainText(label=_("Who may join?"), max_length=300, required=False)
    places = forms.IntegerField(label=_("How many places?"), min_value=1, max_value=200, initial=12)
    starts_on = Day(label=_("First day"), required=False, latest=_five_years)
    ends_on = Day(label=_("Last day"), required=False, latest=_five_years)
    contact_name = PlainText(label=_("Who helps?"), max_length=120, required=False)
    contact_telephone = Telephone(label=_("Telephone"), required=False)
    contact_email = Mail(label=_("E-mail"), required=False)

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.get("starts_on"), data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", str(_("Please write a day after the first one.")))
        return data

    def told(self) -> actions.Told:
        """As the action wants it."""
        return actions.Told(**self.cleaned_data)


class EndForm(PlainForm):
    """How it ended, in words."""

    words = PlainText(label=_("How did it end, and what did it bring?"), max_length=600, lines=True)


class GivesForm(PlainForm):
    """What a partner gives; all may be empty but not everything is asked."""

    hours = forms.IntegerField(label=_("Hours a week"), required=False, min_value=1, max_value=168)
    rooms = PlainText(label=_("Rooms"), max_length=160, required=False)
    money = forms.IntegerField(
        label=_("Money, in euro"), required=False, min_value=1, max_value=10_000_000
    )
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=500,
        help_text=_("For example in a course, or places for internships"),
    )  # fmt: skip
    more = PlainText(label=_("More"), max_length=300, required=False)

    def gives(self) -> actions.Gives:
        """As the action wants it."""
        names = ("hours", "rooms", "money", "seats", "more")
        return actions.Gives(**{name: self.cleaned_data[name] for name in names})


class PartnerForm(GivesForm):
    """Whom we ask, what we hope for, and whether they meet the participants."""

    institution = OneOfMany(label=_("Which institution?"))
    meets = forms.BooleanField(
        label=_("Meets the participants"), required=False,
        help_text=_("Its staff then sees first name, needs and attendance of whoever agrees to that."),
    )  # fmt: skip
    field_order = ("institution", "meets")

    def __init__(self, *args: Any, institutions: list[Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(
            self, "institution",
            [("", "–"), *((str(one.pk), one.name) for one in institutions)],
        )  # fmt: skip


class DeclineForm(PlainForm):
    """Why not."""

    words = PlainText(label=_("Why not?"), max_length=300, lines=True)


class SlotForm(PlainForm):
    """One entry of the week."""

    weekday = OneOfMany(label=_("Day"), choices=queries.Weekday.choices)
    begins = forms.TimeField(label=_("From"), widget=_clock())
    ends = forms.TimeField(label=_("Until"), widget=_clock())
    what = PlainText(label=_("What?"), max_length=120)
    place = PlainText(label=_("Where?"), max_length=160, required=False)
    partner = OneOfMany(label=_("By which partner?"), required=False)

    def __init__(self, *args: Any, partners: list[queries.ProjectPartner], **more: Any) -> None:
        super().__init__(*args, **more)
        self.partners = {str(one.pk): one for one in partners}
        named = [(key, one.institution.name) for key, one in self.partners.items()]
        offer_choices(self, "partner", [("", "–"), *named])

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        data = super().clean() or self.cleaned_data
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", str(_("Please write a time after the beginning.")))
        return data

    def entry(self) -> actions.Entry:
        """As the action wants it."""
        data = dict(self.cleaned_data)
        data["weekday"] = int(data["weekday"])
        data["partner"] = self.partners.get(data["partner"])
        return actions.Entry(**data)


class NeedsForm(PlainForm):
    """What the partners should know, with the person's yes."""

    needs = PlainText(
        label=_("What does the person need, so that it goes well?"), max_length=300, lines=True,
        required=False,
        help_text=_("For example: childcare until 9 o'clock. Nothing about health."),
    )  # fmt: skip


class LeaveForm(PlainForm):
    """Why somebody leaves."""

    reason = OneOf(label=_("Why?"), choices=queries.BY_HAND)


class ResultForm(PlainForm):
    """What came of it, from a short list; nothing chosen means that nothing is known."""

    result = OneOf(
        label=_("What came of it?"), required=False,
        choices=[("", _("nothing is known yet")), *queries.Result.choices],
    )  # fmt: skip
    result_on = Day(label=_("On which day?"), required=False, latest=today)

    def clean(self) -> dict[str, Any]:
        """A result has its day."""
        data = super().clean() or self.cleaned_data
        if data.get("result") and not data.get("result_on") and "result_on" not in self.errors:
            self.add_error("result_on", str(_("Please write the day on which this was known.")))
        return data

    def told(self) -> dict[str, Any]:
        """As the action wants it."""
        return {"result": self.cleaned_data["result"], "on": self.cleaned_data["result_on"]}
