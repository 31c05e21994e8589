"""Forms between the desks. Each asks only what belongs to its one step; nothing is ticked before."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.network.queries import TOPICS, Institution
from nahtlos.people.queries import Part
from nahtlos.referrals import queries
from nahtlos.web.consent.agreeing import HOW, hold_to, signed_paper
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import offer_choices

HALF_A_YEAR, TWO_YEARS = timedelta(days=183), timedelta(days=730)
NOWHERE, OTHER = "nowhere", "other"
OTHERS = _("Another institution")


def _tomorrow() -> date:
    return today() + timedelta(days=1)


def _in_half_a_year() -> date:
    return today() + HALF_A_YEAR


def _in_two_years() -> date:
    return today() + TWO_YEARS


def _named(rows: Iterable[Institution]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in rows]


class ForWhat(forms.Form):
    """What is needed, and where: the directory then says who answers."""

    topic = OneOfMany(label=_("For what?"), choices=[("", "–"), *TOPICS])
    area = OneOfMany(label=_("Where?"), choices=[], required=False)

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        everywhere = ("", _("anywhere in the region"))
        offer_choices(self, "area", [everywhere, *areas])


class Refer(forms.Form):
    """To whom, what is asked, which parts go along, and how the person agrees to exactly that."""

    recipient = OneOf(label=_("To whom?"))
    other = OneOfMany(label=_("Which other institution?"), required=False)
    asked = PlainText(
        label=_("What do you ask for?"),
        max_length=300,
        lines=True,
        help_text=_("For example: a place in a B1 course in the mornings"),
    )
    why = PlainText(
        label=_("What is worth knowing?"),
        max_length=300,
        lines=True,
        required=False,
        help_text=_("Nothing about health or burdens."),
    )
    parts = SomeOf(label=_("Which parts of the file go along?"), choices=Part.choices)
    until = Day(
        label=_("The consent holds at the longest until"),
        earliest=_tomorrow, latest=_in_two_years, initial=_in_half_a_year,
    )  # fmt: skip
    how = OneOf(label=_("How does the person agree?"), choices=HOW)
    paper = signed_paper()

    def __init__(
        self, *args: Any, answering: Sequence[tuple[Institution, str]],
        others: Sequence[Institution], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.known = {str(one.pk): one for one in (*(one for one, _says in answering), *others)}
        choices = [*((str(one.pk), says) for one, says in answering), (OTHER, OTHERS)]
        offer_choices(self, "recipient", choices)
        offer_choices(self, "other", [("", "–"), *_named(others)])
        if not answering:
            del self.fields["recipient"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = given.get("recipient", OTHER)
        chosen = given.get("other") if chosen == OTHER else chosen
        if not chosen and not {"recipient", "other"} & set(self.errors):
            self.add_error("other", _("Please choose one institution."))
        given["to"] = self.known.get(chosen or "")
        hold_to(self, given)
        return given


class Nothing(forms.Form):
    """A verb that asks nothing more."""

    def told(self) -> dict[str, Any]:
        """What the action is told beside who and when."""
        return {}


class Appointment(forms.Form):
    """Day and time of the first appointment, if it is known already."""

    day = Day(label=_("First appointment, if you know it: day"), required=False, earliest=today)
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Please write the time like this: 10:20.")},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("day")) != bool(given.get("time")) and not self.errors:
            missing = "time" if given.get("day") else "day"
            self.add_error(missing, _("Please write day and time, or leave both empty."))
        return given

    @property
    def moment(self) -> datetime | None:
        """The appointment as a moment."""
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get("time")
        return timezone.make_aware(datetime.combine(day, time)) if day and time else None


class Accept(Appointment):
    """Yes, with an appointment if there is one, and a word."""

    words = PlainText(label=_("Worth knowing"), max_length=300, lines=True, required=False)

    def told(self) -> dict[str, Any]:
        return {"appointment": self.moment, "words": self.cleaned_data["words"]}


class Decline(forms.Form):
    """No, why, and where else: another institution, or nowhere."""

    reason = OneOf(label=_("Why not?"), choices=queries.Declined.choices)
    instead = OneOfMany(label=_("Who could do it instead?"), choices=[])
    words = PlainText(label=_("Worth knowing"), max_length=300, lines=True, required=False)

    def __init__(self, *args: Any, others: Sequence[Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        self.others = {str(one.pk): one for one in others}
        nowhere = (NOWHERE, _("Nobody here. Please count this as a gap."))
        offer_choices(self, "instead", [("", "–"), *_named(others), nowhere])

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        instead = self.others.get(given["instead"])
        reason = queries.Declined(given["reason"])
        return {"reason": reason, "instead": instead, "words": given["words"]}


class Close(forms.Form):
    """What came of it."""

    result = OneOf(label=_("What came of it?"), choices=queries.Result.choices)
    words = PlainText(label=_("Worth knowing"), max_length=300, lines=True, required=False)

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"result": queries.Result(given["result"]), "words": given["words"]}


class AskOffice(forms.Form):
    """One matter, and how the person agrees that it is asked."""

    office = OneOfMany(label=_("Which office?"))
    matter = OneOf(label=_("What do you ask?"), choices=queries.Matter.choices)
    more = PlainText(
        label=_("More exactly"),
        max_length=300,
        lines=True,
        required=False,
        help_text=_("Only what the office needs to answer. For example: for work as a carer"),
    )
    file_number = PlainText(
        label=_("The person's number at the office, if known"), max_length=40, required=False
    )
    how = OneOf(label=_("How does the person agree?"), choices=HOW[:2])

    def __init__(self, *args: Any, offices: Sequence[Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        self.offices = {str(one.pk): one for one in offices}
        offer_choices(self, "office", _named(offices))


class AnswerOffice(forms.Form):
    """One of a few answers, and words beside it."""

    outcome = OneOf(label=_("Your answer"), choices=queries.Outcome.choices)
    words = PlainText(
        label=_("More exactly"),
        max_length=500,
        lines=True,
        required=False,
        help_text=_("For example: the employment contract and the rental contract are missing."),
    )


class DeadlineForm(forms.Form):
    """How long an answer, and then the first appointment, may take."""

    topic = OneOfMany(
        label=_("For what?"), choices=[("", _("all topics")), *TOPICS], required=False
    )
    answer = forms.IntegerField(label=_("Days until the answer"), min_value=1, max_value=90)
    appointment = forms.IntegerField(
        label=_("Days from there to the first appointment"), min_value=1, max_value=180
    )


def own(rows: Iterable[Institution], but: UUID) -> list[Institution]:
    """Whom somebody can be referred to: everybody but oneself and the immigration office."""
    return [one for one in rows if one.pk != but and one.kind != "immigration_office"]
