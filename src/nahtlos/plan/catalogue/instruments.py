"""What an instrument is to a way: a step, something that runs with a date, money, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("instruments.yaml")


@dataclass(frozen=True)
class Part:
    """The part that an instrument plays in a way (`step`, `runs`, `pays` …), and why."""

    plays: str
    why: Mapping[str, str] = field(hash=False)


@cache
def parts() -> Mapping[str, Part]:
    """The part of every instrument, by its id; ValueError where one stands there twice."""
    groups = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["groups"]
    listed = [(id_, Part(group["as"], group["why"])) for group in groups for id_ in group["ids"]]
    if len(dict(listed)) != len(listed):
        raise ValueError("An instrument stands there twice.")
    return dict(listed)
