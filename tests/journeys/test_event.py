"""A meeting with 80 guests on the day: by code, by list, and one noted without a net."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.models import Stand
from tests.events import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk

pytestmark = pytest.mark.journey
GUESTS, PLACES = 79, 40


@pytest.fixture
def stage(site: str) -> rows.Stage:
    made = rows.make_stage(seats=80, days=0)
    rows.make_group(made, seats=40)
    for n in range(GUESTS):
        rows.sign_up(made, f"Gast {n:02d} Beispiel", affiliation=f"Haus {n % PLACES}",
                     languages=["de", "uk"])  # fmt: skip
    return made


def sign_up(phone: Walk, stage: rows.Stage) -> None:
    """The last seat, from the meeting's page, without an account."""
    phone.open(f"/event/{stage.event.pk}/")
    phone.press(phone.button("Sign up"), status=422)
    phone.fill("Your name", "Zoya Beispiel")
    phone.fill("Your e-mail address", "zoya@haus.example")
    phone.page.locator("label[for=id_wants_results]").click()
    phone.press(phone.button("Sign up"))
    assert "Zoya Beispiel" in phone.text()


def one_by_code(door: Walk, stage: rows.Stage) -> None:
    """The code of a badge, scanned by whoever organises it."""
    door.open(f"/event/{stage.event.pk}/badge/7/")
    door.press(door.button("Is here"))
    assert "Gast 06 Beispiel" in door.text()


def one_without_a_net(door: Walk, stage: rows.Stage) -> None:
    """Noted on the telephone, told once there is a net again."""
    door.open(f"/events/{stage.event.pk}/guests/")
    door.page.context.set_offline(True)
    line = door.page.locator("tr", has_text="Gast 30 Beispiel")
    line.get_by_role("button", name=door.words("Is here")).click()
    line.get_by_text(door.words("Noted here; it is sent as soon as there is a net.")).wait_for()
    door.page.context.set_offline(False)
    # Told at the next turn; then the list is drawn anew.
    door.page.locator("tr", has_text="Gast 30 Beispiel").get_by_text(
        door.words("Not here after all")
    ).wait_for(timeout=20_000)
    door.faults.clear()


def here(stage: rows.Stage) -> list[int]:
    """The numbers of those who are here."""
    return [one.number for one in rows.stand_of(stage) if one.stand == Stand.HERE]


def test_eighty_guests_on_the_day(begin: Begin, stage: rows.Stage) -> None:
    phone = begin(size=PHONE, language="uk", name="guest")
    door = begin(stage.runs, name="door")
    sign_up(phone, stage)
    own = phone.page.url
    one_by_code(door, stage)
    door.open(f"/events/{stage.event.pk}/guests/?q=Zoya")
    door.press(door.button("Is here"))
    one_without_a_net(door, stage)
    assert here(stage) == [7, 31, 80]
    phone.open(f"/event/{stage.event.pk}/badge/7/")
    phone.press(phone.button("Give my card"))
    assert "Gast" not in phone.text()
    _say_and_send(phone, door, stage, own)


def _say_and_send(phone: Walk, door: Walk, stage: rows.Stage, own: str) -> None:
    """A wish on the phone, the results by the organiser, the mail to whoever wants it."""
    event = stage.event
    with acting(rows.usher(stage)):
        type(event).objects.filter(pk=event.pk).update(
            begins_at=timezone.now() - timedelta(minutes=5)
        )
    phone.open(own)
    phone.press(phone.page.locator("main a[href$='/say/']"))
    phone.page.locator("#id_wish").fill("Eine gemeinsame Nummer")
    phone.press(phone.button("Send"))
    door.open(f"/events/{event.pk}/results/")
    assert "Eine gemeinsame Nummer" in door.text()
    door.page.locator("#id_all").fill("Wir richten eine gemeinsame Nummer ein.")
    door.press(door.button("Save"))
    door.open(f"/events/{event.pk}/")
    door.press(door.button("The meeting is over"))
    door.open(f"/events/{event.pk}/results/")
    door.press(door.button("Send the results"))
    phone.open(own)
    assert "gemeinsame Nummer" in phone.text()
    seventh = next(one for one in rows.stand_of(stage) if one.number == 7)
    with acting(rows.as_link(seventh)):
        assert [one.name for one in queries.known_to(seventh)] == ["Zoya Beispiel"]


def test_an_invited_guest_answers_and_waits_in_order(begin: Begin, stage: rows.Stage) -> None:
    rows.sign_up(stage, "Der Achtzigste")
    guest = rows.invite(stage, "office@muster.example")[0]
    phone = begin(size=PHONE, language="ar", name="invited")
    phone.open(f"/event/me/{queries.token_of(guest.pk)}/")
    phone.press(phone.link("Yes, I come"))
    phone.page.locator("#id_name").fill("Amal Beispiel")
    phone.press(phone.button("Send"))
    assert rows.fresh(stage, guest).stand == Stand.WAITING
    with acting(stage.runs) as by:
        first = next(one for one in rows.stand_of(stage) if one.number == 1)
        actions.call_off(guest=first, by=by, themself=False)
    phone.open(f"/event/me/{queries.token_of(guest.pk)}/")
    assert phone.words("You have a seat.") in phone.text()
