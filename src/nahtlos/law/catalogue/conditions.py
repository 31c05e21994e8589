"""From a condition as a lawyer writes it to a condition as the engine decides it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from nahtlos.law.catalogue.faults import Place, mapping, sequence
from nahtlos.law.engine.conditions import (
    AllOf,
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
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

WORDS = frozenset({"says", "cite", "note"})
LANGUAGES = frozenset({"de", "en"})
NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER})
GROUP = "status_group"
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


@dataclass(frozen=True)
class Shared:
    """What conditions may refer to by name."""

    lists: Mapping[str, frozenset[str]]
    rules: Mapping[str, Condition]
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The statuses of each group: a test of the group is one of the status."""


def condition(raw: object, place: Place, shared: Shared) -> Condition:
    """A condition tree; raises CatalogueFault with the place of the first fault."""
    given = mapping(raw, place, WORDS | {"all", "any", "not", "rule", "fact", *TESTS})
    heads = [key for key in ("all", "any", "not", "rule", "fact") if key in given]
    if len(heads) != 1:
        raise place.fault("expected exactly one of all, any, not, rule, fact")
    found = READERS[heads[0]](given, place, shared)
    return _worded(found, given, place) if WORDS & set(given) else found


def says(raw: object, place: Place) -> Says:
    """A sentence in both languages; raises CatalogueFault."""
    given = mapping(raw, place, LANGUAGES)
    for language in sorted(LANGUAGES):
        if not isinstance(given.get(language), str) or not str(given[language]).strip():
            raise place.fault(f"the sentence is missing in {language}")
    return {language: str(given[language]) for language in ("de", "en")}


def text(raw: object, place: Place) -> str:
    """Some words; raises CatalogueFault."""
    if not isinstance(raw, str) or not raw.strip():
        raise place.fault("expected words")
    return raw


def day(raw: object, place: Place) -> date:
    """An ISO date in quotes; raises CatalogueFault."""
    try:
        return date.fromisoformat(text(raw, place))
    except ValueError:
        raise place.fault(f"{raw!r} is not a date like 2026-06-12") from None


def _worded(found: Condition, given: Mapping[str, object], place: Place) -> Condition:
    """The same with its own words; a node without some keeps those of the rule that it uses."""
    return replace(
        found,
        says=says(given["says"], place.at("says")) if "says" in given else found.says,
        cite=text(given["cite"], place.at("cite")) if "cite" in given else found.cite,
        note=says(given["note"], place.at("note")) if "note" in given else found.note,
    )


def _all(given: Mapping[str, object], place: Place, shared: Shared) -> Condition:
    return AllOf(_parts(given["all"], place.at("all"), shared))


def _any(given: Mapping[str, object], place: Place, shared: Shared) -> Condition:
    return AnyOf(_parts(given["any"], place.at("any"), shared))


def _not(given: Mapping[str, object], place: Place, shared: Shared) -> Condition:
    return Not(condition(given["not"], place.at("not"), shared))


def _rule(given: Mapping[str, object], place: Place, shared: Shared) -> Condition:
    name = text(given["rule"], place.at("rule"))
    if name not in shared.rules:
        raise place.at("rule").fault(f"there is no rule named {name}")
    return shared.rules[name]


def _parts(raw: object, place: Place, shared: Shared) -> tuple[Condition, ...]:
    parts = enumerate(sequence(raw, place))
    return tuple(condition(part, place.at(i), shared) for i, part in parts)


def _fact(given: Mapping[str, object], place: Place, shared: Shared) -> Condition:
    name = text(given["fact"], place.at("fact"))
    fact = FACTS.get(name) or RECORD_FIELDS.get(name)
    if fact is None:
        raise place.at("fact").fault(f"there is no fact named {name}")
    tests = [key for key in TESTS if key in given]
    if len(tests) != 1:
        raise place.fault(f"expected exactly one of {', '.join(TESTS)}")
    return TESTS[tests[0]](fact, given[tests[0]], place.at(tests[0]), shared)


