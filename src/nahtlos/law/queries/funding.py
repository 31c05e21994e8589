"""The employer's question: which help, how much, how long, who decides, by when, in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from nahtlos.law.catalogue.funding import Rate, Sentence, reckoning
from nahtlos.law.engine.amounts import Series
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.queries.answers import Answer
from nahtlos.law.queries.checks import EMPLOYERS, check
from nahtlos.law.queries.funding_help import Bar, Help
from nahtlos.law.queries.funding_job import Job
from nahtlos.law.queries.funding_order import Step, order
from nahtlos.law.queries.funding_sums import (
    WAGE,
    cost_of,
    employers_part,
    is_below_minimum,
    is_mini_job,
    sum_of,
)
from nahtlos.law.queries.instruments import STALE_MONTHS

HORIZON = 24
"""Months that the bars look ahead."""
ONLY: Mapping[str, frozenset[str]] = {
    "egz": frozenset({"job"}),
    "evl_16e": frozenset({"job"}),
    "taam_16i": frozenset({"job"}),
    "weiterbildung_82": frozenset({"job"}),
    "qualifizierungsgeld": frozenset({"job"}),
    "teilqualifizierung": frozenset({"job"}),
    "anerkennungspartnerschaft": frozenset({"job"}),
    "ausbildungszuschuss_73": frozenset({"apprenticeship"}),
    "passgenaue_besetzung": frozenset({"apprenticeship"}),
    "eq": frozenset({"eq"}),
    "asa_begleitend": frozenset({"apprenticeship", "eq"}),
    "fachkraefteverfahren_81a": frozenset({"job", "apprenticeship"}),
}
"""The kinds of work that an instrument is for; what is not named is for every kind."""
IF_TOLD = frozenset({"disabled", "severely_disabled"})
FOR_DISABLED = frozenset({"ausbildungszuschuss_73"})
"""Shown only where somebody has told of a disability; it is never asked for."""
DURING = frozenset({"weiterbildung_82", "qualifizierungsgeld", "asa_begleitend"})
"""For those who work or learn here already."""
AS_INTERN = ("duldung_60a", "gestattung_")
ALLOWED: Mapping[str, str] = {
    "free": "free",
    "permission_ABH": "permission_possible",
    "permission_ABH_plus_BA": "permission_possible",
    "forbidden": "forbidden",
}
"""What `work_allowed` means where it is not about a job but about this kind of work."""
RANK = ("entitled", "discretionary", "unknown", "closed")


@dataclass(frozen=True)
class Funding:
    """Everything about one opening and one person. An indication; the offices decide."""

    on: date
    job: Job
    answer: Answer
    helps: tuple[Help, ...]

    @cached_property
    def with_euro(self) -> tuple[Help, ...]:
        """Those that bring a sum: open ones first, then those of which least is unknown.

        None where the work itself is not allowed, whatever a single subsidy asks for.
        """
        found = [one for one in self.helps if one.has_euro and self.decision != "forbidden"]
        found.sort(key=lambda one: (RANK.index(one.answer.verdict), len(one.missing)))
        return tuple(found)

    @property
    def without_euro(self) -> tuple[Help, ...]:
        """Other help that is open or may be."""
        reckoned = {one.answer.id for one in self.with_euro}
        left = (one for one in self.helps if one.answer.id not in reckoned)
        return tuple(one for one in left if one.answer.verdict != "closed")

    @property
    def closed(self) -> tuple[Help, ...]:
        """What these entries close."""
        return tuple(one for one in self.helps if one.answer.verdict == "closed")

    @property
    def alternatives(self) -> tuple[Help, ...]:
        """Those that pay the same wage, if there are several."""
        found = tuple(one for one in self.with_euro if one.for_wage)
        return found if len(found) > 1 else ()

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The numbers that the sums rest on, each once."""
        found = {rate.says["de"]: rate for one in self.with_euro for rate in one.sum.rates}
        return tuple(found.values())

    @cached_property
    def cost(self) -> Series:
        """What the work costs without help, month by month within the horizon."""
        return cost_of(self.job, HORIZON)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The cost without help, and with each help by itself."""
        cost = self.cost.total
        helped = (Bar(o, cost, o.within(HORIZON)) for o in self.with_euro)
        return (Bar(None, cost, Decimal(0)), *helped)

    @property
    def decision(self) -> str:
        """Whether this kind of work is open."""
        return decision_of(self.answer, self.job.kind)

    @cached_property
    def order(self) -> tuple[Step, ...]:
        """What to do, first to last."""
        helps = tuple(one for one in self.helps if one.is_to_apply_for)
        trial = self.answer.by_id["mag"].verdict != "closed"
        status = self.answer.instruments[0].asked.status
        return order(self.job, self.decision, status, helps, trial=trial)

    @property
    def hints(self) -> tuple[Sentence, ...]:
        """What should be known besides, about the wage and the days."""
        return tuple(reckoning().hints[key] for key in self._hints())

    def _hints(self) -> Iterator[str]:
        if self.job.kind == "job":
            if is_mini_job(self.job):
                yield "mini_job"
            if is_below_minimum(self.job):
                yield "below_minimum_wage"
            if self.job.wage > reckoning().rate("contribution_ceiling", self.job.start).value:
                yield "above_ceiling"
        if any(one.sum.row and one.sum.row.of in WAGE for one in self.with_euro):
            yield "usual_wage"
        if self.job.start <= self.on:
            yield "too_late"
            yield "too_late_jobcenter"
        if self.alternatives:
            yield "alternatives"

    @property
    def course_part(self) -> tuple[Decimal, Decimal, str] | None:
        """Of the course in euro: the employer's part, what the agency may take over, the rule."""
        course = self.job.course
        if course is None or course.costs is None:
            return None
        facts = {**self.answer.instruments[0].asked.person.facts, **self.job.facts}
        age = self.answer.derived.get("age", facts.get("age"))
        share = employers_part(course, facts, age)
        if share is None:
            return None
        own = (share * course.costs).quantize(Decimal("0.01"))
        return own, course.costs - own, reckoning().course_costs.cite

    @property
    def is_stale(self) -> bool:
        """Whether the law was read more than six months before today."""
        return plus_months(self.answer.law_as_of, STALE_MONTHS) < self.on


