"""Forms of introductions: proposing, answering for an employer, ending, job days."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.introductions.actions import Answer
from nahtlos.introductions.queries import Because, Refused, State
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices

LATEST = timedelta(days=183)


def latest() -> Any:
    """Half a year from now: nobody agrees on a talk further ahead."""
    return today() + LATEST


class Clock(forms.TimeField):
    """A time of the day."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "size": 6})

    def __init__(self, **more: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H.%M"], **more)


def moment(day: Any, at: Any) -> datetime:
    """Day and time as the clock on the wall shows them."""
    return timezone.make_aware(datetime.combine(day, at or time(9)))


class ProposeForm(PlainForm):
    """What the adviser adds to the profile, and how long the employer has."""

    words = PlainText(
        label=_("A few words for the employer"),
        help_text=_(
            "What speaks for this person at this work. No name, no origin, nothing about health."
            " The person reads it before saying yes."
        ),
        max_length=400,
        lines=True,
        required=False,
    )
    answer_days = forms.IntegerField(
        label=_("How many days does the employer have to answer?"),
        min_value=1,
        max_value=60,
        initial=7,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )


class Answers(PlainForm):
    """One way to answer; `seen` is when the reader saw it move last."""

    to: State
    seen = forms.CharField(widget=forms.HiddenInput)

    def said(self) -> Answer:
        """The answer as the action wants it."""
        return Answer(to=self.to)

    def seen_at(self) -> datetime:
        """The moment that the page was made for; long ago for whatever was tampered with."""
        try:
            found = datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            found = datetime.min  # noqa: DTZ901 -- made aware below
        return found if found.tzinfo else timezone.make_aware(datetime(2000, 1, 1))  # noqa: DTZ001


class InviteForm(Answers):
    """When and where to come; without a day it is agreed on the telephone."""

    to = State.INVITED
    meets_on = Day(
        label=_("When?"),
        help_text=_("Leave this empty to agree on a day on the telephone."),
        required=False,
        earliest=today,
        latest=latest,
    )
    meets_time = Clock(label=_("At what time?"), help_text=_("For example 10:30"), required=False)
    meets_where = PlainText(label=_("Where, and whom to ask for?"), max_length=200, required=False)

    def said(self) -> Answer:
        """With the moment, if a day was given."""
        day = self.cleaned_data["meets_on"]
        at = moment(day, self.cleaned_data["meets_time"]) if day else None
        return Answer(to=self.to, meets_at=at, meets_where=self.cleaned_data["meets_where"])


class TrialForm(InviteForm):
    """The same for trial days."""

    to = State.TRIAL


class LaterForm(Answers):
    """Until when the employer decides."""

    to = State.LATER
    later_until = Day(label=_("When may we ask again?"), earliest=today, latest=latest)

    def said(self) -> Answer:
        """With the day."""
        return Answer(to=self.to, later_until=self.cleaned_data["later_until"])


class RefuseForm(Answers):
    """Why not, and what would change it."""

    to = State.REFUSED
    reason = OneOf(label=_("Why not?"), choices=Refused.choices)
    change = PlainText(
        label=_("What would change it?"),
        help_text=_("For example: German B1, driving licence, free from August on."),
        max_length=300,
        lines=True,
        required=False,
    )

    def said(self) -> Answer:
        """With reason and change."""
        told = self.cleaned_data
        return Answer(to=self.to, reason=told["reason"], change=told["change"] or "")


ANSWERS: dict[str, type[Answers]] = {
    "invited": InviteForm,
    "trial": TrialForm,
    "later": LaterForm,
    "refused": RefuseForm,
}


class BecauseForm(PlainForm):
    """Why it is taken back."""

    because = OneOf(label=_("Why?"), choices=Because.choices)


class OpeningForm(PlainForm):
    """For which opening."""

    opening = OneOfMany(label=_("For which opening?"))

    def __init__(self, *args: Any, openings: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {str(one.pk): one for one in openings}
        named = [(key, f"{one.title}, {one.company}") for key, one in self.rows.items()]
        offer_choices(self, "opening", [("", ""), *named])


class PlacedForm(PlainForm):
    """Who has the job, and whether the opening is full."""

    placed = OneOf(label=_("Who has the job?"))
    full = forms.BooleanField(
        label=_("Nobody else is looked for: tell the others today"), required=False, initial=True
    )

    def __init__(self, *args: Any, persons: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        elsewhere = ("nobody", _("Somebody who was not introduced by us"))
        offer_choices(self, "placed", [*persons, elsewhere])


class JobDayForm(PlainForm):
    """When, where, how long each meeting is."""

    title = PlainText(
        label=_("What is it called?"), help_text=_("For example: Care homes meet applicants"),
        max_length=120,
    )  # fmt: skip
    place = PlainText(label=_("Where?"), max_length=200)
    on = Day(label=_("On which day?"), earliest=today, latest=latest)
    begins = Clock(label=_("From"), help_text=_("For example 14:00"))
    ends = Clock(label=_("Until"))
    minutes = forms.IntegerField(
        label=_("Minutes for each meeting"), min_value=5, max_value=120, initial=15,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )  # fmt: skip

    def fields_of(self) -> dict[str, Any]:
        """The columns of a day."""
        told = dict(self.cleaned_data)
        on, begins, ends = told.pop("on"), told.pop("begins"), told.pop("ends")
        return told | {"begins_at": moment(on, begins), "ends_at": moment(on, ends)}


class GuestForm(PlainForm):
    """Whom to ask."""

    person = OneOfMany(label=_("Who is asked to come?"))

    def __init__(self, *args: Any, persons: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {str(one.pk): one for one in persons}
        offer_choices(self, "person", [("", ""), *((key, str(p)) for key, p in self.rows.items())])


class MeetingForm(PlainForm):
    """At which table, when."""

    slot = OneOfMany(label=_("At which table, when?"))

    def __init__(self, *args: Any, slots: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "slot", [("", ""), *slots])
