"""The tables: every move and no other, each refused with its sentence; the pictures are those of them."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from nahtlos.apprenticeships import actions
from nahtlos.apprenticeships.access.moving import STANDS
from nahtlos.apprenticeships.models import (
    ASKINGS,
    MOVES,
    STANDINGS,
    Apprenticeship,
    Asking,
    Next,
    Standing,
    State,
)
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.placements.models import Placement, Reason
from nahtlos.placements.models import State as PlacementState
from tests import makers
from tests.apprenticeships import rows
from tests.apprenticeships.diagram import EVERY, Diagram
from tests.internships import rows as internships
from tests.placements import rows as work

S = State


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(STANDS) == set(State)
    assert set(STANDINGS) == set(Standing)
    assert set(ASKINGS) == set(Asking)


@pytest.mark.parametrize("diagram", EVERY, ids=lambda one: one.mark)
def test_the_picture_is_that_of_the_table(diagram: Diagram) -> None:
    assert diagram.drawn() == diagram.mermaid(), "refresh() in tests/apprenticeships/diagram.py"


def moved(row: Apprenticeship, to: State, by: Actor) -> Apprenticeship:
    """Move it with the verb that leads there; whoever needs an internship has one."""
    eq = rows.make_eq(row.person, by) if to is S.ENTRY and row.entry_id is None else row.entry
    with acting(by):
        if to is S.PREPARING:
            verb = actions.dissolve if row.state == S.CONTRACT else actions.back
            more = {"reason": Reason.CLOSED} if row.state == S.CONTRACT else {}
            return verb(apprenticeship=row, by=by, at=now(), **more)
        if to is S.ENTRY:
            assert eq is not None
            return actions.enter(apprenticeship=row, internship=eq, by=by, at=now())
        if to is S.TRIAL:
            return actions.try_out(apprenticeship=row, internship=None, by=by, at=now())
        return onward(row, to, by)


def onward(row: Apprenticeship, to: State, by: Actor) -> Apprenticeship:
    if to is S.CONTRACT:
        return actions.contract(apprenticeship=row, signed=rows.signed(), by=by, at=now())
    if to is S.TRAINING:
        return actions.begin(apprenticeship=row, by=by, at=now())
    if to is S.PASSED:
        return actions.finish(apprenticeship=row, on=today(), by=by, at=now())
    if to is S.LEFT:
        return actions.leave(apprenticeship=row, on=today(), reason=Reason.GAVE_UP,
                             next_=Next.COMPANY, by=by, at=now())  # fmt: skip
    return actions.withdraw(apprenticeship=row, words="", by=by, at=now())


PATHS: dict[State, tuple[State, ...]] = {
    S.PREPARING: (), S.ENTRY: (S.ENTRY,), S.TRIAL: (S.TRIAL,), S.CONTRACT: (S.CONTRACT,),
    S.TRAINING: (S.CONTRACT, S.TRAINING), S.PASSED: (S.CONTRACT, S.TRAINING, S.PASSED),
    S.LEFT: (S.CONTRACT, S.TRAINING, S.LEFT), S.WITHDRAWN: (S.WITHDRAWN,),
}  # fmt: skip


def brought_to(state: State, by: Actor) -> Apprenticeship:
    row = rows.make_prepared(by)
    for to in PATHS[state]:
        row = moved(row, to, by)
    return row


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "to"), list(product(S, S)))
def test_every_move_of_the_table_and_no_other(state: State, to: State) -> None:
    by = makers.make_member()
    row = brought_to(state, by)
    if to in MOVES[state]:
        moved(row, to, by)
        with acting(by):
            assert Apprenticeship.objects.get(pk=row.pk).state == to
        return
    with pytest.raises(Refused) as refused:
        moved(row, to, by)
    assert str(refused.value.refusal) == str(STANDS[state])
    if state is not to:
        with acting(by), pytest.raises(IntegrityError), transaction.atomic():
            Apprenticeship.objects.filter(pk=row.pk).update(state=to)


@pytest.mark.django_db
@pytest.mark.parametrize("state", S)
def test_no_other_hand_moves_it(state: State) -> None:
    by = makers.make_member()
    row = brought_to(state, by)
    watcher = Actor(role=Watcher, region=by.region)
    for other in (watcher, makers.newcomer(row.person), rows.stranger(by)):
        with acting(other):
            for to in S:
                assert Apprenticeship.objects.filter(pk=row.pk).update(state=to) == 0


@pytest.mark.django_db
def test_another_house_is_told_whose_file_it_is() -> None:
    by = makers.make_member()
    row = brought_to(S.PREPARING, by)
    stranger = rows.stranger(by)
    with acting(stranger), pytest.raises(Refused, match="not there any more"):
        actions.withdraw(apprenticeship=row, words="", by=stranger, at=now())


@pytest.mark.django_db
def test_one_at_a_time_and_then_the_next() -> None:
    by = makers.make_member()
    row = brought_to(S.PREPARING, by)
    with pytest.raises(Refused, match="already, or in one"):
        rows.make_prepared(by, row.person)
    moved(row, S.WITHDRAWN, by)
    assert rows.make_prepared(by, row.person).state == S.PREPARING


@pytest.mark.django_db
def test_only_an_entry_qualification_is_one() -> None:
    by = makers.make_member()
    row = rows.make_prepared(by)
    orientation = internships.make_internship(row.person, by)
    with acting(by), pytest.raises(Refused, match="no entry qualification"):
        actions.enter(apprenticeship=row, internship=orientation, by=by, at=now())
    with acting(by), pytest.raises(IntegrityError, match="no entry"), transaction.atomic():
        Apprenticeship.objects.filter(pk=row.pk).update(entry=orientation, state=S.ENTRY)
    with acting(by):
        tried = actions.try_out(apprenticeship=row, internship=orientation, by=by, at=now())
    assert tried.trial == orientation


@pytest.mark.django_db
def test_somebody_elses_internship_is_refused() -> None:
    by = makers.make_member()
    row, other = rows.make_prepared(by), rows.make_prepared(by)
    eq = rows.make_eq(other.person, by)
    with acting(by), pytest.raises(Refused, match="somebody else"):
        actions.enter(apprenticeship=row, internship=eq, by=by, at=now())


# --- the contract is a placement, and lawful ------------------------------------------------------
@pytest.mark.django_db
def test_a_contract_is_a_placement_and_repeats_nothing_of_it() -> None:
    row = brought_to(S.CONTRACT, by := makers.make_member())
    with acting(by):
        placed = Placement.objects.get()
        assert (row.placement, placed.kind, placed.state) == (placed, "apprenticeship", "planned")
        assert row.probation_until is not None
    assert {"starts_on", "wage", "hours", "access"} & {f.name for f in row._meta.fields} == set()


@pytest.mark.django_db
def test_no_contract_where_the_law_says_no_or_is_not_asked_enough() -> None:
    by = makers.make_member()
    banned = {"status": "duldung_60a", "nationality": "AF"}
    for record, says in ((banned, "not settled"), ({"status": "ankunftsnachweis"}, "not")):
        row = rows.make_prepared(by, work.make_worker(by, record=record))
        with acting(by), pytest.raises(Refused, match=says):
            actions.contract(apprenticeship=row, signed=rows.signed(), by=by, at=now())
        with acting(by):
            assert not Placement.objects.filter(person=row.person).exists()


@pytest.mark.django_db
def test_no_training_before_the_permission_that_it_needs() -> None:
    by = makers.make_member()
    person = work.make_worker(by, record=work.WAITS)
    row = rows.make_contract(by, person=person)
    with acting(by), pytest.raises(Refused, match="needs a permission"):
        actions.begin(apprenticeship=row, by=by, at=now())
    with acting(by), pytest.raises(IntegrityError, match="begins with"), transaction.atomic():
        Apprenticeship.objects.filter(pk=row.pk).update(state=S.TRAINING)


@pytest.mark.django_db
def test_the_database_takes_no_other_work_for_a_contract() -> None:
    by = makers.make_member()
    row = rows.make_prepared(by)
    job = work.make_planned(row.person, by)
    bound = {"state": S.CONTRACT, "ends_on": today() + rows.YEARS}
    with acting(by), pytest.raises(IntegrityError, match="no contract"), transaction.atomic():
        Apprenticeship.objects.filter(pk=row.pk).update(placement=job, **bound)
    with acting(by), pytest.raises(IntegrityError), transaction.atomic():
        Apprenticeship.objects.filter(pk=row.pk).update(**bound)


@pytest.mark.django_db
def test_dates_stay_in_their_order() -> None:
    by = makers.make_member()
    row = rows.make_prepared(by)
    backwards = rows.signed(ends_on=today() - timedelta(days=1))
    for signed, says in ((backwards, "first day"), (rows.signed(probation=5), "four months")):
        with acting(by), pytest.raises(Refused, match=says):
            actions.contract(apprenticeship=row, signed=signed, by=by, at=now())
    bound = moved(row, S.CONTRACT, by)
    with acting(by), pytest.raises(IntegrityError), transaction.atomic():
        Apprenticeship.objects.filter(pk=bound.pk).update(ends_on=today())
    later = today() + rows.YEARS + timedelta(days=1)
    with acting(by), pytest.raises(IntegrityError), transaction.atomic():
        Apprenticeship.objects.filter(pk=bound.pk).update(probation_until=later)


@pytest.mark.django_db
def test_a_training_ends_with_its_placement() -> None:
    by = makers.make_member()
    row = brought_to(S.TRAINING, by)
    early = today() - timedelta(days=1)
    with acting(by), pytest.raises(Refused, match="before its first day"):
        actions.finish(apprenticeship=row, on=early, by=by, at=now())
    moved(row, S.LEFT, by)
    with acting(by):
        placed = Placement.objects.get(pk=makers.sure(row.placement_id))
        assert (placed.state, placed.reason) == (PlacementState.ENDED, Reason.GAVE_UP)


@pytest.mark.django_db
def test_a_contract_that_is_off_leaves_the_way_open() -> None:
    by = makers.make_member()
    row = moved(brought_to(S.CONTRACT, by), S.PREPARING, by)
    with acting(by):
        assert Placement.objects.get().state == PlacementState.DROPPED
    assert row.placement is None
    assert moved(row, S.CONTRACT, by).placement is not None
