"""What the catalogue holds: procedures with versions in time, occupations, bodies, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nahtlos.recognition.catalogue.basis import Basis, Says, Sentence


class Regulated(StrEnum):
    """How binding recognition is for work in an occupation (§ 3 Abs. 5 BQFG)."""

    YES = "yes"
    """No work in it without recognition."""
    NO = "no"
    """Recognition is optional."""
    BUSINESS = "business"
    """Optional for employees; a business of one's own needs the register of crafts."""
    TITLE = "title"
    """The work is free, the title or the sworn function is not."""
    LICENCE = "licence"
    """A German licence instead of recognition."""
    INSTRUCTION = "instruction"
    """A German instruction or exam instead of recognition."""

    @property
    def is_gate(self) -> bool:
        """Whether employed work in the occupation has to wait for something."""
        return self in {Regulated.YES, Regulated.LICENCE, Regulated.INSTRUCTION}


@dataclass(frozen=True)
class Deadline:
    """A time that the law sets: receipt, decision, extension, exam, measure or register.

    `months` or `weeks`, neither for an extension without a bound; `months_at_most` where the Länder
    differ. `binding` is must or should; `when` is automatic or fast where it holds only then.
    """

    of: str
    months: int | None
    months_at_most: int | None
    weeks: int | None
    binding: str
    when: str | None
    sentence: Sentence


@dataclass(frozen=True)
class Document:
    """A paper for the application; `translation` if it must come in German."""

    sentence: Sentence
    translation: bool


@dataclass(frozen=True)
class Turn:
    """Where to go if papers or a certificate are missing; no procedure if there is none for it."""

    procedure: str | None
    sentence: Sentence


@dataclass(frozen=True)
class Compensation:
    """How differences are made up for: kinds of measure, and who chooses (person, body, none)."""

    kinds: tuple[str, ...]
    choice: str
    months_at_most: int | None
    sentence: Sentence


@dataclass(frozen=True)
class Outcome:
    """What the decision can be, and the ids of the next steps."""

    outcome: str
    next: tuple[str, ...]
    sentence: Sentence


@dataclass(frozen=True)
class Fee:
    """An example of a fee in euro; None where no bound is known."""

    min: int | None
    max: int | None
    sentence: Sentence


@dataclass(frozen=True)
class Version:
    """A procedure as the law has it from one day to another; `until` is the last day."""

    since: date
    until: date | None
    read_on: date
    about: Sentence
    land_rule: bool
    who: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    deadlines: tuple[Deadline, ...]
    starts: Sentence
    pauses: tuple[Sentence, ...]
    documents: tuple[Document, ...]
    translation: Sentence | None
    missing_papers: Turn
    no_certificate: Turn
    compensation: tuple[Compensation, ...]
    outcomes: tuple[Outcome, ...]
    language: Sentence
    meanwhile: tuple[Sentence, ...]
    fees: tuple[Fee, ...]
    alternatives: tuple[Sentence, ...]
    from_abroad: tuple[str, ...]

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Procedure:
    """A procedure with all its versions; `body` only where it is the same for every occupation."""

    id: str
    title: Says
    kind: str
    body: str | None
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        return next((version for version in self.versions if version.in_force(day)), None)


@dataclass(frozen=True)
class German:
    """Levels that are mostly asked for; practice of offices and employers, never the law's own."""

    from_: str
    to: str
    says: Says | None


@dataclass(frozen=True)
class Occupation:
    """An occupation by KldB 2010 code, with the road's entrance: body and procedure."""

    id: str
    title: Says
    kldb: str
    regulated: Regulated
    basis: Basis
    reference: str
    body: str
    procedure: str
    business_procedure: str | None
    trade: int | None
    also: tuple[str, ...]
    german: German
    land_rule: bool
    conditions: tuple[Sentence, ...]
    read_on: date


@dataclass(frozen=True)
class Body:
    """Who decides; `land_rule` if the Land names the office."""

    id: str
    title: Says
    sentence: Sentence
    land_rule: bool
    read_on: date


@dataclass(frozen=True)
class NextStep:
    """What to do after an outcome, in order."""

    id: str
    steps: tuple[Sentence, ...]
    read_on: date


@dataclass(frozen=True)
class Funding:
    """Who pays; amounts in euro at most, None where none is set."""

    id: str
    title: Says
    sentence: Sentence
    max_eur: int | None
    max_eur_analysis: int | None
    max_eur_training: int | None
    read_on: date


@dataclass(frozen=True)
class Answers:
    """The sentences with which an answer is put together, and the address of the official finder."""

    read_on: date
    finder: str
    needs: Mapping[Regulated, Sentence]
    because: Mapping[str, Sentence]
    unknown: Sentence
    ask_fee: Sentence
    office_decides: Sentence


@dataclass(frozen=True)
class Law:
    """A law by its short name; `read_on` is None if its text was not at hand."""

    id: str
    title: str
    read_on: date | None


@dataclass(frozen=True)
class Page:
    """A page of an office or another source."""

    id: str
    title: str
    url: str
