"""What an employer tells about the work, and what may be told of a person without naming them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from nahtlos.web.fields import Day, OneOf, OneOfMany
from nahtlos.web.funding import choices
from nahtlos.web.funding.fields import Number

EMPTY: tuple[object, ...] = (None, "", False)


class Work(forms.Form):
    """The opening; the rest about the employer and a course may stay empty."""

    kind = OneOf(label=_("What do you offer?"), choices=choices.KINDS, initial="job")
    wage = Number(
        label=_("Gross pay a month, in euro"),
        help_text=_("In an apprenticeship the pay of its last year. Without one-off payments."),
        least=1,
        most=50000,
        example="2500",
    )
    weekly_hours = Number(label=_("Hours a week"), least=1, most=48, example="38.5", initial="40")
    start = Day(label=_("First day of work"), earliest=date(2026, 1, 1), latest=date(2031, 12, 31))
    contract_on = Day(
        label=_("Day on which you want to sign the contract"),
        help_text=_("Some help has to be applied for before that day."),
        earliest=date(2026, 1, 1),
        latest=date(2031, 12, 31),
        required=False,
    )
    months = Number(
        label=_("Months that the contract runs"),
        help_text=_("Leave it empty for a contract without end."),
        least=1,
        most=120,
        whole=True,
        required=False,
        example="24",
    )
    headcount = Number(
        label=_("People who work in the company"),
        help_text=_(
            "With linked companies; up to 10 hours a week counts 0.25, up to 20 hours 0.5, up to 30 hours 0.75."
        ),
        least=1,
        most=999999,
        required=False,
        example="40",
    )
    tariff = OneOfMany(
        label=_("Do you pay by collective agreement or church rules?"),
        choices=choices.YES_NO,
        required=False,
    )
    here_before = OneOfMany(
        label=_("Was the person in insured work with you in the last four years?"),
        choices=choices.HERE_BEFORE,
        required=False,
    )
    hindered = OneOfMany(
        label=_("Has the office said that it is harder to find work for this person?"),
        help_text=_("The subsidy EGZ depends on it. Little German or no papers can be a reason."),
        choices=choices.YES_NO,
        required=False,
    )
    severely_disabled = forms.BooleanField(
        label=_("The person has told me of a severe disability and wants it counted"),
        help_text=_("Please do not ask for it. Leave it empty if you have not been told."),
        required=False,
    )
    nobody_left = forms.BooleanField(
        label=_("We have ended nobody's work in order to get a subsidy"), required=False
    )
    course_hours = Number(
        label=_("Hours of the course in all"),
        least=1,
        most=5000,
        whole=True,
        required=False,
        example="160",
    )
    course_months = Number(
        label=_("Months that the course lasts"),
        least=1,
        most=48,
        whole=True,
        required=False,
        example="6",
    )
    course_start = Day(
        label=_("First day of the course"),
        earliest=date(2026, 1, 1),
        latest=date(2036, 12, 31),
        required=False,
    )
    course_costs = Number(
        label=_("Price of the course, in euro"),
        least=0,
        most=100000,
        required=False,
        example="3000",
    )
    agreement = OneOfMany(
        label=_("Is there a works or collective agreement on training?"),
        choices=choices.YES_NO,
        required=False,
    )
    COURSE = ("course_hours", "course_months", "course_start")

    def clean(self) -> dict[str, Any]:
        """An internship has an end; of a course all three numbers or none."""
        found = super().clean() or {}
        if found.get("kind") == "eq" and not found.get("months") and "months" not in self.errors:
            self.add_error("months", _("Please write four to twelve months, for example 8."))
        given = [name for name in self.COURSE if found.get(name) is not None]
        for name in self.COURSE:
            if given and name not in given and name not in self.errors:
                self.add_error(
                    name, _("To count the course, hours, months and first day are needed.")
                )
        if found.get("course_start") and found.get("start"):
            self._in_the_work(found)
        return found

    def _in_the_work(self, found: dict[str, Any]) -> None:
        if found["course_start"] < found["start"]:
            self.add_error(
                "course_start",
                ValidationError(_("Please choose a day on or after the first day of work.")),
            )

    @property
    def has_course(self) -> bool:
        """Whether anything about a course was typed, so that its part stands open."""
        return any(self.data.get(name) for name in (*self.COURSE, "course_start_day"))


class WorkAndPerson(Work):
    """The opening, and a person without a name."""

    status = OneOfMany(
        label=_("Residence document"),
        help_text=_("Its paragraph is printed on the card."),
        choices=choices.statuses,
        required=False,
    )
    here_for = OneOfMany(label=_("In Germany for"), choices=choices.HERE, required=False)
    german = OneOfMany(label=_("German"), choices=choices.levels, required=False)
    age = OneOfMany(label=_("Age"), choices=choices.AGES, required=False)
    out_of_work = OneOfMany(label=_("Out of work for"), choices=choices.OUT_OF_WORK, required=False)
    benefit = OneOfMany(label=_("Money to live on"), choices=choices.benefits, required=False)
    jobcenter = OneOfMany(
        label=_("Money from the Jobcenter for"), choices=choices.JOBCENTER, required=False
    )
    learned = OneOfMany(
        label=_("A vocational qualification that counts in Germany"),
        choices=choices.LEARNED,
        required=False,
    )


def told(form: Work) -> list[tuple[str, str]]:
    """What was told, in words, for the sheet: (question, answer)."""
    cleaned = ((bound, form.cleaned_data.get(bound.name)) for bound in form)
    return [
        (str(bound.label), _said(bound, value)) for bound, value in cleaned if value not in EMPTY
    ]


def _said(bound: forms.BoundField, value: Any) -> str:
    if isinstance(bound.field, forms.ChoiceField):
        words = (str(label) for key, label in bound.field.widget.choices if key == value)
        return next(words, str(value))
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(_("yes")) if value is True else str(bound.data)
