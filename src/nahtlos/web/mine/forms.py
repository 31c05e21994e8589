"""Forms of the own pages: the way in, and what is agreed to by itself."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people.wording import Wording
from nahtlos.plan.queries import Said
from nahtlos.web.fields import Day, OneOf, PlainText

CODE_DIGITS = 12
BETWEEN = {"Zs", "Pd", "Cf", "Cc"}
"""Blanks, dashes and unseen signs, which people and keyboards put between digits."""


class Code(forms.CharField):
    """Twelve digits of any script, however they are grouped."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"})
    default_error_messages = {
        "required": _("Please type the code from your sheet."),
        "invalid": _("The code has twelve digits. Please look at your sheet."),
    }

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        signs = [sign for sign in text or "" if unicodedata.category(sign) not in BETWEEN]
        return "".join(str(unicodedata.decimal(sign, "x")) for sign in signs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) != CODE_DIGITS or not value.isdecimal():
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class BirthDate(forms.Form):
    """The second thing that only the person knows."""

    birth_date = Day(
        label=_("Your birth date"),
        help_text=_("As it stands in your German papers."),
        latest=today,
    )


class CodeAndBirthDate(BirthDate):
    """Both at once, so that no answer tells which of them was right."""

    code = Code(label=_("Your code"), help_text=_("The twelve digits on your sheet."))
    field_order = ("code", "birth_date")


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
