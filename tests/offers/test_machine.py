"""Any order of joining, answering and leaving: the database does what a naive model does."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Max
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.offers import actions
from nahtlos.offers.models import Booking, Ended, Need, Offer, Place, Reason, Run
from tests.makers import make_institution, make_member, make_person, make_region, sure
from tests.offers.rows import make_need, make_offer, make_run, usher

pytestmark = pytest.mark.django_db
NOW = datetime.now(tz=UTC)
_numbers = count(1)


@dataclass
class Somebody:
    """One person in the model: how urgent, in which seat, or out."""

    number: int
    urgency: int
    where: str = "waiting"
    let_go: int | None = None


@dataclass
class Model:
    """Seats of each run, and everybody in the order in which they came. No queries, no sorting keys."""

    seats: list[int]
    everybody: list[Somebody] = field(default_factory=list)

    def taken(self, run: int) -> int:
        return sum(one.where in {f"offered {run}", f"taken {run}"} for one in self.everybody)

    def next_for(self, run: int) -> Somebody | None:
        for urgency in (1, 2, 3):
            for one in self.everybody:
                if one.where == "waiting" and one.urgency == urgency and one.let_go != run:
                    return one
        return None

    def settle(self) -> None:
        for run, seats in enumerate(self.seats):
            while self.taken(run) < seats and (one := self.next_for(run)):
                one.where = f"offered {run}"


class WaitingList(RuleBasedStateMachine):
    """Drives the program and the model alike."""

    region: UUID
    adviser: Actor
    teacher: Actor
    school: Institution

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.offer: Offer = make_offer(self.school, f"Kurs {next(_numbers)}")
        self.runs: list[Run] = [make_run(self.offer, 1, 30), make_run(self.offer, 2, 60)]
        self.needs: list[Need | None] = [*Need.objects.filter(region=self.region), None]
        self.model = Model([1, 2])
        self.bookings: list[Booking] = []
        self.clock = NOW

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def tick(self) -> dict[str, Any]:
        self.clock += timedelta(seconds=1)
        return {"by": self.adviser, "at": self.clock}

    def at(self, where: str) -> list[int]:
        return [one.number for one in self.model.everybody if one.where.startswith(where)]

    @rule(urgency=st.sampled_from([1, 2, 3]))
    def join(self, urgency: int) -> None:
        person = make_person(self.adviser, f"P{len(self.bookings)}")
        with acting(self.adviser):
            need = self.needs[urgency - 1]
            booking = actions.join(person=person, offer=self.offer, need=need, **self.tick())
        self.bookings.append(booking)
        self.model.everybody.append(Somebody(len(self.bookings) - 1, urgency))
        self.model.settle()

    @precondition(lambda self: self.at("offered"))
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.at("offered")))
        with acting(self.adviser):
            actions.accept(booking=self.bookings[number], known=True, **self.tick())
        one = self.model.everybody[number]
        one.where = one.where.replace("offered", "taken")

    @precondition(lambda self: self.at("offered"))
    @rule(data=st.data())
    def pass_on(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.at("offered")))
        with acting(self.adviser):
            actions.pass_on(booking=self.bookings[number], **self.tick())
        one = self.model.everybody[number]
        again, one.let_go = one.let_go is not None, int(one.where[-1])
        one.where = "out" if again else "waiting"
        self.model.settle()

    @precondition(lambda self: self.at(""))
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        here = self.at("offered") + self.at("taken") + self.at("waiting")
        if not here:
            return
        number = data.draw(st.sampled_from(here))
        with acting(self.adviser):
            actions.leave(booking=self.bookings[number], because=Ended.WISH, **self.tick())
        self.model.everybody[number].where = "out"
        self.model.settle()

    @rule(which=st.sampled_from([0, 1]), more=st.integers(1, 2))
    def open_seats(self, which: int, more: int) -> None:
        self.model.seats[which] += more
        run = self.runs[which]
        with acting(self.teacher):
            seats: dict[str, Any] = {"seats": self.model.seats[which], "ends_on": None}
            told = self.tick() | {"by": self.teacher}
            actions.change_run(run=run, starts_on=run.starts_on, **seats, **told)
        self.model.settle()

    @rule()
    def nobody_answers(self) -> None:
        late = self.at("offered")
        with acting(self.adviser):
            held = Place.objects.filter(offer=self.offer, state="offered")
            last = held.aggregate(last=Max("hold_until"))["last"] or self.clock
        # Later than every deadline: a seat that moved on at the last such moment is held from there.
        actions.lapse_due(by=usher(self.region), at=last + timedelta(seconds=1))
        for number in late:
            self.model.everybody[number].where = "out"
        self.model.settle()

    @precondition(lambda self: self.at("waiting") and self.model.taken(1) < self.model.seats[1])
    @rule(data=st.data())
    def exception(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.at("waiting")))
        with acting(self.teacher):
            place = Place.objects.get(pk=self.bookings[number].place_id)
            actions.offer_out_of_turn(place=place, run=self.runs[1], reason=Reason.MISTAKE, note="x",
                                      **self.tick() | {"by": self.teacher})  # fmt: skip
        self.model.everybody[number].where = "offered 1"

    @invariant()
    def both_say_the_same(self) -> None:
        ours = {run.pk: f" {n}" for n, run in enumerate(self.runs)}
        with acting(self.adviser):
            places = {one.pk: one for one in Place.objects.filter(offer=self.offer)}
        found = []
        for booking in self.bookings:
            place = places[booking.place_id]
            out = place.state in {"left", "lapsed"}
            run = ours[sure(place.run_id)] if place.state in {"offered", "taken"} else ""
            found.append("out" if out else f"{place.state}{run}")
        assert found == [one.where for one in self.model.everybody]


def test_the_list_moves_as_the_model_does() -> None:
    region = make_region()
    WaitingList.region = region.pk
    WaitingList.adviser = make_member(make_institution(region))
    WaitingList.school = make_institution(region, Kind.SCHOOL)
    WaitingList.teacher = make_member(WaitingList.school, Member)
    assert sure(WaitingList.adviser.region) == region.pk
    for rank in (1, 2):
        make_need(region.pk, rank)
    run_state_machine_as_test(
        WaitingList,
        settings=settings(
            max_examples=40, stateful_step_count=20, deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
