"""How long the wait will be, from how many seats were filled before."""

import math

YEARS_BACK = 2
DAYS_BACK = 365 * YEARS_BACK


def expected_wait(waiting: int, filled: int, free: int = 0) -> int | None:
    """Days until somebody who joins now is offered a seat; None where no history tells.

    `filled` seats in the last `DAYS_BACK` days make the pace at which the list moves (Little's law);
    with free seats and nobody waiting there is no wait.
    """
    if waiting < free:
        return 0
    if filled <= 0:
        return None
    return math.ceil((waiting - free + 1) * DAYS_BACK / filled)
