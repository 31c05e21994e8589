"""The ways of real rows: seats, waiting lists, roads under way, titles that end, what nobody knows."""

from datetime import date, timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.law.catalogue import catalogue
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.people.queries import file_of
from nahtlos.plan.catalogue import kinds, parts, phrase
from nahtlos.plan.engine.needs import Facts, met
from nahtlos.plan.queries import WaysAnswer, ways_for
from nahtlos.plan.queries.legs import facts_at
from nahtlos.plan.translate import truth
from nahtlos.plan.translate.offers import about
from tests.makers import (
    make_fact,
    make_household_member,
    make_institution,
    make_member,
    make_person,
    make_qualification,
    make_record,
)
from tests.offers.rows import make_offer, make_run
from tests.recognition.rows import make_procedure

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    """A nurse with protection and German A2, who wants to be one again."""
    person = make_person(adviser)
    until = today() + timedelta(days=100)
    make_record(
        person, adviser, birth_date="1998-04-12", arrival_date="2023-09-01", nationality="UA",
        status="ae_24", status_since="2023-10-01", status_until=until, goal_kind="job",
        goal_kldb="81302", goal_text="Wieder Pflegefachfrau sein",
    )  # fmt: skip
    for name, value in FACTS.items():
        make_fact(person, adviser, name, value)
    return person


FACTS = {
    "german": "A2", "benefit": "SGB_II", "registered_jobseeker": True, "latin_script": True,
    "literacy_functional": True, "unemployed": True, "employed": False,
}  # fmt: skip


@pytest.fixture
def school(olena: Person) -> Institution:
    return make_institution(olena.region, Kind.SCHOOL)


def ask(person: Person, by: Actor) -> WaysAnswer:
    with acting(by):
        return ways_for(file_of(person.pk), today())


def of_kind(answer: WaysAnswer, kind: str) -> list[str]:
    assert answer.asking is not None
    return [id_ for id_, laid in answer.asking.laid.items() if laid.told.kind == kind]


def session_days(answer: WaysAnswer) -> list[tuple[int, int]]:
    """Days from today and seats of the first course."""
    assert answer.asking is not None
    [course, *_rest] = [one.step for one in answer.asking.laid.values() if one.told.offer]
    return [((one.day - today()).days, one.seats) for one in course.starts]


def test_every_instrument_of_the_law_plays_one_part() -> None:
    assert set(parts()) == set(catalogue().instruments)


def test_every_kind_has_a_sentence_in_the_persons_language() -> None:
    assert [one.key for one in kinds().values() if phrase(one.phrase) is None] == []


@pytest.mark.parametrize(
    ("title", "occupation", "expected"),
    [
        ("Anpassungslehrgang Elektro", "Elektroniker/in (Handwerk)", True),
        ("Vorbereitung auf die Externenprüfung Verkauf", "Verkäufer/in", True),
        ("Pflegehelfer:in mit Deutsch B1", "Pflegefachfrau/Pflegefachmann", False),
    ],
)
def test_a_title_names_an_occupation(title: str, occupation: str, *, expected: bool) -> None:
    assert about(title, occupation) is expected


