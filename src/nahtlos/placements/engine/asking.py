"""When is asked after a start, and when silence is chased."""

from datetime import date, timedelta

from nahtlos.placements.engine.days import months_after

ASKED_AFTER = (1, 3, 6, 12)
"""Months after the start."""
REMIND_DAYS, CALL_DAYS, SILENT_DAYS = 5, 5, 21
"""Days without an answer after which is reminded, then telephoned, then given up for this time."""
CHASED = {"asked": REMIND_DAYS, "reminded": CALL_DAYS, "call": SILENT_DAYS}
"""How long each state waits for an answer before somebody goes on."""
NEXT = {"asked": "reminded", "reminded": "call", "call": "silent"}


def asked_on(start: date) -> dict[int, date]:
    """The days on which is asked, by months after the start."""
    return {months: months_after(start, months) for months in ASKED_AFTER}


def late_on(state: str, since: date) -> date | None:
    """The day on which silence goes on to its next stage; none for a state that waits for nobody."""
    wait = CHASED.get(state)
    return None if wait is None else since + timedelta(days=wait)


def next_chase(state: str, since: date, on: date) -> str | None:
    """The state to which silence leads on this day, one stage at a time; none where it is not due."""
    due = late_on(state, since)
    return NEXT[state] if due is not None and due <= on else None
