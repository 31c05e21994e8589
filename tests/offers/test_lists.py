"""The waiting list: in turn, held for a deadline, passed on, and never past somebody unseen."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Administrator, Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.offers import actions, queries
from nahtlos.offers.models import Booking, Ended, Offer, OutOfTurn, Place, Reason, Run
from tests.makers import make_institution, make_member, make_person, newcomer, sure
from tests.offers.rows import make_need, make_offer, make_run, usher

pytestmark = pytest.mark.django_db
NOW = datetime.now(tz=UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Town:
    """A Jobcenter that holds persons, a school that runs a course with one seat, and a teacher."""

    adviser: Actor
    school: Institution
    teacher: Actor
    offer: Offer
    run: Run


@pytest.fixture
def town() -> Town:
    adviser = make_member()
    school = make_institution(make_person(adviser).region, Kind.SCHOOL)
    offer = make_offer(school)
    return Town(adviser, school, make_member(school, Member), offer, make_run(offer, 1))


def join(town: Town, name: str, minutes: int = 0, *, offer: Offer | None = None, **more: Any) -> Booking:  # fmt: skip
    person = make_person(town.adviser, name)
    with acting(town.adviser):
        return actions.join(
            person=person, offer=offer or town.offer, by=town.adviser,
            at=NOW + timedelta(minutes=minutes), **more,
        )  # fmt: skip


def state(town: Town, booking: Booking) -> str:
    with acting(town.adviser):
        return Place.objects.get(pk=booking.place_id).state


def held(run: Run) -> tuple[int, int]:
    run.refresh_from_db()
    run.offer.refresh_from_db()
    return run.held, run.offer.waiting


def by_hand(place: UUID, **values: object) -> int:
    """What a query slipped in could do in the program's role for lists."""
    return Place.objects.filter(pk=place).update(**values)


def test_a_free_seat_is_held_at_once_and_the_next_waits(town: Town) -> None:
    first, second = join(town, "Olena"), join(town, "Saba", 1)
    assert [state(town, one) for one in (first, second)] == ["offered", "waiting"]
    assert held(town.run) == (1, 1)


def test_whoever_leaves_makes_room_for_the_next(town: Town) -> None:
    first, second, third = (join(town, name, n) for n, name in enumerate("ABC"))
    with acting(town.adviser):
        actions.leave(booking=first, because=Ended.WORK, by=town.adviser, at=NOW)
    assert [state(town, one) for one in (first, second, third)] == ["left", "offered", "waiting"]
    assert held(town.run) == (1, 1)


def test_need_comes_before_time(town: Town) -> None:
    urgent = make_need(town.offer.region_id, 1)
    first, second = join(town, "Olena"), join(town, "Darya", 1)
    third = join(town, "Saba", 2, need=urgent)
    with acting(town.adviser):
        actions.leave(booking=first, because=Ended.WISH, by=town.adviser, at=NOW)
    assert [state(town, one) for one in (second, third)] == ["waiting", "offered"]


def test_taking_the_seat_needs_the_name_to_be_known(town: Town) -> None:
    booking = join(town, "Olena")
    with acting(town.adviser):
        with pytest.raises(Refused, match="ask for consent first"):
            actions.accept(booking=booking, by=town.adviser, at=NOW, known=False)
        actions.accept(booking=booking, by=town.adviser, at=NOW, known=True)
    assert state(town, booking) == "taken"


def test_the_person_answers_herself(town: Town) -> None:
    booking = join(town, "Olena")
    herself, other = newcomer(booking.person), newcomer(make_person(town.adviser, "Saba"))
    with acting(other), pytest.raises(Refused, match="Only the person"):
        actions.accept(booking=booking, by=other, at=NOW, known=True)
    with acting(herself):
        mine = Booking.objects.get()
        actions.accept(booking=mine, by=herself, at=NOW, known=True)
        assert Place.objects.get().state == "taken"


def test_the_first_passing_on_keeps_the_turn_the_second_ends_it(town: Town) -> None:
    first, second = join(town, "Olena"), join(town, "Saba", 1)
    with acting(town.adviser):
        actions.pass_on(booking=first, by=town.adviser, at=NOW)
    assert [state(town, one) for one in (first, second)] == ["waiting", "offered"]
    later = make_run(town.offer, 1, 60)
    with acting(town.teacher):
        actions.change_run(run=later, starts_on=later.starts_on, ends_on=None, seats=1,
                           by=town.teacher, at=NOW)  # fmt: skip
    assert state(town, first) == "offered"
    with acting(town.adviser):
        actions.pass_on(booking=first, by=town.adviser, at=NOW)
    assert state(town, first) == "left"


