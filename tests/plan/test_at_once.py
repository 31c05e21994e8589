"""Two presses in the same moment: the step stands once, and steps have one order."""

from datetime import UTC, datetime

import pytest

from nahtlos.core.wall import acting
from nahtlos.plan import actions
from nahtlos.plan.models import Doer, Source, Step
from tests.at_once import at_once
from tests.makers import make_member, make_person

pytestmark = pytest.mark.usefixtures("committed")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PRESSES = 8


@pytest.mark.parametrize(("source_key", "stand"), [("opens:german:B1", 1), ("", PRESSES)])
def test_what_has_a_source_stands_once_and_the_rest_in_one_order(
    source_key: str, stand: int
) -> None:
    adviser = make_member()
    person = make_person(adviser)
    wanted = actions.Wanted(
        what="Learn German to B1", who=Doer.PERSON, source=Source.FREE, source_key=source_key
    )

    def press() -> None:
        with acting(adviser):
            actions.take_steps(person=person, wanted=[wanted], by=adviser, at=NOW)

    assert at_once([press] * PRESSES) == [None] * PRESSES
    with acting(adviser):
        ranks = sorted(Step.objects.filter(person=person).values_list("rank", flat=True))
    assert len(ranks) == stand
    assert len(set(ranks)) == stand
