"""A request for a permission: every move, its term, its answer, and the warning before its end."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from nahtlos.placements import actions
from nahtlos.placements.models import STANDINGS, Permission, Placement, Standing, Warned
from nahtlos.placements.models import Refused as Why
from tests import makers
from tests.placements import rows

pytestmark = pytest.mark.django_db
S = Standing


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def planned(adviser: Actor) -> Placement:
    return rows.make_planned(rows.make_worker(adviser, record=rows.WAITS), adviser)


def brought_to(planned: Placement, state: Standing, by: Actor) -> Permission:
    """A request in this state, by the verbs."""
    row = rows.make_request(planned, by)
    with acting(by):
        if state is S.WITHDRAWN:
            return actions.withdraw(permission=row, by=by, at=now())
        if state is not S.PREPARED:
            office = rows.make_office(by)
            row = actions.send(permission=row, office=office, on=today(), by=by, at=now())
        if state is S.MORE:
            row = actions.ask_for_more(permission=row, on=today(), by=by, at=now())
        if state is S.GRANTED:
            row = actions.grant(permission=row, granted=GRANTED, on=today(), by=by, at=now())
        if state is S.REFUSED:
            row = actions.refuse(permission=row, reason=Why.PAPERS, on=today(), by=by, at=now())
    return row


GRANTED = actions.Granted(valid_from=date(2020, 1, 1), valid_until=date(2099, 1, 1))


def moved(row: Permission, to: Standing, by: Actor) -> None:
    """Try to bring it there by the verb that leads there."""
    with acting(by):
        if to is S.SENT and row.state == S.MORE:
            actions.complete(permission=row, on=today(), by=by, at=now())
        elif to is S.SENT:
            office = rows.make_office(by)
            actions.send(permission=row, office=office, on=today(), by=by, at=now())
        elif to is S.MORE:
            actions.ask_for_more(permission=row, on=today(), by=by, at=now())
        elif to is S.GRANTED:
            actions.grant(permission=row, granted=GRANTED, on=today(), by=by, at=now())
        elif to is S.REFUSED:
            actions.refuse(permission=row, reason=Why.BAN, on=today(), by=by, at=now())
        elif to is S.WITHDRAWN:
            actions.withdraw(permission=row, by=by, at=now())


@pytest.mark.parametrize(
    ("state", "to"), [pair for pair in product(S, S) if pair[1] is not S.PREPARED]
)
def test_every_move_of_the_table_and_no_other(
    adviser: Actor, planned: Placement, state: Standing, to: Standing
) -> None:
    row = brought_to(planned, state, adviser)
    if to in STANDINGS[state]:
        moved(row, to, adviser)
        with acting(adviser):
            assert Permission.objects.get(pk=row.pk).state == to
        return
    with pytest.raises(Refused):
        moved(row, to, adviser)
    if state is not to:
        with acting(adviser), pytest.raises(IntegrityError), transaction.atomic():
            Permission.objects.filter(pk=row.pk).update(state=to)


def test_the_term_counts_stops_and_counts_anew(adviser: Actor, planned: Placement) -> None:
    on = today() - timedelta(days=10)
    row = rows.make_sent(planned, adviser, on=on)
    assert row.counts_on is None
    with acting(adviser):
        row = actions.ask_agency(permission=row, on=on, by=adviser, at=now())
        assert row.counts_on is not None
        assert row.counts_on > on + timedelta(days=14)
        row = actions.ask_for_more(
            permission=row, on=today() - timedelta(days=5), by=adviser, at=now()
        )
        assert row.counts_on is None
        row = actions.complete(permission=row, on=today(), by=adviser, at=now())
        assert row.counts_on is not None
        assert row.counts_on > today() + timedelta(days=14)


def test_where_the_agency_is_not_asked_no_term_counts(adviser: Actor) -> None:
    person = rows.make_worker(adviser, record={"status": "fiktion_81_3", "nationality": "AF"})
    row = rows.make_sent(rows.make_planned(person, adviser), adviser)
    with acting(adviser), pytest.raises(Refused, match="is not asked"):
        actions.ask_agency(permission=row, on=today(), by=adviser, at=now())


def test_only_an_immigration_office_is_asked(adviser: Actor, planned: Placement) -> None:
    row = rows.make_request(planned, adviser)
    with acting(adviser), pytest.raises(Refused, match="immigration office"):
        actions.send(
            permission=row, office=makers.make_institution(planned.region, Kind.JOBCENTER),
            on=today(), by=adviser, at=now(),
        )  # fmt: skip


def test_one_request_at_a_time(adviser: Actor, planned: Placement) -> None:
    rows.make_request(planned, adviser)
    with pytest.raises(Refused, match="waits already"):
        rows.make_request(planned, adviser)


def test_where_the_law_is_free_nothing_is_asked_for(adviser: Actor) -> None:
    free = rows.make_planned(rows.make_worker(adviser), adviser)
    with pytest.raises(Refused, match="needs no permission"):
        rows.make_request(free, adviser)


@pytest.mark.parametrize("days", [1, 400])
def test_no_day_lies_in_the_future(adviser: Actor, planned: Placement, days: int) -> None:
    row = rows.make_sent(planned, adviser)
    with acting(adviser), pytest.raises(Refused, match="future"):
        actions.ask_for_more(
            permission=row, on=today() + timedelta(days=days), by=adviser, at=now()
        )


def test_an_answer_does_not_lie_before_the_question(adviser: Actor, planned: Placement) -> None:
    row = rows.make_sent(planned, adviser)
    with acting(adviser), pytest.raises(Refused, match="before the request"):
        actions.grant(
            permission=row, granted=GRANTED, on=today() - timedelta(days=1), by=adviser, at=now()
        )


# --- what runs out --------------------------------------------------------------------------------
def running(adviser: Actor, planned: Placement, days: int) -> Permission:
    with acting(adviser):
        granted = actions.Granted(valid_from=today(), valid_until=today() + timedelta(days=days))
        return actions.note_seen(placement=planned, granted=granted, by=adviser, at=now())


@pytest.mark.parametrize(("left", "told"), [(61, None), (60, 60), (21, 21), (5, 7), (0, 7)])
def test_warned_on_its_days_and_once(
    adviser: Actor, planned: Placement, left: int, told: int | None
) -> None:
    row = running(adviser, planned, left)
    with acting(adviser):
        assert actions.warn(permission=row.pk, by=adviser, at=now()) == told
        assert actions.warn(permission=row.pk, by=adviser, at=now()) is None
        assert Warned.objects.count() == (told is not None)


def test_nobody_is_warned_where_another_permission_holds_longer(
    adviser: Actor, planned: Placement
) -> None:
    row = running(adviser, planned, 5)
    running(adviser, planned, 400)
    with acting(adviser):
        assert actions.warn(permission=row.pk, by=adviser, at=now()) is None
