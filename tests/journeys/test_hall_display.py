"""The display in the hall is read from five metres: large letters, high contrast, everything in sight.

Measured in the browser, out of computed styles and the letters of the font itself, on a screen of 40 inches
with 1920 by 1080 pixels. A letter is as high as its capitals and digits are.

Number and desk: at least the distance divided by 155, the German rule for screens that are farther away
than a desk (ASR A6 “Bildschirmarbeit”, 6.1.3 (2), after DIN EN ISO 9241-303: 22 minutes of arc). The number
alone also keeps the rule of sign makers, an inch for every ten feet. What helps beside them, time, room and
headings: at least 16 minutes of arc, the least height of a character in ISO 9241-3. Contrast: at least 7 to 1
(WCAG 2.2, 1.4.6), whether the screen is set to light or to dark.
"""

from datetime import timedelta
from math import radians, tan
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Meeting, Running
from nahtlos.web.days.calling import TURN
from tests.days import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.journeys.working import warm

pytestmark = pytest.mark.journey
DESKS, DISTANCE, CONTRAST = 5, 5_000, 7
SCREEN: ViewportSize = {"width": 1920, "height": 1080}
INCH, FOOT = 25.4, 304.8
WIDE = 40 * INCH * 16 / (16**2 + 9**2) ** 0.5
PIXEL = WIDE / SCREEN["width"]
SIGNS, DESKWORK, LEAST = (
    INCH * DISTANCE / (10 * FOOT),
    DISTANCE / 155,
    DISTANCE * tan(radians(16 / 60)),
)
LETTERS = {".call__number": max(SIGNS, DESKWORK), ".call__where": DESKWORK,
           ".call__time": LEAST, ".call__more": LEAST, ".call h2": LEAST, ".call h2 span": LEAST}  # fmt: skip
MEASURED = """async (selector) => {
  await document.fonts.ready;
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colour = (said) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = said;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found[3] === 255) return found;
    }
    return null;
  };
  return [...document.querySelectorAll(selector)].map((one) => {
    const style = getComputedStyle(one);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const high = Math.min(...['H', '1'].map((sign) => pen.measureText(sign).actualBoundingBoxAscent));
    return { text: one.textContent, high, ink: colour(style.color), paper: behind(one) };
  });
}"""
LOWEST = "() => Math.max(...[...document.querySelectorAll('.call__row')].map((one) => one.getBoundingClientRect().bottom))"


@pytest.fixture
def stage(site: str, time_machine: Any, request: pytest.FixtureRequest) -> rows.Stage:
    """Five desks or more in one room; each talks with somebody, and at each somebody is next."""
    many = getattr(request, "param", DESKS)
    made = rows.make_stage(on=today() + timedelta(days=1))
    room = {"name": "Sitzungssaal 2", "storey": 0, "left": 0, "top": 0, "width": 6, "height": 4}
    for _ in range(many - 2):
        rows.make_desk(made, made.jobcenter, ["work"])
    with acting(made.runs):
        actions.set_rooms(day=made.day, rooms=[room], by=made.runs)
        for desk in queries.desks_of(made.day.pk):
            actions.place_desk(desk=desk, room=queries.rooms_of(made.day.pk)[0], by=made.runs)
    for number in range(2 * many):
        rows.sign_up(made, "language" if number % many == 0 else "work")
    rows.planned(made)
    time_machine.move_to(made.day.moment(9 * 60 + 15))
    begin_all(made)
    warm(made.runs, f"/days/{made.day.pk}/call/")
    return made


def begin_all(stage: rows.Stage) -> None:
    """At each desk the first talk has begun."""
    with acting(stage.runs):
        first: dict[Any, Meeting] = {}
        for one in queries.meetings_of(stage.day.pk):
            first.setdefault(one.desk_id, one)
        for one in first.values():
            actions.move(meeting=one, to=Running.BEGUN, by=stage.runs, at=now())


def brightness(colour: list[int]) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [one / 255 for one in colour[:3]]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: list[int], paper: list[int]) -> float:
    """How far ink stands out from paper (WCAG 2.2)."""
    light, dark = sorted((brightness(ink), brightness(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def reads_from_afar(hall: Walk) -> None:
    """Every word that is to be read is high enough, and dark enough on light or light enough on dark."""
    for selector, least in LETTERS.items():
        found = hall.page.evaluate(MEASURED, selector)
        assert found, selector
        for one in found:
            assert one["high"] * PIXEL >= least, (one["text"], one["high"] * PIXEL, least)
            assert one["ink"][3] == 255, one["text"]
            assert contrast(one["ink"], one["paper"]) >= CONTRAST, one["text"]


def test_the_display_is_read_from_five_metres(begin: Begin, stage: rows.Stage) -> None:
    hall = begin(stage.runs, size=SCREEN, name="hall")
    hall.open(f"/days/{stage.day.pk}/call/")
    for colours in ("light", "dark"):
        hall.page.emulate_media(color_scheme=colours)
        hall.look()
        reads_from_afar(hall)
    assert hall.page.locator(".call__row").count() == 2 * DESKS
    assert hall.page.evaluate(LOWEST) <= SCREEN["height"], "nobody scrolls a display"
    assert hall.page.locator("header .site__in").is_hidden(), "no name of staff hangs in the hall"


@pytest.mark.parametrize("stage", [2 * DESKS], indirect=True)
def test_more_than_fit_take_turns(begin: Begin, stage: rows.Stage, time_machine: Any) -> None:
    time_machine.move_to(now(), tick=False)
    hall = begin(stage.runs, size=SCREEN, name="hall")
    hall.open(f"/days/{stage.day.pk}/call/")
    heading, seen = hall.page.locator(".call h2").first, set[str]()
    for turn in range(2):
        reads_from_afar(hall)
        hall.look()
        assert hall.page.evaluate(LOWEST) <= SCREEN["height"], "nobody scrolls a display"
        seen |= set(hall.page.locator(".call__number").all_inner_texts())
        stood = heading.inner_text()
        if not turn:
            time_machine.move_to(now() + timedelta(seconds=TURN), tick=False)
            expect(heading).not_to_have_text(stood)
    assert seen == {str(number) for number in range(1, 4 * DESKS + 1)}


def test_the_clock_of_display_and_board_goes_on(
    begin: Begin, stage: rows.Stage, time_machine: Any
) -> None:
    hall, board = begin(stage.runs, name="hall"), begin(stage.runs, size=PHONE, name="board")
    hall.open(f"/days/{stage.day.pk}/call/")
    board.open(f"/days/{stage.day.pk}/board/")
    expect(board.page.locator("#clock")).to_have_text("09:15")
    time_machine.move_to(stage.day.moment(9 * 60 + 16))
    expect(hall.page.locator(".call h2").first).to_contain_text("09:16")
    assert hall.page.locator("[role=status]").count() == 1, (
        "nothing piles up on a screen that stays on"
    )
    expect(board.page.locator("#clock")).to_have_text("09:16")
    with acting(stage.runs):
        actions.arrive(visitor=rows.visitor(stage, 1), by=stage.runs, at=now())
    expect(board.page.locator("#stands")).to_contain_text("1 von 10")
