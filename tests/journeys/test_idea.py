"""A complaint without a name, in Arabic on a telephone; given, answered, read with the code."""

import pytest

from tests.ideas import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk

pytestmark = pytest.mark.journey


def sent(phone: Walk) -> str:
    """From the form for everybody to the receipt; the code."""
    phone.open("/idea/")
    phone.press(phone.button("Send"), status=422)
    phone.pick("kind", "complaint")
    phone.page.locator("#id_text").fill("الباب مغلق دائما عندما آتي.")
    phone.press(phone.button("Send"))
    code = phone.page.locator(".visit__number").inner_text().strip()
    assert len(code) == len("AAAA-AAAA-AAAA-AAAA")
    return code


def read(phone: Walk, code: str) -> str:
    """What the sender reads with the code."""
    phone.open("/idea/read/")
    phone.page.locator("#id_code").fill(code)
    phone.press(phone.button("Read"))
    return phone.text()


def test_a_complaint_without_a_name_is_answered(begin: Begin) -> None:
    stage = rows.make_stage()
    phone = begin(size=PHONE, language="ar", name="sender")
    code = sent(phone)
    coordinator = begin(stage.coordinator, name="coordinator")
    coordinator.open("/ideas/")
    coordinator.press(coordinator.page.locator("main li a").first)
    assert (
        coordinator.words("Somebody who stays unknown. Nothing is kept that says who.")
        in coordinator.text()
    )
    coordinator.press(coordinator.link("Who answers?"))
    coordinator.choose("to", str(stage.responsible.membership))
    coordinator.press(coordinator.button("Give it to them"))
    adviser = begin(stage.responsible, name="adviser")
    adviser.open("/ideas/")
    adviser.press(adviser.page.locator("main li a").first)
    adviser.press(adviser.link("Answer"))
    adviser.page.locator("#id_title").fill("Öffnungszeiten")
    adviser.page.locator("#id_text").fill("Ab Montag ist bis 18 Uhr offen.")
    adviser.press(adviser.button("Answer for everybody to read"))
    assert "Ab Montag ist bis 18 Uhr offen." in read(phone, code)
    adviser.open("/idea/answered/?q=montag")
    assert "الباب" not in adviser.text()
