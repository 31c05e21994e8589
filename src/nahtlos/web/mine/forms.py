"""The form under a question: what the law protects specially is agreed to by itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.people.wording import Wording


class Expressly(forms.Form):
    """One box for each specially protected part; none is ticked beforehand."""

    def __init__(self, *args: Any, words: Wording, **more: Any) -> None:
        super().__init__(*args, **more)
        for part, sentence in words.expressly:
            self.fields[part] = forms.BooleanField(
                label=sentence,
                error_messages={"required": _("Please tick this box too. Or say no.")},
            )
