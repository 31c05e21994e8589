"""Forms that a newcomer, an employer or a guardian fills in, each in their own language."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.internships import actions, queries
from nahtlos.web.fields import Day, OneOf, PlainText, SomeOf, Yes
from nahtlos.web.forms import PlainForm, offer_choices


class SignForm(PlainForm):
    """A name, and that it is meant."""

    name = PlainText(label=_("Your first and family name"), max_length=160)
    sure = Yes(label=_("I have read or heard everything. I agree."))


class LineForm(PlainForm):
    """One line of the diary."""

    on = Day(label=_("Day"), latest=today)
    words = PlainText(
        label=_("What did you do or learn? One sentence."), max_length=300,
        help_text=_("Any language. Your adviser and your employer can read it."),
    )  # fmt: skip


class AnswerForm(PlainForm):
    """A word to a line."""

    words = PlainText(label=_("Your answer"), max_length=300)


class TakeBackForm(PlainForm):
    """Why it does not take place."""

    words = PlainText(label=_("Why not? You need not say."), max_length=300, required=False)


class ToldForm(PlainForm):
    """How it was: ticks, and a few words if somebody wants."""

    went = OneOf(label=_("How was it?"), choices=queries.Went.choices)
    skills = SomeOf(label=_("What can the intern do now?"), required=False)
    next = OneOf(label=_("What comes next?"), choices=queries.Next.choices)
    words = PlainText(
        label=_("Do you want to say more?"), max_length=600, lines=True, required=False,
        help_text=_("Please nothing about health."),
    )  # fmt: skip

    def __init__(self, *args: Any, skills: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "skills", skills)

    def said(self, name: str = "") -> actions.Told:
        """What was told."""
        data = self.cleaned_data
        return actions.Told(
            went=queries.Went(data["went"]), next=queries.Next(data["next"]),
            skills=tuple(data["skills"]), words=data["words"], name=name,
        )  # fmt: skip


def last_line_day(one: queries.Internship) -> date:
    """The day that a new line is most likely about."""
    return min(today(), one.last_on or one.ends_on)
