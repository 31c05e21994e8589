"""Titles, purposes and sentences of the law room in the languages beside German and English."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml

HERE = files("nahtlos.law") / "catalogue" / "words"
LANGUAGES = ("uk", "ru", "ar", "fa", "tr", "fr")


@dataclass(frozen=True)
class Words:
    """One language: `titles` and `purposes` by the instrument's id, `sentences` by the English one."""

    titles: Mapping[str, str] = field(default_factory=dict)
    purposes: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)


@cache
def words(language: str) -> Words:
    """The translations into a language; nothing for one without a file."""
    if language not in LANGUAGES:
        return Words()
    page = yaml.load(
        (HERE / f"{language}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    named = page["instruments"]
    return Words(
        titles={id_: one["title"] for id_, one in named.items()},
        purposes={id_: one["purpose"] for id_, one in named.items()},
        sentences=page["sentences"],
    )
