"""What a person asks for on the own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.people import queries
from nahtlos.web.fields import OneOf, PlainText

LETTERS = 300


class OwnRequest(forms.Form):
    """The person asks."""

    kind = OneOf(
        label=_("What do you want?"),
        choices=[
            (queries.RequestKind.ACCESS.value, _("See my notes and everything else")),
            (queries.RequestKind.ERASURE.value, _("Have everything erased")),
        ],
    )
    words = PlainText(
        label=_("Tell us more, if you like"), max_length=500, lines=True, required=False
    )


class OwnCorrection(forms.Form):
    """The person says what is right."""

    right = PlainText(label=_("What is right?"), max_length=LETTERS, allow="+")
