"""A step of the engine with all that a page and a plan need of it, made from the catalogue of kinds."""

from dataclasses import dataclass, field, replace
from typing import TypedDict, Unpack
from uuid import UUID

from nahtlos.plan.catalogue import Kind, kinds, phrase
from nahtlos.plan.engine import Duration, Gift, Need, Outcome, Session, Step
from nahtlos.plan.engine.steps import PERSON, Says

OWN = PERSON


@dataclass(frozen=True)
class Told:
    """What a step is beside what the engine reads.

    `why` says where days and costs come from; `cite` is the paragraph where it is law. `offer` is
    what runs in the region, `stale` if its owner has not checked it lately. `source` and `key` name
    it in the plan. `dates` are the days that are sure; others are expected.
    """

    kind: str
    phrase: str
    who: str
    why: Says = field(hash=False)
    values: Says = field(default_factory=dict, hash=False)
    cite: str | None = None
    offer: UUID | None = None
    institution: str = ""
    stale: bool = False
    source: str = "pathway"
    key: str = ""
    dates: frozenset[object] = frozenset()

    def plan_values(self) -> dict[str, str]:
        """What fills the sentence that stands in the plan."""
        found = phrase(self.phrase)
        return {spot: self.values.get(spot, "") for spot in (found.spots if found else ())}


@dataclass(frozen=True)
class Laid:
    """One step, laid before the engine, and told to people."""

    step: Step
    told: Told

    def paid_by(self, instrument: str) -> "Laid":
        """The same where an instrument pays, which the law must have open on the first day."""
        step = replace(
            self.step, id=f"{self.step.id}-{instrument}", instrument=instrument, paid_by=instrument
        )
        return replace(self, step=step)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What fills the sentences of a step."""

    occupation: str = ""
    title: str = ""
    level: str = ""
    place: str = ""


def days_of(kind: Kind) -> Duration:
    """The days of a kind: at best, as a rule, at worst."""
    return Duration(*kind.days)


class Fields(TypedDict, total=False):
    """What the engine reads of a step, as `Step` has it."""

    needs: tuple[Need, ...]
    gives: tuple[Gift, ...]
    meanwhile: tuple[Gift, ...]
    risks: tuple[Outcome, ...]
    starts: tuple[Session, ...]
    waiting: int
    load: float
    instrument: str | None
    open_ended: bool
    works: bool
    skilled: bool
    cost: int
    paid_by: str


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Days, and where they come from, where it is not what the catalogue of kinds has."""

    days: Duration | None = None
    why: Says | None = field(default=None, hash=False)
    cite: str | None = None


def lay(
    key: str, id_: str, words: Words, basis: Basis | None = None, **fields: Unpack[Fields]
) -> Laid:
    """A step of a kind of the catalogue."""
    kind, known = kinds()[key], basis or Basis()
    filled = {
        "occupation": words.occupation,
        "title": words.title or words.occupation,
        "level": words.level,
        "place": words.place,
    }
    step = Step(
        id=id_,
        kind=key,
        duration=known.days or days_of(kind),
        says=kind.says(**filled),
        **Fields(**{"cost": kind.cost, **fields}),
    )
    told = Told(
        kind=key, phrase=kind.phrase, who=kind.who, why=known.why or kind.why, values=filled,
        cite=known.cite, key=id_,
    )  # fmt: skip
    return Laid(step, told)
