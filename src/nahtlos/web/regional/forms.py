"""The fields of an instrument's page; every fault is a sentence at its field."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from nahtlos.law.queries import choices
from nahtlos.network.queries import TOPICS
from nahtlos.people import facts
from nahtlos.people.facts import Fact
from nahtlos.web.fields import Day, OneOf, OneOfMany, PlainText
from nahtlos.web.languages import german_or_english
from nahtlos.web.law.sheet import GROUPS
from nahtlos.web.network.reach import Website
from nahtlos.web.regional.values import testable, tests_of, value_field

F = TypeVar("F", bound=forms.Form)
CHOOSE = ("", _("Please choose"))
LONG, SENTENCE, NAMED = 800, 400, 200
"""Letters at most: of a text, of a sentence, of a name or source."""


def _named(words: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Any]]:
    return [CHOOSE, *((key, says[german_or_english()]) for key, says in words.items())]


def _words(label: Any, *, length: int = LONG, **more: Any) -> PlainText:
    return PlainText(label=label, max_length=length, lines=length >= SENTENCE, **more)


class WhatForm(forms.Form):
    """What it is, for whom, from when."""

    title_de = _words(_("Title in German"), length=120)
    title_en = _words(_("Title in English"), length=120)
    purpose_de = _words(_("What it is for, in German"))
    purpose_en = _words(_("What it is for, in English"))
    category = OneOfMany(label=_("Kind of support"), choices=lambda: _named(choices.CATEGORIES))
    applies = OneOfMany(label=_("Who applies?"), choices=lambda: _named(choices.WHO))
    topic = OneOfMany(
        label=_("Topic in the directory"), required=False, choices=lambda: [CHOOSE, *TOPICS]
    )
    since = Day(label=_("First day"))
    until = Day(label=_("Last day"), required=False)
    grants = OneOf(
        label=_("Who meets all conditions …"), choices=lambda: _named(choices.GRANTS)[1:]
    )
    cite = _words(
        _("Where it is laid down"),
        length=NAMED,
        help_text=_("Guideline of the town of 3 March 2026"),
    )
    source = Website(label=_("Where it can be read"), required=False)
    decided_by = OneOfMany(label=_("Who decides?"), choices=lambda: _named(choices.OFFICES))
    apply_until = OneOfMany(label=_("Until when?"), choices=lambda: _named(choices.DEADLINES))
    apply_de = _words(_("How to apply, in German"))
    apply_en = _words(_("How to apply, in English"))
    apply_cite = _words(_("Where that is laid down"), length=NAMED, required=False)
    amount_de = _words(_("What is given, in German"), required=False)
    amount_en = _words(_("What is given, in English"), required=False)
    amount_cite = _words(_("Where the amount is laid down"), length=NAMED, required=False)
    amount_once = forms.FloatField(label=_("Euros, once"), required=False, min_value=0)
    amount_per_month = forms.FloatField(label=_("Euros a month"), required=False, min_value=0)
    amount_share = forms.IntegerField(
        label=_("Share in percent"), required=False, min_value=1, max_value=100
    )
    amount_of = OneOfMany(
        label=_("Share of what?"), required=False, choices=lambda: _named(choices.BASES)
    )
    amount_months = forms.IntegerField(
        label=_("For how many months?"), required=False, min_value=1, max_value=120
    )
    documents_de = _words(
        _("What to bring, in German"), length=LONG, required=False, help_text=_("One a line")
    )
    documents_en = _words(
        _("What to bring, in English"), length=LONG, required=False, help_text=_("One a line")
    )
    note_de = _words(_("Good to know, in German"), required=False)
    note_en = _words(_("Good to know, in English"), required=False)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """What belongs together is there together."""
        data = super().clean() or self.cleaned_data
        for name in ("note", "amount", "documents"):
            self._both_languages(name, data)
        self._days(data.get("since"), data.get("until"))
        self._amount(data)
        return data

    def _both_languages(self, name: str, data: dict[str, Any]) -> None:
        german, english = data.get(f"{name}_de", ""), data.get(f"{name}_en", "")
        for here, there, language in ((english, german, "en"), (german, english, "de")):
            if there and not here:
                self.add_error(f"{name}_{language}", _("Please say this in both languages."))
        if name == "documents" and len(german.split("\n")) != len(english.split("\n")):
            self.add_error("documents_en", _("Please write as many lines as in German."))

    def _days(self, since: date | None, until: date | None) -> None:
        if since and until and until < since:
            self.add_error("until", _("Please write a day on or after the first day."))

    def _amount(self, data: dict[str, Any]) -> None:
        numbers = [name for name in AMOUNTS if data.get(name)]
        if (numbers or data.get("amount_cite")) and not data.get("amount_de"):
            self.add_error("amount_de", _("Please say in words what is given."))
        if data.get("amount_de") and not data.get("amount_cite"):
            self.add_error("amount_cite", _("Please say where the amount is laid down."))
        if data.get("amount_share") and not data.get("amount_months"):
            self.add_error("amount_months", _("Please say for how many months the share is paid."))
        if data.get("amount_share") and not data.get("amount_of"):
            self.add_error("amount_of", _("Please say what it is a share of."))


AMOUNTS = ("amount_once", "amount_per_month", "amount_share", "amount_of", "amount_months")


class LineForm(forms.Form):
    """The words of one condition."""

    says_de = _words(_("The condition in German"), length=SENTENCE)
    says_en = _words(_("The condition in English"), length=SENTENCE)
    cite = _words(
        _("Where the condition is laid down"), length=NAMED, help_text=_("No. 2 of the guideline")
    )
    note_de = forms.CharField(required=False, widget=forms.HiddenInput)
    note_en = forms.CharField(required=False, widget=forms.HiddenInput)


def fact_choices() -> list[tuple[str, Any]]:
    """Every fact that a condition can ask for, by group."""
    named = {"record": tuple(facts.RECORD_FIELDS.values()), **facts.groups()}
    return [CHOOSE, *((str(GROUPS.get(name, NAMES.get(name, name))), _facts(members))
                      for name, members in named.items())]  # fmt: skip


NAMES = {"employer": _("Employer"), "region": _("Region")}


def _facts(members: tuple[Fact, ...]) -> list[tuple[str, str]]:
    language = german_or_english()
    named = [(one.id, one.label.in_language(language)) for one in members if testable(one)]
    return sorted(named, key=lambda one: one[1])


class AlternativeForm(forms.Form):
    """One test of one fact; test and value follow the fact that was chosen."""

    fact = OneOfMany(label=_("Fact"), choices=fact_choices)
    negated = forms.BooleanField(label=_("must not be so"), required=False)

    def __init__(self, *args: Any, about: Fact | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.about = about
        if about is None:
            return
        tests = tests_of(about)
        if tests:
            self.fields["test"] = OneOfMany(label=_("How"), choices=list(tests.items()))
        self.fields["value"] = value_field(about)


def made(
    form: type[F], data: MultiValueDict[str, str], *, checked: bool, **more: Any
) -> F:  # fmt: skip
    """The form with what was typed: checked, or only shown."""
    if checked:
        return form(data, **more)
    new = form(**more)
    for name, field in new.fields.items():
        typed = field.widget.value_from_datadict(data, MultiValueDict(), new.add_prefix(name))
        new.initial[name] = typed
    return new
