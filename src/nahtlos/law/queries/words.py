"""A plain sentence for every condition: its own words, else made from the facts that it asks about."""

from collections.abc import Mapping

from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    Is,
    Leaf,
    MonthsSince,
    Not,
    OneOf,
    OnOrBefore,
    Says,
)
from nahtlos.law.engine.situation import Value
from nahtlos.people.facts import Kind, lookup, present

LANGUAGES = ("de", "en")
BETWEEN = {"all": {"de": " und ", "en": " and "}, "any": {"de": " oder ", "en": " or "}}
MANY = 4
"""So many values are named; of longer lists only how many they are."""


def sentence(condition: Condition) -> Says:
    """What the condition means, in German and English."""
    if condition.says is not None:
        return condition.says
    return {language: _capital(_phrase(condition, language)) for language in LANGUAGES}


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _phrase(condition: Condition, language: str) -> str:
    if condition.says is not None:
        return condition.says[language].rstrip(".")
    match condition:
        case Always():
            return {"de": "ohne Voraussetzung", "en": "without a condition"}[language]
        case AllOf(parts=parts):
            return BETWEEN["all"][language].join(_phrase(part, language) for part in parts)
        case AnyOf(parts=parts):
            return BETWEEN["any"][language].join(_phrase(part, language) for part in parts)
        case Not(part=part):
            return _denied(part, language)
        case _:
            return _tested(condition, language)


def _denied(part: Condition, language: str) -> str:
    if isinstance(part, AtMost):
        return _compared(part, "above", language)
    not_ = {"de": "nicht", "en": "not"}[language]
    return f"{not_}: {_phrase(part, language)}"


def _tested(test: Leaf, language: str) -> str:
    label = _label(test.fact, language)
    match test:
        case Is(value=bool()):
            return label
        case Is(value=value):
            return f"{label}: {_value(test.fact, value, language)}"
        case OneOf(values=values):
            return f"{label}: {_choice(test.fact, values, language)}"
        case MonthsSince(months=months):
            return f"{label}: {COMPARED['since'][language].format(months)}"
        case OnOrBefore(day=day):
            return f"{label}: {COMPARED['until'][language].format(day)}"
        case _:
            return _compared(test, NAMES[type(test)], language)


COMPARED: Mapping[str, Says] = {
    "at_least": {"de": "mindestens {}", "en": "at least {}"},
    "at_most": {"de": "höchstens {}", "en": "at most {}"},
    "below": {"de": "unter {}", "en": "below {}"},
    "above": {"de": "mehr als {}", "en": "more than {}"},
    "since": {"de": "seit mindestens {} Monaten", "en": "at least {} months ago"},
    "until": {"de": "spätestens am {}", "en": "on or before {}"},
}
NAMES: Mapping[type, str] = {AtLeast: "at_least", AtMost: "at_most", Below: "below"}


def _compared(test: AtLeast | AtMost | Below, how: str, language: str) -> str:
    words = COMPARED[how][language].format(_value(test.fact, test.value, language))
    return f"{_label(test.fact, language)}: {words}"


def _choice(fact: str, values: frozenset[Value], language: str) -> str:
    groups = _groups(values) if fact == "status" else ()
    if groups:
        return BETWEEN["any"][language].join(_value("status_group", g, language) for g in groups)
    if len(values) > MANY:
        return {"de": f"eins von {len(values)}", "en": f"one of {len(values)}"}[language]
    words = sorted(_value(fact, value, language) for value in values)
    return BETWEEN["any"][language].join(words)


def _label(fact: str, language: str) -> str:
    return lookup(fact).label.in_language(language)


def _value(fact: str, value: Value, language: str) -> str:
    entry = lookup(fact)
    if entry.kind is Kind.LEVEL and isinstance(value, int | float):
        return ("A0", "A1", "A2", "B1", "B2", "C1", "C2")[int(value)]
    return present(fact, value, language)


def _groups(values: frozenset[Value]) -> tuple[str, ...]:
    """The groups of statuses that together are just these statuses, none if they are not."""
    groups = {g: members for g, members in catalogue().shared.groups.items() if members <= values}
    whole = frozenset[Value]().union(*groups.values())
    return tuple(groups) if whole == values else ()
