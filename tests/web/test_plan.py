"""Pages of the plan: what next, one more step, moved along the table, refused with a sentence."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.models import Reading
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Kind
from nahtlos.people.models import Person
from nahtlos.plan.models import MOVES, State, Step
from tests.makers import make_consent, make_institution, make_member, make_person, make_step, sure

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
MOST = 12


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    return at(client, adviser)


@pytest.fixture
def school(olena: Person) -> Institution:
    return make_institution(olena.region, Kind.SCHOOL)


def at(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(actor.account)))
    return client


def url(person: Person, *more: object) -> str:
    name = {0: "steps", 1: "change", 2: "move"}[len(more)]
    return reverse(f"plan:{name}", args=[person.pk, *more])


def said(**more: Any) -> dict[str, Any]:
    return {"what": "Register for the course", "who": "person", "note": ""} | more


def kept(by: Actor) -> list[tuple[str, str]]:
    with acting(by):
        return list(Step.objects.values_list("what", "state"))


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_step_is_agreed_changed_done_and_open_again(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    desk.post(url(olena), said())
    with acting(adviser):
        key = Step.objects.get().pk
    desk.post(url(olena, key), said(what="Register for the B1 course"))
    page = text(desk.post(url(olena, key, "done"), follow=True))
    assert kept(adviser) == [("Register for the B1 course", "done")]
    undo = url(olena, key, "open")
    assert f'action="{undo}"' in page
    desk.post(undo)
    assert kept(adviser) == [("Register for the B1 course", "open")]


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        *(
            ("what", bad)
            for bad in ("", " ", "\0", "<b>x</b>", "=1+1", "\u202ex", "a\nb", "x" * 201)
        ),
        *(("who", bad) for bad in ("", "somebody", "\0", "<b>")),
        *(("note", bad) for bad in ("\0", "<script>", "\u200fx", "x" * 501, "@x")),
        *(("until_day", bad) for bad in ("32", "\0", "<b>", "x" * 9_000, "")),
    ],
)
def test_bad_answers_get_a_sentence_and_keep_what_was_typed(
    desk: Client, olena: Person, adviser: Actor, field: str, bad: str
) -> None:
    day = {"until_day": "1", "until_month": "2", "until_year": str(today().year + 1)}
    typed = said(note="Bring the certificate") | day | {field: bad}
    response = desk.post(url(olena), typed)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field.partition("_")[0]]
    if field != "note":
        assert "Bring the certificate" in text(response)
    assert kept(adviser) == []


@pytest.mark.parametrize("days", [-366, 5 * 365 + 1])
def test_a_day_too_far_away(desk: Client, olena: Person, adviser: Actor, days: int) -> None:
    day = today() + timedelta(days=days)
    parts = {"until_day": day.day, "until_month": day.month, "until_year": day.year}
    assert list(desk.post(url(olena), said(**parts)).context["form"].errors) == ["until"]
    assert kept(adviser) == []


@pytest.mark.parametrize("start", State)
@pytest.mark.parametrize("to", State)
def test_what_the_table_does_not_allow_changes_nothing(
    desk: Client, olena: Person, adviser: Actor, start: State, to: State
) -> None:
    at_all = start is not State.OPEN
    by, moved_at = (adviser.account, olena.opened_at) if at_all else (None, None)
    step = make_step(olena, adviser, state=start, moved_by_id=by, moved_at=moved_at)
    response = desk.post(url(olena, step.pk, to))
    allowed = to in MOVES[start] or to == start
    assert response.status_code == (302 if allowed else 403)
    assert kept(adviser) == [(step.what, to.value if allowed else start.value)]


@pytest.mark.parametrize("to", ["nowhere", "OPEN", "done-", "x" * 300])
def test_states_that_do_not_exist(desk: Client, olena: Person, adviser: Actor, to: str) -> None:
    step = make_step(olena, adviser)
    assert desk.post(url(olena, step.pk, to)).status_code == 404


def test_a_step_stands_under_its_own_person_alone(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    step, samir = make_step(olena, adviser), make_person(adviser, "Samir", "Rahimi")
    assert desk.get(url(samir, step.pk)).status_code == 404
    assert desk.post(url(samir, step.pk, "done")).status_code == 404
    assert kept(adviser) == [(step.what, "open")]


def test_the_recipient_of_the_plan_reads_it_changes_nothing_and_is_written_down(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    step = make_step(olena, adviser, note="Room 12")
    make_consent(olena, school.pk, adviser, ("plan",))
    for role in (None, Member):
        teacher = make_member(school) if role is None else make_member(school, role)
        there = at(Client(), teacher)
        page = text(there.get(url(olena)))
        assert "Room 12" in page
        assert "<textarea" not in page
        assert there.post(url(olena), said()).status_code == 403
        assert there.get(url(olena, step.pk)).status_code == 403
        assert there.post(url(olena, step.pk), said()).status_code == 403
        assert there.post(url(olena, step.pk, "done")).status_code == 403
    with acting(adviser):
        assert {tuple(look.parts) for look in Reading.objects.all()} == {("plan",)}
    assert kept(adviser) == [(step.what, "open")]


def test_a_consent_to_another_part_shows_no_step(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    make_step(olena, adviser, "Nobody else's business")
    make_consent(olena, school.pk, adviser, ("profile",))
    page = text(at(Client(), make_member(school)).get(url(olena)))
    assert "Nobody else" not in page


def test_members_of_the_holder_read_and_do_not_write(olena: Person, adviser: Actor) -> None:
    step = make_step(olena, adviser)
    here = at(Client(), make_member(olena.institution, Member))
    assert step.what in text(here.get(url(olena)))
    assert here.post(url(olena), said()).status_code == 403
    assert here.post(url(olena, step.pk, "done")).status_code == 403
    assert kept(adviser) == [(step.what, "open")]


def test_strangers_find_no_plan(olena: Person, adviser: Actor, school: Institution) -> None:
    step = make_step(olena, adviser)
    there = at(Client(), make_member(school))
    assert there.get(url(olena)).status_code == 404
    assert there.post(url(olena), said()).status_code == 404
    assert there.post(url(olena, step.pk, "done")).status_code == 404


def test_the_plan_does_not_ask_more_for_more_steps(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    counts = set()
    desk.get(url(olena))
    for how_many in (1, 2):
        for _ in range(how_many):
            make_step(olena, adviser)
            make_step(
                olena, adviser, state="done", moved_by_id=adviser.account, moved_at=olena.opened_at
            )
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(url(olena)).status_code == 200
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= MOST


def test_moving_is_never_a_link(desk: Client, olena: Person, adviser: Actor) -> None:
    assert desk.get(url(olena, make_step(olena, adviser).pk, "done")).status_code == 405


# --- signed on paper -------------------------------------------------------------------------------
def paper_page(person: Person, number: int | None = None) -> str:
    if number is None:
        return reverse("plan:on-paper", args=[person.pk])
    return reverse("plan:scan", args=[person.pk, number])


def sent(content: bytes, shown: str) -> dict[str, Any]:
    return {"shown": shown, "paper": SimpleUploadedFile("plan.pdf", content)}


def test_a_plan_signed_on_paper_is_kept_with_its_paper(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    make_step(olena, adviser)
    shown = desk.get(paper_page(olena)).context["standing"].digest
    assert desk.post(paper_page(olena), sent(PDF, shown)).status_code == 302
    assert bytes(desk.get(paper_page(olena, 1)).content).startswith(b"%PDF")
    assert desk.get(paper_page(olena, 2)).status_code == 404
    stranger = at(Client(), make_member(make_institution(olena.region)))
    assert stranger.get(paper_page(olena, 1)).status_code == 404


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7 torn", b"x" * 20])
def test_what_is_no_paper_gets_a_sentence(
    desk: Client, olena: Person, adviser: Actor, content: bytes
) -> None:
    make_step(olena, adviser)
    shown = desk.get(paper_page(olena)).context["standing"].digest
    response = desk.post(paper_page(olena), sent(content, shown))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["paper"]


def test_a_paper_of_another_plan_is_not_kept(desk: Client, olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    shown = desk.get(paper_page(olena)).context["standing"].digest
    make_step(olena, adviser, "Slipped in")
    for digest in (shown, ""):
        assert desk.post(paper_page(olena), sent(PDF, digest)).status_code == 403
    assert desk.get(paper_page(olena, 1)).status_code == 404