def decision_of(answer: Answer, kind: str) -> str:
    """What the law says about a kind of work.

    With a Duldung or Gestattung an Einstiegsqualifizierung is open like any internship that needs
    no consent of the agency (§ 32 Abs. 2 Nr. 1, Abs. 3 BeschV).
    """
    work, status = answer.work, answer.instruments[0].asked.status or ""
    if kind == "apprenticeship":
        return work.apprenticeship.decision
    intern = work.internship_orientation.decision
    if kind == "eq" and status.startswith(AS_INTERN) and intern == "permission_ABH":
        return intern
    return work.employment.decision


def funding(document: Mapping[str, Any], job: Job, *, on: date) -> Funding:
    """What helps an employer with this person and this work; raises BadDocument.

    The law is asked for the day on which the work begins; a start in the past is asked for today.
    """
    day = max(on, job.start)
    told = {fact for fact in IF_TOLD if document.get("facts", {}).get(fact) is True}
    answer = check(job.before(document), on=day)
    allowed = ALLOWED.get(decision_of(answer, job.kind)) if job.kind != "job" else None
    known = {"work_allowed": allowed} if allowed else {}
    before = check(job.before(document, known), on=day) if known else answer
    during = check(job.during(document, known), on=day).by_id
    helps = [
        Help(one, sum_of(one, job), job)
        for asked in before.instruments
        if asked.instrument.applies in EMPLOYERS and job.kind in ONLY.get(asked.id, {job.kind})
        if told or asked.id not in FOR_DISABLED
        for one in [during[asked.id] if asked.id in DURING else asked]
    ]
    helps.sort(key=lambda one: RANK.index(one.answer.verdict))
    return Funding(on, job, answer, tuple(helps))
