"""What a guest is asked: who one is, languages, interests, a working group."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import uuid7
from nahtlos.events import actions, queries
from nahtlos.network.queries import TOPICS
from nahtlos.people.languages import LANGUAGES
from nahtlos.web.fields import OneOf, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import page_language
from nahtlos.web.network.forms import SPOKEN
from nahtlos.web.network.reach import Mail, Telephone


class SignUpForm(PlainForm):
    """Everything about a guest; only the name is needed."""

    name = PlainText(label=_("Your name"), max_length=80)
    affiliation = PlainText(
        label=_("Institution or company"), max_length=120, required=False,
        help_text=_("This stands on your name badge."),
    )  # fmt: skip
    email = Mail(label=_("Your e-mail address"), required=False,
                 help_text=_("So that we can send you the link."))  # fmt: skip
    telephone = Telephone(label=_("Your telephone number"), required=False)
    languages = SomeOf(label=_("Which languages do you speak?"), required=False)
    interests = SomeOf(label=_("What interests you?"), required=False, choices=TOPICS)
    group = OneOf(label=_("Working group"), required=False)
    for_all = forms.BooleanField(
        label=_("Every other guest may see my name, institution and contact."), required=False,
        help_text=_("You can change this at any time."),
    )  # fmt: skip
    wants_results = forms.BooleanField(
        label=_("Please send me the results of the meeting by e-mail."), required=False
    )
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: Iterable[queries.Group], **more: Any) -> None:
        more["initial"] = {"once": uuid7(), **(more.get("initial") or {})}
        super().__init__(*args, **more)
        codes = [code for code in SPOKEN if code in LANGUAGES]
        offer_choices(self, "languages", [(code, LANGUAGES[code].own) for code in codes])
        offered = [(str(one.pk), _in_words(one)) for one in groups if one.free > 0]
        if offered:
            offer_choices(self, "group", [("", _("I decide later")), *offered])
        else:
            del self.fields["group"]

    def wish(self) -> actions.Wish:
        """As the action wants it."""
        told = dict(self.cleaned_data)
        group = told.pop("group", "")
        return actions.Wish(group=UUID(group) if group else None, reads=page_language(), **told)


def _in_words(group: queries.Group) -> str:
    """A group with the seats that are left."""
    told = _("%(group)s (%(free)d seats free)")
    return str(told) % {"group": group.title, "free": group.free}


class NumberForm(PlainForm):
    """The number on somebody's badge."""

    number = forms.IntegerField(
        label=_("Number on the badge of the other guest"), min_value=1, max_value=99_999
    )


class SayForm(PlainForm):
    """Two short texts, typed on a telephone."""

    result = PlainText(label=_("What came of it?"), max_length=500, lines=True, required=False)
    wish = PlainText(label=_("What do you wish for?"), max_length=500, lines=True, required=False)