def _in_groups(groups: Iterable[Value], shared: Shared) -> Condition:
    members = (shared.groups.get(str(group), frozenset()) for group in groups)
    return OneOf("status", frozenset[Value]().union(*members))


def _is(fact: Fact, raw: object, place: Place, shared: Shared) -> Condition:
    if fact.kind is Kind.BOOL and isinstance(raw, bool):
        test = Is(fact.id, value=True)
        return test if raw else Not(test)
    value = _value(fact, raw, place)
    return _in_groups([value], shared) if fact.id == GROUP else Is(fact.id, value)


def _one_of(fact: Fact, raw: object, place: Place, shared: Shared) -> Condition:
    values = [_value(fact, one, place.at(i)) for i, one in enumerate(sequence(raw, place))]
    return _in_groups(values, shared) if fact.id == GROUP else OneOf(fact.id, frozenset(values))


def _in_list(fact: Fact, raw: object, place: Place, shared: Shared) -> Condition:
    name = text(raw, place)
    if name not in shared.lists:
        raise place.fault(f"there is no list named {name}")
    _expect(fact, {Kind.COUNTRY}, place)
    return OneOf(fact.id, frozenset[Value](shared.lists[name]))


def _at_least(fact: Fact, raw: object, place: Place, _shared: Shared) -> Condition:
    return AtLeast(fact.id, _bound(fact, raw, place))


def _at_most(fact: Fact, raw: object, place: Place, _shared: Shared) -> Condition:
    return AtMost(fact.id, _bound(fact, raw, place))


def _above(fact: Fact, raw: object, place: Place, _shared: Shared) -> Condition:
    return Not(AtMost(fact.id, _bound(fact, raw, place)))


def _below(fact: Fact, raw: object, place: Place, _shared: Shared) -> Condition:
    return Below(fact.id, _bound(fact, raw, place))


def _months_since(fact: Fact, raw: object, place: Place, _shared: Shared) -> Condition:
    _expect(fact, {Kind.DATE}, place)
    if not isinstance(raw, int) or raw < 1:
        raise place.fault("expected a number of months")
    return MonthsSince(fact.id, raw)


def _on_or_before(fact: Fact, raw: object, place: Place, _shared: Shared) -> Condition:
    _expect(fact, {Kind.DATE}, place)
    return OnOrBefore(fact.id, day(raw, place))


def _value(fact: Fact, raw: object, place: Place) -> Value:
    _expect(fact, {Kind.CHOICE, Kind.COUNTRY, Kind.LEVEL}, place)
    value = text(raw, place)
    allowed = [choice.value for choice in fact.choices]
    if fact.kind is Kind.CHOICE and value not in allowed:
        raise place.fault(f"{fact.id} is never {value}; it is one of {' '.join(allowed)}")
    return LEVELS.index(value) if fact.kind is Kind.LEVEL else value


def _bound(fact: Fact, raw: object, place: Place) -> float:
    _expect(fact, NUMBERS | {Kind.LEVEL}, place)
    if fact.kind is Kind.LEVEL:
        if raw not in LEVELS:
            raise place.fault(f"expected one of {' '.join(LEVELS)}")
        return LEVELS.index(str(raw))
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise place.fault("expected a number")
    return raw


def _expect(fact: Fact, kinds: frozenset[Kind] | set[Kind], place: Place) -> None:
    if fact.kind not in kinds:
        raise place.fault(f"{fact.id} is a {fact.kind.value} and cannot be tested like this")


READERS: Mapping[str, Callable[[Mapping[str, object], Place, Shared], Condition]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "rule": _rule,
    "fact": _fact,
}
TESTS: Mapping[str, Callable[[Fact, object, Place, Shared], Condition]] = {
    "is": _is,
    "one_of": _one_of,
    "in_list": _in_list,
    "at_least": _at_least,
    "at_most": _at_most,
    "below": _below,
    "above": _above,
    "months_since": _months_since,
    "on_or_before": _on_or_before,
}
