"""Two press in the same moment: one edition is made, the other hears when the next may be."""

from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.outcomes import actions, queries
from tests.makers import sure
from tests.outcomes.rows import make_coordinator
from tests.referrals.test_at_once import at_once


def test_two_presses_make_one_edition(committed: None) -> None:
    coordinator = make_coordinator()

    def press() -> None:
        with acting(coordinator) as by:
            actions.count(by=by, at=now(), on=today())

    assert sorted(at_once(press, press)) == ["", "Refused"]
    with acting(coordinator) as by:
        assert len(queries.editions(sure(by.region))) == 1
