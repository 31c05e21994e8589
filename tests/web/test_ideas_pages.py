"""Pages of ideas and complaints: no code in an address, and a pause for whoever sends very much."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from nahtlos.web.ideas.sending import MOST
from tests.ideas import rows
from tests.network.entering import enter

pytestmark = pytest.mark.django_db


def told(stage: rows.Stage) -> dict[str, str]:
    """A form that is right."""
    return {"region": str(stage.region.pk), "kind": "idea", "once": str(uuid4()),
            "text": "Bitte einen Kurs am Abend."}  # fmt: skip


def test_the_code_is_shown_once_and_stands_in_no_address_and_no_session() -> None:
    stage, client = rows.make_stage(), Client()
    cache.clear()
    page = client.post("/idea/", told(stage))
    assert page.status_code == HTTPStatus.OK
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert "sessionid" not in client.cookies


def test_whoever_sends_very_much_has_to_pause() -> None:
    stage, client = rows.make_stage(), Client()
    cache.clear()
    found = [client.post("/idea/", told(stage)).status_code for _ in range(MOST + 1)]
    assert found == [HTTPStatus.OK] * MOST + [HTTPStatus.TOO_MANY_REQUESTS]
    cache.clear()


def test_what_it_is_not_with_is_not_there() -> None:
    stage = rows.make_stage()
    idea = rows.seen(stage, rows.send(stage))
    page = f"/ideas/{idea.pk}/"
    assert enter(stage.coordinator).get(page).status_code == HTTPStatus.OK
    assert enter(stage.elsewhere).get(page).status_code == HTTPStatus.NOT_FOUND


def test_asked_and_answered_is_for_the_network() -> None:
    assert Client().get("/idea/answered/").status_code == HTTPStatus.FOUND
