"""Which answers are an early sign, and when silence is chased.

One clear sign is enough; of two faint ones in a month neither needs to be clear. Nothing is computed
about anybody beyond these two sentences: no score, no forecast.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

REMIND_DAYS, CALL_DAYS, SILENT_DAYS = 4, 4, 14
"""Days without an answer until the reminder, the telephone, and silence: over before the next month."""
WAITS = {"asked": REMIND_DAYS, "reminded": CALL_DAYS, "call": SILENT_DAYS}
NEXT = {"asked": "reminded", "reminded": "call", "call": "silent"}
FAINT, CLEAR = 1, 2
WEIGHS = {
    "badly": CLEAR, "middling": FAINT, "seldom": CLEAR, "sometimes": FAINT, "stop": CLEAR,
    "unsure": FAINT, "yes": CLEAR,
}  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What one side said in one month; empty where it was not asked that."""

    work: str = ""
    school: str = ""
    comes: str = ""
    stays: str = ""
    help: str = ""


def weighs(one: Answers) -> int:
    """0 for all is well, else the sum of what was said; from 2 on somebody has to act."""
    said = (one.work, one.school, one.comes, one.stays, one.help)
    return sum(WEIGHS.get(word, 0) for word in said)


def worries(month: Iterable[int], *, silent_in_a_row: int = 0) -> bool:
    """Whether the answers of a month, or silence twice in a row, need somebody."""
    return sum(month) >= CLEAR or silent_in_a_row >= CLEAR


def next_chase(state: str, since: date, on: date) -> str | None:
    """The state to which silence leads on this day, one stage at a time; none where it is not due."""
    wait = WAITS.get(state)
    due = wait is not None and since + timedelta(days=wait) <= on
    return NEXT[state] if due else None
