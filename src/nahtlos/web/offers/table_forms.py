"""Forms for tables that people bring."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.offers import wording
from nahtlos.offers.engine.columns import HEADS
from nahtlos.web.fields import OneOfMany
from nahtlos.web.forms import PlainForm


class BringForm(PlainForm):
    """A table from one's own computer."""

    file = forms.FileField(
        label=_("Table of your offers"), help_text=_("XLSX or CSV, at most 5 MB and 2000 rows"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )  # fmt: skip


class ColumnsForm(PlainForm):
    """Which column means what."""

    def __init__(self, *args: Any, meant: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.heads = list(meant)
        pairs = [("", _("leave out")), *((field, wording.FIELDS[field]) for field in HEADS)]
        for number, (head, field) in enumerate(meant.items()):
            self.fields[f"c{number}"] = OneOfMany(
                label=head or _("Column without a head"),
                choices=pairs,
                initial=field,
                required=False,
            )

    def meant(self) -> dict[str, str]:
        """For each head its meaning."""
        return {head: self.cleaned_data[f"c{n}"] for n, head in enumerate(self.heads)}

    def clean(self) -> dict[str, Any]:
        """Each meaning stands once, and the title is among them."""
        data = super().clean() or self.cleaned_data
        chosen = [value for value in data.values() if value]
        if "title" not in chosen:
            self.add_error(None, str(wording.UNREADABLE["no_title"]))
        if len(set(chosen)) < len(chosen):
            self.add_error(None, _("Two columns have the same meaning. Please leave one out."))
        return data
