"""A person and what is agreed ↔ the values that law and engine answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nahtlos.internships import engine
from nahtlos.internships.models import Access, Terms
from nahtlos.law import queries as law
from nahtlos.law.catalogue.funding import Rate, reckoning
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.engine.grants import Reason
from nahtlos.law.queries.regional import region_source
from nahtlos.people.queries import File

NOT_WORK = frozenset({"measure", "watching"})
"""No employment, so that no permission to work is asked for (practice of the offices)."""
AS_LAW_CALLS_IT = {"other": "employment"}
"""Every other kind is an internship of § 22 Abs. 1 S. 2 Nr. 1 to 4 MiLoG (§ 32 Abs. 2 Nr. 1 BeschV)."""
DECISIONS: Mapping[str, Access] = {
    "free": Access.FREE,
    "permission_ABH": Access.PERMISSION,
    "permission_ABH_plus_BA": Access.AGENCY,
    "title_bound": Access.TITLE,
    "forbidden": Access.FORBIDDEN,
}
MINIMUM, ADULT = "minimum_wage", 18


@dataclass(frozen=True)
class Asked:
    """What the law says of working here, by its text of `law_as_of`; the office decides."""

    access: Access
    law_as_of: date
    because: tuple[Reason, ...] = ()


def asked(kind: str, file: File, on: date, *, longer: bool) -> Asked:
    """Ask the law for this person and kind that day.

    `longer`: more than three months of orientation or alongside, which the exceptions do not cover.
    """
    answer = law.check(file.document, on=on, source=region_source(file.person.region_id))
    if kind in NOT_WORK:
        return Asked(Access.NO_WORK, answer.law_as_of)
    named = "employment" if longer else AS_LAW_CALLS_IT.get(kind, "internship_orientation")
    work = getattr(answer.work, named)
    return Asked(
        DECISIONS.get(work.decision, Access.UNKNOWN), answer.law_as_of, tuple(work.because)
    )


def least_wage(terms: Terms) -> Rate:
    """The higher minimum wage of its first and last day, in euro an hour."""
    rates = [reckoning().rate(MINIMUM, day) for day in (terms.starts_on, terms.ends_on)]
    return max(rates, key=lambda rate: rate.value)


def age_on(born: date, on: date) -> int:
    """Whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def last_of(first: date, months: int) -> date:
    """The last day of so many months that begin on this day (§ 187 Abs. 2, § 188 Abs. 2, 3 BGB)."""
    day = plus_months(first, months)
    return day - timedelta(days=1) if day.day == first.day else day


def within_three_months(terms: Terms) -> bool:
    """Whether it lasts three months at most."""
    return terms.ends_on <= last_of(terms.starts_on, 3)


def goes_beyond(terms: Terms) -> bool:
    """Whether the exception for three months does not cover it."""
    return terms.kind in {"orientation", "alongside"} and not within_three_months(terms)


def agreed(
    terms: Terms, born: date, *, trained: bool, hard_to_place: bool, again: bool
) -> engine.Agreed:
    """What the engine asks about."""
    first, last = terms.starts_on, terms.ends_on
    return engine.Agreed(
        kind=terms.kind,
        age=age_on(born, first),
        hours_day=terms.hours_day,
        hours_week=terms.hours_week,
        least=least_wage(terms).value,
        wage=terms.wage,
        trained=trained,
        again=again,
        hard_to_place=hard_to_place,
        within_three_months=within_three_months(terms),
        within_six_weeks=last < first + timedelta(weeks=6),
        within_twelve_weeks=last < first + timedelta(weeks=12),
        four_months_or_more=last >= last_of(first, 4),
        within_twelve_months=last <= last_of(first, 12),
    )
