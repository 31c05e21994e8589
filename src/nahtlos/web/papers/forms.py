"""Forms of papers: one made from a template's fields, and those of the region's own templates."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.people.actions import MOST_BYTES
from nahtlos.plan import actions, queries
from nahtlos.plan.papers import templates
from nahtlos.plan.papers.sources import SOURCES, Origin
from nahtlos.web.fields import OneOfMany, PlainText
from nahtlos.web.languages import page_language
from nahtlos.web.uploading import NOTHING, TOO_LARGE

LINE, LINES = 300, 1500
OF_SENDER = frozenset(one.key for one in templates.SENDER)


def in_words(told: Mapping[str, str]) -> str:
    """German or English, as staff read it."""
    language = page_language()
    return told.get(language) or told.get("de", "")


class PaperForm(forms.Form):
    """The fields of a template with what the case knows; each says where its value was found."""

    def __init__(self, data: Any, *, filled: Sequence[queries.Filled]) -> None:
        super().__init__(data)
        self.filled = filled
        for number, one in enumerate(filled):
            name, was = f"f{number}", self._was(data, f"f{number}", one)
            self.fields[name] = _field(one, Origin.TYPED if was else one.origin)
            self.initial[name] = one.value

    @staticmethod
    def _was(data: Any, name: str, one: queries.Filled) -> bool:
        """Whether somebody has typed over what was found."""
        return data is not None and data.get(name, "").replace("\r\n", "\n") != one.value

    def group(self, name: str) -> list[forms.BoundField]:
        """The fields of the recipient (`to`), of the sender (`from`), or of the content (`what`)."""
        return [
            self[f"f{number}"]
            for number, one in enumerate(self.filled)
            if _group(one.field.key) == name
        ]

    def to(self) -> list[forms.BoundField]:
        return self.group("to")

    def sender(self) -> list[forms.BoundField]:
        return self.group("from")

    def what(self) -> list[forms.BoundField]:
        return self.group("what")

    def values(self) -> dict[str, str]:
        """What goes onto the paper, by field."""
        told = {}
        for number, one in enumerate(self.filled):
            value = self.cleaned_data[f"f{number}"]
            told[one.field.key] = ("x" if value else "") if one.ticked else str(value)
        return told

    def typed(self) -> tuple[str, ...]:
        """The fields whose value was typed by hand."""
        told = self.values()
        return tuple(
            one.field.key for one in self.filled if told[one.field.key] not in {one.value, ""}
        )


def _group(key: str) -> str:
    if key in OF_SENDER:
        return "from"
    return "to" if key.startswith("to_") else "what"


def _field(one: queries.Filled, origin: Origin) -> forms.Field:
    label = in_words(one.field.label)
    if one.ticked:
        return forms.BooleanField(label=label, required=False)
    return PlainText(
        label=label, required=one.field.needed, max_length=LINES if one.field.lines else LINE,
        lines=one.field.lines, allow="+-", help_text=origin.value,
    )  # fmt: skip


class LetterForm(forms.Form):
    """A region's own letter as plain text with {places} to fill."""

    title = PlainText(label=_("Name of the template"), max_length=120)
    subject = PlainText(
        label=_("Subject"), max_length=200, help_text=_("For example: Request for {name}")
    )
    text = PlainText(
        label=_("Text"),
        max_length=6000,
        lines=True,
        help_text=_(
            "An empty line begins a new paragraph. Put a word in {braces} where something is filled"
            " in. On the next page you say where it comes from."
        ),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        told = f"{given.get('subject', '')} {given.get('text', '')}"
        if re.search(r"[{}]", templates.SPOT.sub("", told)):
            self.add_error(
                "text",
                _("Please write one word in braces, without spaces, for example {first_day}."),
            )
        return given


class FormForm(forms.Form):
    """A PDF form of the region."""

    title = PlainText(label=_("Name of the template"), max_length=120)
    paper = forms.FileField(
        label=_("Fillable PDF"),
        allow_empty_file=True,
        error_messages={"required": NOTHING, "missing": NOTHING, "invalid": NOTHING},
        help_text=_("At most 5 MB, 20 pages and 200 fields; without scripts and passwords."),
        widget=forms.FileInput(attrs={"accept": "application/pdf", "data-most": MOST_BYTES}),
    )

    def __init__(self, *args: Any, too_large: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if too_large:
            self.fields["paper"].error_messages["required"] = TOO_LARGE

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        sent = given.get("paper")
        if sent is not None and sent.size > MOST_BYTES:
            self.add_error("paper", TOO_LARGE)
        elif sent is not None:
            try:
                given["paper"] = actions.read_form(sent.read())
            except actions.BadForm as error:
                self.add_error("paper", str(error.sentence))
        return given


class SourcesForm(forms.Form):
    """For each field of a template: where its value comes from."""

    def __init__(self, data: Any, *, fields: Sequence[templates.Field]) -> None:
        super().__init__(data)
        self.keys = [one.key for one in fields]
        for number, one in enumerate(fields):
            self.fields[f"f{number}"] = OneOfMany(
                label=in_words(one.label), choices=_choices(), required=False, initial=one.source
            )

    def sources(self) -> dict[str, str]:
        """The source of each field that has one."""
        told = {key: self.cleaned_data[f"f{number}"] for number, key in enumerate(self.keys)}
        return {key: source for key, source in told.items() if source}


def _choices() -> list[tuple[str, str]]:
    listed = [(key, f"{source.label} ({source.origin.value})") for key, source in SOURCES.items()]
    return [("", str(_("is asked each time"))), *listed]
