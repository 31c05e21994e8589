"""Name badges: one for each guest with a seat, ten on a sheet, with a code that opens no page of a guest."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nahtlos.core.wall import acting
from nahtlos.events import queries
from nahtlos.web.events import badges
from nahtlos.web.events.mine import badge_address
from tests.events import rows

pytestmark = pytest.mark.django_db


def test_each_guest_with_a_seat_has_a_badge() -> None:
    stage = rows.make_stage(seats=12)
    guests = [rows.sign_up(stage, f"Gast {n} Beispiel", languages=["uk"]) for n in range(12)]
    with acting(stage.runs):
        lines = queries.lines(stage.event.pk)
    pages = PdfReader(BytesIO(badges.made(stage.event, lines, rows.NOW))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert len(pages) == 2
    assert all(word in text for word in ("Gast 11 Beispiel", "Handwerk Muster", "Українська"))
    assert queries.token_of(guests[0].pk) not in badge_address(guests[0])
