"""How one fact is asked: as buttons where few answers exist, else as one or two fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.people import countries, facts
from nahtlos.people.facts import Fact, Kind
from nahtlos.web.check.chosen import COMMON_STATUSES
from nahtlos.web.directions import isolated
from nahtlos.web.fields import OneOfMany
from nahtlos.web.forms import PlainForm

BUTTONS = 8
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
EARLIEST = 1930
NUMBER = gettext_lazy("Please write a whole number between %(from)d and %(to)d, for example 34.")
YEAR = gettext_lazy("Please write the year in four digits, for example 2022.")
LATER = gettext_lazy("This month lies in the future. Please write when you came.")


@dataclass(frozen=True)
class Word:
    """One answer to choose: its value, and words in the language that they are in."""

    value: str
    words: str
    language: str


@dataclass(frozen=True)
class Asked:
    """A question as the page draws it: buttons and, where needed, fields."""

    fact: Fact
    buttons: tuple[Word, ...]
    form: forms.Form | None


class Digits(forms.TextInput):
    """A short field for a number in the digits of any script; what was typed wrongly stays."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "digits"})


class OneAnswer(PlainForm):
    """The field of a question that is not answered by a button."""

    def value(self) -> object:
        """What was typed or chosen."""
        return self.cleaned_data["answer"]


class Month(OneAnswer):
    """A month and a year, which tell enough; the last day of the month never says too much."""

    month = OneOfMany(label=gettext_lazy("Month"), choices=[("", "–"), *MONTHS.items()])
    year = forms.IntegerField(label=gettext_lazy("Year"), widget=Digits)

    def clean_year(self) -> int:
        """A year in which somebody alive may have come."""
        year: int = self.cleaned_data["year"]
        if not EARLIEST <= year <= today().year:
            raise forms.ValidationError(YEAR)
        return year

    def clean(self) -> dict[str, Any]:
        """No month that is still to come."""
        given: dict[str, Any] = super().clean() or {}
        if {"month", "year"} <= given.keys() and self._first(given) > today():
            self.add_error("month", LATER)
        return given

    def value(self) -> date:
        """The last day of the month, or today in the month that runs."""
        first = self._first(self.cleaned_data)
        following = (first + timedelta(days=31)).replace(day=1)
        return min(following - timedelta(days=1), today())

    @staticmethod
    def _first(given: dict[str, Any]) -> date:
        return date(given["year"], int(given["month"]), 1)


def asked(name: str, data: QueryDict | None = None) -> Asked:
    """The question for a fact, with what was typed; KeyError outside the vocabulary."""
    fact = facts.lookup(name)
    return Asked(fact, tuple(_buttons(fact)), _form(fact, data))


def given(question: Asked, data: QueryDict) -> object | None:
    """What was pressed or filled in, still to be read; None where a field has its sentence."""
    pressed = data.getlist("answer")
    for word in question.buttons:
        if word.value in pressed:
            return word.value
    if question.form is None or not isinstance(question.form, OneAnswer):
        return pressed[-1] if pressed else ""
    return question.form.value() if question.form.is_valid() else None


def _speak() -> str:
    return get_language() or "de"


def _buttons(fact: Fact) -> Iterator[Word]:
    if fact.kind is Kind.BOOL:
        yield Word("yes", _("Yes"), _speak())
        yield Word("no", _("No"), _speak())
    elif fact.kind is Kind.LEVEL:
        for level in LEVELS:
            yield Word(level, _("none (A0)") if level == "A0" else level, _speak())
    elif fact.id == "status":
        words = {word.value: word for word in _choices(fact)}
        yield from (words[status] for status in COMMON_STATUSES)
    elif len(fact.values) <= BUTTONS:
        yield from _choices(fact)


def _choices(fact: Fact) -> Iterator[Word]:
    for choice in fact.choices:
        if choice.stored:
            words = isolated(choice.label.in_language(_speak()), _speak())
            yield Word(choice.value, words, choice.label.language_of(_speak()))


def _form(fact: Fact, data: QueryDict | None) -> forms.Form | None:
    if fact.kind is Kind.DATE:
        return Month(data)
    field = _field(fact)
    if field is None:
        return None
    form = OneAnswer(data)
    form.fields["answer"] = field
    return form


def _field(fact: Fact) -> forms.Field | None:
    label = fact.label.in_language(_speak())
    if fact.id == "status":
        others = [one for one in _choices(fact) if one.value not in COMMON_STATUSES]
        return _list(_("Another document"), others)
    if fact.kind is Kind.COUNTRY:
        return _list(label, _countries())
    if fact.kind is Kind.INTEGER:
        bounds = {"from": fact.minimum, "to": fact.maximum}
        says = NUMBER % bounds
        return forms.IntegerField(
            label=label,
            min_value=fact.minimum,
            max_value=fact.maximum,
            widget=Digits,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), says),
        )
    return None


def _list(label: str, words: list[Word]) -> OneOfMany:
    return OneOfMany(label=label, choices=[("", "–"), *((w.value, w.words) for w in words)])


def _countries() -> list[Word]:
    spoken = _speak()
    named = [
        Word(code, facts.translated(f"countries.{code}", spoken) or name, spoken)
        for code, name in countries.sorted_names(spoken)
    ]
    return sorted(named, key=lambda one: (one.value == "XX", one.words.casefold()))
