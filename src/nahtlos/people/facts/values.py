"""From what was typed or sent to a value, and from a value to words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nahtlos.people import countries
from nahtlos.people.facts import bad, dates, numbers, record
from nahtlos.people.facts.bad import BadValue
from nahtlos.people.facts.record import Goal, Qualification
from nahtlos.people.facts.vocabulary import Fact, Kind, lookup

One = bool | int | float | str | date | Qualification | Goal
FactValue = One | tuple[date, ...] | tuple[Qualification, ...]

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
YES = frozenset({"yes", "ja", "true", "1"})
NO = frozenset({"no", "nein", "false", "0"})
LONGEST = 2000
HERE = ZoneInfo("Europe/Berlin")

Reader = Callable[[Fact, object, date], FactValue]
Writer = Callable[[Fact, FactValue, str], str]


def parse(fact_id: str, raw: object, *, today: date | None = None) -> FactValue:
    """The value in a form string or JSON value; raises BadValue with a sentence for the person.

    Unknown (None, "") is not a value: leave the fact out instead. `today` is Berlin's by default.
    """
    fact = lookup(fact_id)
    given = raw.strip() if isinstance(raw, str) else raw
    if isinstance(given, str) and len(given) > LONGEST:
        raise bad.too_long(LONGEST)
    return READERS[fact.kind](fact, given, today or datetime.now(tz=HERE).date())


def present(fact_id: str, value: FactValue, language: str) -> str:
    """The value as a person would say it, in German or English; `parse` reads it back."""
    fact = lookup(fact_id)
    if named := fact.label_of(value):
        return named.de if language.partition("-")[0] == "de" else named.en
    return WRITERS[fact.kind](fact, value, language)


def as_json(value: FactValue) -> object:
    """The value as JSON keeps it: dates in ISO 8601, records as objects without empty keys."""
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.as_json() if isinstance(value, Qualification | Goal) else value


def _bool(_fact: Fact, raw: object, _today: date) -> bool:
    if isinstance(raw, bool):
        return raw
    word = raw.casefold() if isinstance(raw, str) else ""
    if word not in YES | NO:
        raise bad.not_yes_or_no()
    return word in YES


def _level(_fact: Fact, raw: object, _today: date) -> str:
    word = raw.upper() if isinstance(raw, str) else ""
    if word not in LEVELS:
        raise bad.not_one_of(LEVELS, "B1")
    return word


def _choice(fact: Fact, raw: object, _today: date) -> str:
    word = raw.casefold() if isinstance(raw, str) else ""
    for one in fact.choices:
        if word in {one.value.casefold(), one.label.de.casefold(), one.label.en.casefold()}:
            return one.value
    raise bad.not_among(fact)


def _country(_fact: Fact, raw: object, _today: date) -> str:
    code = countries.find(raw) if isinstance(raw, str) else None
    if code is None:
        raise bad.not_a_country()
    return code


def _number(fact: Fact, raw: object, _today: date) -> float:
    return numbers.read(fact, raw)


def _date(fact: Fact, raw: object, today: date) -> date:
    return dates.read(raw, latest=dates.LAST if fact.future else today)


def _dates(_fact: Fact, raw: object, today: date) -> tuple[date, ...]:
    lines = [s for s in raw.splitlines() if s.strip()] if isinstance(raw, str) else raw
    if not isinstance(lines, list | tuple) or len(lines) > record.MOST:
        raise bad.not_dates()
    return tuple(sorted(dates.read(line, latest=today) for line in lines))


def _text(_fact: Fact, raw: object, _today: date) -> str:
    return record.plain_text(raw)


def _qualifications(_fact: Fact, raw: object, _today: date) -> tuple[Qualification, ...]:
    return record.read_qualifications(raw)


def _goal(_fact: Fact, raw: object, _today: date) -> Goal:
    return record.read_goal(raw)


def _say_bool(_fact: Fact, value: FactValue, language: str) -> str:
    words = ("Ja", "Nein") if language.partition("-")[0] == "de" else ("Yes", "No")
    return words[0] if value else words[1]


def _say_dates(_fact: Fact, value: FactValue, language: str) -> str:
    days = value if isinstance(value, tuple) else (value,)
    return "\n".join(dates.say(day, language) for day in days if isinstance(day, date))


def _say_number(fact: Fact, value: FactValue, language: str) -> str:
    return numbers.say(fact.unit, value, language) if isinstance(value, int | float) else str(value)


def _say_country(_fact: Fact, value: FactValue, language: str) -> str:
    return countries.name(str(value), language)


def _say_record(_fact: Fact, value: FactValue, language: str) -> str:
    return record.say(value, language)


def _say_plain(_fact: Fact, value: FactValue, _language: str) -> str:
    return str(value)


READERS: Mapping[Kind, Reader] = {
    Kind.BOOL: _bool,
    Kind.LEVEL: _level,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.TEXT: _text,
    Kind.COUNTRY: _country,
    Kind.DATES: _dates,
    Kind.QUALIFICATIONS: _qualifications,
    Kind.GOAL: _goal,
}

WRITERS: Mapping[Kind, Writer] = {
    Kind.BOOL: _say_bool,
    Kind.LEVEL: _say_plain,
    Kind.INTEGER: _say_number,
    Kind.NUMBER: _say_number,
    Kind.DATE: _say_dates,
    Kind.CHOICE: _say_plain,
    Kind.TEXT: _say_plain,
    Kind.COUNTRY: _say_country,
    Kind.DATES: _say_dates,
    Kind.QUALIFICATIONS: _say_record,
    Kind.GOAL: _say_record,
}

__all__ = ["BadValue", "FactValue", "as_json", "parse", "present"]
