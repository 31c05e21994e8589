"""The life of an activity, its figures, and what may be told of what came of it."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction

from nahtlos.activities import access, actions, queries
from nahtlos.activities.models import MOVES, Activity, Guests, Origin, Share, State
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Adviser, Analyst, Coordinator, Immigration, Member, Role
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind, Region
from tests import makers
from tests.activities.diagram import LIFE
from tests.activities.rows import make_activity, make_held, planned
from tests.placements.rows import make_started, make_worker

pytestmark = pytest.mark.django_db
LONG_AGO = today() - timedelta(days=300)


@pytest.fixture
def by() -> Actor:
    return makers.make_member()


def beside(by: Actor, role: type[Role], institution: Institution | None = None) -> Actor:
    """Somebody of another institution of the region."""
    region = Region.objects.get(pk=makers.sure(by.region))
    return makers.make_member(institution or makers.make_institution(region), role)


def into(activity: Activity, to: State, by: Actor) -> Activity:
    """By the verb that leads there."""
    with acting(by):
        if to == State.HELD:
            return actions.hold(activity=activity, today=today(), by=by, at=now())
        if to == State.CANCELLED:
            return actions.cancel(activity=activity, by=by, at=now())
        return actions.close(
            activity=activity, learned="Früher einladen", today=today(), by=by, at=now()
        )


WAY = {
    State.PLANNED: (), State.HELD: (State.HELD,), State.CANCELLED: (State.CANCELLED,),
    State.CLOSED: (State.HELD, State.CLOSED),
}  # fmt: skip
FORBIDDEN = [(a, b) for a, b in product(State, State) if b not in MOVES[a] and b != State.PLANNED]


def in_state(state: State, by: Actor) -> Activity:
    made = make_activity(by, LONG_AGO)
    for to in WAY[state]:
        made = into(made, to, by)
    return made


@pytest.mark.parametrize(("was", "to"), [(a, b) for a in State for b in MOVES[a]])
def test_it_moves_as_the_table_says(by: Actor, was: State, to: State) -> None:
    assert into(in_state(was, by), to, by).state == to


@pytest.mark.parametrize(("was", "to"), FORBIDDEN)
def test_no_other_move_is_made_by_the_program(by: Actor, was: State, to: State) -> None:
    with pytest.raises(Refused):
        into(in_state(was, by), to, by)


@pytest.mark.parametrize(("was", "to"), [(a, b) for a, b in product(State, State) if b not in MOVES[a] and a != b])  # fmt: skip
def test_no_other_move_is_made_past_the_program(by: Actor, was: State, to: State) -> None:
    made = in_state(was, by)
    with acting(by), pytest.raises(DatabaseError), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(state=to, learned="x")


def test_the_page_draws_the_table() -> None:
    assert LIFE.drawn() == LIFE.mermaid()


def test_what_lies_ahead_has_not_taken_place(by: Actor) -> None:
    ahead = make_activity(by, today() + timedelta(days=3))
    assert "lies ahead" in str(access.may_hold(by, ahead, today()))


def test_one_looks_back_after_six_months(by: Actor) -> None:
    held = make_held(by, date(2026, 8, 31))
    assert access.may_close(by, held, date(2027, 2, 27)) is not None
    assert access.may_close(by, held, date(2027, 2, 28)) is None


@pytest.mark.parametrize(
    ("role", "keeps"), [(Coordinator, True), (Member, False), (Analyst, False)]
)
def test_organiser_and_coordination_keep_it(by: Actor, role: type[Role], *, keeps: bool) -> None:
    made, other = make_activity(by), beside(by, role)
    assert (access.may_change(other, made) is None) is keeps
    with acting(other):
        assert queries.activity_for(made.pk) == made
        assert Activity.objects.filter(pk=made.pk).update(title="x") == int(keeps)


def test_others_do_not_see_it(by: Actor) -> None:
    make_activity(by)
    region = Region.objects.get(pk=makers.sure(by.region))
    office = makers.make_institution(region, Kind.IMMIGRATION_OFFICE)
    with acting(beside(by, Immigration, office)):
        assert not Activity.objects.exists()


def test_figures_are_written_again_and_stand_in_the_end(by: Actor) -> None:
    held = make_held(by, LONG_AGO)
    with acting(by):
        actions.count_guests(activity=held, numbers={"newcomers": 40, "employers": 5}, by=by)
        actions.count_guests(activity=held, numbers={"newcomers": 41, "employers": None}, by=by)
        home = held.institution
        actions.put_in(
            activity=held, institution=home, hours=Decimal(30), euros=Decimal(900), by=by
        )
        page = queries.page_of(held)
    assert (page.came, page.hours, page.euros) == (41, Decimal(30), Decimal(900))
    into(held, State.CLOSED, by)
    with acting(by):
        for row in (Guests, Share):
            with pytest.raises(DatabaseError), transaction.atomic():
                row.objects.all().delete()
        with pytest.raises(Refused):
            actions.count_guests(activity=held, numbers={"newcomers": 1}, by=by)


def test_another_institution_writes_its_own_share_alone(by: Actor) -> None:
    held = make_held(by)
    other = beside(by, Member)
    own = Institution.objects.get(pk=makers.sure(other.institution))
    with acting(other):
        actions.put_in(activity=held, institution=own, hours=Decimal(4), euros=Decimal(0), by=other)
        with pytest.raises(Refused):
            actions.put_in(activity=held, institution=held.institution, hours=Decimal(1), euros=Decimal(0), by=other)  # fmt: skip
        actions.put_in(activity=held, institution=own, hours=Decimal(0), euros=Decimal(0), by=other)
        assert not queries.page_of(held).shares


def ticked(by: Actor, held: Activity, days: int, count: int = 1) -> None:
    """Starts so many days after, each by another person, ticked long enough ago."""
    on = held.ends_on + timedelta(days=days)
    for _ in range(count):
        started = make_started(make_worker(by), by, starts_on=on)
        with acting(by):
            actions.came_from(row=started, activity=held, on=on, by=by, at=now() - timedelta(days=45))  # fmt: skip


@pytest.mark.parametrize(
    ("soon", "later", "told"),
    [(3, 0, (3, 3)), (2, 0, (None, None)), (4, 1, (None, 5)), (3, 3, (3, 6)), (2, 3, (None, 5)),
     (0, 3, (0, 3)), (0, 0, (0, 0)), (0, 1, (None, None))],
)  # fmt: skip
def test_small_numbers_are_not_told_nor_to_be_had_by_subtracting(
    by: Actor, soon: int, later: int, told: tuple[int | None, int | None]
) -> None:
    held = make_held(by, LONG_AGO)
    ticked(by, held, 20, soon)
    ticked(by, held, 120, later)
    ticked(by, held, 250, 3)
    with acting(beside(by, Coordinator)) as reader:
        found = queries.led_to([held.pk])[held.pk]
        assert not Origin.objects.exists()
    assert reader.person is None
    assert (found.starts_3, found.starts_6) == told


def test_of_this_month_nothing_is_told_yet(by: Actor) -> None:
    held = make_held(by, LONG_AGO)
    ticked(by, held, 20, 3)
    with acting(by):
        Origin.objects.update(ticked_at=now())
        assert queries.led_to([held.pk])[held.pk].starts_6 == 0


def test_an_adviser_of_another_institution_ticks_nothing(by: Actor) -> None:
    started, held = make_started(make_worker(by), by), make_held(by)
    assert access.may_tick(beside(by, Adviser), started, held, today()) is not None
    assert access.may_tick(by, started, held, today()) is None


def test_nothing_comes_of_what_came_after_or_never(by: Actor) -> None:
    started = make_started(make_worker(by), by)
    later = make_held(by)
    assert access.may_tick(by, started, later, today() - timedelta(days=1)) is not None
    never = in_state(State.CANCELLED, by)
    with acting(by), pytest.raises(Refused):
        actions.came_from(row=started, activity=never, on=today(), by=by, at=now())
    with acting(by), pytest.raises(DatabaseError), transaction.atomic():
        Origin.objects.create(**makers.of(started.person), activity=never, placement=started, ticked_by_id=makers.sure(by.account))  # fmt: skip


def test_the_last_tick_holds_and_can_be_taken_back(by: Actor) -> None:
    started, first, second = make_started(make_worker(by), by), make_held(by), make_held(by)
    with acting(by):
        for held in (first, second, second):
            actions.came_from(row=started, activity=held, on=today(), by=by, at=now())
        found = queries.origin_of(placement=started.pk)
        assert found is not None
        assert found.activity == second
        actions.came_from(row=started, activity=None, on=today(), by=by, at=now())
        assert queries.origin_of(placement=started.pk) is None


def test_nobody_is_handed_numbers_without_acting(by: Actor) -> None:
    held = make_held(by)
    with connection.cursor() as cursor:
        cursor.execute("select * from activities_led_to(%s)", [[held.pk]])
        assert cursor.fetchall() == []


def test_the_year_adds_up(by: Actor) -> None:
    held = make_held(by, date(2026, 3, 4))
    make_held(by, date(2025, 3, 4))
    with acting(by):
        actions.put_in(activity=held, institution=held.institution, hours=Decimal(8), euros=Decimal(100), by=by)  # fmt: skip
        region = makers.sure(by.region)
        assert queries.years(region) == [2026, 2025]
        yearly = queries.year_of(region, 2026)
    assert (len(yearly.pages), yearly.hours, yearly.euros) == (1, Decimal(8), Decimal(100))


def test_what_was_planned_is_changed(by: Actor) -> None:
    made = make_activity(by)
    with acting(by):
        assert actions.change(activity=made, planned=planned(title="Neu"), by=by).title == "Neu"