def test_a_deadline_lets_the_seat_go(town: Town) -> None:
    first, second = join(town, "Olena"), join(town, "Saba", 1)
    program = usher(town.offer.region_id)
    assert actions.lapse_due(by=program, at=NOW + timedelta(days=5)) == 0
    assert actions.lapse_due(by=program, at=NOW + timedelta(days=9)) == 1
    assert [state(town, one) for one in (first, second)] == ["lapsed", "offered"]
    with acting(town.adviser), pytest.raises(Refused, match="No seat is held"):
        actions.accept(booking=first, by=town.adviser, at=NOW, known=True)


def test_a_late_yes_is_refused_even_before_the_job_has_run(town: Town) -> None:
    booking = join(town, "Olena")
    with acting(town.adviser), pytest.raises(Refused, match="goes to the next"):
        actions.accept(booking=booking, by=town.adviser, at=NOW + timedelta(days=9), known=True)


def test_an_exception_is_kept_with_whom_it_passed(town: Town) -> None:
    for n, name in enumerate("ABC"):
        join(town, name, n)
    last = join(town, "Saba", 9)
    more = make_run(town.offer, 1, 60)
    with acting(town.teacher):
        place = queries.place_for(last.place_id)
        assert place is not None
        made = actions.offer_out_of_turn(
            place=place, run=more, reason=Reason.ONLY_CHILDCARE, note="Nur dieser Kurs betreut.",
            by=town.teacher, at=NOW,
        )  # fmt: skip
        assert (len(made.passed), made.decided_by_id) == (2, town.teacher.account)
        assert [one.passed for one in queries.exceptions(town.offer.pk)] == [2]
    assert state(town, last) == "offered"


@pytest.mark.parametrize("note", ["", "   "])
def test_no_exception_without_a_reason(town: Town, note: str) -> None:
    join(town, "Olena")
    last, more = join(town, "Saba", 1), make_run(town.offer, 1, 60)
    with acting(town.teacher):
        place = queries.place_for(last.place_id)
        assert place is not None
        with pytest.raises(Refused, match="why"):
            actions.offer_out_of_turn(
                place=place, run=more, reason=Reason.HARDSHIP, note=note, by=town.teacher, at=NOW
            )
    assert state(town, last) == "waiting"


def test_advisers_of_others_make_no_exception(town: Town) -> None:
    join(town, "Olena")
    last, more = join(town, "Saba", 1), make_run(town.offer, 1, 60)
    with acting(town.adviser):
        place = Place.objects.get(pk=last.place_id)
        with pytest.raises(Refused, match="makes an exception"):
            actions.offer_out_of_turn(
                place=place, run=more, reason=Reason.HARDSHIP, note="Bitte.", by=town.adviser,
                at=NOW,
            )  # fmt: skip


# --- what the database refuses, whoever asks -------------------------------------------------------
def test_the_database_lets_nobody_be_passed_over(town: Town) -> None:
    join(town, "Olena")
    join(town, "Darya", 1)
    last, more = join(town, "Saba", 2), make_run(town.offer, 1, 60)
    seat = {"state": "offered", "run": more, "hold_until": NOW}
    with acting(usher(town.offer.region_id)):
        with pytest.raises(IntegrityError, match="somebody else is in turn"), transaction.atomic():
            by_hand(last.place_id, **seat)
        OutOfTurn.objects.create(
            region_id=town.offer.region_id, institution=town.school, place_id=last.place_id,
            run=more, reason="hardship", note="x", decided_by_id=sure(town.adviser.account),
        )  # fmt: skip
        assert by_hand(last.place_id, **seat) == 1


def test_the_database_gives_no_seat_twice(town: Town) -> None:
    join(town, "Olena")
    second = join(town, "Saba", 1)
    seat = {"state": "offered", "run": town.run, "hold_until": NOW}
    with (
        acting(usher(town.offer.region_id)),
        pytest.raises(IntegrityError, match="no_more_held_than_seats"),
        transaction.atomic(),
    ):
        by_hand(second.place_id, **seat)


