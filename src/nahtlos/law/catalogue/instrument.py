"""What a law or programme grants: its names for good, and in versions what it asks and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nahtlos.law.catalogue.dated import Dated, pick
from nahtlos.law.engine.conditions import Always, Condition, Says

CATEGORIES = (
    "language",
    "orientation_counselling",
    "recognition",
    "qualification",
    "internship_entry",
    "apprenticeship_support",
    "employment_subsidy",
    "individual_support",
    "self_employment",
    "employer_cooperation",
    "social_integration",
)
APPLIES = (
    "person",
    "employer",
    "authority",
    "provider",
    "person_or_employer",
    "person_and_employer",
)
GRANTS = ("entitled", "discretionary")
OFFICES = (
    "jobcenter",
    "employment_agency",
    "immigration_office",
    "bamf",
    "asylum_benefits_office",
    "municipality",
    "youth_office",
    "training_support_office",
    "competent_body",
    "chamber",
    "zab",
    "grant_body",
    "provider",
    "employer",
)
BASES = ("wage", "course_costs", "training_pay", "minimum_wage", "net_pay_loss", "standard_need")
DEADLINES = (
    "any_time",
    "before_contract",
    "before_start",
    "before_course",
    "before_costs",
    "before_procedure",
    "after_start",
)


@dataclass(frozen=True)
class Stage:
    """A share of the base, for so many months."""

    share: float
    months: int


@dataclass(frozen=True, kw_only=True)
class Amount:
    """What is given if `when` holds: shares of a base in stages, or euros by month or once."""

    says: Says
    cite: str
    when: Condition = field(default_factory=Always)
    of: str = ""
    stages: tuple[Stage, ...] = ()
    per_month: float | None = None
    once: float | None = None
    months: int | None = None

    @property
    def up_to(self) -> float | None:
        """The highest share of the base."""
        return max((stage.share for stage in self.stages), default=None)


@dataclass(frozen=True)
class Office:
    """Who decides where `when` holds."""

    office: str
    when: Condition = field(default_factory=Always)


@dataclass(frozen=True)
class Application:
    """Until when one must apply, as a word to sort by and as a sentence."""

    until: str
    says: Says
    cite: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms(Dated):
    """What an instrument asks and gives from one day to another.

    All `conditions` must hold; `claim` tells when the person may insist, else `grants` says how it is
    given. Of `amounts` and `offices` the first whose condition holds counts.
    """

    cite: str
    grants: str
    conditions: tuple[Condition, ...]
    claim: Condition | None
    offices: tuple[Office, ...]
    amounts: tuple[Amount, ...]
    application: Application
    documents: tuple[Says, ...]
    leads_to: Says | None
    not_with: tuple[Says, ...]
    certainty: str | None


@dataclass(frozen=True)
class Instrument:
    """A course, subsidy, assistance or procedure, with its terms at any time."""

    id: str
    title: Says
    purpose: Says
    category: str
    applies: str
    topic: str | None
    versions: tuple[Terms, ...]

    def on(self, day: date) -> Terms | None:
        return pick(self.versions, day)


Instruments = Mapping[str, Instrument]
