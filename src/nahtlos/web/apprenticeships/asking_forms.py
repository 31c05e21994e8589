"""A few questions to the trainee: one tap each."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import actions, queries
from nahtlos.web.fields import OneOf, PlainText
from nahtlos.web.forms import PlainForm

WENT, COMES = queries.Went.choices, queries.Comes.choices
HELP, STAYS = queries.Help.choices, queries.Stays.choices


class TraineeForm(PlainForm):
    """What the trainee is asked."""

    work = OneOf(label=_("How is it going at the company?"), choices=WENT)
    school = OneOf(label=_("How is it going at vocational school?"), choices=WENT)
    stays = OneOf(label=_("Do you want to go on with the training?"), choices=STAYS)
    help = OneOf(label=_("Shall somebody call you?"), choices=HELP)
    words = PlainText(
        label=_("Do you want to tell us more?"), max_length=300, required=False, lines=True
    )

    def said(self) -> actions.Said:
        """The answers as values."""
        given: dict[str, Any] = {
            name: value for name, value in self.cleaned_data.items() if name != "help"
        }
        return actions.Said(help=queries.Help(self.cleaned_data["help"]), **given)
