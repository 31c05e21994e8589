"""The ways of one person from a day on, told in values for a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from nahtlos.law.queries.regional import region_source
from nahtlos.offers.queries import on_offer
from nahtlos.people.queries import File, file_of, qualifications
from nahtlos.plan.engine import Way, Ways, ways
from nahtlos.plan.queries.legs import Stop, WayLeg, legs_of, obstacles
from nahtlos.plan.translate import NOT_COMPUTED, Asking, Learned, Standing, asking, facts_of
from nahtlos.plan.translate import youngest as youngest_of
from nahtlos.recognition.queries import (
    costs_of,
    enclosures_of,
    occupation,
    own_road,
    procedures_of,
)

CARE = "childcare"


@dataclass(frozen=True)
class Road:
    """One way as a page tells it: its legs with dates, and what they come to."""

    way: Way
    legs: tuple[WayLeg, ...]

    @property
    def kind(self) -> str:
        """`fastest`, `skilled` or `alongside`."""
        return self.way.kind

    @property
    def unclear(self) -> bool:
        """Whether a leg rests on something that is not known yet."""
        return any(leg.unclear for leg in self.legs)


@dataclass(frozen=True)
class Answer:
    """The ways of a person; none where nothing leads there, and then what stands in the way.

    `computed` is False for goals that this program knows no steps for (studies, internship).
    `law_as_of` is the oldest text of the law that they rest on.
    """

    who: Standing
    asking: Asking | None
    found: Ways | None
    roads: tuple[Road, ...]
    law_as_of: date | None

    @property
    def computed(self) -> bool:
        return self.found is not None

    @cached_property
    def obstacles(self) -> tuple[Stop, ...]:
        """What the goal hangs on where no way leads to it, the nearest first."""
        if self.asking is None or self.found is None or self.reaches_goal:
            return ()
        return obstacles(self.asking, self.found)

    @property
    def reaches_goal(self) -> bool:
        """Whether any of the ways reaches the goal itself."""
        return any(road.way.reaches_goal_on.likely for road in self.roads)

    @property
    def plans_care(self) -> bool:
        """Whether finding childcare is among the steps."""
        return self.asking is not None and CARE in self.asking.laid

    def road(self, kind: str) -> Road | None:
        """The way of that kind."""
        return next((one for one in self.roads if one.kind == kind), None)


def ways_for(file: File, on: date, *, cared: bool | None = None) -> Answer:
    """The ways of one person from that day on; `cared` if childcare is said to be settled."""
    who = standing_of(file, on, cared=cared)
    if who.goal_kind in NOT_COMPUTED:
        return Answer(who, None, None, (), None)
    source = region_source(who.region)
    asked = asking(who, on_offer(who.region, on), source)
    found = ways(asked.problem)
    roads = tuple(Road(way, legs_of(asked, way)) for way in found.ways)
    texts = [leg.law_as_of for road in roads for leg in road.legs if leg.law_as_of]
    return Answer(who, asked, found, roads, min(texts, default=None))


def ways_of(person: UUID, on: date) -> Answer:
    """The same by the person's key."""
    return ways_for(file_of(person), on)


def standing_of(file: File, on: date, *, cared: bool | None = None) -> Standing:
    """Where the person stands that day."""
    record, facts = file.record, facts_of(file)
    kldb = record.goal_kldb if record else ""
    if cared is not None:
        facts[CARE] = cared
    return Standing(
        person=file.person.pk,
        region=file.person.region_id,
        today=on,
        record=file.document["record"],
        facts=facts,
        goal_kind=record.goal_kind if record else "",
        goal_kldb=kldb,
        occupation=_occupation(kldb, record.goal_text if record else "", on),
        learned=tuple(_learned(file, on)) if kldb else (),
        youngest=youngest_of(file, on),
    )


def _occupation(kldb: str, said: str, on: date) -> str:
    """What the goal is called: by the catalogue of recognition, else as it was said."""
    known = occupation(kldb, on) if kldb else None
    return known.title["de"] if known else f"„{said}“" if said else kldb


def _learned(file: File, on: date) -> Iterator[Learned]:
    """What the person learned, each with its road; only the files of those are read that count."""
    newest = {one.qualification_id: one for one in reversed(procedures_of(file.person.pk))}
    missing = file.facts.get("documents_missing")
    for one in qualifications(file.person.pk):
        procedure = newest.get(one.pk)
        road = own_road(
            one, procedure, enclosures_of(one.pk), on=on,
            papers_complete=None if missing is None else not missing,
        )  # fmt: skip
        payers = tuple(c.payer for c in costs_of(procedure) if c.kind == "fee") if procedure else ()
        yield Learned(one, road, procedure, payers)
