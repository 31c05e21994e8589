"""What the catalogue holds: statuses, each with versions in time and one table per kind of work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nahtlos.law.catalogue.dated import Dated, pick
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.tables import Table

KINDS = ("employment", "self_employment", "apprenticeship", "internship_orientation")
"""The kinds of work; the internship is the one of up to three months before training or studies."""


NO_TITLE = frozenset({"gestattung", "duldung", "other", "german", "eu"})
"""The groups of statuses that are no residence title."""


class RunsOut(StrEnum):
    """What the last day of a document means for the status."""

    TITLE = "title"
    """The right ends with that day (§ 51 Abs. 1 Nr. 1 AufenthG)."""
    PAPER = "paper"
    """Only the paper ends; the right goes on by law."""


@dataclass(frozen=True)
class SameAs:
    """The answer is that of another status, which a fact names."""

    fact: str


@dataclass(frozen=True, kw_only=True)
class Version(Dated):
    """What the law says about work under a status from one day to another."""

    work: Mapping[str, Table | SameAs]


@dataclass(frozen=True)
class Status:
    """A residence status with its names, and what the law has said about work at any time."""

    id: str
    title: Says
    group: str
    cite: str
    runs_out: RunsOut
    versions: tuple[Version, ...]

    @property
    def is_title(self) -> bool:
        """Whether it is a residence title, so that § 81 Abs. 4 AufenthG can let it go on."""
        return self.group not in NO_TITLE and not self.id.startswith("fiktion")

    def on(self, day: date) -> Version | None:
        return pick(self.versions, day)
