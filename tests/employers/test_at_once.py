"""Two press in the same moment: one wins, the other is told."""

from nahtlos.core.wall import acting
from nahtlos.employers import actions
from tests.employers.rows import make_company, make_opening
from tests.makers import make_member
from tests.referrals.test_at_once import at_once


def test_of_two_who_press_at_once_one_is_told(committed: None) -> None:
    service = make_member()
    opening = make_opening(make_company(service), service)

    def press() -> None:
        with acting(service):
            actions.pause(opening=opening, by=service)

    assert sorted(at_once(press, press)) == ["", "Refused"]
