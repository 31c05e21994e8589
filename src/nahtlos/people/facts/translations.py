"""The words of the vocabulary in the languages that newcomers read, beside German and English."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

HERE = files("nahtlos.people.facts") / "words"
LANGUAGES = ("uk", "ru", "ar", "fa", "tr", "fr")


@cache
def words(language: str) -> Mapping[str, str]:
    """Every translated text by its key (`german.question`, `benefit.values.ALG`).

    Empty for a language without a file, German and English among them: their words stand in the
    vocabulary itself.
    """
    if language not in LANGUAGES:
        return MappingProxyType({})
    page = yaml.load(
        (HERE / f"{language}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return MappingProxyType(dict(_flat(page, "")))


def translated(key: str, language: str) -> str | None:
    """One text by its key in a language such as `uk`; None where it has none."""
    return words(language.partition("-")[0]).get(key)


def _flat(page: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    for key, value in page.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
