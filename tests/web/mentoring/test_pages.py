"""Pages of mentoring: each for whom it is meant, with what each may see, and a sentence for bad input."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from nahtlos.core.roles import Adviser, Coordinator, Immigration
from nahtlos.core.wall import acting
from nahtlos.jobs import mentoring as night
from nahtlos.jobs.post import courier
from nahtlos.mentoring import actions, queries
from nahtlos.mentoring.models import Mentor, Pair, Programme, Wish, Word
from nahtlos.network.models import Kind
from nahtlos.outbox.models import Message, Notice
from tests import makers
from tests.mentoring.rows import (
    NOW,
    Stage,
    fresh,
    in_state,
    make_active,
    make_mentor,
    make_pair,
    make_stage,
    make_wish,
    say,
    watcher,
)
from tests.network.entering import enter, queries_of
from tests.outbox.rows import make_way

pytestmark = pytest.mark.django_db
TAKEN_BACK = "We have taken a suggestion back"
TODAY = timezone.localdate(NOW)


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


LOG = {"held_on": TODAY.isoformat(), "minutes": "60", "how": "met"}


def test_a_programme_is_begun_and_a_mentor_added(stage: Stage) -> None:
    desk = enter(stage.runs)
    told = {
        "title": "Neu", "aims": "Ankommen", "who": "Alle", "weeks": "12", "rhythm": "7",
        "silent_days": "21", "contact_name": "Greta", "contact_telephone": "030 23125 010",
    }  # fmt: skip
    assert desk.post("/mentoring/new/", told | {"weeks": "0"}).status_code == 422
    made = desk.post("/mentoring/new/", told)
    assert made.status_code == 302
    mentor = {"first_name": "Werner", "languages": ["de"], "capacity": "2", "hours_a_month": "4",
              "occupation": "Pflegefachkraft"}  # fmt: skip
    assert (
        desk.post(f"{made['Location']}new/", mentor | {"occupation": "Xyzzyq"}).status_code == 422
    )
    assert desk.post(f"{made['Location']}new/", mentor).status_code == 302
    with acting(stage.runs):
        assert Programme.objects.get(title="Neu").weeks == 12
        assert Mentor.objects.get(first_name="Werner").kldb == "81302"


def test_certificate_training_and_leaving(stage: Stage) -> None:
    desk, url = enter(stage.runs), f"/mentoring/mentors/{stage.mentor.pk}/"
    seen = {f"seen_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    until = {f"valid_until_{part}": getattr(TODAY, part) for part in ("day", "month")}
    assert (
        desk.post(
            f"{url}certificate/", seen | until | {"valid_until_year": TODAY.year - 3}
        ).status_code
        == 422
    )
    assert (
        desk.post(
            f"{url}certificate/", seen | until | {"valid_until_year": TODAY.year + 2}
        ).status_code
        == 302
    )
    held = {f"held_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    assert desk.post(f"{url}training/", held | {"what": "Einführung"}).status_code == 302
    assert "Einführung" in text(desk, url)
    changed = {
        "first_name": "Christa",
        "languages": ["de", "fr"],
        "capacity": "3",
        "hours_a_month": "6",
    }
    assert desk.post(f"{url}change/", changed).status_code == 302
    assert desk.post(f"{url}leave/").status_code == 302
    assert "Christa" not in text(desk, f"/mentoring/{stage.programme.pk}/mentors/")


def test_the_person_asks_and_the_programme_learns_what_they_agreed_to(
    stage: Stage, phone: Client
) -> None:
    ask = f"/my/mentor/{stage.programme.pk}/ask/"
    assert stage.programme.title in text(phone, "/my/mentor/")
    assert "Olena" not in text(enter(stage.runs), f"/mentoring/{stage.programme.pk}/")
    assert phone.post(ask, {"best": "xx"}).status_code == 422
    assert (
        phone.post(
            ask, {"best": "uk", "also": ["de"], "aim": "german", "sex": "female"}
        ).status_code
        == 302
    )
    assert "Olena" in text(enter(stage.runs), f"/mentoring/{stage.programme.pk}/")
    with acting(stage.runs):
        wish = Wish.objects.get()
        assert Notice.objects.count() == 0
    assert (wish.languages, wish.sex, wish.wording != "") == (["uk", "de"], "female", True)
    assert phone.post(ask, {"best": "uk"}).status_code == 422


def test_an_adviser_proposes_and_the_person_says_yes(stage: Stage, phone: Client) -> None:
    desk, url = enter(stage.holder), f"/persons/{stage.person.pk}/mentoring/"
    assert stage.programme.title in text(desk, url)
    assert 'name="sex"' not in text(desk, f"{url}{stage.programme.pk}/")
    assert desk.post(f"{url}{stage.programme.pk}/", {"best": "uk"}).status_code == 302
    with acting(stage.holder):
        wish = Wish.objects.get()
    assert wish.given_at is None
    page = text(phone, f"/my/mentor/wishes/{wish.pk}/")
    assert stage.programme.title in page
    assert phone.post(f"/my/mentor/wishes/{wish.pk}/", {"answer": "perhaps"}).status_code == 404
    assert (
        phone.post(f"/my/mentor/wishes/{wish.pk}/", {"answer": "yes", "sex": "male"}).status_code
        == 302
    )
    with acting(stage.runs):
        assert Wish.objects.get().sex == "male"
    assert phone.post(f"/my/mentor/wishes/{wish.pk}/", {"answer": "no"}).status_code == 403
    assert desk.post(f"/persons/mentoring/{wish.pk}/close/").status_code == 302


def test_a_human_introduces_and_both_say_yes(stage: Stage, phone: Client) -> None:
    wish, desk = make_wish(stage), enter(stage.runs)
    page = text(desk, f"/mentoring/{stage.programme.pk}/suggestions/")
    assert "Christa" in page
    both = {"wish": str(wish.pk), "mentor": str(stage.mentor.pk)}
    introduce = f"/mentoring/{stage.programme.pk}/introduce/"
    assert desk.post(introduce, both | {"wish": "x"}).status_code == 404
    assert desk.post(introduce, both).status_code == 302
    assert desk.post(introduce, both).status_code == 403
    mentor = enter(stage.as_mentor)
    with acting(stage.runs):
        pair = Pair.objects.get()
    assert "Olena" in text(mentor, "/mentor/")
    assert mentor.post(f"/mentor/pairs/{pair.pk}/yes/").status_code == 302
    assert phone.post(f"/my/mentor/pairs/{pair.pk}/yes/").status_code == 302
    assert fresh(stage, pair).state == "active"
    assert "Christa" in text(phone, "/my/mentor/")


def test_not_these_two(stage: Stage) -> None:
    wish, desk = make_wish(stage), enter(stage.runs)
    both = {"wish": str(wish.pk), "mentor": str(stage.mentor.pk), "not": "1"}
    assert desk.post(f"/mentoring/{stage.programme.pk}/introduce/", both).status_code == 302
    page = text(desk, f"/mentoring/{stage.programme.pk}/suggestions/")
    assert f'value="{wish.pk}"' not in page


def test_a_meeting_in_one_line_from_either_phone(stage: Stage, phone: Client) -> None:
    pair, mentor = make_active(stage), enter(stage.as_mentor)
    assert mentor.post(f"/mentor/pairs/{pair.pk}/log/", LOG).status_code == 302
    assert phone.post(f"/my/mentor/pairs/{pair.pk}/log/", LOG).status_code == 403
    assert (
        mentor.post(f"/mentor/pairs/{pair.pk}/log/", LOG | {"minutes": "1000"}).status_code == 403
    )
    with acting(stage.as_mentor):
        [one] = queries.of_mentor(makers.sure(stage.as_mentor.account))
    key = {"meeting": str(one.meetings[0].pk)}
    assert phone.post(f"/my/mentor/pairs/{pair.pk}/strike/", key).status_code == 403
    assert mentor.post(f"/mentor/pairs/{pair.pk}/strike/", key).status_code == 302
    assert mentor.post(f"/mentor/pairs/{pair.pk}/strike/", {"meeting": "x"}).status_code == 404


def test_the_next_time_is_seen_by_both(stage: Stage, phone: Client) -> None:
    pair, mentor, soon = make_active(stage), enter(stage.as_mentor), TODAY + timedelta(days=3)
    when = {f"on_{part}": getattr(soon, part) for part in ("day", "month", "year")}
    url = f"/mentor/pairs/{pair.pk}/next/"
    text(mentor, url)
    assert mentor.post(url, when | {"begins": "25:00"}).status_code == 422
    assert mentor.post(url, when | {"begins": "17:30"}).status_code == 302
    assert "17:30" in text(phone, "/my/mentor/")
    assert phone.post(f"/my/mentor/pairs/{pair.pk}/not-next/").status_code == 302
    assert fresh(stage, pair).next_at is None


def test_a_word_at_the_end_that_the_other_does_not_see(stage: Stage, phone: Client) -> None:
    pair, mentor = make_active(stage), enter(stage.as_mentor)
    end = f"/mentor/pairs/{pair.pk}/say/end/"
    text(mentor, end)
    assert mentor.post(end, {"text": "Ohne Grund"}).status_code == 422
    assert mentor.post(end, {"reason": "no_fit", "text": "Zu weit weg."}).status_code == 302
    assert fresh(stage, pair).state == "ended"
    assert "Zu weit weg" not in text(phone, "/my/mentor/")
    assert (
        phone.post(
            f"/my/mentor/pairs/{pair.pk}/say/end/", {"reason": "reached", "text": "Danke."}
        ).status_code
        == 302
    )
    page = text(enter(stage.runs), f"/mentoring/pairs/{pair.pk}/")
    assert "Zu weit weg" in page
    assert "Danke." in page
    assert "Danke." not in text(mentor, "/mentor/")


def test_help_is_asked_for_and_somebody_is_told(stage: Stage, phone: Client) -> None:
    pair = make_active(stage)
    url = f"/my/mentor/pairs/{pair.pk}/say/help/"
    assert stage.programme.contact_telephone in text(phone, "/my/mentor/")
    assert phone.post(url, {"text": ""}).status_code == 422
    assert phone.post(url, {"text": "Bitte rufen Sie an."}).status_code == 302
    with acting(courier(stage.region.pk)):
        assert Notice.objects.filter(address=stage.programme.contact_email).count() >= 1


def test_the_pages_of_whoever_runs_it(stage: Stage) -> None:
    pair, desk = in_state(stage, "silent"), enter(stage.runs)
    for url in ("/mentoring/", f"/mentoring/{stage.programme.pk}/", f"/mentoring/pairs/{pair.pk}/",
                f"/mentoring/{stage.programme.pk}/figures/", f"/mentoring/{stage.programme.pk}/change/",
                f"/mentoring/mentors/{stage.mentor.pk}/"):  # fmt: skip
        text(desk, url)
    assert desk.post(f"/mentoring/{stage.programme.pk}/close/").status_code == 403
    assert desk.post(f"/mentoring/pairs/{pair.pk}/log/", LOG).status_code == 302
    assert desk.post(f"/mentoring/pairs/{pair.pk}/end/").status_code == 302
    assert desk.post(f"/mentoring/{stage.programme.pk}/close/").status_code == 302


def test_a_mentor_without_a_sign_in_speaks_through_the_programme(stage: Stage) -> None:
    pair = make_pair(stage, mentor=make_mentor(stage.programme, stage.runs))
    desk, url = enter(stage.runs), f"/mentoring/pairs/{pair.pk}/"
    assert desk.post(f"{url}yes/").status_code == 302
    assert enter(stage.holder).post(f"/persons/mentoring/pairs/{pair.pk}/yes/").status_code == 302
    assert desk.post(f"{url}say/help/", {"text": "Er braucht einen Raum."}).status_code == 302
    assert desk.post(f"{url}end/").status_code == 302
    assert desk.post(f"{url}say/end/", {"reason": "over", "text": ""}).status_code == 302
    with acting(stage.runs):
        assert Word.objects.filter(side="mentor").count() == 2


@pytest.mark.parametrize("role", [Adviser, Coordinator, Immigration], ids=lambda role: role.key)
def test_pages_of_others_are_not_there(stage: Stage, role: type) -> None:
    pair = make_active(stage)
    kind = Kind.IMMIGRATION_OFFICE if role is Immigration else Kind.JOBCENTER
    other = enter(makers.make_member(makers.make_institution(stage.region, kind), role))
    assert other.get(f"/mentoring/{stage.programme.pk}/").status_code == 403
    assert other.get(f"/mentoring/pairs/{pair.pk}/").status_code == 404
    assert other.get("/mentor/").status_code == 403
    assert other.post(f"/mentor/pairs/{pair.pk}/yes/").status_code == 403


def test_foreign_and_broken_addresses(stage: Stage, phone: Client) -> None:
    pair = make_active(stage)
    for url in (f"/my/mentor/pairs/{uuid4()}/yes/", f"/my/mentor/pairs/{pair.pk}/dance/",
                f"/my/mentor/wishes/{uuid4()}/"):  # fmt: skip
        assert phone.post(url).status_code == 404
    assert phone.get(f"/my/mentor/pairs/{pair.pk}/yes/").status_code == 404
    assert phone.get(f"/my/mentor/pairs/{pair.pk}/say/nonsense/").status_code == 404
    assert phone.get(f"/my/mentor/{uuid4()}/ask/").status_code == 404
    mentor = enter(stage.as_mentor)
    assert mentor.get(f"/mentor/pairs/{pair.pk}/yes/").status_code == 404
    assert mentor.get(f"/mentor/pairs/{uuid4()}/next/").status_code == 404


@pytest.mark.parametrize("nasty", ["<script>", "=1+1", "x" * 501, "\x00"])
def test_hostile_words_are_refused_at_the_field(stage: Stage, phone: Client, nasty: str) -> None:
    pair = make_active(stage)
    answer = phone.post(f"/my/mentor/pairs/{pair.pk}/say/help/", {"text": nasty})
    assert answer.status_code == 422
    with acting(stage.runs):
        assert Word.objects.count() == 0


# --- lists do not grow, and the night ----------------------------------------------------------------
def _many(stage: Stage, many: int) -> None:
    for number in range(many):
        mentor = make_mentor(stage.programme, stage.runs)
        person = makers.make_person(stage.holder, f"Olena{number}")
        make_pair(stage, make_wish(stage, person), mentor)
        make_wish(stage, makers.make_person(stage.holder, f"Saba{number}"))


def test_a_board_asks_the_same_however_long(stage: Stage) -> None:
    desk = enter(stage.runs)
    desk.get("/mentoring/")  # what is asked once alone
    for url in ("", "suggestions/", "mentors/", "figures/"):
        _many(stage, 1)
        page = f"/mentoring/{stage.programme.pk}/{url}"
        few = queries_of(partial(desk.get, page))
        _many(stage, 3)
        assert queries_of(partial(desk.get, page)) == few


def test_a_night_asks_both_once_and_tells_the_programme_after_a_week(stage: Stage) -> None:
    make_way(stage.person, stage.holder)
    pair = make_active(stage)
    assert night.watch(watcher(stage)) == 1
    assert fresh(stage, pair).state == "silent"
    assert night.watch(watcher(stage)) == 0
    with acting(courier(stage.region.pk)):
        mentors = Notice.objects.exclude(address=stage.programme.contact_email)
        assert mentors.count() >= 1
    with acting(stage.holder):
        assert Message.objects.filter(person=stage.person, kind="news").count() >= 1
    with acting(watcher(stage)):
        Pair.objects.filter(pk=pair.pk).update(asked_on=TODAY - timedelta(days=7))
    assert night.watch(watcher(stage)) == 1
    assert night.watch(watcher(stage)) == 0


@pytest.mark.parametrize("how", ["the wish is closed", "the person says no"])
def test_a_mentor_learns_that_it_came_to_nothing(stage: Stage, how: str) -> None:
    pair = make_pair(stage)
    if how == "the wish is closed":
        with acting(stage.holder):
            actions.close_wish(wish=Wish.objects.get(pk=pair.wish_id), by=stage.holder, at=NOW)
    else:
        say(stage, pair, "person", yes=False)
    assert fresh(stage, pair).state == "declined"
    with acting(courier(stage.region.pk)):
        told = Notice.objects.exclude(address=stage.programme.contact_email)
        assert [one.values["subject"] for one in told].count(TAKEN_BACK) == 1
        assert all("Olena" not in str(one.values) for one in told)
