"""Every fact that can be known about a person: what it means, how it is asked, read and shown."""

from nahtlos.people.facts.translations import translated
from nahtlos.people.facts.values import BadValue, FactValue, as_json, parse, present
from nahtlos.people.facts.vocabulary import (
    FACTS,
    RECORD_FIELDS,
    Choice,
    Fact,
    Fault,
    Kind,
    Part,
    Subject,
    Text,
    groups,
    lookup,
)

__all__ = [
    "FACTS",
    "RECORD_FIELDS",
    "BadValue",
    "Choice",
    "Fact",
    "FactValue",
    "Fault",
    "Kind",
    "Part",
    "Subject",
    "Text",
    "as_json",
    "groups",
    "lookup",
    "parse",
    "present",
    "translated",
]
