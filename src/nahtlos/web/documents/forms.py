"""Forms of documents, for the adviser."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nahtlos.people import countries, languages, queries
from nahtlos.web.fields import OneOf, OneOfMany, PlainText
from nahtlos.web.forms import offer_choices
from nahtlos.web.uploading import WithPaper

NEW = "new"
NEW_COLUMNS = ("title", "kind", "country", "recognition")


def _languages() -> list[tuple[str, str]]:
    return [("", "–"), *languages.sorted_names(get_language() or "de")]


def _countries() -> list[tuple[str, str]]:
    return [("", "–"), *countries.sorted_names(get_language() or "de")]


def _named(qualifications: list[queries.Qualification]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.title) for one in qualifications]


class HandIn(WithPaper):
    """A paper that the adviser takes in."""

    kind = OneOf(label=_("What is it?"), choices=queries.DocumentKind.choices)
    title = PlainText(
        label=_("Title"),
        max_length=160,
        help_text=_("For example: Certificate of the nursing school"),
    )
    language = OneOfMany(label=_("Language of the paper"), choices=_languages, required=False)
    translated = forms.BooleanField(label=_("A German translation is there"), required=False)
    qualification = OneOfMany(label=_("Belongs to"), required=False)
    taken = OneOf(
        label=_("How did it come in?"), choices=queries.DocumentTaken.choices, initial="scan"
    )

    def __init__(
        self, *args: Any, qualifications: list[queries.Qualification], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.known = {one.pk: one for one in qualifications}
        offer_choices(self, "qualification", [("", "–"), *_named(qualifications)])

    def kept(self) -> dict[str, Any]:
        """What `people.actions.hand_in` is told."""
        chosen = self.cleaned_data["qualification"]
        return self.cleaned_data | {
            "qualification": self.known[UUID(chosen)] if chosen else None,
        }


class Confirm(forms.Form):
    """What a document proves: something learned, known already or written down with it."""

    qualification = OneOf(label=_("What does it prove?"))
    title = PlainText(label=_("Title in German"), max_length=160, required=False)
    kind = OneOf(label=_("Kind"), choices=queries.QualificationKind.choices, required=False)
    country = OneOfMany(label=_("Learned in"), choices=_countries, required=False)
    recognition = OneOf(
        label=_("Recognition in Germany"), choices=queries.Recognition.choices, required=False
    )
    complete = forms.BooleanField(
        label=_("With it, all certificates of this qualification are there"), required=False
    )

    def __init__(
        self, *args: Any, qualifications: list[queries.Qualification], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.known = {one.pk: one for one in qualifications}
        others = (
            (NEW, _("Something that is not written down yet")),
            ("none", _("No qualification: it is another paper")),
        )
        offer_choices(self, "qualification", [*_named(qualifications), *others])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("qualification") == NEW:
            for name, sentence in (
                ("title", _("Please write the title, for example: Krankenschwester")),
                ("kind", _("Please choose one of these answers.")),
                ("country", _("Please choose the country in which it was learned.")),
                ("recognition", _("Please choose one of these answers.")),
            ):
                if not given.get(name):
                    self.add_error(name, sentence)
        return given

    @property
    def chosen(self) -> queries.Qualification | None:
        """The qualification that was chosen from those known."""
        key = self.cleaned_data["qualification"]
        return None if key in {NEW, "none"} else self.known[UUID(key)]

    @property
    def new(self) -> dict[str, str] | None:
        """The columns of a qualification to be written down."""
        if self.cleaned_data["qualification"] != NEW:
            return None
        return {name: self.cleaned_data[name] for name in NEW_COLUMNS}


class Refuse(forms.Form):
    """Why a document does not count, in the words that the person reads."""

    sentence = PlainText(
        label=_("What should the person do?"),
        max_length=200,
        help_text=_("For example: The last page is missing. Please photograph it, too."),
    )

    def clean_sentence(self) -> str:
        text: str = self.cleaned_data["sentence"]
        if " " not in text:
            raise ValidationError(_("Please write a whole sentence."))
        return text
