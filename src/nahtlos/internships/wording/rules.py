"""What each rule of the engine says; the paragraph stands beside it."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nahtlos.internships.engine import Rule

SENTENCES: dict[str, Promise] = {
    "pay_watching": _("No pay is owed: whoever only watches does not work."),
    "pay_measure": _("No pay is owed: a measure at an employer is no employment."),
    "pay_youth": _("No minimum wage is owed: under 18 and without a completed apprenticeship."),
    "pay_compulsory": _("No minimum wage is owed: school, training or study rules demand it."),
    "pay_entry": _("No minimum wage is owed for an entry qualification. Pay is agreed in its contract."),
    "pay_orientation": _("No minimum wage is owed for up to three months of orientation."),
    "pay_alongside": _("No minimum wage is owed for up to three months alongside training or studies."),
    "pay_longer": _("Longer than three months: the minimum wage is owed from the first day."),
    "pay_again": _("It is not the first one at this employer: the minimum wage is owed."),
    "pay_other": _("Getting to know a job is none of the exceptions: the minimum wage is owed."),
    "below_minimum_wage": _("The minimum wage is owed here. Please agree on at least that much."),
    "measure_too_long": _("A measure at an employer lasts six weeks at most."),
    "measure_much_too_long": _("Even with special obstacles a measure at an employer lasts twelve weeks at most."),
    "entry_length": _("An entry qualification lasts four to twelve months."),
    "entry_hours": _("An entry qualification has at least 20 hours a week."),
    "more_than_6_days": _("These hours of a week need more than six days. Please check both."),
    "more_than_5_days": _("These hours of a week need more than five days. Under 18, five days are the most."),
    "adult_hours": _("At most 10 hours a day and 48 hours a week are allowed."),
    "youth_hours": _("Under 18, at most 8 hours a day and 40 hours a week are allowed."),
    "child": _("Under 15, only an internship of the school or watching is allowed."),
    "child_hours": _("Under 15, at most 7 hours a day and 35 hours a week are allowed."),
    "hint_youth": _("Under 18: five days a week, breaks, nothing at night. Whoever must still go to school counts as a child."),
    "hint_measure": _("The Jobcenter or the agency must agree before it begins."),
    "hint_entry": _("The contract is reported to the chamber, which gives a certificate at the end."),
}  # fmt: skip


def said(rule: Rule) -> Promise:
    """The sentence of a rule."""
    return SENTENCES[rule.code]


def because(rule: Rule) -> Promise:
    """The sentence with its paragraph behind it, as a refusal says it."""
    found: Promise = format_lazy("{} ({})", SENTENCES[rule.code], rule.cite)
    return found
