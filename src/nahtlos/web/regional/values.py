"""How a fact is tested: the tests and the field for the value that its kind allows, both ways."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nahtlos.people import countries, facts
from nahtlos.people.facts import BadValue, Fact, Kind
from nahtlos.web.fields import OneOf, OneOfMany, PlainText, SomeOf

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER})
TESTABLE = NUMBERS | {Kind.BOOL, Kind.LEVEL, Kind.CHOICE, Kind.COUNTRY, Kind.DATE}
FEW = 8
Pairs = list[tuple[str, Any]]

BOUNDS: dict[str, Promise] = {
    "at_least": gettext_lazy("at least"),
    "at_most": gettext_lazy("at most"),
    "below": gettext_lazy("less than"),
    "above": gettext_lazy("more than"),
}
EXACTLY = {"is": gettext_lazy("exactly")}
ON_DAYS: dict[str, Promise] = {
    "months_since": gettext_lazy("at least so many months ago"),
    "on_or_before": gettext_lazy("on this day or earlier"),
}
LISTS: dict[str, Promise] = {
    "anlage_II": gettext_lazy("safe countries of origin (Annex II AsylG)"),
    "par29b": gettext_lazy("safe countries of origin (§ 29b AsylG)"),
    "eu_list": gettext_lazy("safe countries of origin (EU list)"),
    "freedom_of_movement": gettext_lazy("EU, EEA and Switzerland"),
}
LIST = "list "
"""Marks a list of countries among the countries to choose from."""


def testable(fact: Fact) -> bool:
    """Whether a condition can ask for it, and its answer may stand in a file."""
    return fact.kind in TESTABLE and fact.stored


def tests_of(fact: Fact) -> Mapping[str, Promise]:
    """The tests to choose from; none where the value alone says it."""
    if fact.kind is Kind.LEVEL:
        return BOUNDS | EXACTLY
    if fact.kind in NUMBERS:
        return BOUNDS
    return ON_DAYS if fact.kind is Kind.DATE else {}


def value_field(fact: Fact) -> forms.Field:
    """The field for the value."""
    label = _("Value")
    if fact.kind is Kind.BOOL:
        return OneOf(label=label, choices=[("yes", _("Yes")), ("no", _("No"))])
    if fact.kind is Kind.LEVEL:
        return OneOfMany(label=label, choices=[(one, one) for one in LEVELS])
    if fact.kind is Kind.CHOICE:
        return _some(label, _choices(fact))
    if fact.kind is Kind.COUNTRY:
        lists = [(f"{LIST}{name}", words) for name, words in LISTS.items()]
        return _some(label, [*lists, *countries.sorted_names(_language())])
    return PlainText(label=label, max_length=20, help_text=_hint(fact))


def _some(label: str, choices: Pairs) -> forms.Field:
    if len(choices) <= FEW:
        return SomeOf(label=label, choices=choices, help_text=_("One of these is enough"))
    widget = forms.SelectMultiple(attrs={"size": FEW, "multiple": True})
    hint = _("To choose several, hold the Ctrl key")
    return SomeOf(label=label, choices=choices, widget=widget, help_text=hint)


def _hint(fact: Fact) -> str:
    if fact.kind is Kind.DATE:
        return _("A number of months, or a day like 1.4.2026")
    return {
        "months": _("In months"), "years": _("In years"), "weeks": _("In weeks"),
        "days": _("In days"), "hours": _("In hours"), "euro": _("In euros"),
    }.get(fact.unit, _("A number"))  # fmt: skip


def _choices(fact: Fact) -> Pairs:
    return [(one.value, one.label.in_language(_language())) for one in fact.choices]


def _language() -> str:
    return get_language() or "de"


def written(fact: Fact, test: str, value: Any) -> dict[str, Any]:
    """The test as a document has it; raises ValidationError with a sentence for the value."""
    if fact.kind is Kind.BOOL:
        return {"is": value == "yes"}
    if fact.kind is Kind.LEVEL:
        return {test: value}
    if fact.kind in {Kind.CHOICE, Kind.COUNTRY}:
        return _one_of(value)
    if test == "months_since":
        return {test: _months(value)}
    return {test: facts.as_json(_parsed(fact, value))}


def _one_of(values: list[str]) -> dict[str, Any]:
    lists = [one.removeprefix(LIST) for one in values if one.startswith(LIST)]
    if not lists:
        return {"is": values[0]} if len(values) == 1 else {"one_of": values}
    if len(values) > 1:
        raise ValidationError(_("Please choose one list alone, or single countries."))
    return {"in_list": lists[0]}


def _months(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ValidationError(_("Please write a number of months, for example 6."))
    return int(text)


def _parsed(fact: Fact, text: str) -> facts.FactValue:
    try:
        return facts.parse(fact.id, text)
    except BadValue as error:
        raise ValidationError(error.in_language(_language())) from error


def shown(fact: Fact, raw: Mapping[str, Any]) -> dict[str, list[str]] | None:
    """Test and value of a document as they are typed, None where the page cannot show them."""
    found = dict(_shown(fact, raw))
    tests = tests_of(fact)
    if "value" not in found or (tests and found.get("test", [""])[0] not in tests):
        return None
    return found


def _shown(fact: Fact, raw: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for test, value in raw.items():
        if test == "in_list":
            yield "value", [f"{LIST}{value}"]
        elif test == "one_of" and fact.kind in {Kind.CHOICE, Kind.COUNTRY}:
            yield "value", [str(one) for one in value]
        elif test in {"is", *BOUNDS, *ON_DAYS}:
            yield "test", [test]
            yield "value", [_plain(value)]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
