"""What is on record and is more than one value: qualifications and the goal."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from nahtlos.people import countries
from nahtlos.people.facts import bad
from nahtlos.people.facts.vocabulary import FACTS, Text

MOST = 25
TITLE = 120
SIGNS = frozenset(" -–'’.,()/&+:")
KLDB = re.compile(r"[0-9]{1,5}", re.ASCII)
LEARNED = {"vocational": Text("Beruf", "vocational"), "academic": Text("Studium", "academic")}
GOALS = {
    "job": Text("Arbeit", "job"),
    "apprenticeship": Text("Ausbildung", "apprenticeship"),
    "internship": Text("Praktikum", "internship"),
    "self_employment": Text("eigenes Geschäft", "own business"),
    "studies": Text("Studium", "studies"),
}
QUALIFICATION_LIKE = '[{"title": "Nurse", "country": "UA", "kind": "vocational"}]'
GOAL_LIKE = '{"kind": "job", "kldb": "81302"}'


@dataclass(frozen=True, slots=True)
class Qualification:
    """What somebody learned; `recognition` takes the values of the fact recognition_result."""

    title: str
    kind: str
    kldb: str = ""
    country: str = ""
    recognition: str = "none"

    def as_json(self) -> dict[str, str]:
        """The object as it is kept, without empty keys."""
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the person wants to go; `kldb` is the occupation, 1 to 5 digits."""

    kind: str
    kldb: str = ""
    title: str = ""

    def as_json(self) -> dict[str, str]:
        """The object as it is kept, without empty keys."""
        return {key: value for key, value in asdict(self).items() if value}


def plain_text(raw: object) -> str:
    """A few words: letters, digits and usual signs, no markup, no formula, nothing hidden."""
    text = " ".join(unicodedata.normalize("NFC", raw).split()) if isinstance(raw, str) else ""
    fits = 0 < len(text) <= TITLE and text[0] not in "-+" and all(map(_usual, text))
    if not fits or not any(char.isalpha() for char in text):
        raise bad.not_plain_text(TITLE)
    return text


def _usual(char: str) -> bool:
    return char in SIGNS or unicodedata.category(char)[0] in "LM" or char.isdecimal()


def read_qualifications(raw: object) -> tuple[Qualification, ...]:
    """A list of objects as interfaces name them; raises BadValue."""
    if not isinstance(raw, list | tuple) or len(raw) > MOST:
        raise bad.not_a_record(QUALIFICATION_LIKE)
    return tuple(_qualification(one) for one in raw)


def _qualification(raw: object) -> Qualification:
    if isinstance(raw, Qualification):
        return raw
    given = _object(raw, {"title", "kind", "kldb", "country", "recognition"}, QUALIFICATION_LIKE)
    country = countries.find(str(given["country"])) if given.get("country") else ""
    if country is None:
        raise bad.not_a_country()
    return Qualification(
        title=plain_text(given.get("title")),
        kind=_one_of(tuple(LEARNED), given.get("kind")),
        kldb=_kldb(given.get("kldb")),
        country=country,
        recognition=_one_of(FACTS["recognition_result"].values, given.get("recognition", "none")),
    )


def read_goal(raw: object) -> Goal:
    """An object with kind and, if known, occupation and title; raises BadValue."""
    if isinstance(raw, Goal):
        return raw
    given = _object(raw, {"kind", "kldb", "title"}, GOAL_LIKE)
    title = plain_text(given["title"]) if given.get("title") else ""
    return Goal(_one_of(tuple(GOALS), given.get("kind")), _kldb(given.get("kldb")), title)


def _object(raw: object, keys: set[str], like: str) -> Mapping[str, object]:
    if not isinstance(raw, Mapping) or not set(raw) <= keys:
        raise bad.not_a_record(like)
    return raw


def _one_of(values: tuple[str, ...], raw: object) -> str:
    if not isinstance(raw, str) or raw not in values:
        raise bad.not_one_of(values, values[0])
    return raw


def _kldb(raw: object) -> str:
    if raw is None or raw == "":
        return ""
    if not isinstance(raw, str) or not KLDB.fullmatch(raw):
        raise bad.not_an_occupation()
    return raw


def say(value: object, language: str) -> str:
    """The goal in a line, qualifications in one line each."""
    if isinstance(value, tuple):
        return "\n".join(say(one, language) for one in value)
    if isinstance(value, Qualification):
        return _say_qualification(value, language)
    if isinstance(value, Goal):
        return ", ".join(filter(None, (GOALS[value.kind].in_language(language), value.title)))
    return str(value)


def _say_qualification(one: Qualification, language: str) -> str:
    where = countries.name(one.country, language) if one.country else ""
    recognition = FACTS["recognition_result"].label_of(one.recognition)
    known = recognition.in_language(language) if recognition else ""
    return ", ".join(filter(None, (one.title, where, known)))
