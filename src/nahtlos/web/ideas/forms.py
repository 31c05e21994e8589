"""What a sender is asked: as little as it takes. And the forms of whoever answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.ideas import actions, queries
from nahtlos.network.queries import TOPICS, Region
from nahtlos.web.fields import OneOf, OneOfMany, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.ideas.coded import fresh_key
from nahtlos.web.languages import page_language
from nahtlos.web.network.reach import Mail


class WriteForm(PlainForm):
    """The words; and who one is, if one likes."""

    region = OneOfMany(label=_("Where?"))
    kind = OneOf(label=_("What do you want to send?"), choices=queries.Kind.choices)
    topic = OneOfMany(label=_("What is it about?"), required=False)
    text = PlainText(
        label=_("Your words"), max_length=3000, min_length=10, lines=True,
        help_text=_("In any language. Leave names out if you can."),
    )  # fmt: skip
    may_publish = forms.BooleanField(
        label=_("My words may be read in the network, together with the answer."), required=False
    )
    name = PlainText(
        label=_("Your name"), max_length=80, required=False,
        help_text=_("Leave name and e-mail empty to stay unknown."),
    )  # fmt: skip
    email = Mail(label=_("Your e-mail address"), required=False,
                 help_text=_("Then we tell you when there is an answer."))  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, regions: Iterable[Region], **more: Any) -> None:
        more["initial"] = {"once": fresh_key(), **(more.get("initial") or {})}
        super().__init__(*args, **more)
        named = [(str(one.pk), one.name) for one in regions]
        offer_choices(self, "region", named)
        if len(named) == 1:
            self.fields["region"].widget = forms.HiddenInput()
            self.fields["region"].initial = named[0][0]
        others = [pair for pair in TOPICS if pair[0] != "employers"]
        offer_choices(self, "topic", [("", _("something else")), *others])

    def letter(self) -> actions.Letter:
        """As the action wants it."""
        given = self.cleaned_data
        return actions.Letter(
            kind=given["kind"], text=given["text"], topic=given["topic"],
            language=page_language(), may_publish=given["may_publish"], name=given["name"],
            email=given["email"],
        )  # fmt: skip


class CodeForm(PlainForm):
    """The receipt code."""

    code = PlainText(label=_("Your code"), max_length=40,
                     help_text=_("Four groups of four signs."))  # fmt: skip
