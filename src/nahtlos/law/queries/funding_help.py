"""One help for an employer: its sum, its days, and what is left of the cost beside it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from nahtlos.law.engine.dates import elapsed, plus_months
from nahtlos.law.engine.workdays import last_workday_before
from nahtlos.law.queries.funding_job import Job
from nahtlos.law.queries.funding_sums import FIXED, Sum
from nahtlos.law.queries.instruments import InstrumentAnswer
from nahtlos.people.facts import Part, lookup

FOR_THE_WAGE = frozenset({"egz", "evl_16e", "taam_16i"})
"""They pay the same wage from its first day, so that one excludes the others."""


@dataclass(frozen=True)
class Help:
    """One instrument for this employer and person, with its euro and its days."""

    answer: InstrumentAnswer
    sum: Sum
    job: Job

    @property
    def is_up_to(self) -> bool:
        """Whether the euro are the most that the office may give."""
        return self.answer.id not in FIXED

    @property
    def for_wage(self) -> bool:
        """Whether it pays the wage from the start, so that it excludes the others that do."""
        return self.answer.id in FOR_THE_WAGE

    @property
    def has_euro(self) -> bool:
        """Whether it could be reckoned."""
        return not self.sum.without and self.sum.series.total > 0

    @property
    def paid_months(self) -> int:
        """For how many months it is paid at most."""
        return len(self.sum.series.months)

    @property
    def begins_on(self) -> date:
        """The first day of what is supported: the work, or the course."""
        late = self._until == "before_course" and self.job.course
        return late.start if late else self.job.start

    @property
    def missing(self) -> tuple[str, ...]:
        """What would settle the verdict; what belongs to health is told of one's own accord or not."""
        return tuple(o for o in self.answer.missing if lookup(o).part is not Part.HEALTH)

    @property
    def is_to_apply_for(self) -> bool:
        """Whether an application is worth its time: it is open, or brings euro and may be open."""
        return self.answer.is_open or (self.has_euro and self.answer.verdict == "unknown")

    def within(self, months: int) -> Decimal:
        """What it brings in the first so many months of the work."""
        waits = elapsed(self.job.start, self.begins_on, "months")
        return self.sum.series.within(months - waits)

    @property
    def ends_on(self) -> date | None:
        """The last day that is paid."""
        if not self.has_euro:
            return None
        return plus_months(self.begins_on, self.paid_months) - timedelta(days=1)

    @property
    def _until(self) -> str:
        return self.answer.terms.application.until if self.answer.terms else ""

    @property
    def apply_by(self) -> date | None:
        """The last working day on which to apply, None where there is no such day."""
        if self._until == "before_contract":
            return last_workday_before(min(self.job.contract_on or self.job.start, self.job.start))
        if self._until == "before_start":
            return last_workday_before(self.job.start)
        if self._until == "before_course" and self.job.course:
            return last_workday_before(self.job.course.start)
        return None


@dataclass(frozen=True)
class Bar:
    """What the work costs within the horizon: `left` after the help, which is None without one."""

    help: Help | None
    cost: Decimal
    paid: Decimal

    @property
    def left(self) -> Decimal:
        """What the employer bears; never below nothing."""
        return max(Decimal(0), self.cost - self.paid)

    def percent(self, most: Decimal) -> int:
        """The length of the bar where `most` is 100."""
        return int(100 * self.left / most) if most else 0
