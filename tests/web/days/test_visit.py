"""Without an account: signing up, the own page, another time, the sheet; in eight languages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Day, Guest, Meeting, Phase, State
from tests import makers
from tests.bench import ReadOnlyClient
from tests.days import rows
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
FORM = {"topics": ["work"], "languages": ["fa"], "when": "all", "first_name": "Zahra"}


@pytest.fixture(autouse=True)
def _quiet(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage(places=3)


@pytest.fixture
def anybody() -> Client:
    return ReadOnlyClient()


def text(response: Any) -> str:
    return str(response.content.decode())


def page_of(joined: actions.Joined, name: str = "mine", *more: object) -> str:
    return reverse(f"days:{name}", args=[joined.token, *more])


@pytest.mark.parametrize("language", [code for code, _name in site.LANGUAGES])
def test_places_are_shown_before_anything_is_asked(
    stage: rows.Stage, anybody: Client, language: str
) -> None:
    for _ in range(4):
        rows.sign_up(stage, "work")
    anybody.cookies[site.LANGUAGE_COOKIE_NAME] = language
    page = anybody.get(reverse("days:sign-up", args=[stage.day.pk]))
    labels = [str(label) for _key, label in page.context["form"].fields["topics"].choices]
    assert page.headers["Content-Language"] == language
    assert sorted(label[-1] for label in labels) == ["1", "3"]
    assert stage.day.title in text(anybody.get(reverse("days:public")))


def test_signing_up_leads_to_the_own_page(stage: rows.Stage, anybody: Client) -> None:
    form = FORM | {"shown": [stage.jobcenter.pk], "telephone": "030 23125 017"}
    response = anybody.post(reverse("days:sign-up", args=[stage.day.pk]), form)
    assert response.status_code == 302
    page = anybody.get(response.headers["Location"])
    assert "Zahra" in text(page)
    assert page.headers["Cache-Control"]
    with acting(stage.runs):
        assert Guest.objects.get().first_name == "Zahra"


def test_whoever_waits_is_told_so_with_their_turn(stage: rows.Stage, anybody: Client) -> None:
    for _ in range(4):
        rows.sign_up(stage, "work")
    response = anybody.post(reverse("days:sign-up", args=[stage.day.pk]), FORM)
    assert response.headers["Location"].endswith("?work=2")
    page = anybody.get(response.headers["Location"])
    assert [turn for _want, turn in page.context["waiting"]] == ["2"]


def test_a_day_that_is_planned_takes_nobody_more(stage: rows.Stage, anybody: Client) -> None:
    rows.sign_up(stage)
    rows.planned(stage)
    response = anybody.post(reverse("days:sign-up", args=[stage.day.pk]), FORM)
    assert response.status_code == 422
    assert len(rows.wants(stage)) == 1


def test_a_day_being_prepared_is_not_there(anybody: Client) -> None:
    hidden = rows.make_stage(phase=Phase.PREPARING)
    assert anybody.get(reverse("days:sign-up", args=[hidden.day.pk])).status_code == 404
    assert hidden.day.title not in text(anybody.get(reverse("days:public")))


def test_one_address_does_not_take_all_places(stage: rows.Stage, anybody: Client) -> None:
    there = reverse("days:sign-up", args=[stage.day.pk])
    codes = [anybody.post(there, {"when": "all"}).status_code for _ in range(31)]
    assert codes == [422] * 30 + [429]


def test_a_wrong_link_opens_nothing(anybody: Client) -> None:
    assert anybody.get(reverse("days:mine", args=["x~y"])).status_code == 404


def test_times_stand_on_the_page_the_sheet_and_in_the_calendar(
    stage: rows.Stage, anybody: Client
) -> None:
    joined = rows.sign_up(stage, "work", "language")
    rows.planned(stage)
    page = text(anybody.get(page_of(joined)))
    assert stage.jobcenter.name in page
    assert stage.school.name in page
    events = Calendar.from_ical(anybody.get(page_of(joined, "calendar")).content).walk("VEVENT")
    assert len(events) == 2
    assert {one["SEQUENCE"] for one in events} == {0}
    assert anybody.get(page_of(joined, "code")).content.startswith(b"<svg")
    for language in ("de", "fa"):
        anybody.cookies[site.LANGUAGE_COOKIE_NAME] = language
        assert anybody.get(page_of(joined, "paper")).content.startswith(b"%PDF")


def test_yes_and_no_with_one_press(stage: rows.Stage, anybody: Client) -> None:
    first, second = rows.sign_up(stage), rows.sign_up(stage)
    anybody.post(page_of(first, "answer", "yes"))
    anybody.post(page_of(second, "answer", "no"))
    assert rows.visitor(stage, 1).state == State.CONFIRMED
    assert rows.visitor(stage, 2).state == State.CANCELLED
    assert anybody.post(page_of(second, "answer", "yes")).status_code == 302
    assert rows.visitor(stage, 2).state == State.CANCELLED


def test_another_time_moves_nobody_else(stage: rows.Stage, anybody: Client) -> None:
    first, _second = rows.sign_up(stage), rows.sign_up(stage)
    rows.planned(stage)
    with acting(stage.runs):
        before = {m.number: m for m in queries.meetings_of(stage.day.pk)}
    there = page_of(first, "time", before[1].pk)
    choices = anybody.get(there).context["form"].fields["time"].choices
    assert choices
    assert anybody.post(there, {"time": choices[-1][0]}).status_code == 302
    with acting(stage.runs):
        after = {m.number: m.start for m in queries.meetings_of(stage.day.pk)}
    assert after[1] != before[1].start
    assert after[2] == before[2].start
    taken = f"{before[2].start}-{before[2].desk.number}-0"
    assert anybody.post(there, {"time": taken}).status_code == 422


def test_where_no_time_is_free_one_may_wait_or_ring(stage: rows.Stage, anybody: Client) -> None:
    stage.city.telephone = "030 23125 0"
    stage.city.save()
    joined = rows.sign_up(stage, hours=[[540, 570]])
    rows.planned(stage)
    with acting(stage.runs):
        meeting = Meeting.objects.get()
        Meeting.objects.update(during=(545, 565))
        Day.objects.filter(pk=stage.day.pk).update(grid=20)
    there = page_of(joined, "time", meeting.pk)
    page = anybody.get(there)
    assert page.context["form"] is None
    assert stage.city.telephone in text(page)
    wait = page_of(joined, "wait", meeting.pk)
    assert wait in text(page)
    assert anybody.post(wait).status_code == 302
    with acting(stage.runs):
        assert not Meeting.objects.exists()
    assert "We tell you when one is free" in text(anybody.get(page_of(joined)))


def test_a_time_that_changed_replaces_its_older_copy_in_the_calendar(
    stage: rows.Stage, anybody: Client
) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    old, kept = _event_of(joined, anybody)
    meeting = rows_of(stage)
    free = actions.other_times(meeting=meeting, by=rows.as_link(joined), at=now())[-1]
    anybody.post(page_of(joined, "time", meeting.pk), {"time": free.key})
    new, _kept = _event_of(joined, anybody)
    assert kept["METHOD"] == "PUBLISH"
    assert old["UID"] == new["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"] == 0
    assert new["DTSTART"].dt != old["DTSTART"].dt
    assert str(new["DTSTART"].dt.tzinfo) == "UTC", "or the file would have to describe the zone"


def rows_of(stage: rows.Stage) -> Meeting:
    with acting(stage.runs):
        return Meeting.objects.select_related("day", "desk").get()


def _event_of(joined: actions.Joined, anybody: Client) -> tuple[Any, Any]:
    kept = Calendar.from_ical(anybody.get(page_of(joined, "calendar")).content)
    [event] = kept.walk("VEVENT")
    return event, kept


GIVEN_UP: dict[str, Callable[[rows.Stage, actions.Joined, Client], object]] = {
    "by the visitor": lambda _stage, joined, page: page.post(page_of(joined, "answer", "no")),
    "by the institution": lambda stage, joined, _page: enter(stage.runs).post(
        reverse("days:visitor", args=[joined.visitor.pk, "off"])
    ),
    "with the day": lambda stage, _joined, _page: enter(stage.runs).post(
        reverse("days:turn", args=[stage.day.pk, "cancelled"])
    ),
    "for another time": lambda stage, joined, page: page.post(
        page_of(joined, "wait", rows_of(stage).pk)
    ),
}


@pytest.mark.parametrize("how", GIVEN_UP)
def test_what_is_called_off_goes_out_of_the_calendar(
    stage: rows.Stage, anybody: Client, how: str
) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    old, kept = _event_of(joined, anybody)
    assert (kept["METHOD"], old["STATUS"]) == ("PUBLISH", "CONFIRMED")
    assert "Take it out of my calendar" not in text(anybody.get(page_of(joined)))
    GIVEN_UP[how](stage, joined, anybody)
    page = text(anybody.get(page_of(joined)))
    assert "Take it out of my calendar" in page
    assert page_of(joined, "calendar") in page
    new, kept = _event_of(joined, anybody)
    assert (kept["METHOD"], new["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (new["UID"], new["DTSTART"].dt) == (old["UID"], old["DTSTART"].dt)
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert not new.walk("VALARM")


def test_one_talk_given_up_leaves_the_others_in_the_calendar(
    stage: rows.Stage, anybody: Client
) -> None:
    joined = rows.sign_up(stage, "work", "language")
    rows.planned(stage)
    with acting(stage.runs):
        [want] = [one for one in rows.wants(stage) if one.topic == "work"]
        actions.drop_want(want=want, by=stage.runs, at=now(), themself=False)
    kept = Calendar.from_ical(anybody.get(page_of(joined, "calendar")).content)
    stands = {str(one["UID"]).rsplit("-", 1)[-1]: one["STATUS"] for one in kept.walk("VEVENT")}
    assert kept["METHOD"] == "PUBLISH", "one of the two goes on"
    assert stands == {"work@nahtlos": "CANCELLED", "language@nahtlos": "CONFIRMED"}


def test_a_talk_that_has_a_time_again_is_in_the_calendar_once(
    stage: rows.Stage, anybody: Client
) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    anybody.post(page_of(joined, "wait", rows_of(stage).pk))
    gone, _kept = _event_of(joined, anybody)
    rows.take(stage, rows.plan_now(stage, now=1))
    again, kept = _event_of(joined, anybody)
    assert (kept["METHOD"], again["STATUS"]) == ("PUBLISH", "CONFIRMED")
    assert again["SEQUENCE"] >= gone["SEQUENCE"]
    assert "Take it out of my calendar" not in text(anybody.get(page_of(joined)))


def test_whoever_comes_to_a_day_that_is_called_off_reads_so(
    stage: rows.Stage, anybody: Client
) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    GIVEN_UP["with the day"](stage, joined, anybody)
    page = text(anybody.get(page_of(joined)))
    assert "This day does not take place." in page
    assert "This day is over." not in page
    assert "Your times" not in page


def test_nobody_moves_somebody_elses_time(stage: rows.Stage, anybody: Client) -> None:
    first, _second = rows.sign_up(stage), rows.sign_up(stage)
    rows.planned(stage)
    with acting(stage.runs):
        other = Meeting.objects.get(number=2)
    assert anybody.get(page_of(first, "time", other.pk)).status_code == 404


def test_the_name_is_shown_and_taken_back(stage: rows.Stage, anybody: Client) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    for shown, names in (([stage.jobcenter.pk], 1), ([], 0)):
        assert anybody.post(page_of(joined, "names"), {"shown": shown}).status_code == 302
        with acting(stage.at_jobcenter):
            assert Guest.objects.count() == names


def test_staff_at_the_door_sees_the_arrival_button(stage: rows.Stage, anybody: Client) -> None:
    joined = rows.sign_up(stage)
    here = page_of(joined, "answer", "here")
    assert here not in text(anybody.get(page_of(joined)))
    assert anybody.post(here).status_code != 200
    assert rows.visitor(stage, 1).state == State.COMING
    door = enter(stage.runs)
    assert here in text(door.get(page_of(joined)))
    door.post(here)
    assert rows.visitor(stage, 1).state == State.HERE


def test_a_person_finds_the_day_on_their_own_page(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    joined = rows.name(stage, person, adviser)
    other = makers.make_person(adviser, "Iryna")
    herself, somebody = (makers.make_login(one, adviser) for one in (person, other))
    assert page_of(joined) in text(enter(herself).get(reverse("days:own")))
    assert page_of(joined) not in text(enter(somebody).get(reverse("days:own")))
    assert page_of(joined) in text(enter(adviser).get(reverse("days:name", args=[person.pk])))


def test_a_language_below_is_enough_and_none_is_not(stage: rows.Stage, anybody: Client) -> None:
    there, form = reverse("days:sign-up", args=[stage.day.pk]), {"topics": ["work"], "when": "all"}
    assert anybody.post(there, form).status_code == 422
    assert anybody.post(there, form | {"more_languages": ["ti"]}).status_code == 302
    assert rows.visitor(stage, 1).languages == ["ti"]


def test_on_the_day_the_telephone_says_that_it_will_be_later(anybody: Client) -> None:
    stage = rows.make_stage(on=today())
    Day.objects.filter(pk=stage.day.pk).update(opens=0, closes=1440)
    stage.day.refresh_from_db()
    rows.make_desk(stage, stage.jobcenter, ["social"], hours=[[0, 1440]])
    with acting(stage.runs):
        actions.set_topics(day=stage.day, topics=[actions.Topical("social", 20, 9)], by=stage.runs)
    joined = rows.sign_up(stage, "social", hours=[[0, 1440]])
    assert "expected" in anybody.get(page_of(joined)).context
    rows.planned(stage)
    with acting(rows.usher(stage)):
        Meeting.objects.update(during=(0, 20))
    at = stage.day.moment(35)
    found = actions.expected_now(day=stage.day, number=1, by=rows.as_link(joined), at=at)
    assert list(found.values()) == ["00:35"]
    assert anybody.get(page_of(joined)).context["expected"]
