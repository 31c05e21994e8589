"""What somebody without an account is asked: as little as it takes."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.days import actions, queries
from nahtlos.people.languages import LANGUAGES
from nahtlos.web.days.public_places import with_places
from nahtlos.web.fields import OneOf, PlainText, SomeOf
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import OWN_NAMES, page_language
from nahtlos.web.network.forms import SPOKEN
from nahtlos.web.network.reach import Mail, Telephone

NOON = 12 * 60
TIMES = (("all", _("At any time")), ("early", _("Before noon")), ("late", _("After noon")))


class OrBelow(SomeOf):
    """Needed, but what is needed may also be ticked in the field below it; the form looks at both."""

    def validate(self, value: Any) -> None:
        """Nothing ticked here is no fault yet."""
        if value:
            super().validate(value)


class SignUpForm(PlainForm):
    """Topics with the places there are, languages, when, and a first name if one likes."""

    topics = SomeOf(label=_("What do you want to talk about?"))
    languages = OrBelow(label=_("Which languages do you speak?"))
    more_languages = SomeOf(label=_("More languages"), required=False)
    when = OneOf(label=_("When can you come?"), choices=TIMES, initial="all")
    first_name = PlainText(
        label=_("Your first name"), max_length=60, required=False,
        help_text=_("You may leave this empty. Then you are a number."),
    )  # fmt: skip
    telephone = Telephone(label=_("Your telephone number"), required=False,
                          help_text=_("So that we can tell you your times."))  # fmt: skip
    email = Mail(label=_("Your e-mail address"), required=False)
    shown = SomeOf(label=_("Who may know your first name?"), required=False)

    def __init__(
        self, *args: Any, subjects: Iterable[queries.Subject],
        institutions: Mapping[str, list[tuple[UUID, str]]], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        mine = page_language()
        first = list(dict.fromkeys((mine, *OWN_NAMES)))
        others = [code for code in SPOKEN if code in LANGUAGES and code not in first]
        offer_choices(self, "topics", [(one.topic, with_places(one)) for one in subjects])
        for name, codes in (("languages", first), ("more_languages", others)):
            offer_choices(self, name, [(code, LANGUAGES[code].own) for code in codes])
        named = dict(pair for pairs in institutions.values() for pair in pairs)
        offer_choices(self, "shown", [(str(key), name) for key, name in named.items()])

    def clean(self) -> dict[str, Any]:
        """Somebody speaks something."""
        data = super().clean() or self.cleaned_data
        if not data.get("languages") and not data.get("more_languages"):
            self.add_error("languages", str(_("Please tick at least one.")))
        return data

    def wish(self, day: queries.Day) -> actions.Wish:
        """As the action wants it."""
        given = self.cleaned_data
        hours = {
            "early": [[day.opens, min(NOON, day.closes)]], "late": [[max(NOON, day.opens), day.closes]],
        }.get(given["when"], [[day.opens, day.closes]])  # fmt: skip
        return actions.Wish(
            topics=given["topics"],
            languages=[*given["languages"], *given["more_languages"]],
            hours=[pair for pair in hours if pair[0] < pair[1]] or [[day.opens, day.closes]],
            reads=page_language(),
            first_name=given["first_name"],
            telephone=given["telephone"],
            email=given["email"],
            shown=[UUID(key) for key in given["shown"]],
        )


class NamesForm(PlainForm):
    """Who may know the first name, changed at any time."""

    shown = SomeOf(label=_("Who may know your first name?"), required=False)

    def __init__(self, *args: Any, institutions: Iterable[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "shown", [(str(key), name) for key, name in institutions])


class TimeForm(PlainForm):
    """Another time."""

    time = forms.ChoiceField(widget=forms.RadioSelect, label=_("Which time suits you?"))

    def __init__(self, *args: Any, times: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_choices(self, "time", times)
