"""Which of what is open comes first."""

from nahtlos.law.engine.grants import ENTITLED
from nahtlos.law.queries.answers import Answer
from nahtlos.law.queries.catalogue_pages import CATEGORY_LABELS
from nahtlos.law.queries.checks import EMPLOYERS
from nahtlos.law.queries.instruments import InstrumentAnswer

FIRST = (
    *("language", "recognition", "qualification", "internship_entry", "apprenticeship_support"),
    *("employment_subsidy", "self_employment", "individual_support"),
)
"""What moves a person on; advice that is open to everybody comes after it."""


def useful(answer: Answer) -> tuple[InstrumentAnswer, ...]:
    """What is open, the most useful first: entitled before discretionary, advice at the end."""
    return tuple(sorted((one for one in answer.instruments if one.is_open), key=_rank))


def categories() -> tuple[str, ...]:
    """The categories of instruments, in the order of the catalogue."""
    return tuple(CATEGORY_LABELS)


def for_employers(one: InstrumentAnswer) -> bool:
    """Whether somebody who employs may ask for it."""
    return one.instrument.applies in EMPLOYERS


def _rank(one: InstrumentAnswer) -> tuple[bool, bool, bool, int, str]:
    category = one.instrument.category
    doubtful = one.terms is not None and one.terms.certainty == "doubtful"
    place = FIRST.index(category) if category in FIRST else len(FIRST)
    title = one.instrument.title["de"]
    return category not in FIRST, one.verdict != ENTITLED, doubtful, place, title
