"""Forms of the plan: goal, step, appointment, review, rhythm, a few words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.network.queries import Institution
from nahtlos.people import facts
from nahtlos.plan import actions, catalogue, queries
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText, SomeOf
from nahtlos.web.forms import offer_choices
from nahtlos.web.languages import german_or_english

GAP = "…"
MOST_WEEKS = 52


def _a_year_ago() -> date:
    return today() - timedelta(days=365)


def _in_five_years() -> date:
    return today() + timedelta(days=5 * 365)


def _sentences(listed: Iterable[catalogue.Phrase]) -> list[tuple[str, str]]:
    return [(one.key, one.fill({}, german_or_english(), isolated=False)) for one in listed]


def _steps() -> list[tuple[str, str]]:
    return [("", gettext("I write it myself")), *_sentences(catalogue.steps().values())]


def _meetings() -> list[tuple[str, str]]:
    return _sentences(catalogue.meetings().values())


def _bring() -> list[tuple[str, str]]:
    return _sentences(catalogue.bring().values())


def _benefits() -> list[tuple[str, str]]:
    told = facts.lookup("benefit").choices
    return [
        ("", gettext("everybody")),
        *((one.value, one.label.in_language(german_or_english())) for one in told),
    ]


class GoalForm(forms.Form):
    """The goal, first of all as the person says it."""

    words = PlainText(
        label=_("What does the person want? In their own words"),
        max_length=300,
        help_text=_("In the person's language, if they write it themself."),
    )
    german = PlainText(label=_("The same in German"), max_length=300, required=False)


class StepForm(forms.Form):
    """What, who, until when; behind it, what is seldom needed."""

    phrase = OneOfMany(
        label=_("A sentence that stands ready in eight languages"), required=False, choices=_steps,
        help_text=_("The person reads it in their own language. “…” is filled from the next line."),
    )  # fmt: skip
    what = PlainText(
        label=_("Own sentence, or what stands for “…”"),
        max_length=200,
        required=False,
        help_text=_("For example: hand in the certificate for recognition"),
    )
    who = OneOf(label=_("Who does it?"), choices=queries.Doer.choices, initial="person")
    until = Day(label=_("Until when?"), required=False, earliest=_a_year_ago, latest=_in_five_years)
    helper = OneOfMany(label=_("Which institution does it?"), required=False)
    employer = PlainText(label=_("Which employer does it?"), max_length=120, required=False)
    own_words = PlainText(
        label=_("The own sentence in the person's language"), max_length=300, required=False
    )
    note = PlainText(label=_("Worth knowing"), max_length=500, lines=True, required=False)

    def __init__(self, *args: Any, institutions: Iterable[Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(str(one.pk), one.short_name) for one in institutions]
        offer_choices(self, "helper", [("", "–"), *named])

    def clean(self) -> dict[str, Any]:
        """A sentence that stands ready is filled or has no gap; an own sentence has words."""
        given = super().clean() or {}
        found = catalogue.phrase(str(given.get("phrase") or ""))
        text = given.get("what", "")
        if found is None and not text and "what" not in self.errors:
            self.add_error("what", gettext("Please write what is done next."))
        elif found is not None and found.spots and not text and "what" not in self.errors:
            self.add_error("what", gettext("Please write what stands for “…” in the sentence."))
        elif found is not None and not found.spots and text:
            self.add_error(
                "what",
                gettext("This sentence has no “…”. Please leave this empty, or write it yourself."),
            )
        if given.get("who") == "institution" and not given.get("helper"):
            self.add_error("helper", gettext("Please choose the institution that does it."))
        return given

    def wanted(self, **more: Any) -> actions.Wanted:
        """The step as it shall stand in the plan."""
        given = self.cleaned_data
        found = catalogue.phrase(given["phrase"])
        spots = found.spots if found else ()
        return actions.Wanted(
            what="" if found else given["what"],
            own_words="" if found else given["own_words"],
            phrase=found.key if found else "",
            values=dict.fromkeys(spots, given["what"]),
            who=queries.Doer(given["who"]),
            helper=UUID(given["helper"]) if given["helper"] else None,
            employer=given["employer"],
            until=given["until"],
            note=given["note"],
            **more,
        )


def typed_before(step: queries.Step) -> dict[str, Any]:
    """What the form of a step shows of the step as it is."""
    return {
        "phrase": step.phrase,
        "what": next(iter(step.values.values()), "") if step.phrase else step.what,
        "who": step.who,
        "helper": str(step.helper_id or ""),
        "employer": step.employer,
        "own_words": step.own_words,
        "until": step.until,
        "note": step.note,
    }


class ResultForm(forms.Form):
    """What came of a step."""

    result = PlainText(label=_("What came of it?"), max_length=300, required=False)


class MeetingForm(forms.Form):
    """When, how long, where, with whom, what to bring."""

    phrase = OneOf(label=_("What is it for?"), choices=_meetings)
    on = Day(label=_("Day"), earliest=today, latest=_in_five_years)
    begins = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"inputmode": "numeric", "size": 5}),
        help_text=_("For example 10:20"),
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=5, max_value=480)
    place = PlainText(label=_("Where?"), max_length=200)
    with_whom = PlainText(label=_("With whom?"), max_length=120, required=False)
    bring = SomeOf(label=_("What to bring"), required=False, choices=_bring)
    note = PlainText(label=_("Worth knowing"), max_length=300, lines=True, required=False)

    def clean(self) -> dict[str, Any]:
        """No appointment lies in the past."""
        given = super().clean() or {}
        if given.get("on") and given.get("begins") and self.starts_at() <= timezone.now():
            self.add_error("begins", gettext("This moment has passed. Please write a later one."))
        return given

    def starts_at(self) -> datetime:
        """The moment at which it begins, where the region is."""
        given = self.cleaned_data
        return timezone.make_aware(datetime.combine(given["on"], given["begins"]))

    def meeting(self, telephone: str) -> actions.Meeting:
        """What the appointment is about."""
        given, begins = self.cleaned_data, self.starts_at()
        return actions.Meeting(
            what=catalogue.meetings()[given["phrase"]].says["de"],
            phrase=given["phrase"],
            starts_at=begins,
            ends_at=begins + timedelta(minutes=given["minutes"]),
            place=given["place"],
            with_whom=given["with_whom"],
            telephone=telephone,
            bring=tuple(given["bring"]),
            note=given["note"],
        )


class ReviewForm(forms.Form):
    """The plan was looked at together."""

    held_on = Day(label=_("When did you look at the plan together?"), latest=today)
    said = PlainText(label=_("What came of it?"), max_length=500, lines=True, required=False)
    next_on = Day(
        label=_("When next?"), required=False, latest=_in_five_years,
        help_text=_("Leave it empty to follow the rhythm of the region."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The next time is later than this one."""
        given = super().clean() or {}
        held, later = given.get("held_on"), given.get("next_on")
        if held and later and later <= held:
            self.add_error("next_on", gettext("The next time is later than this one."))
        return given


class WordForm(forms.Form):
    """A few words to the person."""

    text = PlainText(
        label=_("Write to the person"), max_length=1000, lines=True,
        help_text=_("Plain sentences. Nothing about health or burdens: that is said, not written."),
    )  # fmt: skip


class RhythmForm(forms.Form):
    """How often persons of the region are met."""

    name = PlainText(label=_("Name"), max_length=80, help_text=_("For example: Job-Turbo"))
    weeks = forms.IntegerField(
        label=_("Every how many weeks?"), min_value=1, max_value=MOST_WEEKS, initial=6
    )
    benefit = OneOfMany(label=_("For whom?"), required=False, choices=_benefits)
