"""The answers of this room as values, and as the JSON of a machine interface."""

from dataclasses import dataclass
from datetime import date

from nahtlos.recognition.catalogue import (
    Body,
    Compensation,
    Deadline,
    Document,
    Fee,
    Funding,
    NextStep,
    Occupation,
    Says,
    Sentence,
    Version,
)
from nahtlos.recognition.queries import plain
from nahtlos.recognition.queries.plain import Json

STALE_MONTHS = 6


def is_stale(read_on: date, on: date) -> bool:
    """Whether the text was read more than half a year before the day."""
    months = (on.year - read_on.year) * 12 + on.month - read_on.month
    return (months, on.day) > (STALE_MONTHS, read_on.day)


@dataclass(frozen=True)
class InForce:
    """A procedure as it stands on a day; `body` only if it is the same for every occupation."""

    id: str
    title: Says
    kind: str
    body: Body | None
    version: Version
    stale: bool

    def to_json(self) -> Json:
        """Its head: what it is, on which text."""
        about = self.version.about
        return {
            "id": self.id,
            "title": dict(self.title),
            "kind": self.kind,
            "land_rule": self.version.land_rule,
            "law_as_of": self.version.read_on.isoformat(),
            "stale": self.stale,
            **plain.sentence(about),
        }


@dataclass(frozen=True)
class Duration:
    """Months from complete papers to the decision, as the law sets them; `starts` says from when."""

    least: int
    most: int
    starts: Sentence

    def to_json(self) -> Json:
        return {"least": self.least, "most": self.most, "starts": plain.sentence(self.starts)}


@dataclass(frozen=True)
class Step:
    """An outcome of a decision, and what it leads to."""

    outcome: str
    sentence: Sentence
    next: tuple[NextStep, ...]

    def to_json(self) -> Json:
        following = [plain.sentence(one) for step in self.next for one in step.steps]
        return {"outcome": self.outcome, **plain.sentence(self.sentence), "next": following}


@dataclass(frozen=True)
class Stage:
    """One procedure on a road, with only what concerns this occupation and training.

    `because` says why or in which case it is on the road, None for the way in. `duration` is None
    where no law sets a time. `missing_papers` says what happens if papers are missing.
    """

    procedure: InForce
    body: Body
    because: Sentence | None
    who: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    documents: tuple[Document, ...]
    translation: Sentence | None
    deadlines: tuple[Deadline, ...]
    duration: Duration | None
    pauses: tuple[Sentence, ...]
    compensation: tuple[Compensation, ...]
    outcomes: tuple[Step, ...]
    missing_papers: Sentence
    language: Sentence
    meanwhile: tuple[Sentence, ...]
    fees: tuple[Fee, ...]
    alternatives: tuple[Sentence, ...]

    def to_json(self) -> Json:
        version = self.procedure.version
        return {
            "procedure": self.procedure.to_json(),
            "body": plain.body(self.body),
            "because": None if self.because is None else plain.sentence(self.because),
            "who": plain.sentences(self.who),
            "steps": plain.sentences(self.steps),
            "documents": [plain.document(one) for one in self.documents],
            "translation": None if self.translation is None else plain.sentence(self.translation),
            "deadlines": [plain.deadline(one) for one in self.deadlines],
            "starts": plain.sentence(version.starts),
            "duration_months": None if self.duration is None else self.duration.to_json(),
            "pauses": plain.sentences(self.pauses),
            "compensation": [plain.compensation(one) for one in self.compensation],
            "outcomes": [one.to_json() for one in self.outcomes],
            "missing_papers": plain.sentence(self.missing_papers),
            "language": plain.sentence(self.language),
            "meanwhile": plain.sentences(self.meanwhile),
            "fees": [plain.fee(one) for one in self.fees],
            "alternatives": plain.sentences(self.alternatives),
        }


@dataclass(frozen=True)
class Road:
    """From an occupation to its recognition: how binding it is, who decides, stages in order.

    `ask` are the facts that would make the road more precise: has_certificate, papers_complete,
    trained_in_eu, wants_business, land. `remarks` say what follows from facts that are known.
    `from_abroad` are procedures open only to those who still want to enter.
    """

    occupation: Occupation
    body: Body
    need: Sentence
    stages: tuple[Stage, ...]
    remarks: tuple[Sentence, ...]
    ask: tuple[str, ...]
    from_abroad: tuple[InForce, ...]
    law_as_of: date
    stale: bool

    def to_json(self) -> Json:
        return {
            "occupation": plain.occupation(self.occupation),
            "body": plain.body(self.body),
            "need": plain.sentence(self.need),
            "stages": [stage.to_json() for stage in self.stages],
            "remarks": plain.sentences(self.remarks),
            "ask": list(self.ask),
            "from_abroad": [one.to_json() for one in self.from_abroad],
            "law_as_of": self.law_as_of.isoformat(),
            "stale": self.stale,
        }


@dataclass(frozen=True)
class Roads:
    """Every road for a KldB code: several where occupations share it, none where it is unknown.

    `unknown` is the honest sentence for a code without a road; `finder` is the address of the
    Federal Government's finder, which is worth a look in any case.
    """

    kldb: str
    on: date
    roads: tuple[Road, ...]
    unknown: Sentence | None
    finder: str
    ask_fee: Sentence
    office_decides: Sentence
    funding: tuple[Funding, ...]
    law_as_of: date
    stale: bool

    def to_json(self) -> Json:
        return {
            "kldb": self.kldb,
            "on": self.on.isoformat(),
            "law_as_of": self.law_as_of.isoformat(),
            "stale": self.stale,
            "roads": [road.to_json() for road in self.roads],
            "unknown": None if self.unknown is None else plain.sentence(self.unknown),
            "finder": self.finder,
            "ask_fee": plain.sentence(self.ask_fee),
            "office_decides": plain.sentence(self.office_decides),
            "funding": [plain.funding(one) for one in self.funding],
        }
