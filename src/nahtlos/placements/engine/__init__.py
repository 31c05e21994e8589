"""Days that count after a start: when is asked, from when a consent counts as given, when to warn."""

from nahtlos.placements.engine.asking import (
    ASKED_AFTER,
    CALL_DAYS,
    REMIND_DAYS,
    SILENT_DAYS,
    asked_on,
    late_on,
    next_chase,
)
from nahtlos.placements.engine.days import months_after
from nahtlos.placements.engine.fiction import Clock, counts_as_given_on
from nahtlos.placements.engine.warning import WARNED_DAYS, warning_due

__all__ = (
    "ASKED_AFTER",
    "CALL_DAYS",
    "REMIND_DAYS",
    "SILENT_DAYS",
    "WARNED_DAYS",
    "Clock",
    "asked_on",
    "counts_as_given_on",
    "late_on",
    "months_after",
    "next_chase",
    "warning_due",
)