def test_a_start_has_the_seats_that_are_left(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    make_run(make_offer(school, weeks=10), seats=2, held=1, days=30)
    assert session_days(ask(olena, adviser))[0] == (30, 1)


def test_a_full_start_is_waited_for(olena: Person, adviser: Actor, school: Institution) -> None:
    make_run(make_offer(school, weeks=10), seats=2, held=2, days=30)
    answer = ask(olena, adviser)
    assert answer.asking is not None
    [course] = [one.step for one in answer.asking.laid.values() if one.told.offer]
    assert (course.starts[0].seats, course.waiting > 0) == (0, True)


def test_later_starts_are_expected_at_the_same_interval(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    offer = make_offer(school, weeks=10)
    make_run(offer, days=30)
    make_run(offer, days=130)
    answer = ask(olena, adviser)
    assert [day for day, _seats in session_days(answer)[:4]] == [30, 130, 230, 330]


def test_letters_are_not_taught_to_those_who_read_them(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    make_run(make_offer(school, level_from="A0", level_to="A1", teaches_script=True))
    assert of_kind(ask(olena, adviser), "course") == []


def test_a_level_that_nobody_teaches_is_sought_elsewhere(olena: Person, adviser: Actor) -> None:
    assert "elsewhere-B1" in of_kind(ask(olena, adviser), "course_elsewhere")


@pytest.mark.parametrize(
    ("state", "kinds_expected"),
    [
        ("applied", ["decision"]),
        ("deficient", ["papers_missing", "decision"]),
        ("advised", ["papers", "decision"]),
    ],
)
def test_what_is_under_way_shortens_the_road(
    olena: Person, adviser: Actor, state: str, kinds_expected: list[str]
) -> None:
    learned = make_qualification(olena, adviser, kldb="81302")
    missing = {"missing": "Fächer mit Stunden"} if state == "deficient" else {}
    applied = {"applied_on": None} if state == "advised" else {}
    make_procedure(learned, adviser, state=state, **missing, **applied)
    answer = ask(olena, adviser)
    found = ["recognition_advice", "papers", "papers_missing", "decision"]
    assert [kind for kind in found if of_kind(answer, kind)] == kinds_expected


def test_a_decision_that_is_due_takes_the_days_that_are_left(olena: Person, adviser: Actor) -> None:
    learned = make_qualification(olena, adviser, kldb="81302")
    due = today() + timedelta(days=40)
    make_procedure(
        learned, adviser, state="complete", papers_complete_on=today(), decision_due_on=due
    )
    answer = ask(olena, adviser)
    assert answer.asking is not None
    assert answer.asking.laid["decision"].step.duration.likely == 40


def test_a_title_that_ends_is_told_and_not_the_end(olena: Person, adviser: Actor) -> None:
    make_procedure(make_qualification(olena, adviser, kldb="81302"), adviser)
    answer = ask(olena, adviser)
    last = today() + timedelta(days=100)
    crossed = {c.turn.day - timedelta(days=1) for road in answer.roads for c in road.way.crossings}
    assert answer.reaches_goal
    assert crossed == {last}


def test_small_children_need_care_unless_it_is_settled(olena: Person, adviser: Actor) -> None:
    make_household_member(olena, adviser, relation="child", birth_date=today())
    with acting(adviser):
        record = file_of(olena.pk).record
        assert record is not None
        record.children_known = True
        record.save()
        file = file_of(olena.pk)
        settled = ways_for(file, today(), cared=True)
    assert (ask(olena, adviser).plans_care, settled.plans_care) == (True, False)


def test_without_a_goal_the_ways_lead_into_any_work(adviser: Actor) -> None:
    person = make_person(adviser)
    make_record(person, adviser, status="ae_24", nationality="UA")
    make_fact(person, adviser, "german", "A2")
    answer = ask(person, adviser)
    assert [road.kind for road in answer.roads] == ["fastest"]
    assert answer.roads[0].way.first_work_on is not None


def test_what_is_closed_is_named_where_nothing_leads_there(adviser: Actor) -> None:
    person = make_person(adviser)
    make_record(
        person, adviser, status="gestattung_reception", nationality="SY", arrival_date=today(),
        goal_kind="self_employment", goal_kldb="28222",
    )  # fmt: skip
    answer = ask(person, adviser)
    assert not answer.reaches_goal
    assert any(stop.closed or stop.lacks for stop in answer.obstacles)


def test_studies_are_not_reckoned(adviser: Actor) -> None:
    person = make_person(adviser)
    make_record(person, adviser, goal_kind="studies")
    assert not ask(person, adviser).computed


@pytest.mark.parametrize("state", ["applied", "advised"])
def test_no_leg_begins_before_needs_law_and_start_are_there(
    olena: Person, adviser: Actor, school: Institution, state: str
) -> None:
    """Asked once more, apart from the search: the facts of that day, the law of that day, the date."""
    offer = make_offer(school, weeks=12, instruments=["ik_allgemein", "bsk_a2_b1"])
    make_run(offer, days=45)
    make_run(make_offer(school, "B2", level_from="B1", level_to="B2", weeks=16), days=60)
    applied = {"applied_on": None} if state == "advised" else {}
    make_procedure(
        make_qualification(olena, adviser, kldb="81302"), adviser, state=state, **applied
    )
    answer = ask(olena, adviser)
    assert answer.asking is not None
    assert answer.roads
    for road in answer.roads:
        for leg in road.legs:
            facts = facts_at(answer.asking, road.way, leg.leg)
            assert all(met(need, facts) for need in leg.leg.step.needs), leg.leg.step.id
            _open(answer, leg.leg.step.instrument, facts, leg.leg.start)
            starts = {one.day for one in leg.leg.step.starts}
            assert not starts or leg.leg.start in starts


def _open(answer: WaysAnswer, name: str | None, facts: Facts, day: date) -> None:
    """Open by the law room's own answer, or not known, and then the leg says so."""
    assert answer.asking is not None
    if name is not None:
        assert truth(answer.asking.room.asked(facts, day), name) is not False, name


def test_the_law_of_today_says_the_same_as_the_law_room(olena: Person, adviser: Actor) -> None:
    answer = ask(olena, adviser)
    assert answer.asking is not None
    with acting(adviser):
        checked = law.check(file_of(olena.pk).document, on=today())
    asked = answer.asking.room.asked(answer.who.facts, today())
    verdicts = {one.id: one.verdict for one in checked.instruments}
    assert {id_: asked.verdict(id_) for id_ in verdicts} == verdicts
