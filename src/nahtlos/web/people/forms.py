"""Forms of a person's file. Every fault is a sentence at its field; what was typed stays."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import today
from nahtlos.people import countries, languages, names, queries
from nahtlos.people.actions import part_of
from nahtlos.people.wording.closing import CLOSE_REASONS
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText

# The shortest local number and the longest international one (E.164) with its prefix.
FEWEST_DIGITS, MOST_DIGITS = 5, 17


class Name(forms.CharField):
    """A person's name in any script."""

    default_error_messages = {"required": _("Please write at least one name.")}

    def clean(self, value: Any) -> str:
        text = str(value or "")
        if not text.strip():
            return str(super().clean(""))
        try:
            return names.clean(text)
        except names.BadName as error:
            raise ValidationError(error.in_language(get_language() or "de")) from error


def _countries() -> list[tuple[str, str]]:
    return [("", "–"), *countries.sorted_names(get_language() or "de")]


def _languages() -> list[tuple[str, str]]:
    return [("", "–"), *languages.sorted_names(get_language() or "de")]


class NewPerson(forms.Form):
    """What is needed to begin: one name."""

    given_name = Name(label=_("First name"), max_length=1000)
    family_name = Name(label=_("Family name"), required=False, max_length=1000)
    native_name = Name(
        label=_("Name in the own script"),
        required=False,
        max_length=1000,
        help_text=_("For example Олена or سمير. It helps to find the person again."),
    )
    language = OneOfMany(label=_("Language for letters and the telephone"), choices=_languages)
    field_order = ("given_name", "family_name", "native_name", "language")


class Rename(forms.Form):
    """The name as it should be."""

    given_name = Name(label=_("First name"), max_length=1000)
    family_name = Name(label=_("Family name"), required=False, max_length=1000)
    native_name = Name(label=_("Name in the own script"), required=False, max_length=1000)


class Close(forms.Form):
    """Why the case ends."""

    reason = OneOf(label=_("Why does the case end?"), choices=[*CLOSE_REASONS.items()])


class NewNote(forms.Form):
    """A few words about a conversation."""

    text = PlainText(
        label=_("What was said and agreed"),
        max_length=500,
        lines=True,
        help_text=_(
            "At most 500 letters. Nothing about flight, faith, family quarrels or offences."
        ),
    )


class NewBurden(forms.Form):
    """A burden that the person has told of."""

    kind = OneOf(label=_("What weighs on the person?"))
    what_helps = PlainText(label=_("What would help?"), required=False, max_length=300)

    def __init__(self, *args: Any, agreed: frozenset[str], **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = queries.BurdenKind.choices
        offered = [(kind, words) for kind, words in kinds if part_of(kind) in agreed]
        self.fields["kind"] = OneOf(label=_("What weighs on the person?"), choices=offered)


class ContactForm(forms.Form):
    """One way to reach a person."""

    kind = OneOf(label=_("How"), choices=queries.ContactKind.choices)
    value = PlainText(label=_("Number or address"), max_length=200, allow="+")
    preferred = forms.BooleanField(label=_("This way first"), required=False)
    message_may_be_left = forms.BooleanField(label=_("A message may be left here"), required=False)
    note = PlainText(label=_("Worth knowing"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind, value = given.get("kind"), given.get("value", "")
        if kind == "phone" and value and not _can_be_dialled(value):
            self.add_error(
                "value", _("Please write a number like 0171 3920012 or +380 44 1234567.")
            )
        if kind == "email" and value:
            try:
                validate_email(value)
            except ValidationError:
                self.add_error("value", _("Please write an address like olena@post.example."))
        return given


def _can_be_dialled(text: str) -> bool:
    digits = sum(sign.isdecimal() for sign in text)
    return FEWEST_DIGITS <= digits <= MOST_DIGITS and all(
        sign.isdecimal() or sign in "+ ()/-." for sign in text
    )


class LanguageForm(forms.Form):
    """A language the person speaks; German is asked in the interview, with its level."""

    code = OneOfMany(label=_("Language"), choices=_languages)
    level = OneOf(
        label=_("How well"),
        choices=[
            ("native", _("mother tongue")),
            ("fluent", _("fluently")),
            ("good", _("well")),
            ("basic", _("a little")),
        ],
    )
    reads = forms.BooleanField(label=_("Reads and writes it"), required=False, initial=True)


class HouseholdForm(forms.Form):
    """Somebody who belongs to the household."""

    relation = OneOf(label=_("Who"), choices=queries.Relation.choices)
    first_name = Name(label=_("First name"), required=False, max_length=1000)
    birth_date = Day(label=_("Date of birth"), required=False, latest=today)
    lives_with = forms.BooleanField(label=_("Lives with the person"), required=False, initial=True)
    needs_care = forms.BooleanField(
        label=_("Needs looking after while the person works"), required=False
    )


class QualificationForm(forms.Form):
    """What the person learned."""

    title = PlainText(label=_("Title in German"), max_length=160)
    title_original = PlainText(label=_("Title in the original"), required=False, max_length=160)
    kind = OneOf(label=_("Kind"), choices=queries.QualificationKind.choices)
    country = OneOfMany(label=_("Learned in"), choices=_countries, required=False)
    finished_in = forms.IntegerField(
        label=_("Finished in the year"),
        required=False,
        min_value=1940,
        max_value=2100,
        error_messages={
            "invalid": _("Please write a year like 2014."),
            "min_value": _("Please write a year like 2014."),
            "max_value": _("Please write a year like 2014."),
        },
    )
    kldb = forms.RegexField(
        r"^[0-9]{1,5}$",
        label=_("Occupation code (KldB), if known"),
        required=False,
        error_messages={"invalid": _("Please write one to five digits, for example 81302.")},
    )
    recognition = OneOf(
        label=_("Recognition in Germany"), choices=queries.Recognition.choices, initial="none"
    )


KINDS: dict[str, type[forms.Form]] = {
    "contact": ContactForm,
    "language": LanguageForm,
    "household": HouseholdForm,
    "qualification": QualificationForm,
}
