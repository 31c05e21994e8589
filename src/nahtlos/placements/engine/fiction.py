"""From when the employment agency's consent counts as given (§ 36 Abs. 2 BeschV).

Two weeks after the office has sent the agency its request, one week in the cases of § 18g Abs. 4 and
§ 81a AufenthG, unless the agency says in that time that what it was told does not suffice. The day of
the request does not count (§ 187 Abs. 1 BGB); a term that would end on a Saturday, Sunday or holiday
ends on the next working day (§ 31 Abs. 3 VwVfG). It is the consent alone that counts as given. The
permission of the immigration office never does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS, WEEKS_WHEN_FAST = 2, 1


@dataclass(frozen=True)
class Clock:
    """What the term counts from.

    `asked_on`: the office sent its request to the agency. `more_on`: the agency said that something is
    missing. `complete_on`: that was sent after it. `fast`: § 18g Abs. 4 or § 81a AufenthG.
    """

    asked_on: date | None = None
    more_on: date | None = None
    complete_on: date | None = None
    fast: bool = False


def counts_as_given_on(clock: Clock, is_workday: Callable[[date], bool]) -> date | None:
    """The first day on which the consent counts as given; none while the term does not run.

    What the agency says after the term is too late to stop it. After its question nothing counts until
    it was answered; that the term then begins anew is practice, the ordinance does not say it.
    """
    if clock.asked_on is None:
        return None
    ends = _last_day(clock.asked_on, clock.fast, is_workday)
    if clock.more_on is not None and clock.more_on <= ends:
        if clock.complete_on is None:
            return None
        ends = _last_day(clock.complete_on, clock.fast, is_workday)
    return ends + timedelta(days=1)


def _last_day(asked: date, fast: bool, is_workday: Callable[[date], bool]) -> date:
    ends = asked + timedelta(weeks=WEEKS_WHEN_FAST if fast else WEEKS)
    while not is_workday(ends):
        ends += timedelta(days=1)
    return ends
