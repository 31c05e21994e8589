"""One occupation in a form: any word in any language, asked back where it is not sure."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.employers import queries
from nahtlos.web.fields import OneOf, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import page_language

CHOOSE_ONE = _("Which of these do you mean?")


class OccupationText(forms.TextInput):
    """A text field that proposes occupations while somebody types."""

    def __init__(self) -> None:
        super().__init__({
            "data-combobox": reverse_lazy("employers:occupations"),
            "data-code": "id_kldb",
            "data-says": _("0 found, arrow keys choose one"),
            "autocomplete": "off",
        })  # fmt: skip


class OccupationForm(PlainForm):
    """A form with one occupation in it; `cleaned_data["kldb"]` is its code."""

    occupation = PlainText(
        label=_("Which occupation?"), max_length=120, widget=OccupationText,
        help_text=_("Any word in any of our languages, for example: Staplerfahrer"),
    )  # fmt: skip
    kldb = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": "id_kldb"}))
    meant = OneOf(label=CHOOSE_ONE, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        typed = self.data.get("occupation", "") if self.is_bound else ""
        self.likely = queries.occupations_like(typed, page_language()) if typed else []
        offer_choices(self, "meant", [(one.code, one.name) for one in self.likely])

    def clean(self) -> dict[str, Any]:
        """One occupation that is surely meant: chosen from the list, or the only one by this word."""
        data = super().clean() or self.cleaned_data
        typed = data.get("occupation", "")
        chosen = data.get("meant") or self._chosen(typed, data.get("kldb", ""))
        data["kldb"] = chosen or queries.code_of(typed)
        if typed and not data["kldb"]:
            likely = gettext("Please choose below which occupation you mean.")
            other = gettext("Nobody knows this word. Please try another one, for example Maler.")
            self.add_error("occupation", likely if self.likely else other)
        return data

    @property
    def asks(self) -> bool:
        """Whether the page has to ask which occupation is meant."""
        return "occupation" in self.errors and bool(self.likely)

    def _chosen(self, typed: str, code: str) -> str:
        named = {one.name for one in queries.occupations_like(code, page_language(), 1)}
        own = {queries.occupation_name(code), *named} if code else set()
        return code if typed in own else ""
