"""The answers of the recognition room."""

from datetime import date

from ninja import Field

from nahtlos.api.shapes import Says, Shape


class Basis(Shape):
    """What it rests on; read is false where a law that is cited was not at hand."""

    cite: str | None = None
    source: str | None = None
    certainty: str | None = None
    note: Says | None = None
    read: bool


class Sentence(Basis):
    """The words in both languages and what they rest on."""

    says: Says


class Procedure(Sentence):
    """A procedure in force on a day."""

    id: str
    title: Says
    kind: str
    land_rule: bool
    law_as_of: date
    stale: bool


class Body(Sentence):
    """Who decides; with a land_rule the Land names the office."""

    id: str
    title: Says
    land_rule: bool


class German(Shape):
    """Levels that are mostly asked for in practice."""

    from_: str = Field(alias="from")
    to: str
    certainty: str
    says: Says | None = None


class Occupation(Basis):
    """An occupation with its way in: body and procedure, by id."""

    id: str
    title: Says
    kldb: str
    regulated: str
    reference: str
    body: str
    procedure: str
    land_rule: bool
    german: German
    conditions: list[Sentence]
    read_on: date


class Document(Sentence):
    """A paper, and whether it must come in German."""

    translation: bool


class Deadline(Sentence):
    """A time that the law sets."""

    of: str
    months: int | None = None
    months_at_most: int | None = None
    weeks: int | None = None
    binding: str
    when: str | None = None
    trained_in: str | None = None


class Duration(Shape):
    """Months from complete papers to the decision."""

    least: int
    most: int
    starts: Sentence


class Compensation(Sentence):
    """How differences are made up for, and who chooses."""

    kinds: list[str]
    choice: str
    months_at_most: int | None = None
    trained_in: str | None = None


class Outcome(Sentence):
    """What the decision can be, and what to do then."""

    outcome: str
    next: list[Sentence]


class Fee(Sentence):
    """An example of a fee."""

    min_eur: int | None = None
    max_eur: int | None = None


class Funding(Sentence):
    """Who pays, in euro at most."""

    id: str
    title: Says
    max_eur: int | None = None
    max_eur_analysis: int | None = None
    max_eur_training: int | None = None


class Stage(Shape):
    """One procedure on a road."""

    procedure: Procedure
    body: Body
    because: Sentence | None
    who: list[Sentence]
    steps: list[Sentence]
    documents: list[Document]
    translation: Sentence | None
    deadlines: list[Deadline]
    starts: Sentence
    duration_months: Duration | None
    pauses: list[Sentence]
    compensation: list[Compensation]
    outcomes: list[Outcome]
    missing_papers: Sentence
    language: Sentence
    meanwhile: list[Sentence]
    fees: list[Fee]
    alternatives: list[Sentence]


class Road(Shape):
    """From an occupation to its recognition; ask names what would make it more precise."""

    occupation: Occupation
    body: Body
    need: Sentence
    stages: list[Stage]
    remarks: list[Sentence]
    ask: list[str]
    from_abroad: list[Procedure]
    law_as_of: date
    stale: bool


class Roads(Shape):
    """Every road for a KldB code; unknown is a sentence where there is none."""

    kldb: str
    on: date
    law_as_of: date
    stale: bool
    roads: list[Road]
    unknown: Sentence | None
    finder: str
    ask_fee: Sentence
    office_decides: Sentence
    funding: list[Funding]
