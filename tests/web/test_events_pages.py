"""Pages of meetings: who is let in, what a guest may fetch, and calendars that show no guest."""

from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client

from nahtlos.core.clock import now
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.models import Event, State
from nahtlos.events.queries.links import FEEDS
from nahtlos.network.models import Kind, Region
from tests import makers
from tests.events import rows
from tests.network.entering import enter

pytestmark = pytest.mark.django_db


def test_the_list_of_guests_is_for_whoever_organises_alone() -> None:
    stage = rows.make_stage()
    rows.sign_up(stage)
    page = f"/events/{stage.event.pk}/guests/"
    assert "Iryna Beispiel" in enter(stage.runs).get(page).content.decode()
    refused = enter(stage.at_jobcenter).get(page)
    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert "Iryna" not in refused.content.decode()
    assert Client().get(page).status_code == HTTPStatus.FOUND


def test_a_draft_has_no_page_for_guests() -> None:
    stage = rows.make_stage(state=State.DRAFT)
    assert Client().get(f"/event/{stage.event.pk}/").status_code == HTTPStatus.NOT_FOUND


def test_a_form_sent_twice_signs_up_once() -> None:
    stage = rows.make_stage()
    told = {"name": "Iryna Beispiel", "once": str(uuid4())}
    pages = [Client().post(f"/event/{stage.event.pk}/", told) for _ in range(2)]
    assert pages[0]["Location"] == pages[1]["Location"]
    assert len(rows.stand_of(stage)) == 1


def test_calendars_show_meetings_and_no_guest() -> None:
    stage = rows.make_stage()
    rows.sign_up(stage)
    of_region = Client().get(f"/event/region/{stage.region.key}.ics").content.decode()
    assert "Netzwerktreffen" not in of_region
    with acting(rows.usher(stage)):
        Event.objects.update(public=True)
    of_region = Client().get(f"/event/region/{stage.region.key}.ics").content.decode()
    token = queries.feed_of(stage.region.pk).token
    of_network = Client().get(f"/event/network/{token}.ics").content.decode()
    for calendar in (of_region, of_network):
        assert "SUMMARY:Netzwerktreffen" in calendar
        assert "Iryna" not in calendar
    assert Client().get(f"/event/network/x{token}.ics").status_code == HTTPStatus.NOT_FOUND


def test_a_card_is_fetched_by_whom_it_was_given() -> None:
    stage = rows.make_stage()
    one, two, three = (rows.sign_up(stage, f"Gast {n}") for n in range(3))
    actions.give_card(guest=one, number=two.number, by=rows.as_link(one), at=rows.NOW)
    fetched = Client().get(f"/event/me/{queries.token_of(two.pk)}/cards/{one.pk}.vcf")
    assert "FN:Gast 0" in fetched.content.decode()
    for guest in (three, one):
        page = f"/event/me/{queries.token_of(guest.pk)}/cards/{one.pk}.vcf"
        assert Client().get(page).status_code == HTTPStatus.NOT_FOUND


def test_an_arrival_by_another_institution_is_refused() -> None:
    stage = rows.make_stage()
    guest = rows.sign_up(stage)
    page = f"/events/guests/{guest.pk}/here/"
    assert enter(stage.at_jobcenter).post(page).status_code == HTTPStatus.NOT_FOUND
    assert (
        enter(stage.runs).post(page, headers={"X-Arrive": "1"}).status_code == HTTPStatus.NO_CONTENT
    )


def test_a_code_photographed_by_a_stranger_says_no_name() -> None:
    stage = rows.make_stage()
    guest = rows.sign_up(stage)
    page = Client().get(f"/event/{stage.event.pk}/badge/{guest.number}/")
    assert page.status_code == HTTPStatus.OK
    assert "Iryna" not in page.content.decode()


def test_the_address_of_the_calendar_is_renewed_with_one_press_and_the_old_one_says_so() -> None:
    stage = rows.make_stage()
    old = f"/event/network/{queries.feed_of(stage.region.pk).token}.ics"
    assert Client().get(old).status_code == HTTPStatus.OK
    assert enter(stage.runs).post("/events/calendar/renew/").status_code == HTTPStatus.FOUND
    assert Client().get(old).status_code == HTTPStatus.OK, "only the coordination renews it"
    city = makers.make_institution(stage.region, Kind.CITY)
    enter(makers.make_member(city, role=Coordinator)).post("/events/calendar/renew/")
    gone = Client().get(old)
    assert gone.status_code == HTTPStatus.GONE
    assert "The address was renewed" in gone.content.decode()
    page = enter(stage.runs).get("/events/").content.decode()
    new = f"/event/network/{queries.feed_of(stage.region.pk).token}.ics"
    assert new in page
    assert Client().get(new).status_code == HTTPStatus.OK


def test_an_address_is_over_after_a_year_and_one_from_before_keys_is_over_at_once() -> None:
    stage = rows.make_stage()
    address = f"/event/network/{queries.feed_of(stage.region.pk).token}.ics"
    Region.objects.update(feed_made_at=now() - timedelta(days=366))
    assert Client().get(address).status_code == HTTPStatus.GONE
    assert address not in enter(stage.runs).get("/events/").content.decode()
    former = FEEDS.sign(stage.region.pk.hex).replace(":", "~")
    assert Client().get(f"/event/network/{former}.ics").status_code == HTTPStatus.GONE
