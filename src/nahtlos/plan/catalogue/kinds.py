"""The steps of ways as `kinds.yaml` has them: words, days with their source, cost, who does it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("kinds.yaml")
LANGUAGES = ("de", "en")
Says = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """A kind of step. `days` at best, as a rule, at worst; `why` says where they come from."""

    key: str
    title: Says = field(hash=False)
    phrase: str
    who: str
    days: tuple[int, int, int]
    cost: int
    why: Says = field(hash=False)

    def says(self, **values: str) -> dict[str, str]:
        """What it is called, filled in, in both languages."""
        return {language: self.title[language].format(**values) for language in LANGUAGES}


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its key."""
    read = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        key: Kind(
            key=key,
            title=one["title"],
            phrase=one["phrase"],
            who=one["who"],
            days=(one["days"][0], one["days"][1], one["days"][2]),
            cost=one.get("cost", 0),
            why=one["why"],
        )
        for key, one in read["kinds"].items()
    }


@cache
def read_on() -> date:
    """The day on which the assumptions were last gone through."""
    return date.fromisoformat(
        yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["read_on"]
    )
