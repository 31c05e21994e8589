"""Pages of projects: each for whom it is meant, with what each may see, and a sentence for bad input."""

from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client

from nahtlos.core.roles import Immigration
from nahtlos.core.wall import acting
from nahtlos.jobs import projects as jobs
from nahtlos.jobs.post import courier
from nahtlos.network.models import Kind
from nahtlos.outbox.models import Message, Notice
from nahtlos.projects import actions
from nahtlos.projects.models import Attendance, Participation, Project, ProjectPartner, Slot
from tests import makers
from tests.internships import rows as internships
from tests.network.entering import enter, queries_of
from tests.outbox.rows import make_way
from tests.projects.rows import (
    NOW,
    TODAY,
    Stage,
    fill,
    fresh,
    go,
    make_project,
    make_stage,
    make_taken,
    project_of,
    propose,
    watcher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return make_stage()


@pytest.fixture
def phone(stage: Stage) -> Client:
    return enter(makers.make_login(stage.person, stage.holder))


def text(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def parts(name: str, day: date) -> dict[str, int]:
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


TOLD = {
    "title": "Neu", "aims": "Ankommen", "places": "12", "contact_name": "Greta",
    "contact_telephone": "030 23125 010",
}  # fmt: skip


def test_the_coordination_plans_a_project_with_partners_and_a_week() -> None:
    made = make_stage("planned")
    desk, school = enter(made.lead), makers.make_institution(made.region, Kind.SCHOOL)
    assert desk.post("/projects/new/", TOLD | {"places": "0"}).status_code == 422
    late = parts("starts_on", TODAY) | parts("ends_on", TODAY - timedelta(days=1))
    assert desk.post("/projects/new/", TOLD | late).status_code == 422
    days = parts("starts_on", TODAY) | parts("ends_on", TODAY + timedelta(days=90))
    url = desk.post("/projects/new/", TOLD | days)["Location"]
    assert desk.post(f"{url}move/planned/").status_code == 302
    assert "No partner that meets" in text(desk, url)
    assert desk.post(f"{url}move/agreed/").status_code == 403
    ask = {"institution": str(school.pk), "meets": "on", "hours": "8"}
    assert desk.post(f"{url}partners/", ask | {"hours": "900"}).status_code == 422
    assert desk.post(f"{url}partners/", ask).status_code == 302
    slot = {"weekday": "0", "begins": "9:00", "ends": "12:00", "what": "Deutsch"}
    assert desk.post(f"{url}week/add/", slot | {"ends": "8:00"}).status_code == 422
    assert desk.post(f"{url}week/add/", slot).status_code == 302
    assert desk.post(f"{url}week/add/", slot).status_code == 422
    assert "Deutsch" in text(desk, f"{url}week/")


def test_a_partner_agrees_and_says_what_it_gives() -> None:
    made = make_stage("planned")
    school = makers.make_institution(made.region, Kind.SCHOOL)
    by, desk = enter(makers.make_member(school)), enter(made.lead)
    url = f"/projects/{made.project.pk}/"
    assert desk.post(f"{url}partners/", {"institution": str(school.pk)}).status_code == 302
    with acting(made.lead):
        partner = ProjectPartner.objects.get(institution=school)
    assert "Would your institution like to be a partner?" in text(by, url)
    assert "Waits for your answer" in text(by, "/projects/")
    answer = f"/projects/partners/{partner.pk}/"
    assert enter(made.trainer).get(f"{answer}agree/").status_code == 403
    text(by, f"{answer}agree/")
    assert by.post(f"{answer}agree/", {"money": "-3"}).status_code == 422
    assert by.post(f"{answer}agree/", {"money": "500", "rooms": "Raum 3"}).status_code == 302
    assert "Raum 3" in text(by, url)
    assert by.post(f"{answer}agree/", {"rooms": "Raum 4"}).status_code == 302
    assert by.post(f"{answer}decline/", {"words": ""}).status_code == 422
    assert by.post(f"{answer}decline/", {"words": "Kein Raum mehr"}).status_code == 302
    assert desk.post(f"{answer}again/").status_code == 302
    assert desk.post(f"{answer}drop/").status_code == 302
    assert desk.post(f"{answer}dance/").status_code == 404


def test_a_partner_gets_a_mail_that_names_nobody(stage: Stage) -> None:
    chamber = makers.make_institution(stage.region, Kind.CHAMBER, email="ihk@nahtlos.example")
    enter(stage.lead).post(f"/projects/{stage.project.pk}/partners/", {"institution": chamber.pk})
    with acting(stage.lead):
        partner = ProjectPartner.objects.get(institution=chamber)
    jobs.tell_partner(partner=str(partner.pk), region=str(stage.region.pk), state="asked")
    with acting(courier(stage.region.pk)):
        assert Notice.objects.filter(address="ihk@nahtlos.example").count() == 1


def test_an_adviser_proposes_and_the_person_says_yes(stage: Stage, phone: Client) -> None:
    desk, url = enter(stage.holder), f"/persons/{stage.person.pk}/projects/"
    assert stage.project.title in text(desk, url)
    text(desk, f"{url}{stage.project.pk}/")
    bad = desk.post(f"{url}{stage.project.pk}/", {"needs": "<script>"})
    assert bad.status_code == 422
    assert desk.post(f"{url}{stage.project.pk}/", {"needs": "Fahrkarte"}).status_code == 302
    with acting(stage.holder):
        one = Participation.objects.get()
    assert stage.project.title in text(phone, "/my/")
    assert stage.project.title in text(phone, "/my/project/")
    mine = f"/my/project/{one.pk}/"
    assert "Fahrkarte" in text(phone, mine)
    assert "Olena" not in text(enter(stage.trainer), f"/projects/{stage.project.pk}/")
    assert phone.post(mine, {"answer": "perhaps"}).status_code == 404
    assert phone.post(mine, {"answer": "yes"}).status_code == 302
    assert phone.post(mine, {"answer": "yes"}).status_code == 403
    assert "Olena" in text(enter(stage.trainer), f"/projects/{stage.project.pk}/")
    assert "You have a place." in text(phone, "/my/project/")


def test_the_person_says_no_or_leaves(stage: Stage, phone: Client) -> None:
    one = propose(stage)
    assert phone.post(f"/my/project/{one.pk}/", {"answer": "no"}).status_code == 302
    taken = make_taken(stage)
    leave = f"/my/project/{taken.pk}/leave/"
    text(phone, leave)
    assert phone.post(leave, {"reason": "over"}).status_code == 422
    assert phone.post(leave, {"reason": "work"}).status_code == 302
    assert "Your time there is over." in text(phone, "/my/project/")


def test_the_person_waits_and_steps_off_the_list(stage: Stage, phone: Client) -> None:
    fill(stage)
    one = propose(stage)
    assert phone.post(f"/my/project/{one.pk}/", {"answer": "yes"}).status_code == 302
    assert "You are on the waiting list." in text(phone, "/my/project/")
    assert phone.post(f"/my/project/{one.pk}/", {"answer": "back"}).status_code == 302
    assert fresh(stage, one).state == "withdrawn"


def test_a_trainer_notes_a_day_on_a_phone_twice(stage: Stage) -> None:
    one, other = make_taken(stage), make_taken(stage, makers.make_person(stage.holder, "Saba"))
    trainer, url = enter(stage.trainer), f"/projects/{stage.project.pk}/attendance/"
    assert "Saba" in text(trainer, url)
    marks = {"day": TODAY.isoformat(), f"how-{one.pk}": "late"}
    for _ in range(2):
        assert trainer.post(url, marks | {"rest": "1"}).status_code == 302
    with acting(stage.trainer):
        assert dict(Attendance.objects.values_list("participation", "how")) == {
            one.pk: "late", other.pk: "present",
        }  # fmt: skip
    assert trainer.post(url, marks | {f"how-{one.pk}": "dancing"}).status_code == 404
    assert trainer.get(f"{url}?day=tomorrow").status_code == 404
    assert trainer.post(url, {"day": (TODAY + timedelta(days=1)).isoformat()}).status_code == 403
    for by in (stage.lead, stage.holder):
        assert enter(by).get(url).status_code == 403


def test_a_result_is_written_down_by_the_trainer_and_by_the_adviser(stage: Stage) -> None:
    one, trainer = make_taken(stage), enter(stage.trainer)
    page = f"/projects/participants/{one.pk}/"
    assert "Kinderbetreuung" in text(trainer, page)
    text(trainer, f"{page}result/")
    assert trainer.post(f"{page}result/", {"result": "job"}).status_code == 422
    assert trainer.post(f"{page}result/", {"result": ""}).status_code == 302
    desk = enter(stage.holder)
    told = {"result": "apprenticeship"} | parts("result_on", TODAY)
    assert desk.post(f"/persons/projects/{one.pk}/result/", told).status_code == 302
    assert "apprenticeship" in text(trainer, page)
    assert fresh(stage, one).result == "apprenticeship"


def test_somebody_leaves_at_the_trainers_or_the_advisers_word(stage: Stage) -> None:
    one, two = make_taken(stage), make_taken(stage, makers.make_person(stage.holder, "Saba"))
    trainer, desk = enter(stage.trainer), enter(stage.holder)
    assert (
        trainer.post(f"/projects/participants/{one.pk}/leave/", {"reason": ""}).status_code == 422
    )
    left = trainer.post(f"/projects/participants/{one.pk}/leave/", {"reason": "away"})
    assert left.status_code == 302
    text(desk, f"/persons/projects/{two.pk}/leave/")
    assert desk.post(f"/persons/projects/{two.pk}/leave/", {"reason": "work"}).status_code == 302
    assert project_of(stage).taken == 0


def test_an_internship_is_linked_on_the_file(stage: Stage) -> None:
    one, desk = make_taken(stage), enter(stage.holder)
    makers.make_record(stage.person, stage.holder)
    internship = internships.make_running(stage.person, stage.holder)
    act = f"/persons/projects/{one.pk}/"
    assert desk.post(f"{act}link/", {"internship": str(uuid4())}).status_code == 404
    assert desk.post(f"{act}link/", {"internship": str(internship.pk)}).status_code == 302
    assert "Does not belong to it" in text(desk, f"/persons/{stage.person.pk}/projects/")
    assert desk.post(f"{act}unlink/", {"internship": str(internship.pk)}).status_code == 302
    assert desk.post(f"{act}dance/").status_code == 404


def test_a_project_ends_with_words(stage: Stage) -> None:
    one, desk = make_taken(stage), enter(stage.lead)
    url = f"/projects/{stage.project.pk}/end/"
    text(desk, f"{url}ended/")
    assert desk.post(f"{url}ended/", {"words": ""}).status_code == 422
    assert desk.get(f"{url}running/").status_code == 404
    assert desk.post(f"{url}ended/", {"words": "Zwei Ausbildungen."}).status_code == 302
    jobs.keep_up(region=str(stage.region.pk))
    assert fresh(stage, one).state == "finished"
    assert "Zwei Ausbildungen." in text(desk, f"/projects/{stage.project.pk}/results/")
    assert desk.get(f"/projects/{stage.project.pk}/change/").status_code == 403


def test_the_coordination_changes_what_it_is_and_the_week(stage: Stage) -> None:
    desk, url = enter(stage.lead), f"/projects/{stage.project.pk}/"
    days = parts("starts_on", TODAY) | parts("ends_on", TODAY + timedelta(days=9))
    text(desk, f"{url}change/")
    assert desk.post(f"{url}change/", TOLD | days).status_code == 302
    assert desk.post(f"{url}change/", TOLD).status_code == 422
    with acting(stage.lead):
        slot = Slot.objects.filter(project=stage.project)[0]
    text(desk, f"/projects/slots/{slot.pk}/")
    new = {"weekday": "2", "begins": "14:00", "ends": "16:00", "what": "Mathe"}
    assert desk.post(f"/projects/slots/{slot.pk}/", new).status_code == 302
    assert desk.post(f"/projects/slots/{slot.pk}/drop/").status_code == 302
    assert enter(stage.trainer).get(f"{url}change/").status_code == 403


def test_results_are_exact_for_the_staff_alone(stage: Stage) -> None:
    one = make_taken(stage)
    page = f"/projects/{stage.project.pk}/results/"
    with acting(stage.trainer) as by:
        actions.finish(one=one, result="job", on=TODAY, by=by, at=NOW)
    assert "you see every number" in text(enter(stage.trainer), page)
    assert "fewer than 3" in text(enter(stage.lead), page)


def test_pages_of_others_are_not_there(stage: Stage, phone: Client) -> None:
    one = make_taken(stage)
    office = makers.make_institution(stage.region, Kind.IMMIGRATION_OFFICE)
    other = enter(makers.make_member(office, Immigration))
    assert other.get("/projects/").status_code == 403
    assert phone.get("/projects/").status_code == 403
    stranger = enter(makers.make_member(makers.make_institution(stage.region)))
    text(stranger, f"/projects/{stage.project.pk}/")
    assert stranger.get(f"/projects/participants/{one.pk}/").status_code == 404
    assert stranger.get(f"/persons/{stage.person.pk}/projects/").status_code == 404
    assert phone.get(f"/my/project/{uuid4()}/").status_code == 404
    assert enter(stage.lead).post("/projects/new/", {"title": "\x00"}).status_code == 422


def test_lists_ask_the_same_however_long(stage: Stage) -> None:
    trainer = enter(stage.trainer)
    pages = (
        "/projects/",
        f"/projects/{stage.project.pk}/",
        f"/projects/{stage.project.pk}/attendance/",
    )
    with acting(stage.lead):
        Project.objects.filter(pk=stage.project.pk).update(places=20)
    for page in pages:
        trainer.get(page)
        make_taken(stage, makers.make_person(stage.holder, "Amir"))
        make_project(stage.lead, title="Noch eins")
        few = queries_of(partial(trainer.get, page))
        for number in range(3):
            make_taken(stage, makers.make_person(stage.holder, f"Ali{number}"))
            make_project(stage.lead, title=f"Noch eins {number}")
        assert queries_of(partial(trainer.get, page)) == few


def test_the_person_is_told_of_what_others_do(stage: Stage) -> None:
    make_way(stage.person, stage.holder)
    propose(stage)
    with acting(stage.holder):
        assert Message.objects.filter(person=stage.person, kind="news").count() == 1
    go(stage.project, stage.lead, "given_up")
    jobs.tend(watcher(stage.region))
    with acting(stage.holder):
        assert Message.objects.filter(person=stage.person, kind="news").count() >= 1
