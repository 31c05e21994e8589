"""The lists of the law room: statuses, instruments, facts."""

from datetime import date

from nahtlos.api.shapes import Says, Shape


class Status(Shape):
    """A residence status to choose from."""

    id: str
    title: Says
    cite: str
    group: str


class Row(Shape):
    """What the law says about a kind of work, if the facts named are so."""

    decision: str
    says: Says
    cite: str
    note: Says | None
    facts: list[str]
    entitlement: str | None = None
    certainty: str | None = None


class StatusInFull(Status):
    """A status with its rows on a day; of each kind of work the first row that holds decides."""

    since: date
    until: date | None
    law_as_of: date
    note: Says | None
    work: dict[str, list[Row]]


class Instrument(Shape):
    """An instrument to choose from; without a date of the text where none was read for that day."""

    id: str
    title: Says
    purpose: Says
    category: str
    applies: str
    cite: str | None
    law_as_of: date | None


class Condition(Shape):
    """One line of the conditions, indented by depth; join is all, any, not or empty."""

    says: Says
    cite: str
    facts: list[str]
    depth: int
    join: str


class Application(Shape):
    """Until when one must apply."""

    until: str
    says: Says


class Amount(Shape):
    """What is given: a share of a base, or euros by month or once."""

    says: str
    cite: str
    up_to: float | None = None
    months: int | None = None
    of: str | None = None
    per_month: float | None = None
    once: float | None = None


class InstrumentInFull(Shape):
    """An instrument with its terms on a day; they are missing where no text was read for it."""

    id: str
    kind: str
    title: Says
    purpose: Says
    category: str
    applies: str
    since: date | None
    until: date | None
    law_as_of: date | None
    cite: str | None = None
    grants: str | None = None
    conditions: list[Condition] | None = None
    entitled_if: list[Condition] | None = None
    decided_by: list[str] | None = None
    apply: Application | None = None
    amount: list[Amount] | None = None
    documents: list[Says] | None = None
    leads_to: Says | None = None
    not_with: list[Says] | None = None
    note: Says | None = None
    certainty: str | None = None
    source: str | None = None


class Fact(Shape):
    """What can be known of a person; part is record or facts, where it stands in a document."""

    id: str
    part: str
    type: str
    values: list[str]
    unit: str
    meaning: Says
