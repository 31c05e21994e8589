"""The wall of a meeting: numbers and names for whoever organises it, a card for whom it was given."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.roles import role
from nahtlos.core.wall import acting
from nahtlos.events import actions
from nahtlos.events.models import Card, Guest, Pass, Share, State
from tests import makers
from tests.events import rows
from tests.wall.ground import one

pytestmark = pytest.mark.django_db
TABLES = ("event", "group", "guest", "card", "pass", "share", "said", "result")
OF_GUESTS = ("guest", "card", "pass", "share", "said")
STRANGERS = ("employer", "mentor", "analyst", "administrator", "counter", "watcher", "courier",
             "immigration", "messenger")  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """Three guests; the first gave the second a card, and said something."""

    stage: rows.Stage
    first: Guest
    second: Guest
    third: Guest


@pytest.fixture
def scene() -> Scene:
    stage = rows.make_stage(days=0)
    rows.make_group(stage)
    guests = [rows.sign_up(stage, f"Gast {n}") for n in range(3)]
    by = rows.as_link(guests[0])
    actions.give_card(guest=guests[0], number=guests[1].number, by=by, at=rows.NOW)
    actions.say(guest=guests[0], texts={"wish": "Mehr davon"}, by=by, at=stage.event.begins_at)
    with acting(stage.runs) as runs:
        actions.write_result(event=stage.event, group=None, text="Gut", by=runs, at=rows.NOW)
    return Scene(stage, *guests)


def seen(by: Actor) -> dict[str, int]:
    """How many rows of each table there are for somebody."""
    with acting(by):
        found = {name: one(f"select count(*) from events_{name}") for name in TABLES}
    return {name: number for name, number in found.items() if number}


def test_whoever_organises_sees_guests_and_cards_and_no_exchange(scene: Scene) -> None:
    whole = {"event": 1, "group": 1, "guest": 3, "card": 3, "said": 1, "result": 1}
    assert seen(scene.stage.runs) == whole
    assert seen(scene.stage.coordinator) == whole


def test_others_of_the_region_see_the_meeting_and_its_results(scene: Scene) -> None:
    assert seen(scene.stage.at_jobcenter) == {"event": 1, "group": 1, "result": 1}


def test_a_guest_sees_the_own_rows_and_the_cards_that_were_given(scene: Scene) -> None:
    common = {"event": 1, "group": 1, "guest": 1, "pass": 1, "result": 1}
    assert seen(rows.as_link(scene.first)) == {**common, "card": 1, "share": 1, "said": 1}
    assert seen(rows.as_link(scene.second)) == {**common, "card": 2, "share": 1}
    assert seen(rows.as_link(scene.third)) == {**common, "card": 1}


def test_nobody_and_other_roles_see_no_guest(scene: Scene) -> None:
    for key in STRANGERS:
        found = seen(Actor(role=role(key), institution=scene.stage.city.pk,
                           region=scene.stage.region.pk))  # fmt: skip
        assert not set(found) & {*OF_GUESTS, "result"}, key
    assert seen(NOBODY) == {"event": 1, "group": 1}


def test_another_region_sees_no_guest(scene: Scene) -> None:
    assert not set(seen(makers.make_member())) & {*OF_GUESTS, "result"}


def test_a_draft_is_seen_where_it_is_organised_alone() -> None:
    stage = rows.make_stage(state=State.DRAFT)
    rows.make_group(stage)
    assert seen(stage.runs) == {"event": 1, "group": 1}
    assert (seen(stage.at_jobcenter), seen(NOBODY)) == ({}, {})


@pytest.mark.parametrize("who", ["organiser", "elsewhere", "nobody", "guest"])
def test_the_program_alone_writes_guests(scene: Scene, who: str) -> None:
    by = rows.as_link(scene.first) if who == "guest" else scene.stage.actor(who)
    for table, change in ((Guest, {"reads": "fr"}), (Card, {"name": "x"}), (Share, {"number": 9}),
                          (Pass, {"token_digest": "x"})):  # fmt: skip
        with acting(by):
            assert table.objects.update(**change) == 0
            assert table.objects.all().delete()[0] == 0
    with pytest.raises(Error), transaction.atomic(), acting(by):
        Share.objects.create(
            region=scene.stage.region, event=scene.stage.event, giver=scene.third,
            taker=scene.first, number=1,
        )  # fmt: skip


def test_the_eraser_empties_and_writes_nothing_else(scene: Scene) -> None:
    with acting(rows.eraser(scene.stage)):
        assert Guest.objects.update(once=None) == 3
        assert Card.objects.update(name="x") == 0
    with pytest.raises(Error), transaction.atomic(), acting(rows.eraser(scene.stage)):
        Guest.objects.update(reads="fr")
