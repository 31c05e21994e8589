"""The time that the law gives for a decision on one procedure."""

from dataclasses import dataclass
from datetime import date

from nahtlos.recognition.catalogue import catalogue
from nahtlos.recognition.catalogue.europe import trained_in_eu
from nahtlos.recognition.models import Procedure
from nahtlos.recognition.queries.listing import procedure as in_force
from nahtlos.recognition.queries.stages import Facts, stage


@dataclass(frozen=True)
class Time:
    """Months to the decision at most, None where no law sets a time; whether it can stand still."""

    months: int | None
    pauses: bool


def time_for(procedure: Procedure, on: date) -> Time:
    """The longest time that the law of that day gives for this occupation and training."""
    occupation = catalogue().occupations.get(procedure.occupation)
    found = in_force(procedure.road, on)
    if occupation is None or found is None:
        return Time(None, pauses=False)
    in_eu = trained_in_eu(procedure.qualification.country)
    known = Facts(
        has_certificate=True, papers_complete=None, trained_in_eu=in_eu, wants_business=False
    )
    whole = stage(found, occupation, known)
    return Time(whole.duration.most if whole.duration else None, pauses=bool(whole.pauses))
