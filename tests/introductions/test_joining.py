"""Two files become one: one introduction for an opening stays, and nobody sits at two tables at once."""

from datetime import timedelta

import pytest

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.introductions import queries
from nahtlos.introductions.models import Because, Coming, Guest, Introduction, Meeting, Slot, State
from nahtlos.matching.models import Wish
from nahtlos.people import actions as people
from nahtlos.people.actions import merging
from nahtlos.people.models import Merge, Person
from tests.introductions import world
from tests.introductions.test_jobdays import sit
from tests.introductions.world import World, fresh
from tests.matching.rows import make_wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world.make()


@pytest.fixture
def twin(here: World) -> Person:
    return here.colleague("Olena")


def join(here: World, twin: Person) -> Merge:
    with acting(here.adviser):
        return people.merge(person=here.person, merged=twin, by=here.adviser, at=now())


def states(*rows: Introduction, here: World) -> list[str]:
    return [fresh(one, here.adviser).state for one in rows]


def test_of_two_that_came_as_far_the_younger_is_taken_back(here: World, twin: Person) -> None:
    opening = here.opening()
    theirs, own = here.propose(opening, twin), here.propose(opening)
    join(here, twin)
    assert states(theirs, own, here=here) == [State.PROPOSED, State.WITHDRAWN]
    ended = fresh(own, here.adviser)
    assert (ended.because, ended.person_id) == (Because.MISTAKE, here.person.pk)
    assert fresh(theirs, here.adviser).person_id == here.person.pk
    with acting(here.adviser):
        assert own.moves.filter(person=here.person).count() == 2


def test_what_the_employer_knows_of_stays(here: World, twin: Person) -> None:
    opening = here.opening()
    own = here.propose(opening)
    theirs = here.answered(State.INVITED, here.shown(here.propose(opening, twin), person=twin))
    join(here, twin)
    assert states(own, theirs, here=here) == [State.WITHDRAWN, State.INVITED]
    with acting(here.employer):
        assert list(Introduction.objects.open()) == [theirs]


def test_what_has_ended_and_what_is_for_another_opening_goes_along(
    here: World, twin: Person
) -> None:
    ended, other, own = here.at(State.DECLINED), here.propose(person=twin), here.propose()
    join(here, twin)
    rows = (ended, other, own)
    assert states(*rows, here=here) == [State.DECLINED, State.PROPOSED, State.PROPOSED]
    with acting(here.adviser):
        assert Introduction.objects.filter(person=here.person).count() == 3


def test_minutes_of_the_one_that_ends_are_those_of_the_other(here: World, twin: Person) -> None:
    table, [own, theirs] = world.job_day(here, [here.person, twin])
    seat = sit(here, table, theirs)
    join(here, twin)
    assert states(own, theirs, here=here) == [State.SHOWN, State.WITHDRAWN]
    with acting(here.adviser):
        kept = Meeting.objects.get()
        assert (kept.introduction_id, kept.slot_id) == (own.pk, seat.slot_id)
        assert kept.person_id == here.person.pk


def test_who_is_asked_in_both_files_is_one_guest(here: World, twin: Person) -> None:
    table, _rows = world.job_day(here, [here.person, twin])
    merge = join(here, twin)
    with acting(here.adviser):
        assert [one.person for one in queries.guests(table.day)] == [here.person]
        assert Guest.objects.filter(person=twin, state=Coming.AGREED).exists()
        people.undo_merge(merge=merge, by=here.adviser, at=now())
        assert {one.person for one in queries.guests(table.day)} == {here.person, twin}


def test_nobody_sits_at_two_tables_in_one_minute(here: World, twin: Person) -> None:
    begins = (now() + timedelta(hours=48)).replace(microsecond=0)
    first, [own] = world.job_day(here, [here.person])
    second, [theirs] = world.job_day(here, [twin])
    for table in (first, second):
        table.day.begins_at, table.day.ends_at = begins, begins + timedelta(hours=1)
        with acting(here.service):
            table.day.save()
    early, late = sit(here, first, own), sit(here, second, theirs)
    join(here, twin)
    with acting(here.adviser):
        assert list(Meeting.objects.all()) == [early]
        assert not Slot.objects.filter(pk=late.slot_id).exists()
    assert states(own, theirs, here=here) == [State.SHOWN, State.SHOWN]


def test_who_acts_in_the_same_moment_reads_a_sentence(
    here: World, twin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = here.opening()
    rows = here.propose(opening), here.propose(opening, twin)
    monkeypatch.setattr(merging, "publish", lambda _news: None)
    with pytest.raises(Refused, match="only one"):
        join(here, twin)
    assert states(*rows, here=here) == [State.PROPOSED, State.PROPOSED]
    with acting(here.adviser):
        assert Person.objects.get(pk=twin.pk).merged_into_id is None


def test_what_a_person_has_once_stays_where_it_was(here: World, twin: Person) -> None:
    make_wish(twin, here.adviser)
    join(here, twin)
    with acting(here.adviser):
        assert Wish.objects.filter(person=here.person).count() == 1
        assert Wish.objects.filter(person=twin).count() == 1