@pytest.mark.parametrize(
    "values", [{"joined_at": NOW - timedelta(days=900)}, {"need": "urgent"}, {"offer": "other"}]
)
def test_the_database_lets_no_place_move_forward(town: Town, values: dict[str, object]) -> None:
    booking = join(town, "Olena")
    others = {"urgent": make_need(town.offer.region_id, 1), "other": make_offer(town.school, "C1")}
    changed = {name: others.get(str(value), value) for name, value in values.items()}
    with (
        acting(usher(town.offer.region_id)),
        pytest.raises(IntegrityError, match="never changes its turn"),
        transaction.atomic(),
    ):
        by_hand(booking.place_id, **changed)


def test_staff_change_no_place_by_hand(town: Town) -> None:
    booking = join(town, "Olena")
    for actor in (town.adviser, town.teacher, make_member(town.school, Coordinator)):
        with acting(actor):
            assert by_hand(booking.place_id, state="waiting", run=None, hold_until=None) == 0


def test_an_exception_is_never_rewritten(town: Town) -> None:
    booking = join(town, "Olena")
    with acting(usher(town.offer.region_id)):
        made = OutOfTurn.objects.create(
            region_id=town.offer.region_id, institution=town.school, place_id=booking.place_id,
            run=town.run, reason="hardship", note="x", decided_by_id=sure(town.adviser.account),
        )  # fmt: skip
        assert OutOfTurn.objects.filter(pk=made.pk).update(note="y") == 0
        assert OutOfTurn.objects.get(pk=made.pk).note == "x"


# --- around it ------------------------------------------------------------------------------------
def test_a_run_that_falls_out_gives_everybody_their_turn_back(town: Town) -> None:
    first, second = join(town, "Olena"), join(town, "Saba", 1)
    with acting(town.adviser):
        actions.accept(booking=first, by=town.adviser, at=NOW, known=True)
    with acting(town.teacher):
        actions.cancel_run(run=town.run, by=town.teacher, at=NOW)
        actions.make_run(offer=town.offer, starts_on=timezone.localdate(NOW) + timedelta(days=90), seats=1,
                         by=town.teacher, at=NOW)  # fmt: skip
    assert [state(town, one) for one in (first, second)] == ["offered", "waiting"]


def test_nobody_stands_in_a_list_twice(town: Town) -> None:
    booking = join(town, "Olena")
    with acting(town.adviser):
        person = booking.person
        with pytest.raises(Refused, match="has a place here already"):
            actions.join(person=person, offer=town.offer, by=town.adviser, at=NOW)


def test_seats_that_are_held_are_not_taken_away(town: Town) -> None:
    join(town, "Olena")
    with acting(town.teacher), pytest.raises(Refused, match="1 seats are held"):
        actions.change_run(run=town.run, starts_on=town.run.starts_on, ends_on=None, seats=0,
                           by=town.teacher, at=NOW)  # fmt: skip


def test_the_book_says_who_set_it_off_and_that_the_program_did_it(town: Town) -> None:
    first, second = join(town, "Olena"), join(town, "Saba", 1)
    with acting(town.adviser):
        actions.leave(booking=first, because=Ended.MOVED, by=town.adviser, at=NOW)
    lines = _book(town, second)
    assert lines == [
        ("usher", town.adviser.account, "insert"),
        ("usher", town.adviser.account, "update"),
    ]


def _book(town: Town, booking: Booking) -> list[tuple[str, object, str]]:
    with acting(Actor(role=Administrator, region=town.offer.region_id)):
        rows = Change.objects.filter(row_id=booking.place_id).order_by("at")
        return [(row.by_role, row.by_account_id, row.verb) for row in rows]


def test_a_seat_that_is_held_is_told_by_a_job(town: Town) -> None:
    booking = join(town, "Olena")
    job = ProcrastinateJob.objects.get(task_name="offers.tell_seat")
    about = {"place": str(booking.place_id), "region": str(town.offer.region_id)}
    assert job.args == about | {"once": job.args["once"]}


def test_the_school_sees_places_and_no_name_before_consent(town: Town) -> None:
    join(town, "Olena")
    join(town, "Saba", 1)
    with acting(town.teacher):
        found = queries.waiting_list(town.offer.pk)
    assert [(one.place.state, one.number, one.booking) for one in found] == [
        ("offered", None, None),
        ("waiting", 1, None),
    ]
