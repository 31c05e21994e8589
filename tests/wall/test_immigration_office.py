"""The immigration office sees the questions that it was asked, and by no road anything else."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Immigration
from nahtlos.core.wall import acting
from nahtlos.jobs import referrals as jobs
from nahtlos.network.models import Account, Kind
from nahtlos.people.models import Person
from nahtlos.referrals import actions
from nahtlos.referrals.models import Outcome, Question
from nahtlos.web.sign_in import BACKEND
from tests import makers
from tests.outbox.rows import carry_everything
from tests.wall.ground import ask, walled
from tests.wall.test_side_doors import error

pytestmark = pytest.mark.django_db
HIDDEN = ("Geheimova", "030 23125 077", "Talked of debts", "Secret step", "Verborgenova")
SHOWN = "Gefragtova"


@dataclass(frozen=True)
class Scene:
    """A person with a whole file about whom the office is asked, and another one who is not."""

    adviser: Actor
    person: Person
    other: Person
    office: Actor
    question: Question


@pytest.fixture
def scene(db: None, settings: Any) -> Scene:
    settings.SECOND_FACTOR = False
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    house = makers.make_institution(region, Kind.IMMIGRATION_OFFICE)
    office = makers.make_member(house, Immigration)
    person = makers.make_person(adviser, "Mila", SHOWN, native_name="Geheimova")
    other = makers.make_person(adviser, "Nora", "Verborgenova")
    for whose in (person, other):
        makers.make_contact(whose, adviser, HIDDEN[1])
        makers.make_note(whose, adviser, HIDDEN[2])
        makers.make_step(whose, adviser, HIDDEN[3])
        makers.make_record(whose, adviser)
    makers.make_question(other, adviser, house, "asked")
    makers.make_question(other, adviser, house, "withdrawn")
    makers.make_referral(person, makers.make_institution(region, Kind.SCHOOL).pk, adviser)
    question = makers.make_question(person, adviser, house, name=f"Mila {SHOWN}")
    return Scene(adviser, person, other, office, question)


@pytest.fixture
def client(scene: Scene) -> Client:
    signed_in = Client(raise_request_exception=False)
    signed_in.force_login(
        Account.objects.get(pk=makers.sure(scene.office.account)), backend=BACKEND
    )
    return signed_in


def test_no_query_shows_anything_but_the_open_question(scene: Scene) -> None:
    with acting(scene.office):
        counted = {table: ask(f"select count(*) from {table}")[0][0] for table in walled()}
        assert {table: n for table, n in counted.items() if n} == {"referrals_question": 1}
        assert ask("select id from referrals_question") == [(scene.question.pk,)]
        assert ask("select count(*) from referrals_gap") == [(0,)]
        assert ask("select count(*) from people_counted()") == [(0,)]
        assert ask("select count(*) from referrals_counted()") == [(0,)]
        assert ask("select count(*) from referrals_declined()") == [(0,)]


def patterns(
    of: URLResolver, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], URLPattern]]:
    """Every address of the site with its name."""
    for each in of.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each, (*before, each.namespace) if each.namespace else before)
        elif each.name:
            yield before, each


def addresses(scene: Scene) -> Iterator[str]:
    """Every address, with the keys of this scene wherever a key is asked for."""
    keys: dict[str, Any] = {
        "person": scene.person.pk, "question": scene.question.pk, "institution": scene.office.institution,
        "token": "x", "topic": "work", "kind": "contact", "to": "done", "verb": "see", "step": scene.person.pk,
    }  # fmt: skip
    resolver = get_resolver()
    for spaces, each in patterns(resolver):
        wanted = {name: keys.get(name, scene.person.pk) for name in each.pattern.converters}
        for key in (scene.person.pk, scene.other.pk):
            more = wanted | ({"person": key} if "person" in wanted else {})
            try:
                where = ":".join((*spaces, str(each.name)))
                yield reverse(where, kwargs=more)
            except NoReverseMatch:
                break


def said_on(page: Any) -> str:
    """All that a page says, also where it is sent piece by piece."""
    said: bytes = b"".join(page.streaming_content) if page.streaming else page.content
    return said.decode(errors="replace")


def test_no_page_no_call_and_no_error_shows_anything_else(
    scene: Scene, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asked = sorted(set(addresses(scene)))
    assert len(asked) > 100
    for address in asked:
        page = client.get(address, follow=False)
        text = said_on(page) + json.dumps(dict(page.headers), default=str)
        assert [word for word in HIDDEN if word in text] == [], address
        assert SHOWN not in text or str(scene.question.pk) in address, address
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert [word for word in (*HIDDEN, SHOWN) if word in logged] == []


def test_pages_with_a_person_are_not_there(scene: Scene, client: Client) -> None:
    for page in ("", "referrals/", "refer/", "notes/", "consents/", "history/", "office/"):
        assert client.get(f"/persons/{scene.person.pk}/{page}").status_code in {403, 404}


def test_no_mail_to_the_office_names_anybody(scene: Scene) -> None:
    for what in ("question", "question_late"):
        jobs.tell(
            institution=str(scene.office.institution),
            what=what,
            email="office@nahtlos.example",
            referral="",
        )
    assert carry_everything() == 2
    for sent in mail.outbox:
        said = f"{sent.subject}{sent.body}"
        for word in (*HIDDEN, SHOWN, "Mila", str(scene.person.pk), str(scene.question.pk)):
            assert word not in said


def test_its_answer_changes_nothing_but_the_answer(scene: Scene) -> None:
    with acting(scene.office):
        actions.answer_question(
            question=scene.question,
            outcome=Outcome.PAPERS,
            words="A contract",
            by=scene.office,
            at=now(),
        )
        assert ask("update referrals_question set outcome = 'no'") == []
    with acting(scene.adviser):
        kept = Question.objects.get(pk=scene.question.pk)
    assert (kept.outcome, kept.words, kept.name) == ("papers", "A contract", f"Mila {SHOWN}")


def test_a_question_taken_back_is_gone_at_once(scene: Scene, client: Client) -> None:
    page = f"/questions/{scene.question.pk}/"
    assert SHOWN in client.get(page).content.decode()
    herself = makers.newcomer(scene.person)
    with acting(herself):
        actions.take_back_question(question=scene.question, by=herself, at=now())
    assert client.get(page).status_code == 404
    assert client.post(page, {"outcome": "yes"}).status_code == 404


@pytest.mark.parametrize("column", ["name", "matter", "birth_date", "file_number", "office_id"])
def test_what_was_agreed_to_is_never_asked_otherwise(scene: Scene, column: str) -> None:
    values = {"birth_date": "2000-01-01", "office_id": str(scene.person.pk), "matter": "extension"}
    statement, value = f"update referrals_question set {column} = %s", values.get(column, "other")
    with acting(scene.adviser):
        assert "agreed to stands" in error(statement, value)
