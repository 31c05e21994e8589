"""Papers from a file: what the case knows, what is written down, who may, and a region's templates."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind, Region
from nahtlos.people.models import Person
from nahtlos.plan import actions, queries
from nahtlos.plan.models import Paper, Template
from nahtlos.plan.papers.sources import SOURCES, Origin
from nahtlos.site import assets
from tests import makers
from tests.law.regional import coordinator
from tests.plan import rows
from tests.plan.papers.sheets import form, text_of

pytestmark = pytest.mark.django_db
LETTER = {"title": "Bitte", "subject": "Für {name}", "text": "Guten Tag {name}, {what}."}


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    assets.build()


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return makers.make_person(adviser)


@pytest.fixture
def keeper() -> Actor:
    return coordinator()


def fill(person: Person, key: str = "invitation") -> dict[str, queries.Filled]:
    choice = queries.paper_template(key, person.region_id)
    assert choice is not None
    return {one.field.key: one for one in queries.filled(choice, queries.known(person, now()))}


def make(person: Person, by: Actor, **values: str) -> tuple[Paper, bytes]:
    choice = queries.paper_template("invitation", person.region_id)
    assert choice is not None
    given = {one.key: f"«{one.key}»" for one in queries.letter_of(choice).fields} | values
    wish = actions.Wish(given, {}, tuple(values), "uk")
    with acting(by):
        return actions.make_paper(person=person, choice=choice, wish=wish, by=by, at=now())


def test_each_field_says_where_it_was_found(olena: Person, adviser: Actor) -> None:
    makers.make_record(olena, adviser, birth_date=date(1988, 4, 12))
    makers.make_contact(olena, adviser)
    makers.make_institution(olena.region, Kind.JOBCENTER)
    with acting(adviser):
        found = fill(olena, "jobcenter_cover")
    assert (found["birth_date"].value, found["birth_date"].origin) == (
        "12. April 1988",
        Origin.RECORD,
    )
    assert found["person_telephone"].origin == Origin.CONTACT
    assert found["to_name"].origin == Origin.DIRECTORY
    assert found["papers"].origin == Origin.ASKED


def test_the_invitation_takes_the_next_appointment(olena: Person, adviser: Actor) -> None:
    rows.make_appointment(olena, adviser)
    with acting(adviser):
        found = fill(olena)
    assert found["place"].value == "Zimmer 12"
    assert found["bring"].origin == Origin.PLAN


def test_burdens_and_health_are_nowhere_in_what_is_known(olena: Person, adviser: Actor) -> None:
    makers.make_own_consent(olena, adviser)
    makers.make_burden(olena, adviser, "debt", what_helps="Schuldnerberatung")
    makers.make_fact(olena, adviser, "disability", value=True, part="health")
    with acting(adviser):
        known = queries.known(olena, now())
    assert set(known.values) <= set(SOURCES)
    assert "Schuldnerberatung" not in " ".join(known.values.values())


def test_that_it_was_made_is_kept_and_not_what_stood_on_it(olena: Person, adviser: Actor) -> None:
    kept, made = make(olena, adviser, name="Sehr geheim")
    assert "Sehr geheim" in text_of(made)
    assert kept.typed == ["name"]
    with acting(adviser):
        row = str(Paper.objects.values().get()) + str(list(Change.objects.values("after")))
    assert "Sehr geheim" not in row
    assert len(kept.digest) == 64


def test_who_does_not_keep_the_file_makes_no_paper(olena: Person) -> None:
    with pytest.raises(Refused):
        make(olena, makers.make_member())


def draft(keeper: Actor, **more: Any) -> Template:
    with acting(keeper):
        return actions.draft_template(by=keeper, at=now(), **(LETTER | more))


def publish(template: Template, keeper: Actor, **sources: str) -> Template:
    with acting(keeper):
        return actions.publish_template(template=template, sources=sources, by=keeper, at=now())


def test_a_draft_is_not_offered_and_a_published_letter_is(keeper: Actor) -> None:
    made = draft(keeper)
    region = makers.sure(keeper.region)
    with acting(keeper):
        before = [one.row for one in queries.paper_templates(region) if one.row]
    publish(made, keeper, name="person.name", what="health.disability")
    with acting(keeper):
        after = [one.row for one in queries.paper_templates(region) if one.row]
    assert (before, [one.title for one in after]) == ([], ["Bitte"])
    assert after[0].sources == {"name": "person.name"}


def test_the_next_version_takes_the_place_of_the_one_before(keeper: Actor) -> None:
    first = publish(draft(keeper), keeper)
    publish(draft(keeper, title="Neu", follows=first), keeper)
    with acting(keeper):
        told = [(one.number, one.ended_at is None) for one in Template.objects.order_by("number")]
    assert told == [(1, False), (2, True)]


def test_a_form_of_the_region_is_filled_from_the_file(keeper: Actor) -> None:
    house = makers.make_institution(Region.objects.get(pk=makers.sure(keeper.region)))
    adviser = makers.make_member(house)
    olena = makers.make_person(adviser)
    content = actions.read_form(form(("Name", "/Tx"), ("Ort", "/Tx")))
    made = draft(keeper, subject="", text="", form=content)
    publish(made, keeper, Name="person.name")
    with acting(adviser):
        choice = queries.paper_template(f"own-{made.family.hex}", olena.region_id)
        assert choice is not None
        filled = queries.filled(choice, queries.known(olena, now()))
        given = {one.field.key: one.value for one in filled}
        _kept, paper = actions.make_paper(
            person=olena, choice=choice, wish=actions.Wish(given), by=adviser, at=now()
        )
    assert str(olena) in text_of(paper)


@pytest.mark.parametrize("column", ["title", "text", "sources"])
def test_what_was_published_is_never_changed(keeper: Actor, column: str) -> None:
    made = publish(draft(keeper), keeper)
    value = {"sources": {"a": "b"}}.get(column, "anders")
    with acting(keeper), pytest.raises(Error, match="never changed"), transaction.atomic():
        Template.objects.filter(pk=made.pk).update(**{column: value})


def test_templates_are_seen_in_their_region_and_by_staff_alone(keeper: Actor) -> None:
    publish(draft(keeper), keeper)
    elsewhere = coordinator()
    here = makers.make_institution(Region.objects.get(pk=makers.sure(keeper.region)))
    adviser = makers.make_member(here)
    seen = []
    for actor in (keeper, adviser, elsewhere, makers.newcomer(makers.make_person(adviser))):
        with acting(actor):
            seen.append(Template.objects.count())
    assert seen == [1, 1, 0, 0]


def test_only_the_coordination_keeps_templates(adviser: Actor) -> None:
    with pytest.raises(Refused):
        draft(adviser)


def test_a_withdrawn_template_is_offered_no_more(keeper: Actor) -> None:
    made = publish(draft(keeper), keeper)
    with acting(keeper):
        actions.withdraw_template(template=made, by=keeper, at=now())
        assert queries.paper_template(f"own-{made.family.hex}", made.region_id) is None


def test_the_plan_of_the_file_comes_onto_paper(olena: Person, adviser: Actor) -> None:
    rows.make_goal(olena, adviser)
    makers.make_step(olena, adviser, "Diplom schicken", own_words="Надіслати диплом")
    with acting(adviser):
        sheet = queries.sheet_of(olena, now(), language="uk")
    assert sheet.goals[0].own == "Знову медсестра"
    assert (sheet.steps[0].what.own, sheet.steps[0].what.german) == (
        "Надіслати диплом",
        "Diplom schicken",
    )
    assert sheet.reach is not None
