"""The sentences of `phrases.yaml`: by key, in a language, with what is filled in set apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("de", "en", "ar", "fa", "fr", "ru", "tr", "uk")
FILE = Path(__file__).with_name("phrases.yaml")
SPOT = re.compile(r"\{(\w+)\}")
# First strong isolate and its end (UAX #9): a German name keeps its direction in an Arabic sentence.
APART, TOGETHER = "\u2068", "\u2069"


@dataclass(frozen=True)
class Phrase:
    """One sentence in eight languages; `spots` are filled in; `opens` names a page of its own.

    `topic` is what one asks an institution about who takes this step; empty if it may be any.
    """

    key: str
    says: Mapping[str, str] = field(hash=False)
    opens: str = ""
    topic: str = ""

    @property
    def spots(self) -> tuple[str, ...]:
        """What has to be filled in, in the order of the German sentence."""
        return tuple(dict.fromkeys(SPOT.findall(self.says["de"])))

    def fill(self, values: Mapping[str, object], language: str, *, isolated: bool = True) -> str:
        """The sentence in a language, German where there is none; a spot left empty shows as “…”."""
        text = self.says.get(language) or self.says["de"]

        def put(spot: re.Match[str]) -> str:
            value = str(values.get(spot[1]) or "…")
            return f"{APART}{value}{TOGETHER}" if isolated else value

        return SPOT.sub(put, text)


@cache
def _file() -> dict[str, dict[str, Phrase]]:
    read = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        group: {
            key: Phrase(
                key,
                {name: text for name, text in one.items() if name in LANGUAGES},
                one.get("opens", ""),
                one.get("topic", ""),
            )
            for key, one in listed.items()
        }
        for group, listed in read.items()
    }


def steps() -> Mapping[str, Phrase]:
    """What can be done next, by key."""
    return _file()["steps"]


def meetings() -> Mapping[str, Phrase]:
    """What an appointment is for, by key."""
    return _file()["meetings"]


def bring() -> Mapping[str, Phrase]:
    """What to bring along, by key."""
    return _file()["bring"]


def phrase(key: str) -> Phrase | None:
    """The sentence of that key in any of the lists; None for one that is not there any more."""
    return next((group[key] for group in _file().values() if key in group), None)


def say(key: str, values: Mapping[str, object], language: str) -> str:
    """The sentence filled in, empty where the key is not known."""
    found = phrase(key)
    return found.fill(values, language, isolated=language not in {"de", "en"}) if found else ""
