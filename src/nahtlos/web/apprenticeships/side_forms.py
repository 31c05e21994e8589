"""The questions to company and school, and what an adviser hears on the telephone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import queries
from nahtlos.web.apprenticeships.asking_forms import COMES, HELP, STAYS, WENT, TraineeForm
from nahtlos.web.fields import OneOf, PlainText

Side = queries.Side


class TrainerForm(TraineeForm):
    """What the company is asked."""

    school = None  # type: ignore[assignment]  # the way in which Django leaves out a field
    field_order = ("work", "comes", "stays", "help", "words")

    work = OneOf(label=_("How is the work going?"), choices=WENT)
    comes = OneOf(label=_("Does the trainee come to work?"), choices=COMES)
    stays = OneOf(label=_("Do you want to go on with the trainee?"), choices=STAYS)
    help = OneOf(label=_("Shall we call you?"), choices=HELP)
    words = PlainText(label=_("What would help?"), max_length=300, required=False, lines=True)


class SchoolForm(TraineeForm):
    """What the vocational school is asked."""

    work = None  # type: ignore[assignment]  # the way in which Django leaves out a field
    stays = None  # type: ignore[assignment]  # the way in which Django leaves out a field
    field_order = ("school", "comes", "help", "words")

    school = OneOf(label=_("How are the lessons going?"), choices=WENT)
    comes = OneOf(label=_("Does the trainee come to the lessons?"), choices=COMES)
    help = OneOf(label=_("Shall we call you?"), choices=HELP)
    words = PlainText(label=_("What would help?"), max_length=300, required=False, lines=True)


class CallForm(TraineeForm):
    """What the adviser heard on the telephone from the trainee."""

    help = OneOf(label=_("Is help wanted?"), choices=HELP)
    words = PlainText(label=_("What was said"), max_length=300, required=False, lines=True)


def form_for(side: str, data: Any = None, *, by_call: bool = False) -> TraineeForm:
    """The questions of this side."""
    if side == Side.TRAINER:
        return TrainerForm(data)
    if side == Side.SCHOOL:
        return SchoolForm(data)
    return CallForm(data) if by_call else TraineeForm(data)
