"""The vocabulary itself: read once from the YAML files beside this module and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from nahtlos.people.facts.translations import words


class Kind(StrEnum):
    """What values look like. The last four occur on record only."""

    BOOL = "bool"
    LEVEL = "level"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"
    COUNTRY = "country"
    DATES = "dates"
    QUALIFICATIONS = "qualifications"
    GOAL = "goal"


class Part(StrEnum):
    """The part of the file, and so the consent, that a fact belongs to."""

    PROFILE = "profile"
    BURDENS = "burdens"
    HEALTH = "health"


class Subject(StrEnum):
    """Whom or what a fact is about; only facts about the person are asked of the person."""

    PERSON = "person"
    EMPLOYER = "employer"
    REGION = "region"
    OFFICE = "office"


class Fault(ValueError):
    """The vocabulary is wrong; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in German and English, and by their `key` in every language that has them."""

    de: str
    en: str
    key: str = field(default="", compare=False)

    def in_language(self, language: str) -> str:
        """The words in this language (`de`, `en-GB`, `uk`); English where they are not translated."""
        code = language.partition("-")[0]
        return self.de if code == "de" else words(code).get(self.key, self.en)

    def language_of(self, language: str) -> str:
        """The language in which `in_language` answers: the same one, or `en` for want of words."""
        code = language.partition("-")[0]
        return code if code == "de" or self.key in words(code) else "en"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a fact can take, or a number with a name ("never")."""

    value: str
    label: Text
    stored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that can be known. `minimum` and `maximum` are inclusive, in `unit`.

    `from_record` names the record fields it follows from: ask those first, and the fact itself
    only when they are known and leave it open. What is not `stored` may be stated for one answer
    but is never kept and never asked (data protection: nobody needs it on file).
    """

    id: str
    kind: Kind
    group: str
    label: Text
    question: Text
    help: Text | None = None
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    minimum: int = 0
    maximum: int | None = None
    future: bool = False
    part: Part = Part.PROFILE
    subject: Subject = Subject.PERSON
    from_record: tuple[str, ...] = ()
    askable: bool = True
    stored: bool = True

    @property
    def values(self) -> tuple[str, ...]:
        """The values that may be kept, for forms: without those that are never stored."""
        return tuple(choice.value for choice in self.choices if choice.stored)

    def keeps(self, value: object) -> bool:
        """Whether this value may be kept on file."""
        return self.stored and all(c.stored for c in self.choices if c.value == str(value))

    def label_of(self, value: object) -> Text | None:
        """The words for a value that has some."""
        wanted = str(value)
        return next((c.label for c in self.choices if c.value == wanted), None)


UNITS = frozenset({"", "days", "weeks", "months", "years", "hours", "euro", "people"})
KEYS = {
    "kind", "label", "question", "help", "values", "unit", "min", "max", "future", "part",
    "subject", "from_record", "askable", "stored",
}  # fmt: skip
HERE = files("nahtlos.people.facts")


def read(name: str, text: str, shared: Mapping[str, Any]) -> Iterator[Fact]:
    """The facts of one YAML document; raises Fault naming file and entry."""
    page = yaml.load(text, Loader=yaml.CSafeLoader)
    defaults = {key: page[key] for key in ("part", "subject") if key in page}
    for id_, entry in page["facts"].items():
        try:
            yield _fact(id_, page["group"], defaults | entry, shared)
        except (KeyError, TypeError, ValueError) as error:
            message = f"{name}: {id_}: {error}"
            raise Fault(message) from error


def _fact(id_: str, group: str, entry: Mapping[str, Any], shared: Mapping[str, Any]) -> Fact:
    if strange := set(entry) - KEYS:
        raise Fault(f"unknown key {', '.join(sorted(strange))}")
    subject, stored = Subject(entry.get("subject", "person")), entry.get("stored", True)
    values = entry.get("values", {})
    named = values if isinstance(values, str) else id_
    fact = Fact(
        id=id_,
        kind=Kind(entry.get("kind", "bool")),
        group=group,
        label=_text(entry["label"], f"{id_}.label"),
        question=_text(entry["question"], f"{id_}.question"),
        help=_text(entry["help"], f"{id_}.help") if "help" in entry else None,
        choices=_choices(shared[named] if isinstance(values, str) else values, named),
        unit=entry.get("unit", ""),
        minimum=entry.get("min", 0),
        maximum=entry.get("max"),
        future=entry.get("future", False),
        part=Part(entry.get("part", "profile")),
        subject=subject,
        from_record=tuple(entry.get("from_record", ())),
        askable=entry.get("askable", True) and stored and subject is Subject.PERSON,
        stored=stored,
    )
    _check(fact)
    return fact


def _text(entry: Mapping[str, str], key: str) -> Text:
    if strange := set(entry) - {"de", "en"}:
        raise Fault(f"unknown language {', '.join(sorted(strange))}")
    text = Text(entry["de"], entry["en"], key)
    if not (text.de.strip() and text.en.strip()):
        raise Fault("both languages are needed")
    return text


def _choices(entry: Mapping[Any, Mapping[str, Any]], named: str) -> tuple[Choice, ...]:
    return tuple(
        _choice(str(value), said, f"{named}.values.{value}") for value, said in entry.items()
    )


def _choice(value: str, said: Mapping[str, Any], key: str) -> Choice:
    return Choice(value, Text(said["de"], said["en"], key), said.get("stored", True))


def _check(fact: Fact) -> None:
    if (fact.kind is Kind.CHOICE) != (len(fact.choices) > 1):
        raise Fault("a choice, and nothing else, has several values")
    if fact.kind in {Kind.INTEGER, Kind.NUMBER} and fact.maximum is None:
        raise Fault("a number needs a max")
    if fact.maximum is not None and fact.maximum <= fact.minimum:
        raise Fault("max must be above min")
    if fact.unit not in UNITS:
        raise Fault(f"unit {fact.unit!r} is not known")


def _by_id(names: list[str], shared: Mapping[str, Any]) -> Mapping[str, Fact]:
    found: dict[str, Fact] = {}
    for name in names:
        for fact in read(name, (HERE / name).read_text(encoding="utf-8"), shared):
            if fact.id in found:
                raise Fault(f"{name}: {fact.id}: named twice")
            found[fact.id] = fact
    return MappingProxyType(found)


def _load() -> tuple[Mapping[str, Fact], Mapping[str, Fact]]:
    shared = yaml.load((HERE / "choices.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    record = _by_id(["record.yaml"], shared)
    names = sorted(f.name for f in HERE.iterdir() if f.name.endswith(".yaml"))
    facts = _by_id([n for n in names if n not in {"choices.yaml", "record.yaml"}], shared)
    for fact in facts.values():
        if strange := set(fact.from_record) - set(record):
            raise Fault(f"{fact.id}: from_record names {', '.join(sorted(strange))}")
    return facts, record


FACTS, RECORD_FIELDS = _load()


def lookup(id_: str) -> Fact:
    """A fact or a record field; the KeyError names what was asked for."""
    return FACTS[id_] if id_ in FACTS else RECORD_FIELDS[id_]


def groups() -> Mapping[str, tuple[Fact, ...]]:
    """The facts by group, groups and facts in alphabetical order of their ids."""
    named = sorted({fact.group for fact in FACTS.values()})
    return {
        name: tuple(sorted((f for f in FACTS.values() if f.group == name), key=lambda f: f.id))
        for name in named
    }
