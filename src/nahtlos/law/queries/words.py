"""A plain sentence for every condition: its own words, else made from the facts that it asks about."""

from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    Is,
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
        more = {"de": "mehr als", "en": "more than"}[language]
        return f"{_label(part.fact, language)}: {more} {_value(part.fact, part.value, language)}"
    not_ = {"de": "nicht", "en": "not"}[language]
    return f"{not_}: {_phrase(part, language)}"


def _tested(
    test: Is | OneOf | AtLeast | AtMost | Below | MonthsSince | OnOrBefore, language: str
) -> str:
    label = _label(test.fact, language)
    match test:
        case Is(value=bool()):
            return label
        case Is(value=value):
            return f"{label}: {_value(test.fact, value, language)}"
        case OneOf(values=values):
            return f"{label}: {_choice(test.fact, values, language)}"
        case MonthsSince(months=months):
            words = {
                "de": f"seit mindestens {months} Monaten",
                "en": f"at least {months} months ago",
            }
            return f"{label}: {words[language]}"
        case OnOrBefore(day=day):
            return f"{label}: {dict(de='spätestens am', en='on or before')[language]} {day}"
        case AtLeast(value=bound):
            return f"{label}: {dict(de='mindestens', en='at least')[language]} " + _value(
                test.fact, bound, language
            )
        case AtMost(value=bound):
            return f"{label}: {dict(de='höchstens', en='at most')[language]} " + _value(
                test.fact, bound, language
            )
        case Below(value=bound):
            return f"{label}: {dict(de='unter', en='below')[language]} " + _value(
                test.fact, bound, language
            )


def _choice(fact: str, values: frozenset[Value], language: str) -> str:
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
