"""Three short questions to the person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.placements import actions, queries
from nahtlos.web.fields import OneOf, PlainText
from nahtlos.web.forms import PlainForm, offer_choices


class PersonForm(PlainForm):
    """What the person is asked."""

    works = OneOf(label=_("Do you still work there?"))
    goes = OneOf(label=_("How is it going at work?"), choices=queries.Goes.choices, required=False)
    help = OneOf(label=_("Shall your adviser call you?"), choices=queries.Help.choices)
    words = PlainText(
        label=_("Do you want to tell us more?"), max_length=300, required=False, lines=True
    )
    answers: tuple[queries.Works, ...] = queries.OF_PERSON

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "works", [(one.value, one.label) for one in self.answers])

    def said(self) -> actions.Said:
        """The answers as values."""
        given = self.cleaned_data
        return actions.Said(
            works=queries.Works(given["works"]),
            goes=queries.Goes(given["goes"]) if given["goes"] else None,
            help=queries.Help(given["help"]),
            words=given["words"],
        )
