"""Where a person stands on a day, as values: facts, goal, what was learned, who is small at home."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from nahtlos.law.translate import read
from nahtlos.people.queries import File, Qualification
from nahtlos.plan.engine import Value
from nahtlos.recognition.queries import OwnRoad, Procedure

SMALL, AT_SCHOOL = 3, 6
HELPER = "1"
"""The last digit of a helper's occupation (KldB 2010, Anforderungsniveau 1)."""


@dataclass(frozen=True)
class Learned:
    """A qualification with its road and the procedure under way, if any; who pays its fees."""

    qualification: Qualification
    road: OwnRoad
    procedure: Procedure | None
    payers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """One person on one day. `facts` are engine values; `german` is 0 to 6, None if not known.

    `occupation` is what the goal is called, for people to read; `youngest` the age of the youngest
    child in whole years, None without children or where nothing is known of them.
    """

    person: UUID
    region: UUID
    today: date
    record: Mapping[str, object] = field(hash=False)
    facts: Mapping[str, Value] = field(hash=False)
    goal_kind: str
    goal_kldb: str
    occupation: str
    learned: tuple[Learned, ...]
    youngest: int | None

    @property
    def german(self) -> int | None:
        found = self.facts.get("german")
        return found if isinstance(found, int) else None

    @property
    def age(self) -> int | None:
        """The person's age in whole years."""
        born = self.record.get("birth_date")
        return _years(date.fromisoformat(born), self.today) if isinstance(born, str) else None

    @property
    def as_helper(self) -> bool:
        """Whether the goal itself is work as a helper."""
        return self.goal_kldb.endswith(HELPER)

    def says(self, fact: str) -> bool | None:
        """Yes, no, or None where it is not known."""
        found = self.facts.get(fact)
        return found if isinstance(found, bool) else None


def facts_of(file: File) -> dict[str, Value]:
    """The stated facts as the engine has them; levels are numbers."""
    return dict(read(file.document).facts)


def youngest(file: File, on: date) -> int | None:
    """The age of the youngest child."""
    births = [date.fromisoformat(one) for one in file.document["record"].get(BIRTHS, ())]
    return min((_years(birth, on) for birth in births), default=None)


BIRTHS = "children_birth_dates"


def _years(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
