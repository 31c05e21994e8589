"""What guests are told by mail: one each, with the page behind it and the day for the calendar."""

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Courier
from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.models import State
from nahtlos.jobs.carriers import Letter
from nahtlos.jobs.composing import composed
from nahtlos.outbox.actions import Parcel
from nahtlos.outbox.models import Errand
from tests.events import rows

pytestmark = pytest.mark.django_db


def errands(stage: rows.Stage) -> list[Errand]:
    """What waits to be carried."""
    with acting(Actor(role=Courier, region=stage.region.pk)):
        return list(Errand.objects.filter(region=stage.region, state="waiting"))


def letter(one: Errand) -> Letter:
    """The mail as it leaves the house."""
    parcel = Parcel(
        "errand",
        one.pk,
        one.region_id,
        one.channel,
        one.address,
        one.kind,
        one.values,
        one.language,
    )
    return composed(parcel)


def test_invitations_of_a_draft_go_out_when_it_opens_and_once() -> None:
    stage = rows.make_stage(state=State.DRAFT)
    rows.invite(stage, "a@muster.example", "b@muster.example")
    assert errands(stage) == []
    stage = rows.in_state(stage, State.OPEN)
    rows.invite(stage, "a@muster.example")
    assert sorted(one.address for one in errands(stage)) == ["a@muster.example", "b@muster.example"]


def test_an_invitation_brings_the_page_and_the_day() -> None:
    stage = rows.make_stage()
    guest = rows.invite(stage, "a@muster.example")[0]
    made = composed_of(stage)
    assert f"/event/me/{queries.token_of(guest.pk)}/" in made.body
    assert "Netzwerktreffen" not in made.body
    assert "SUMMARY:Netzwerktreffen" in made.calendar


def composed_of(stage: rows.Stage) -> Letter:
    """The one mail that waits."""
    [one] = errands(stage)
    return letter(one)


def test_a_meeting_called_off_holds_back_what_waits() -> None:
    stage = rows.make_stage()
    rows.sign_up(stage)
    with acting(stage.runs) as by:
        actions.turn(event=stage.event, to=State.CANCELLED, by=by, at=rows.NOW)
    assert [one.kind for one in errands(stage)] == ["cancelled"]
    assert "STATUS:CANCELLED" in composed_of(stage).calendar
