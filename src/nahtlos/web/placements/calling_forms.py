"""The same questions to a company, and what an adviser hears on the telephone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.placements import queries
from nahtlos.web.fields import OneOf, PlainText
from nahtlos.web.placements.asking_forms import PersonForm


class EmployerForm(PersonForm):
    """What the company is asked."""

    works = OneOf(label=_("Does the person still work with you?"))
    goes = OneOf(label=_("How is it going?"), choices=queries.Goes.choices, required=False)
    help = OneOf(label=_("Shall we call you?"), choices=queries.Help.choices)
    words = PlainText(label=_("What would help?"), max_length=300, required=False, lines=True)
    answers = queries.OF_EMPLOYER


class CallForm(PersonForm):
    """What the adviser heard on the telephone from the person."""

    works = OneOf(label=_("Does the person still work there?"))
    goes = OneOf(label=_("How is it going?"), choices=queries.Goes.choices, required=False)
    help = OneOf(label=_("Is help wanted?"), choices=queries.Help.choices)
    words = PlainText(label=_("What was said"), max_length=300, required=False, lines=True)


class CompanyCallForm(CallForm):
    """What the adviser heard on the telephone from the company."""

    answers = queries.OF_EMPLOYER


def form_for(side: str, data: Any = None, *, by_call: bool = False) -> PersonForm:
    """The three questions of this side."""
    if by_call:
        return (CallForm if side == queries.Side.PERSON else CompanyCallForm)(data)
    return (PersonForm if side == queries.Side.PERSON else EmployerForm)(data)
