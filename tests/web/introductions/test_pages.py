"""Pages of introductions: adviser, employer, person and coordination, with the wrong and the broken."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nahtlos.core.clock import now
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.employers.queries import occupation_name
from nahtlos.introductions import wording
from nahtlos.introductions.models import Guest, Introduction, Meeting, Naming, Profile, State
from nahtlos.plan.models import Step
from tests import makers
from tests.introductions import world
from tests.introductions.world import World, fresh
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db
NOWHERE = "01900000-0000-7000-8000-000000000000"


@pytest.fixture
def here() -> World:
    return world.make()


def at(name: str, *keys: object) -> str:
    return reverse(f"introductions:{name}", args=keys)


def text(response: Any) -> str:
    return str(response.content.decode())


def as_person(here: World) -> Client:
    """The person with a sign-in of their own, in Arabic."""
    by = makers.make_login(here.person, here.adviser)
    client = enter(by)
    client.cookies["django_language"] = "ar"
    return client


def test_an_adviser_proposes_and_the_person_beside_agrees(here: World) -> None:
    opening, client = here.opening(), enter(here.adviser)
    page = client.get(at("propose", here.person.pk, opening.pk))
    assert page.status_code == 200
    sent = {"words": "Sorgfältig.", "answer_days": "7", "beside": "yes"}
    went = client.post(at("propose", here.person.pk, opening.pk), sent)
    assert went.status_code == 302
    assert "Sorgfältig." in text(client.get(went.headers["Location"]))
    assert client.post(f"{went.headers['Location']}agree/", {"with_name": "yes"}).status_code == 302
    with acting(here.adviser):
        one = Introduction.objects.get()
        assert (one.state, one.on_the_spot, one.name_given) == (State.SHOWN, True, True)
        assert Naming.objects.get().on_the_spot


@pytest.mark.parametrize("days", ["0", "61", "many", ""])
def test_nonsense_in_the_days_is_told_and_kept(here: World, days: str) -> None:
    opening, client = here.opening(), enter(here.adviser)
    sent = {"words": "<b>fett</b>", "answer_days": days}
    page = client.post(at("propose", here.person.pk, opening.pk), sent)
    assert page.status_code == 422
    assert len(page.context["form"].errors) == 2
    assert "fett" in text(page)


def test_the_lists_say_whose_turn_it_is(here: World) -> None:
    here.at(State.SHOWN)
    here.at(State.WISHED)
    client = enter(here.adviser)
    assert len(client.get(at("list")).context["rows"]) == 2
    assert len(client.get(at("person", here.person.pk)).context["rows"]) == 2
    assert len(enter(here.service).get(at("list")).context["service"]) == 1


def test_the_list_asks_as_often_for_three_as_for_one(here: World) -> None:
    client = enter(here.adviser)
    here.at(State.SHOWN)
    client.get(at("list"))
    one = queries_of(lambda: client.get(at("list")))
    for _ in range(2):
        here.at(State.SHOWN)
    assert queries_of(lambda: client.get(at("list"))) == one


def test_the_day_asks_the_adviser_who_has_the_turn(here: World) -> None:
    here.at(State.WISHED)
    assert enter(here.adviser).get(reverse("people:day")).status_code == 200


def test_an_opening_is_chosen_by_hand(here: World) -> None:
    opening, client = here.opening(), enter(here.adviser)
    went = client.get(f"{at('person', here.person.pk)}?opening={opening.pk}")
    assert went.headers["Location"] == at("propose", here.person.pk, opening.pk)
    for wrong in ("", "x", NOWHERE):
        assert client.get(f"{at('person', here.person.pk)}?opening={wrong}").status_code == 200


def test_the_employer_reads_a_profile_and_invites(here: World) -> None:
    row, client = here.shown(), enter(here.employer)
    first = text(client.get(reverse("front:employer")))
    assert at("candidate", row.pk) in first
    page = client.get(at("candidate", row.pk))
    with acting(here.adviser):
        assert str(here.person) not in text(page)
    day = now()
    sent = {
        "to": "invited", "seen": row.moved_at.isoformat(), "meets_on_day": "1",
        "meets_on_month": str(day.month % 12 + 1),
        "meets_on_year": str(day.year + (day.month == 12)), "meets_time": "10:30",
        "meets_where": "Empfang",
    }  # fmt: skip
    assert client.post(at("candidate", row.pk), sent).status_code == 302
    after = fresh(row, here.adviser)
    assert (after.state, after.meets_where) == (State.INVITED, "Empfang")
    with acting(here.adviser):
        assert str(here.person) in text(client.get(at("candidate", row.pk)))


def test_the_named_contact_stands_on_the_employers_pages(here: World) -> None:
    with acting(here.service):
        here.company.keeper_id = here.service.membership
        here.company.save()
    row, client = here.shown(), enter(here.employer)
    for page in (at("candidate", row.pk), reverse("front:employer")):
        assert here.service.name in text(client.get(page)), page


@pytest.mark.parametrize(
    "sent",
    [
        {"to": "refused"}, {"to": "refused", "reason": "german"},
        {"to": "refused", "reason": "nonsense", "change": "x"}, {"to": "later"},
        {"to": "later", "later_until_day": "31", "later_until_month": "2", "later_until_year": "x"},
        {"to": "invited", "meets_time": "25:99"}, {"to": "trial", "meets_where": "x" * 900},
    ],
)  # fmt: skip
def test_what_lacks_something_is_asked_again_with_what_was_typed(
    here: World, sent: dict[str, str]
) -> None:
    row, client = here.shown(), enter(here.employer)
    page = client.post(at("candidate", row.pk), sent | {"seen": row.moved_at.isoformat()})
    assert page.status_code == 422
    assert fresh(row, here.adviser).state == State.SHOWN


def test_an_unknown_answer_is_not_there(here: World) -> None:
    row, client = here.shown(), enter(here.employer)
    for to in ("", "placed", "x"):
        assert client.post(at("candidate", row.pk), {"to": to}).status_code == 404


@pytest.mark.parametrize("seen", ["", "yesterday", "0001-01-01", "2020-01-01T00:00:00+00:00"])
def test_an_old_or_broken_page_overwrites_nothing(here: World, seen: str) -> None:
    row, client = here.shown(), enter(here.employer)
    sent = {"to": "refused", "reason": "chosen", "seen": seen}
    assert client.post(at("candidate", row.pk), sent).status_code == 422
    assert fresh(row, here.adviser).state == State.SHOWN


def test_nobody_arrives_at_what_is_not_theirs(here: World) -> None:
    row = here.propose()
    strangers = (here.employer, here.service, makers.make_member(), makers.newcomer(here.person))
    for by in strangers[:3]:
        client = enter(by)
        assert client.get(at("show", row.pk)).status_code == 404
    assert enter(here.employer).get(at("candidate", row.pk)).status_code == 404
    assert enter(here.adviser).get(at("candidate", row.pk)).status_code == 403
    assert Client().get(at("show", row.pk)).status_code == 302


def test_the_service_writes_down_what_was_said_on_the_telephone(here: World) -> None:
    row, client = here.at(State.CHASED), enter(here.service)
    assert client.get(at("show", row.pk)).status_code == 200
    assert client.get(at("answer", row.pk)).status_code == 200
    sent = {"to": "refused", "reason": "german", "change": "B1", "seen": row.moved_at.isoformat()}
    assert client.post(at("answer", row.pk), sent).status_code == 302
    assert fresh(row, here.adviser).state == State.REFUSED
    assert enter(here.adviser).get(at("answer", row.pk)).status_code == 403


def test_what_would_change_a_no_becomes_a_step(here: World) -> None:
    row, client = here.at(State.REFUSED), enter(here.adviser)
    assert "Deutsch B1" in text(client.get(at("show", row.pk)))
    assert client.post(at("step", row.pk)).status_code == 302
    with acting(here.adviser):
        assert Step.objects.get(person=here.person).what == "Deutsch B1"


@pytest.mark.parametrize(
    ("state", "verb", "becomes"),
    [
        (State.PROPOSED, "decline", State.DECLINED), (State.SHOWN, "withdraw", State.WITHDRAWN),
        (State.INVITED, "unname", State.INVITED), (State.PROPOSED, "agree", State.SHOWN),
    ],
)  # fmt: skip
def test_the_person_presses_in_arabic(here: World, state: State, verb: str, becomes: State) -> None:
    row, client = here.at(state), as_person(here)
    page = client.get(at("mine-one", row.pk))
    assert 'dir="rtl"' in text(page)
    assert client.post(at("mine-move", row.pk, verb), {"because": "nonsense"}).status_code == 302
    assert fresh(row, here.adviser).state == becomes


def test_every_state_has_its_sentence_on_the_persons_page(here: World) -> None:
    rows, client = [here.at(state) for state in State], as_person(here)
    assert client.get(at("mine")).status_code == 200
    for row in rows:
        assert client.get(at("mine-one", row.pk)).status_code == 200
    assert client.get(reverse("mine:way")).status_code == 200
    assert client.get(at("mine-one", NOWHERE)).status_code == 404
    assert client.post(at("mine-move", rows[0].pk, "nonsense")).status_code == 404


def test_a_person_wishes_and_a_second_press_is_told(here: World) -> None:
    opening, client = here.opening(), as_person(here)
    assert client.post(at("wish", opening.pk)).status_code == 302
    assert client.post(at("wish", opening.pk)).status_code == 403
    assert client.post(at("wish", NOWHERE)).status_code == 404
    with acting(here.adviser):
        assert Introduction.objects.get().state == State.WISHED


def test_another_person_sees_nothing_of_it(here: World) -> None:
    row = here.propose()
    other = here.colleague()
    client = enter(makers.make_login(other, here.adviser))
    assert client.get(at("mine-one", row.pk)).status_code == 404
    assert client.post(at("mine-move", row.pk, "agree")).status_code == 404


def test_settled_by_hand_the_others_are_told(here: World) -> None:
    row, client = here.shown(), enter(here.adviser)
    page = at("settle", row.opening_id)
    assert client.get(page).status_code == 200
    assert client.post(page, {"placed": "nonsense"}).status_code == 422
    sent = {"placed": str(here.person.pk), "full": "on"}
    assert client.post(page, sent).status_code == 302
    assert fresh(row, here.adviser).state == State.PLACED


def test_coordination_reads_counts_and_nobody_else(here: World) -> None:
    for _ in range(3):
        here.at(State.REFUSED)
    coordinator = makers.make_member(makers.make_institution(here.company.region), role=Coordinator)
    page = enter(coordinator).get(at("counts"))
    assert [one.number for one in page.context["reasons"]] == [3]
    assert enter(here.adviser).get(at("counts")).status_code == 403


def test_a_job_day_from_its_making_to_who_came(here: World) -> None:
    service, adviser = enter(here.service), enter(here.adviser)
    opening, day = here.opening(), now()
    sent = {
        "title": "Elektro", "place": "Rathaus", "on_day": "1",
        "on_month": str(day.month % 12 + 1), "on_year": str(day.year + (day.month == 12)),
        "begins": "14:00", "ends": "15:00", "minutes": "15",
    }  # fmt: skip
    went = service.post(at("new-day"), sent)
    assert went.status_code == 302
    assert (
        service.post(
            f"{went.headers['Location']}tables/new/", {"opening": str(opening.pk)}
        ).status_code
        == 302
    )
    here.shown(here.propose(opening))
    assert adviser.post(
        f"{went.headers['Location']}guests/new/", {"person": str(here.person.pk)}
    ).status_code == 302  # fmt: skip
    with acting(here.adviser):
        guest = Guest.objects.get()
    client = as_person(here)
    assert client.get(at("mine")).status_code == 200
    assert client.post(at("come", guest.pk, "agree")).status_code == 302
    plan = adviser.get(at("plan", guest.pk))
    slot = plan.context["form"].fields["slot"].choices[1][0]
    assert adviser.post(at("plan", guest.pk), {"slot": slot}).status_code == 302
    assert adviser.post(at("plan", guest.pk), {"slot": "x"}).status_code == 422
    assert str(here.person.given_name) in text(adviser.get(went.headers["Location"]))
    assert adviser.post(at("came", guest.pk, "came")).status_code == 302
    with acting(here.adviser):
        meeting = Meeting.objects.get()
    assert adviser.post(at("free", meeting.pk)).status_code == 302
    assert adviser.get(at("days")).status_code == 200
    assert service.post(f"{went.headers['Location']}cancel/").status_code == 302


@pytest.mark.parametrize(
    ("state", "others", "you"),
    [
        (State.SHOWN, "der Betrieb ist gefragt", "Sie sind gefragt"),
        (State.CHASED, "der Betrieb hat nicht geantwortet", "Sie haben noch nicht geantwortet"),
        (State.LATER, "der Betrieb entscheidet später", "Sie entscheiden später"),
        (State.REFUSED, "Absage vom Betrieb", "Sie haben abgesagt"),
        (State.UNANSWERED, "nie beantwortet", "Sie haben nie geantwortet"),
        (State.INVITED, "zum Gespräch eingeladen", "zum Gespräch eingeladen"),
    ],
)
def test_the_company_is_spoken_to_and_not_about(
    here: World, state: State, others: str, you: str
) -> None:
    row, client = here.at(state), enter(here.employer)
    staff = enter(here.adviser)
    for one in (client, staff):
        one.cookies["django_language"] = "de"
    assert others in text(staff.get(at("show", row.pk)))
    for page in (at("candidate", row.pk), reverse("front:employer")):
        shown = text(client.get(page))
        assert you.lower() in shown.lower(), page
        assert you == others or others not in shown, page
        assert "der Betrieb, seit" not in shown, page


def test_the_person_reads_the_profile_in_words_with_everything_else(here: World) -> None:
    row = here.shown()
    with acting(here.adviser):
        said = Profile.objects.get(introduction=row).says
        told = dict(wording.lines(said, "ar"))
    assert len(told) > 2
    page = unescape(text(as_person(here).get(reverse("privacy:read"))))
    for label, value in told.items():
        assert label in page
        assert value in page, label
    for code, _value in said:
        assert f'["{code}"' not in page


def test_words_in_a_row_have_the_comma_of_their_language() -> None:
    said: list[tuple[str, Any]] = [("shifts", ["night", "weekend"])]
    shown = {code: dict(wording.lines(said, code)) for code in ("de", "ar", "fa")}
    rows = {code: next(iter(row.values())) for code, row in shown.items()}
    assert ", " in rows["de"]
    assert "، " in rows["ar"]
    assert "، " in rows["fa"]
    assert ", " not in rows["ar"] + rows["fa"]


def test_the_occupation_stands_in_the_language_of_the_person(here: World) -> None:
    row, client = here.shown(), as_person(here)
    name = occupation_name(row.kldb, "ar")
    assert name not in {"", row.kldb}
    for page in (at("mine"), at("mine-one", row.pk)):
        assert name in unescape(text(client.get(page))), page
