"""What the seed hands from one piece to the next: the day, the dice, and who is there."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from nahtlos.core.actor import Actor
from nahtlos.core.roles import role
from nahtlos.network.models import Account, Institution, Membership, Region
from nahtlos.people import wording

HERE = Path(__file__).parent
BERLIN = ZoneInfo("Europe/Berlin")


def read(name: str) -> Any:
    """One of the YAML files beside this module."""
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@dataclass
class World:
    """The region as far as it is made. `dice` gives the same throws for the same seed."""

    day: date
    region: Region
    dice: Random
    institutions: dict[str, Institution] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)

    def at(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment `days` from today, in the region's time."""
        return datetime.combine(self.ago(-days), time(hour, minute), BERLIN)

    def ago(self, days: int) -> date:
        """The date so many days before today."""
        return self.day - timedelta(days=days)

    def advisers(self, institution: str) -> list[Membership]:
        """Who advises in this institution, the first one named first."""
        here = self.institutions[institution].pk
        return [m for m in self.memberships if m.institution_id == here and m.role == "adviser"]

    def wording(self, language: str) -> str:
        """The version of the words in which a consent is asked for in this language."""
        if language not in self.versions:
            self.versions[language] = wording.version(language)
        return self.versions[language]

    @cached_property
    def jobs(self) -> dict[str, str]:
        """Occupations by their code (KldB 2010)."""
        named: dict[str, str] = read("words.yaml")["jobs"]
        return named

    @cached_property
    def keeper(self) -> Actor:
        """Who may fill the directory."""
        return Actor(role=role("administrator"), region=self.region.pk)


def acting_as(place: Membership) -> Actor:
    """The actor that a membership makes."""
    return Actor(
        role=role(place.role),
        account=place.account_id,
        membership=place.pk,
        institution=place.institution_id,
        region=place.region_id,
        why="Demo",
    )
