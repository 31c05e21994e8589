"""How Django's forms look: KERN's markup, with hint and error tied to the field."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

WIDGETS = "django/forms/widgets/"
OURS = "kern/widgets/"
TEXT_LIKE = ("text", "email", "number", "password", "tel", "url", "search", "color")
TIME_LIKE = ("date", "datetime", "time")
DRAWN = {
    **{f"{WIDGETS}{name}.html": f"{OURS}input.html" for name in (*TEXT_LIKE, *TIME_LIKE, "file")},
    f"{WIDGETS}textarea.html": f"{OURS}textarea.html",
    f"{WIDGETS}select.html": f"{OURS}select.html",
    f"{WIDGETS}radio.html": f"{OURS}choices.html",
    f"{WIDGETS}checkbox_select.html": f"{OURS}choices.html",
    f"{WIDGETS}checkbox.html": f"{OURS}checkbox.html",
    f"{WIDGETS}clearable_file_input.html": f"{OURS}clearable_file_input.html",
}
CHOOSE = _("Please choose one of the answers.")
NUMBER = _("Please write a number in digits, for example 3.")
SAYINGS = {
    forms.Field: {"required": _("Please fill this in.")},
    forms.BooleanField: {"required": _("Please tick this to go on.")},
    forms.ChoiceField: {"required": CHOOSE, "invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"required": CHOOSE, "invalid_choice": CHOOSE},
    forms.DateField: {
        "invalid": _("Please write the date as day, month and year, for example 12 4 1998."),
    },
    forms.TimeField: {"invalid": _("Please write the time like this: 10:20.")},
    forms.IntegerField: {"invalid": NUMBER},
    forms.FileField: {
        "required": _("Please choose a file."),
        "empty": _("This file is empty. Please choose another one."),
    },
}


class KernRenderer(DjangoTemplates):
    """Draws every form, field and widget of Django in KERN's markup."""

    form_template_name = "kern/form.html"
    field_template_name = "kern/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        return super().render(DRAWN.get(template_name, template_name), context, request)


def offer_choices(form: forms.Form, name: str, choices: Iterable[tuple[str, object]]) -> None:
    """Set what can be chosen in a field, where it is known only once the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no field to choose in.")
    field.choices = list(choices)


class DateParts(forms.Widget):
    """A date as day, month and year: three short fields, no calendar to fight with.

    What was typed is kept as it was typed. For a `DateField` with `input_formats=DateParts.formats`.
    """

    template_name = "kern/widgets/date_parts.html"
    use_fieldset = True
    formats = ("%Y-%m-%d",)
    parts = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> str:
        """`2026-11-23` as typed; empty when nothing was typed, unreadable when a part is missing."""
        typed = [str(data.get(f"{name}_{key}", "")).strip() for key, _label, _length in self.parts]
        return "-".join(reversed(typed)) if any(typed) else ""

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        return not any(f"{name}_{key}" in data for key, _label, _length in self.parts)

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        root = context["widget"]["attrs"].get("id", f"id_{name}")
        shown = _shown(value)
        context["widget"]["invalid"] = "aria-invalid" in context["widget"]["attrs"]
        context["widget"]["parts"] = [
            {"key": key, "label": label, "length": length, "value": text}
            | {"name": f"{name}_{key}", "id": f"{root}_{number}"}
            for number, ((key, label, length), text) in enumerate(
                zip(self.parts, shown, strict=True)
            )
        ]
        return context

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_{index or 0}" if id_ else id_


def _shown(value: object) -> list[str]:
    """Day, month and year as they stand in the three fields."""
    if isinstance(value, date):
        return [str(value.day), str(value.month), str(value.year)]
    typed = str(value or "").split("-", 2)[::-1]
    return typed if len(typed) == len(DateParts.parts) else ["", "", ""]


class PlainForm(forms.Form):
    """A form whose errors say what is expected, with an example, instead of "invalid"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)


def speak_plainly(field: forms.Field) -> None:
    """Replace the usual error messages of a field; those that were written for it stay."""
    for kind, sayings in SAYINGS.items():
        if isinstance(field, kind):
            for code, says in sayings.items():
                if field.error_messages.get(code) == _usual(field, code):
                    field.error_messages[code] = says


def _usual(field: forms.Field, code: str) -> object:
    for kind in type(field).__mro__:
        if code in (messages := vars(kind).get("default_error_messages", {})):
            return messages[code]
    return None
