"""Seats, waiting list, groups, arrivals, cards, results: what a meeting must keep."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.models import Event, Guest, Stand, State
from nahtlos.events.translate import calendar, card
from tests.events import rows

pytestmark = pytest.mark.django_db


def test_whoever_comes_after_the_last_seat_waits_and_moves_up_in_order() -> None:
    stage = rows.make_stage(seats=2)
    guests = [rows.sign_up(stage, f"Gast {n}") for n in range(4)]
    assert [one.stand for one in guests] == ["coming", "coming", "waiting", "waiting"]
    moved = actions.call_off(guest=guests[0], by=rows.as_link(guests[0]), themself=True)
    assert [one.pk for one in moved] == [guests[2].pk]
    event = Event.objects.get(pk=stage.event.pk)
    assert (event.held, event.waiting) == (2, 1)


def test_more_seats_are_filled_at_once_and_fewer_than_taken_are_refused() -> None:
    stage = rows.make_stage(seats=1)
    guests = [rows.sign_up(stage, f"Gast {n}") for n in range(3)]
    fields = {"title": "T", "place": "P", "begins_at": stage.event.begins_at,
              "ends_at": stage.event.ends_at, "street": ""}  # fmt: skip
    with acting(stage.runs) as by:
        actions.change_event(event=stage.event, by=by, at=rows.NOW, seats=2, **fields)
        with pytest.raises(Refused, match="More guests have a seat already"):
            actions.change_event(event=stage.event, by=by, at=rows.NOW, seats=1, **fields)
    assert rows.fresh(stage, guests[1]).stand == Stand.COMING
    assert rows.fresh(stage, guests[2]).stand == Stand.WAITING


def test_the_database_lets_nobody_pass_who_waits() -> None:
    stage = rows.make_stage(seats=1)
    first, second, third = (rows.sign_up(stage, f"Gast {n}") for n in range(3))
    with pytest.raises(IntegrityError), transaction.atomic(), acting(rows.usher(stage)):
        Guest.objects.filter(pk=second.pk).update(stand=Stand.COMING)
    with acting(rows.usher(stage)):
        Guest.objects.filter(pk=first.pk).update(stand=Stand.CANCELLED)
    with pytest.raises(IntegrityError), transaction.atomic(), acting(rows.usher(stage)):
        Guest.objects.filter(pk=third.pk).update(stand=Stand.COMING)


def test_the_same_form_signs_up_once() -> None:
    stage, once = rows.make_stage(), uuid4()
    assert rows.sign_up(stage, once=once).pk == rows.sign_up(stage, once=once).pk
    assert len(rows.stand_of(stage)) == 1


def test_an_address_is_invited_once_and_may_answer_no_and_then_yes() -> None:
    stage = rows.make_stage()
    guest = rows.invite(stage, "a@muster.example", "A@muster.example")[0]
    assert rows.invite(stage, "a@muster.example")[0].pk == guest.pk
    actions.decline(guest=guest, by=rows.as_link(guest))
    came = actions.accept(guest=guest, wish=rows.wish(), by=rows.as_link(guest), at=rows.NOW)
    assert came.stand == Stand.COMING


def test_a_full_group_is_refused_by_the_program_and_by_the_database() -> None:
    stage = rows.make_stage()
    group, other = rows.make_group(stage, seats=1), rows.make_group(stage, "Arbeit")
    rows.sign_up(stage, group=group.pk)
    with pytest.raises(Refused, match="This group is full"):
        rows.sign_up(stage, group=group.pk)
    guest = rows.sign_up(stage, group=other.pk)
    with acting(stage.runs) as by, pytest.raises(Refused, match="This group is full"):
        actions.take_group(guest=guest, group=group, by=by, themself=False)
    with pytest.raises(IntegrityError), transaction.atomic(), acting(rows.usher(stage)):
        Guest.objects.filter(pk=guest.pk).update(group=group)


def test_an_arrival_told_twice_counts_once_and_the_first_time_stays() -> None:
    stage = rows.make_stage(days=0)
    guest = rows.sign_up(stage)
    with acting(stage.runs) as by:
        actions.arrive(guest=guest, by=by, at=rows.NOW)
        again = actions.arrive(guest=guest, by=by, at=rows.NOW + timedelta(minutes=9))
    assert again.arrived_at == rows.NOW
    assert Event.objects.get(pk=stage.event.pk).held == 1


def test_an_arrival_without_a_net_is_taken_after_the_end() -> None:
    stage = rows.make_stage(days=0)
    guest = rows.sign_up(stage)
    with acting(stage.runs) as by:
        over = actions.turn(event=stage.event, to=State.OVER, by=by, at=rows.NOW)
        assert over.state == State.OVER
        assert actions.arrive(guest=guest, by=by, at=rows.NOW).stand == Stand.HERE


def test_nobody_walks_in_where_no_seat_is_free() -> None:
    stage = rows.make_stage(seats=1)
    with acting(stage.runs) as by:
        first = actions.walk_in(event=stage.event, wish=rows.wish(), by=by, at=rows.NOW)
        assert first.stand == Stand.HERE
        with pytest.raises(Refused, match="All seats are taken"):
            actions.walk_in(event=stage.event, wish=rows.wish(), by=by, at=rows.NOW)


def seen_by(guest: Guest) -> list[str]:
    """Whose cards this guest sees."""
    with acting(rows.as_link(guest)):
        return [one.name for one in queries.known_to(guest)]


def test_a_card_is_seen_by_whom_it_was_given_until_it_is_taken_back() -> None:
    stage = rows.make_stage()
    one, two, three = (rows.sign_up(stage, f"Gast {n}") for n in range(3))
    assert seen_by(two) == []
    for _ in range(2):
        actions.give_card(guest=one, number=two.number, by=rows.as_link(one), at=rows.NOW)
    assert (seen_by(two), seen_by(three), seen_by(one)) == (["Gast 0"], [], [])
    actions.take_back(guest=one, taker=two.pk, by=rows.as_link(one), at=rows.NOW)
    assert seen_by(two) == []
    with pytest.raises(Refused, match="There is no guest with this number"):
        actions.give_card(guest=one, number=99, by=rows.as_link(one), at=rows.NOW)
    with pytest.raises(Refused, match="This is your own number"):
        actions.give_card(guest=one, number=one.number, by=rows.as_link(one), at=rows.NOW)


def test_a_card_for_all_is_seen_by_those_who_signed_up_alone() -> None:
    stage = rows.make_stage()
    one, two = rows.sign_up(stage, "Gast 1"), rows.sign_up(stage, "Gast 2")
    asked = rows.invite(stage, "still@muster.example")[0]
    actions.show_to_all(guest=one, for_all=True, by=rows.as_link(one))
    assert (seen_by(two), seen_by(asked)) == (["Gast 1"], [])


def test_results_go_to_those_who_came_and_want_them_once() -> None:
    stage = rows.make_stage(days=0)
    wants, not_, _away = (rows.sign_up(stage, wants_results=w) for w in (True, False, True))
    with acting(stage.runs) as by:
        for guest in (wants, not_):
            actions.arrive(guest=guest, by=by, at=rows.NOW)
        with pytest.raises(Refused, match="Results go out when the meeting is over"):
            actions.send_results(event=stage.event, by=by, at=rows.NOW)
        over = actions.turn(event=stage.event, to=State.OVER, by=by, at=rows.NOW)
        assert actions.send_results(event=over, by=by, at=rows.NOW) == 1
        assert actions.send_results(event=over, by=by, at=rows.NOW) == 0


def test_what_is_said_later_replaces_it_and_only_once_it_has_begun() -> None:
    stage = rows.make_stage(days=0)
    guest, group = rows.sign_up(stage), rows.make_group(stage)
    actions.take_group(guest=guest, group=group, by=rows.as_link(guest), themself=True)
    later = stage.event.begins_at + timedelta(minutes=1)
    for text in ("Eine Nummer für alle", "Eine Stelle für alle"):
        actions.say(
            guest=guest, texts={"result": text, "wish": ""}, by=rows.as_link(guest), at=later
        )
    with acting(stage.runs):
        said = [(one.group, one.text) for one in queries.said_in(stage.event.pk)]
    assert said == [(group, "Eine Stelle für alle")]
    with pytest.raises(Refused, match="once the meeting has begun"):
        actions.say(guest=guest, texts={}, by=rows.as_link(guest), at=later - timedelta(days=1))


def test_names_go_after_their_time_and_numbers_stay() -> None:
    stage = rows.make_stage(days=-40)
    guests = [_put_in(stage, f"Gast {n}", "Haus A" if n else "Haus B") for n in range(3)]
    usher, eraser = rows.usher(stage), rows.eraser(stage)
    assert actions.end_events(by=usher, at=rows.NOW) == 1
    assert actions.forget_guests(by=eraser, at=rows.NOW, months=2) == 0
    assert actions.forget_guests(by=eraser, at=rows.NOW, months=1) == 1
    with acting(stage.runs):
        assert [one.name for one in queries.lines(stage.event.pk)] == ["", "", ""]
        assert queries.event_for(stage.event.pk).came_from == 2
    with acting(rows.as_link(guests[0])):
        assert queries.guest_of_link() is None


def _put_in(stage: rows.Stage, name: str, affiliation: str) -> Guest:
    """At the door of a meeting that lies behind."""
    with acting(stage.runs) as by:
        wish = rows.wish(name, affiliation=affiliation)
        return actions.walk_in(event=stage.event, wish=wish, by=by, at=rows.NOW)


def test_each_is_reminded_once_two_days_before() -> None:
    stage = rows.make_stage(days=1)
    rows.sign_up(stage)
    assert [actions.remind_due(by=rows.usher(stage), at=rows.NOW) for _ in range(2)] == [1, 0]


def test_a_calendar_and_a_card_take_in_no_line_of_somebody_else() -> None:
    stage = rows.make_stage()
    stage.event.title = "Treffen\nDESCRIPTION:falsch"
    assert b"\nDESCRIPTION" not in calendar("x", [stage.event])
    told = card("A\r\nNOTE:x", "Haus; Hof, GmbH", "a@b.example", "")
    assert told.splitlines()[2:] == [
        "FN:A  NOTE:x", "N:A  NOTE:x;;;;", "ORG:Haus\\; Hof\\, GmbH",
        "EMAIL;TYPE=INTERNET:a@b.example", "END:VCARD",
    ]  # fmt: skip
