"""Pages for preparing: a day made, repeated, opened; institutions asked; visitors named."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.clock import today
from nahtlos.core.roles import Immigration
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Answered, Coming, Day, Desk, Helper, Phase, Room
from nahtlos.network.models import Kind
from nahtlos.people.models import Consent
from tests import makers
from tests.days import rows
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage()


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_day_is_made_with_topics_and_rooms(stage: rows.Stage) -> None:
    page, on = enter(stage.runs), today() + timedelta(days=14)
    form = {"title": "Beratung", "hours": "9–12:30", "place": "Rathaus", "languages": ["de"],
            "on_day": on.day, "on_month": on.month, "on_year": on.year}  # fmt: skip
    assert page.post(reverse("days:new"), form).status_code == 302
    made = Day.objects.get(title="Beratung")
    assert (made.opens, made.closes, made.phase) == (540, 750, Phase.PREPARING)
    places = {f"{t}_{what}": n for t in ("work", "apprenticeship", "language", "recognition",
              "residence", "social", "employers") for what, n in (("places", 0), ("minutes", 20))}  # fmt: skip
    there = reverse("days:topics", args=[made.pk])
    assert page.post(there, places | {"work_places": 12, "work_minutes": 30}).status_code == 302
    assert [(s.topic, s.places, s.minutes) for s in queries.subjects_of(made.pk)] == [
        ("work", 12, 30)
    ]
    page.post(
        reverse("days:rooms", args=[made.pk]),
        {"rooms": "Saal; 0; 0; 0; 6; 4\nZimmer 12; 1; 0; 0; 3; 3"},
    )
    assert {r.name for r in Room.objects.filter(day=made)} == {"Saal", "Zimmer 12"}
    assert "Zimmer 12" in text(page.get(reverse("days:show", args=[made.pk])))


@pytest.mark.parametrize("hours", ["9 bis 12", "12–9", "25–26", "9–12, 13–15"])
def test_hours_that_cannot_be_read_say_how(stage: rows.Stage, hours: str) -> None:
    page = enter(stage.runs).post(reverse("days:new"), {"title": "Kept words", "hours": hours})
    assert page.status_code == 422
    assert "Kept words" in text(page)
    assert page.context["form"].errors["hours"]


def test_a_room_that_stands_beside_the_plan_is_named_by_its_line(stage: rows.Stage) -> None:
    there = reverse("days:rooms", args=[stage.day.pk])
    page = enter(stage.runs).post(there, {"rooms": "Saal; 0; 0; 0; 6; 4\nTurm; 0; 40; 0; 6; 4"})
    assert "2" in page.context["form"].errors["rooms"][0]


def test_an_institution_is_asked_and_confirms(stage: rows.Stage) -> None:
    asks, answers = enter(stage.runs), enter(stage.at_school)
    asks.post(reverse("days:ask-desk", args=[stage.day.pk]),
              {"institution": stage.school.pk, "topics": ["language"]})  # fmt: skip
    desk = Desk.objects.get(day=stage.day, state=Answered.ASKED)
    assert reverse("days:desk", args=[desk.pk]) in text(answers.get(reverse("days:list")))
    form = {
        "topics": ["language"],
        "languages": ["de", "ar"],
        "hours": "10–12",
        "staff_name": "Kim",
    }
    assert answers.post(reverse("days:desk", args=[desk.pk]), form).status_code == 302
    desk.refresh_from_db()
    assert (desk.state, desk.hours, desk.languages) == (
        Answered.CONFIRMED,
        [[600, 720]],
        ["de", "ar"],
    )
    assert enter(stage.at_jobcenter).get(reverse("days:desk", args=[desk.pk])).status_code == 403


def test_the_immigration_office_answers_for_its_desk(stage: rows.Stage) -> None:
    bureau = makers.make_institution(stage.region, Kind.IMMIGRATION_OFFICE)
    desk = rows.make_desk(stage, bureau, ["work"])
    member = enter(makers.make_member(bureau, Immigration))
    assert member.post(reverse("days:decline", args=[desk.pk])).status_code == 302
    desk.refresh_from_db()
    assert desk.state == Answered.DECLINED


def test_an_interpreter_is_put_down_by_whoever_runs_it(stage: rows.Stage) -> None:
    form = {"name": "Rahel", "helps": "interpreting", "languages": ["de", "ti"], "hours": "9–12",
            "by_video": "on", "state": "confirmed"}  # fmt: skip
    there = reverse("days:new-helper", args=[stage.day.pk])
    assert enter(stage.at_school).post(there, form).status_code == 403
    assert enter(stage.runs).post(there, form).status_code == 302
    with acting(stage.runs):
        assert Helper.objects.get().by_video


def test_the_next_of_a_series_and_opening(stage: rows.Stage) -> None:
    Day.objects.filter(pk=stage.day.pk).update(weeks=2)
    on = actions.next_date(Day.objects.get(pk=stage.day.pk), timezone.localdate())
    assert on is not None
    page = enter(stage.runs)
    form = {"on_day": on.day, "on_month": on.month, "on_year": on.year}
    assert page.post(reverse("days:again", args=[stage.day.pk]), form).status_code == 302
    new = Day.objects.get(before=stage.day)
    page.post(reverse("days:turn", args=[new.pk, "open"]))
    new.refresh_from_db()
    assert (new.on, new.phase) == (on, Phase.OPEN)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_of_visitors_asks_the_same_however_long(stage: rows.Stage, how_many: int) -> None:
    for _ in range(how_many):
        rows.sign_up(stage, "work", "language")
    page, there = enter(stage.runs), reverse("days:visitors", args=[stage.day.pk])
    page.get(there)
    assert queries_of(lambda: page.get(there)) == 11


def named(stage: rows.Stage, adviser: Any, person: Any, **more: object) -> Any:
    form = {"topics": ["work"], "languages": ["uk"], "hours": "9–12"} | more
    return enter(adviser).post(reverse("days:name-for", args=[person.pk, stage.day.pk]), form)


def test_an_adviser_names_a_person_and_consent_goes_to_exactly_those(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    page = enter(adviser).get(reverse("days:name-for", args=[person.pk, stage.day.pk]))
    assert "consent-words" in text(page)
    assert named(stage, adviser, person, shown=[stage.jobcenter.pk], read="on").status_code == 302
    with acting(adviser):
        consent = Consent.objects.get()
        assert (consent.recipient_id, consent.purpose) == (stage.jobcenter.pk, "day")
        assert consent.parts == ["plan", "profile"]
        assert Coming.objects.get().person_id == person.pk


def test_topics_are_proposed_from_the_plan(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    there = reverse("days:name-for", args=[person.pk, stage.day.pk])

    def proposed() -> list[str]:
        return list(enter(adviser).get(there).context["form"].initial["topics"])

    assert proposed() == []
    makers.make_step(person, adviser, "Write a CV", phrase="write_cv")
    assert proposed() == ["work"], "the catalogue knows what a sentence is about"
    makers.make_step(person, adviser, "Deutschkurs suchen")
    makers.make_step(person, adviser, "Wohnung suchen")
    assert proposed() == ["language", "work"], "guessed from words, and only what the day offers"


def test_without_the_words_read_there_is_no_consent(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    assert named(stage, adviser, person, shown=[stage.jobcenter.pk]).status_code == 422
    with acting(adviser):
        assert (Consent.objects.count(), Coming.objects.count()) == (0, 0)


def test_a_person_is_named_once(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    named(stage, adviser, person)
    assert named(stage, adviser, person).status_code == 422
    assert [want.turn for want in rows.wants(stage)] == [1]


def test_somebody_elses_person_cannot_be_named(stage: rows.Stage) -> None:
    _adviser, person = rows.holder(stage)
    assert named(stage, stage.at_jobcenter, person).status_code == 404
