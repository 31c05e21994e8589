"""What helps at a stage: instruments and titles of the law room, with its verdict for this person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nahtlos.apprenticeships.catalogue import Supports, begins, supports
from nahtlos.apprenticeships.engine import Window, months_before, windows
from nahtlos.apprenticeships.models import Apprenticeship, State
from nahtlos.law import queries as law
from nahtlos.law.queries.regional import region_source
from nahtlos.people import queries as people

NOTHING = Supports((), (), ())
APPLY_MONTHS, GRANT_MONTHS = 7, 6
"""Before the first day: § 16g Abs. 3 S. 1, 2 and § 60c Abs. 3 S. 1, 2 AufenthG."""
TITLE_CITE = "§ 16g Abs. 3, § 60c Abs. 3 AufenthG"


@dataclass(frozen=True)
class TitleDays:
    """From when a title for the training can be asked for, and from when it is given."""

    asked_from: date
    given_from: date
    cite: str = TITLE_CITE


@dataclass(frozen=True)
class Helps:
    """What the law room says at this stage: an indication by the text of `law_on`; offices decide.

    `titles` are residence titles that carry a training, where it is not free without one.
    """

    work: law.WorkAccess
    instruments: tuple[law.InstrumentAnswer, ...]
    titles: tuple[law.StatusEntry, ...]
    title_days: TitleDays | None
    law_on: date


def stage_of(row: Apprenticeship) -> str:
    """Under which heading of the catalogue its supports stand; none once all is over."""
    return row.state if row.state not in {State.PASSED, State.WITHDRAWN} else ""


def helps(row: Apprenticeship, on: date) -> Helps:
    """Ask the law about what matters now. What the stage itself says need not stand in the file."""
    wanted = supports().get(stage_of(row), NOTHING)
    document = people.file_of(row.person_id).document
    answer = law.check(_with(document, wanted), on=on, source=region_source(row.region_id))
    work = answer.work.apprenticeship
    found = (answer.by_id.get(key) for key in wanted.instruments)
    titles = wanted.titles if work.decision != "free" else ()
    return Helps(
        work=work,
        instruments=tuple(one for one in found if one is not None),
        titles=tuple(one for one in law.statuses(on) if one.id in titles),
        title_days=title_days(row) if titles else None,
        law_on=answer.law_as_of,
    )


def _with(document: Mapping[str, Any], wanted: Supports) -> dict[str, Any]:
    known = dict.fromkeys(wanted.facts, True)
    return {**document, "facts": document.get("facts", {}) | known}


def title_days(row: Apprenticeship) -> TitleDays | None:
    """Counted from the first day of the contract; none where there is no contract."""
    if row.placement is None:
        return None
    first = row.placement.starts_on
    return TitleDays(months_before(first, APPLY_MONTHS), months_before(first, GRANT_MONTHS))


def next_windows(on: date) -> tuple[Window, ...]:
    """When trainings, entry qualifications and the school year begin next."""
    return windows([(one.key, one.month, one.day) for one in begins()], on)


def cite_of(key: str) -> tuple[str, str]:
    """The source of a window, and how sure it is."""
    return next(((one.cite, one.certainty) for one in begins() if one.key == key), ("", ""))


def soon_ends(row: Apprenticeship, on: date) -> bool:
    """Whether the trial period, in which either side may end it at any day, is nearly over."""
    until = row.probation_until
    return until is not None and on <= until <= on + timedelta(days=21)
