"""Euro for an employer: which base an instrument counts, and what its shares of it come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any, Literal

from nahtlos.law.catalogue.funding import Rate, Reckoning, reckoning
from nahtlos.law.catalogue.instrument import Amount
from nahtlos.law.engine.amounts import Award, Series, Share, paid
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.queries.funding_job import Course, Job
from nahtlos.law.queries.instruments import InstrumentAnswer

Without = Literal["", "closed", "mini_job", "no_course", "in_words"]
WAGE = frozenset({"wage", "minimum_wage"})
FIXED = frozenset({"evl_16e", "taam_16i"})
"""Here the law names the share itself; everywhere else it is the most that the office may give."""
MOST = 96
"""No subsidy runs longer than eight years (§ 90 Abs. 2 S. 2 SGB III)."""


NO_MONTHS = Series()


@dataclass(frozen=True)
class Sum:
    """What an instrument brings: the series with the row of the law, or why it has none.

    `counted` is the wage that counts in the first month, `base` the same with the flat share of
    social insurance, both in euro; `rates` are the numbers used.
    """

    without: Without
    row: Amount | None = None
    series: Series = NO_MONTHS
    counted: Decimal = Decimal(0)
    base: Decimal = Decimal(0)
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True)
class Base:
    """The base of each month, and how it came about."""

    months: tuple[Decimal, ...]
    counted: Decimal
    rates: tuple[Rate, ...]


def sum_of(one: InstrumentAnswer, job: Job) -> Sum:
    """The least that the rows which may hold bring, so that what is not known promises nothing."""
    rows = rows_left(one)
    if one.verdict == "closed":
        return Sum("closed", rows[0] if rows else None)
    sums = [_of_row(one.id, row, job) for row in rows]
    reckoned = [found for found in sums if not found.without]
    if reckoned:
        return min(reckoned, key=lambda found: found.series.total)
    return sums[0] if sums else Sum("in_words")


def rows_left(one: InstrumentAnswer) -> tuple[Amount, ...]:
    """The rows that may hold, up to the first that surely does."""
    found: list[Amount] = []
    for row in one.terms.amounts if one.terms else ():
        holds = one.asked.law.frame.look(row.when)(one.asked.classes.some)
        if holds is not False:
            found.append(row)
        if holds:
            break
    return tuple(found)


def is_mini_job(job: Job) -> bool:
    """Whether the wage stays within § 8 Abs. 1a SGB IV: 130 hours of minimum wage ÷ 3, rounded up."""
    hour = reckoning().rate("minimum_wage", job.start).value
    return job.wage <= (hour * 130 / 3).to_integral_value(ROUND_CEILING)


def is_below_minimum(job: Job) -> bool:
    """Whether the wage is less than the minimum wage of these hours."""
    return job.wage < reckoning().rate("minimum_wage", job.start).value * job.monthly_hours


def cost_of(job: Job, months: int) -> Series:
    """What the work costs without help: wage and flat social insurance, for at most so many months."""
    law = reckoning()
    if job.kind == "eq":
        flat = [law.rate("eq_social_insurance", day).value for day in job.days(months)]
        return Series(tuple(job.wage + each for each in flat))
    base = _wage(job, law, job.days(months))
    beyond = job.wage - base.counted
    award = Award(stages=(Share(Decimal(1), months),))
    return paid(award, [each + beyond for each in base.months])


def employers_part(course: Course, facts: Mapping[str, Any], age: object) -> Decimal | None:
    """The share of the course that the employer should pay, None while the size is not known."""
    rules, size = reckoning().course_costs, facts.get("employer_headcount")
    if size is None or course.costs is None:
        return None
    old = isinstance(age, int) and age >= rules.free_from_age
    if size < rules.free_below and (old or facts.get("severely_disabled") is True):
        return Decimal(0)
    share = next(share for below, share in rules.rows if below is None or size < below)
    less = rules.less_by_agreement if facts.get("works_agreement") is True else Decimal(0)
    return max(Decimal(0), share - less)


def _of_row(id_: str, row: Amount, job: Job) -> Sum:
    if row.of in WAGE and job.kind == "job" and is_mini_job(job):
        return Sum("mini_job", row)
    law = reckoning()
    by_course = any(stage.months == 0 for stage in row.stages)
    if by_course and row.of == "wage":
        return _course(row, job, law) if job.course else Sum("no_course", row)
    if by_course or row.of not in {*WAGE, "training_pay"} or not row.stages:
        return Sum("in_words", row)
    base = _base(id_, row, job, law)
    award = Award(
        stages=tuple(Share(Decimal(str(one.share)), one.months) for one in row.stages),
        per_month=None if row.per_month is None else Decimal(str(row.per_month)),
        on_top=law.rate("eq_social_insurance", job.start).value if id_ == "eq" else Decimal(0),
        months=row.months,
    )
    return Sum("", row, paid(award, base.months), base.counted, base.months[0], base.rates)


def _base(id_: str, row: Amount, job: Job, law: Reckoning) -> Base:
    days = job.days(MOST)
    if id_ == "eq":
        rate = law.rate("eq_social_insurance", job.start)
        return Base(tuple(job.wage for _ in days), job.wage, (rate,))
    if id_ == "taam_16i":
        return _without_unemployment(row, job, law, days)
    if row.of == "training_pay":
        return _plus(job.wage, law, days)
    if id_ == "egz":  # fixed at the beginning for the whole time (§ 91 Abs. 2 S. 1 SGB III)
        days = (job.start,) * len(days)
    return _wage(job, law, days)


def _wage(job: Job, law: Reckoning, days: tuple[date, ...]) -> Base:
    """The wage up to the ceiling of each month, and the flat share on it (§ 91 Abs. 1 SGB III)."""
    share = law.rate("employer_share", job.start)
    ceilings = [law.rate("contribution_ceiling", day) for day in days]
    counted = [min(job.wage, ceiling.value) for ceiling in ceilings]
    used = (share, ceilings[0]) if job.wage > ceilings[0].value else (share,)
    return Base(tuple(each * (1 + share.value) for each in counted), counted[0], used)


def _plus(wage: Decimal, law: Reckoning, days: tuple[date, ...]) -> Base:
    share = law.rate("employer_share", days[0])
    return Base(tuple(wage * (1 + share.value) for _ in days), wage, (share,))


def _without_unemployment(row: Amount, job: Job, law: Reckoning, days: tuple[date, ...]) -> Base:
    """§ 16i Abs. 2: minimum wage of each month by the agreed hours, or the wage that must be paid."""
    share, less = (
        law.rate("employer_share", job.start),
        law.rate("unemployment_share", job.start),
    )
    hours = [law.rate("minimum_wage", day) for day in days]
    if row.of == "wage":
        ceilings = (law.rate("contribution_ceiling", day).value for day in days)
        pay, used = [min(job.wage, most) for most in ceilings], [share, less]
    else:
        pay, used = [hour.value * job.monthly_hours for hour in hours], [hours[0], share, less]
    flat = 1 + share.value - less.value
    return Base(tuple(each * flat for each in pay), pay[0], tuple(used))


def _course(row: Amount, job: Job, law: Reckoning) -> Sum:
    """The wage of the hours lost to the course, spread evenly over its months."""
    course = job.course
    if course is None:
        return Sum("no_course", row)
    lost = min(Decimal(1), Decimal(course.hours) / course.months / job.monthly_hours)
    days = tuple(plus_months(course.start, month) for month in range(course.months))
    base = _wage(job, law, days)
    award = Award(stages=tuple(Share(Decimal(str(one.share)), course.months) for one in row.stages))
    bases = tuple(each * lost for each in base.months)
    return Sum("", row, paid(award, bases), base.counted * lost, bases[0], base.rates)
