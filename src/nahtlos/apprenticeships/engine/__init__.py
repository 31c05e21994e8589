"""Days of an apprenticeship, and what counts as an early sign that somebody may drop out."""

from nahtlos.apprenticeships.engine.days import Window, due_number, months_before, nth_day, windows
from nahtlos.apprenticeships.engine.signs import (
    CALL_DAYS,
    REMIND_DAYS,
    SILENT_DAYS,
    Answers,
    next_chase,
    weighs,
    worries,
)

__all__ = (
    "CALL_DAYS",
    "REMIND_DAYS",
    "SILENT_DAYS",
    "Answers",
    "Window",
    "due_number",
    "months_before",
    "next_chase",
    "nth_day",
    "weighs",
    "windows",
    "worries",
)
