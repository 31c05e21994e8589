"""A consultation day from check-in to the next step, while an adviser falls ill.

A telephone at the door, the display, two desks, the board of whoever runs the day, two visitors' telephones.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation
from django.utils.formats import date_format
from playwright.sync_api import ViewportSize, expect

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Desk, Draft, Making, Meeting, Running
from nahtlos.law.engine.workdays import next_workday
from nahtlos.people.models import Person
from tests import makers
from tests.days import rows
from tests.journeys.conftest import Begin
from tests.journeys.test_placements import on_day
from tests.journeys.walk import PHONE, Walk
from tests.journeys.working import warm, work_off

pytestmark = pytest.mark.journey
DOORS, NINE, TEN_PAST = 8 * 60 + 52, 9 * 60, 9 * 60 + 10
STEP = "Bescheid über das Arbeitslosengeld schicken"
HALL: ViewportSize = {"width": 1920, "height": 1080}
DESK: ViewportSize = {"width": 1200, "height": 800}


@dataclass(frozen=True)
class Scene:
    """The day, somebody of a caseload who comes, and two who signed up without an account."""

    stage: rows.Stage
    adviser: Actor
    person: Person
    guests: tuple[str, ...]


@pytest.fixture
def scene(site: str, time_machine: Any) -> Scene:
    """The next working day, shortly before it opens; two desks for work and one for language, planned and
    invited. On a Sunday no message would arrive before the day is over.
    """
    stage = rows.make_stage(on=next_workday(today() + timedelta(days=1)))
    rows.make_desk(stage, stage.jobcenter, ["work"])
    adviser, person = rows.holder(stage)
    rows.name(stage, person, adviser, "work")
    makers.make_consent(person, stage.jobcenter.pk, adviser, ("plan", "profile"), purpose="day")
    guests = tuple(
        rows.sign_up(stage, *topics, name=name, reads="uk", telephone=f"0171 39200 0{number}").token
        for number, (name, *topics) in enumerate(
            (("Iryna", "work"), ("Halyna", "work", "language"), ("Oksana", "work")), 1
        )
    )
    rows.planned(stage)
    time_machine.move_to(stage.day.moment(DOORS))
    warm(stage.runs, f"/days/{stage.day.pk}/board/", f"/days/{stage.day.pk}/visitors/")
    return Scene(stage, adviser, person, guests)


def day_in_words(on: date) -> str:
    """As a German page writes it."""
    with translation.override("de"):
        return date_format(on, "DATE_FORMAT")


def meetings(stage: rows.Stage, *, ill: Desk | None = None) -> list[Meeting]:
    """In the order of their times; of one desk, if it is named."""
    with acting(rows.usher(stage)):
        found = Meeting.objects.select_related("desk").filter(day=stage.day)
        return sorted((one for one in found if ill is None or one.desk_id == ill.pk),
                      key=lambda one: (one.start, one.number))  # fmt: skip


def check_in(door: Walk, stage: rows.Stage) -> None:
    """Everybody is here: one press each."""
    door.open(f"/days/{stage.day.pk}/visitors/")
    waiting = door.page.locator("button[data-arrive]")
    while waiting.count():
        left = waiting.count() - 1
        waiting.first.click()
        expect(waiting).to_have_count(left)
    door.page.wait_for_function("() => localStorage.getItem('nahtlos-arrivals') === '[]'")
    door.open(f"/days/{stage.day.pk}/visitors/")
    expect(door.page.locator("main")).to_contain_text("4 insgesamt, 4 sind da")


def begun(stage: rows.Stage, topic: str) -> None:
    """The first talk about something has begun at another desk."""
    one = next(one for one in meetings(stage) if one.topic == topic)
    with acting(stage.at_school):
        found = queries.meeting_for(one.pk)
        assert found is not None
        actions.move(meeting=found, to=Running.BEGUN, by=stage.at_school, at=now())


def meet(desk: Walk, one: Meeting, hall: Walk) -> None:
    """Begun, and the display shows it by itself; a next step with who and until when; over."""
    desk.open("/days/")
    desk.press(desk.page.locator(f"main a[href*='{one.desk_id}']"))
    desk.press(desk.button("Begun"))
    calls = hall.page.locator(".call").first
    expect(calls).to_contain_text(f"{hall.words('Desk %(n)s') % {'n': one.desk.number}}")
    hall.look()
    desk.press(desk.link("What came of it?"))
    desk.press(desk.button("Save"), status=422)
    desk.fill("Next step", STEP)
    desk.pick("who", "us")
    on_day(desk, "until", ahead=14)
    desk.press(desk.button("Save"))
    expect(desk.page.locator("main")).to_contain_text(desk.words("It stands in the plan."))
    desk.press(desk.button("Over"))


def test_a_day_from_check_in_to_the_next_step_while_an_adviser_falls_ill(
    begin: Begin, scene: Scene, time_machine: Any
) -> None:
    stage = scene.stage
    first = next(one for one in meetings(stage) if one.number == 1)
    [ill] = {one.desk for one in meetings(stage) if one.topic == "work"} - {first.desk}
    hall = begin(stage.runs, size=HALL, name="hall")
    hall.open(f"/days/{stage.day.pk}/call/")
    expect(hall.page.locator(".call").last.locator(".call__number").first).to_have_text(
        str(meetings(stage)[0].number)
    )
    door = begin(stage.runs, size=PHONE, name="door")
    check_in(door, stage)
    assert not door.page.locator(".notices").count(), "each line says it, nothing else"
    time_machine.move_to(stage.day.moment(NINE))
    begun(stage, "language")
    meet(begin(stage.at_jobcenter, size=DESK, name="desk"), first, hall)
    _in_the_plan(begin, scene)
    time_machine.move_to(stage.day.moment(TEN_PAST))
    _falls_ill(begin, scene, ill)


def _in_the_plan(begin: Begin, scene: Scene) -> None:
    """Whoever holds the file reads what was agreed, who does it and until when; the visitor, too."""
    plan = begin(scene.adviser, name="plan")
    plan.open(f"/persons/{scene.person.pk}/plan/")
    step = plan.page.locator("main li, main tr", has_text=STEP).first
    expect(step).to_contain_text(scene.stage.jobcenter.short_name)
    expect(step).to_contain_text(day_in_words(today() + timedelta(days=14)))


def _falls_ill(begin: Begin, scene: Scene, ill: Desk) -> None:
    """The board proposes a new plan with its cost beside leaving it; one tap takes it, and phones know."""
    stage, before = scene.stage, meetings(scene.stage, ill=ill)
    moved = next(one for one in before if one.number > 1)
    phone = begin(size=PHONE, language="uk", name="visitor")
    phone.open(f"/visit/me/{scene.guests[moved.number - 2]}/")
    old = (
        f"{stage.day.moment(moved.start):%H:%M}",
        f"{phone.words('Desk %(n)s') % {'n': ill.number}}",
    )
    expect(phone.page.locator("main")).to_contain_text(old[1])
    board = begin(stage.runs, size=DESK, name="board")
    board.open(f"/days/{stage.day.pk}/board/")
    lane = board.page.locator("section", has=board.page.locator(f"h2 a[href*='{ill.pk}']"))
    board.press(lane.locator("button"))
    expect(board.page.locator("main")).to_contain_text(
        board.words("A new plan is being worked out.")
    )
    board.page.set_viewport_size(PHONE)
    board.page.locator(".board").evaluate("one => { one.scrollLeft = 40 }")
    lane.locator("button").focus()
    work_off()
    told = _costs(board, stage, len(before))
    assert board.page.locator(".board").evaluate("one => one.scrollLeft") == 40
    expect(lane.locator("button")).to_be_focused()
    board.page.set_viewport_size(DESK)
    board.press(board.button("Take the new plan"))
    expect(board.page.locator("main")).to_contain_text(
        f"Übernommen. {told} Besuche werden benachrichtigt."
    )
    assert meetings(stage, ill=ill) == []
    phone.press(phone.link("Look again"))
    [new] = [one for one in meetings(stage) if (one.number, one.topic) == (moved.number, "work")]
    said = phone.page.locator("main").inner_text()
    assert f"{phone.words('Desk %(n)s') % {'n': new.desk.number}}" in said
    assert f"{stage.day.moment(new.start):%H:%M}" in said
    assert old[1] not in said


def _costs(board: Walk, stage: rows.Stage, lost: int) -> int:
    """Both choices stand side by side, with what each costs; the page shows them by itself."""
    board.button("Take the new plan").wait_for(timeout=20_000)
    board.look()
    with acting(rows.usher(stage)):
        draft = Draft.objects.filter(day=stage.day, making=Making.READY).get()
    shown = [
        [cell.strip() for cell in row.locator("td").all_inner_texts()]
        for row in board.page.locator("main table").first.locator("tbody tr").all()
    ]
    cost = draft.cost
    assert shown == [
        [board.words("New plan"), str(cost["unmet"]), str(cost["told"]), str(cost["told_minutes"])],
        [board.words("Leave it"), str(cost["broken_if_left"]), "0", "0"],
    ]
    assert cost["broken_if_left"] == lost > cost["unmet"] == 0
    return int(cost["told"])
