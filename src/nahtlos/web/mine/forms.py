"""The form under a question: what the law protects specially is agreed to by itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.people.wording import Wording
from nahtlos.plan.queries import Said
from nahtlos.web.fields import OneOf, PlainText


class Expressly(forms.Form):
    """One box for each specially protected part; none is ticked beforehand."""

    def __init__(self, *args: Any, words: Wording, **more: Any) -> None:
        super().__init__(*args, **more)
        for part, sentence in words.expressly:
            self.fields[part] = forms.BooleanField(
                label=sentence,
                error_messages={"required": _("Please tick this box too. Or say no.")},
            )


class AnswerForm(forms.Form):
    """How it goes with a step."""

    says = OneOf(
        label=_("How is it going?"),
        choices=[
            (Said.HELP.value, _("I need help")),
            (Said.IMPOSSIBLE.value, _("This is not possible for me")),
        ],
    )
    words = PlainText(
        label=_("Tell us more, if you like"), max_length=300, lines=True, required=False
    )


class WriteForm(forms.Form):
    """A few words to the adviser."""

    text = PlainText(label=_("What do you want to say?"), max_length=1000, lines=True)
