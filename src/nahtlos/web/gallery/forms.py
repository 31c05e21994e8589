"""A form with one field of every kind."""

from collections.abc import Mapping
from typing import Any

from django import forms

from nahtlos.web.forms import DateParts, PlainForm


class SampleForm(PlainForm):
    """`words` gives each field its label and, where there is one, its hint and choices."""

    given_name = forms.CharField(max_length=60)
    mail = forms.EmailField(required=False)
    born = forms.DateField(widget=DateParts, input_formats=DateParts.formats)
    since = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    german = forms.ChoiceField(widget=forms.RadioSelect)
    speaks = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    place = forms.ChoiceField(required=False)
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    paper = forms.FileField(required=False)
    agrees = forms.BooleanField()

    def __init__(
        self, data: Mapping[str, Any] | None, *, words: Mapping[str, tuple[str, ...]]
    ) -> None:
        super().__init__(data)
        for name, (label, hint, *choices) in words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            if isinstance(field, forms.ChoiceField):
                field.choices = [(choice[:2], choice) for choice in choices]
