"""What an employer tells about the work: the numbers that subsidies are reckoned from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from nahtlos.law.catalogue.funding import reckoning
from nahtlos.law.engine.dates import plus_months
from nahtlos.people.facts import FACTS

JobKind = Literal["job", "apprenticeship", "eq"]
WEEKS_A_MONTH = Decimal(13) / 3
"""As § 8 Abs. 1a S. 2 SGB IV reckons: ten hours a week are 130 ÷ 3 hours a month."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
WITHOUT_END = FACTS["contract_months"].maximum or 0
"""A contract without end counts as the longest that can be stated."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """A course during the work: hours in all, months that it lasts, its first day, its price in euro."""

    hours: int
    months: int
    start: date
    costs: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Job:
    """The work: `wage` is gross euro a month, `months` how long the contract runs, None without end.

    In an apprenticeship `wage` is the training pay of the last year, in an Einstiegsqualifizierung
    (`eq`) the agreed pay. `facts` are the facts about the employer that were answered.
    """

    kind: JobKind
    wage: Decimal
    weekly_hours: Decimal
    start: date
    months: int | None = None
    contract_on: date | None = None
    course: Course | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def monthly_hours(self) -> Decimal:
        """Hours a month."""
        return self.weekly_hours * WEEKS_A_MONTH

    def days(self, most: int) -> tuple[date, ...]:
        """The first day of each month of work, at most so many."""
        lasts = most if self.months is None else min(most, self.months)
        return tuple(plus_months(self.start, month) for month in range(lasts))

    def before(
        self, document: Mapping[str, Any], known: Mapping[str, Any] = NOTHING
    ) -> dict[str, Any]:
        """The person's document with what holds before the work begins, and what is `known`."""
        kinds: Mapping[str, Mapping[str, Any]] = {
            "job": {"has_work_contract_offer": True},
            "apprenticeship": {"apprenticeship_contract": True},
            "eq": {"eq_months": self.months} if self.months else {},
        }
        return _with(document, {**self._told(), **kinds[self.kind], **known})

    def during(
        self, document: Mapping[str, Any], known: Mapping[str, Any] = NOTHING
    ) -> dict[str, Any]:
        """The same for the time in which the person works here already."""
        kinds: Mapping[str, Mapping[str, Any]] = {
            "job": {"employed": True, "employed_insured": True, "job_terminated": False},
            "apprenticeship": {"in_apprenticeship": True},
            "eq": {"in_eq": True},
        }
        course = {"course_hours": self.course.hours} if self.course else {}
        found = _with(document, {**self._told(), **course, **kinds[self.kind], **known})
        for gone in ("unemployed", "long_term_unemployed", "weeks_unemployed"):
            found["facts"].pop(gone, None)
        found["record"].pop("unemployed_since", None)
        return found

    def _told(self) -> dict[str, Any]:
        months = min(self.months or WITHOUT_END, WITHOUT_END)
        return {
            "contract_months": months,
            **self.facts,
            "weekly_hours": float(self.weekly_hours),
        }


def _with(document: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **document,
        "record": dict(document.get("record", {})),
        "facts": {**document.get("facts", {}), **facts},
    }


def profile(name: str, chosen: str) -> dict[str, Any]:
    """What a coarse answer says at the least; nothing where none was given."""
    return dict(reckoning().profiles[name].get(chosen, {}))
