"""Numbers of a trial as the page says them; small ones only as words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nahtlos.law.queries.protected import How, Number
from nahtlos.law.queries.trials import Trial


@dataclass(frozen=True)
class Told:
    """A trial in sentences; `lacking` are facts with the words for how many lack each."""

    on: date
    total: int
    few: bool
    opens: str
    unknown: str
    gained: str
    lost: str
    lacking: tuple[tuple[str, str], ...]


def told(trial: Trial) -> Told:
    """The trial in the language of the page."""
    return Told(
        on=trial.on,
        total=trial.total,
        few=trial.opens.how is How.HIDDEN,
        opens=number(trial.opens),
        unknown=number(trial.unknown),
        gained=number(trial.gained),
        lost=number(trial.lost),
        lacking=tuple((fact, number(many)) for fact, many in trial.lacking),
    )


def number(found: Number | None) -> str:
    """A number of persons; empty where there is nothing to say."""
    if found is None or found.how is How.HIDDEN or found.number is None:
        return _("fewer than 3") if found and found.how is How.FEW else ""
    if found.how is How.AT_MOST:
        return _("at most %(number)d") % {"number": found.number}
    return str(found.number)
