"""Two files of one person, a case that is closed, and two hands at once."""

import pytest

from nahtlos.apprenticeships import access, queries
from nahtlos.apprenticeships.models import Apprenticeship, Asking, Reaction, State
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.people import actions as people
from tests import makers
from tests.apprenticeships import rows
from tests.apprenticeships.test_signs import answered
from tests.placements import rows as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


def test_two_ways_are_not_joined(adviser: Actor) -> None:
    one, other = rows.make_prepared(adviser), rows.make_prepared(adviser)
    with acting(adviser):
        refusal = access.may_become_one(one.person_id, other.person_id)
        assert "one of the two up" in str(refusal)
        with pytest.raises(Refused, match="one of the two up"):
            people.merge(person=one.person, merged=other.person, by=adviser, at=now())


def test_one_way_goes_along_when_files_are_joined(adviser: Actor) -> None:
    row = rows.make_trainee(adviser)
    answered(rows.make_asked(row, adviser)["trainee"], stays="stop")
    whole = work.make_worker(adviser)
    with acting(adviser):
        people.merge(person=whole, merged=row.person, by=adviser, at=now())
        assert Apprenticeship.objects.get().person_id == whole.pk
        assert queries.signs_of(row.pk).get().person_id == whole.pk
        assert Reaction.objects.get().person_id == whole.pk


def test_with_the_case_ends_what_has_no_contract_and_all_asking(adviser: Actor) -> None:
    before, training = rows.make_prepared(adviser), rows.make_trainee(adviser)
    sign = rows.make_asked(training, adviser)["trainee"]
    with acting(adviser):
        for row in (before, training):
            people.close_case(person=row.person, reason="training", by=adviser, at=now())
        assert Apprenticeship.objects.get(pk=before.pk).state == State.WITHDRAWN
        kept = Apprenticeship.objects.get(pk=training.pk)
        assert (kept.state, kept.guarded) == (State.TRAINING, False)
        assert queries.sign_for(sign.pk).state == Asking.DROPPED
