"""What an employer does in which order, and by which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from nahtlos.law.catalogue.funding import reckoning
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.engine.workdays import last_workday_before
from nahtlos.law.queries.funding_job import Job
from nahtlos.law.queries.instruments import InstrumentAnswer

CONSENT = timedelta(weeks=2)
LONGEST_AFTER = 12
"""Months for which somebody is kept on after the subsidy, at most (§ 92 Abs. 2 S. 5 SGB III)."""
FREE = frozenset({"german", "eu_citizen"})
FOR_WORK = ("ae_18", "ae_19", "ae_20", "ae_21")
"""Titles of chapter 2 section 4 of the AufenthG, which are issued for work."""


class Help(Protocol):
    """What the order needs of a help."""

    @property
    def answer(self) -> InstrumentAnswer: ...
    @property
    def apply_by(self) -> date | None: ...
    @property
    def for_wage(self) -> bool: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def paid_months(self) -> int: ...


@dataclass(frozen=True)
class Step:
    """One thing to do; `day` is its last day, or with `until` the day until which it lasts."""

    title: Says
    says: Says
    cite: str
    day: date | None = None
    bound: Literal["by", "on", "until"] = "by"


def order(
    job: Job, decision: str, status: str | None, helps: tuple[Help, ...], *, trial: bool
) -> tuple[Step, ...]:
    """The steps in their order; `helps` are those to apply for, `trial` whether one is open."""
    if decision == "forbidden":
        return _step("talk"), _step("forbidden")
    tried = [_step("try_out")] if trial and job.kind == "job" else []
    early = tuple(one for one in helps if one.apply_by and one.apply_by < job.start)
    later = tuple(one for one in helps if one.apply_by and one.apply_by >= job.start)
    return (
        _step("talk"),
        *tried,
        *_permission(job, decision),
        *_applications(early),
        _contract(job),
        *_begin(job, status),
        *_applications(later),
        *_afterwards(job, status, helps),
    )


def _step(key: str, day: date | None = None, bound: Literal["by", "on", "until"] = "by") -> Step:
    found = reckoning().steps[key]
    return Step(found.title, found.says, found.cite, day, bound)


def _permission(job: Job, decision: str) -> Iterator[Step]:
    if decision == "free":
        return
    early = job.start - CONSENT if decision == "permission_ABH_plus_BA" else job.start
    yield _step(decision, last_workday_before(early))


def _applications(helps: tuple[Help, ...]) -> Iterator[Step]:
    """One application for all that pay the same wage, and one for each of the others."""
    wage = [one for one in helps if one.for_wage and one.apply_by]
    if len(wage) > 1:
        yield _step("choose", min(one.apply_by for one in wage if one.apply_by))
    alone = wage if len(wage) == 1 else []
    others = [one for one in helps if not one.for_wage and one.apply_by]
    for one in sorted((*alone, *others), key=lambda one: one.apply_by or date.max):
        yield _apply(one)


def _apply(one: Help) -> Step:
    terms, title = one.answer.terms, one.answer.instrument.title
    words = reckoning().steps["apply"].title
    named = {language: words[language].format(title=title[language]) for language in words}
    says = terms.application.says if terms else {"de": "", "en": ""}
    cite = (terms.application.cite or terms.cite) if terms else ""
    return Step(named, says, cite, one.apply_by)


def _contract(job: Job) -> Step:
    return _step(f"contract_{job.kind}", job.contract_on, "on")


def _begin(job: Job, status: str | None) -> Iterator[Step]:
    if status not in FREE:
        yield _step("keep_copy", job.start)
    yield _step("register", job.start)


def _afterwards(job: Job, status: str | None, helps: tuple[Help, ...]) -> Iterator[Step]:
    by_id = {one.answer.id: one for one in helps if one.ends_on}
    if "egz" in by_id:
        yield _step("less_wage")
    if (two_years := by_id.get("evl_16e")) is not None:
        yield _step("stay_16e", two_years.ends_on, "until")
    if (egz := by_id.get("egz")) is not None and egz.ends_on:
        kept = plus_months(egz.ends_on + timedelta(days=1), min(egz.paid_months, LONGEST_AFTER))
        yield _step("stay_egz", kept - timedelta(days=1), "until")
    if (status or "").startswith(FOR_WORK):
        yield _step("ended_early")
