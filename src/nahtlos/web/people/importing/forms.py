"""Forms of a table of persons: the file, and what its columns mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.people.wording import tables
from nahtlos.web.fields import OneOfMany
from nahtlos.web.forms import PlainForm

FEW, LONGEST = 2, 40


class TableForm(PlainForm):
    """A table from one's own computer."""

    file = forms.FileField(
        label=_("Table of persons"),
        help_text=_("XLSX or CSV, at most 25 MB and 100,000 rows"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        allow_empty_file=True,
    )


class MeaningsForm(PlainForm):
    """What each column means; under each stand the first things in it."""

    def __init__(
        self, *args: Any, meant: Mapping[str, str], sample: Sequence[Sequence[Any]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.heads: dict[str, str] = {}
        choices = [("", _("leave out")), *tables.FIELDS.items()]
        for number, (head, field) in enumerate(meant.items()):
            first = [cells[number] for _row, cells in sample if cells[number:] and cells[number]]
            self.heads[f"c{number}"] = head
            self.fields[f"c{number}"] = OneOfMany(
                label=head or _("Column without a head"), choices=choices, initial=field,
                required=False,
                help_text=", ".join(list(dict.fromkeys(first))[:FEW])[:LONGEST],
            )  # fmt: skip

    def meant(self) -> dict[str, str]:
        """For each head its meaning."""
        return {head: self.cleaned_data.get(field, "") for field, head in self.heads.items()}

    def clean(self) -> dict[str, Any]:
        """Each meaning stands once, and a name is among them."""
        data = super().clean() or self.cleaned_data
        chosen = [value for value in data.values() if value]
        if not {"given_name", "family_name"} & set(chosen):
            self.add_error(None, str(tables.NO_NAME))
        if len(set(chosen)) < len(chosen):
            self.add_error(None, _("Two columns have the same meaning. Please leave one out."))
        return data
