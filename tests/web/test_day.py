"""The adviser's day: each thing once, the first few, all of them; and a colleague's while they are away."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.jobs.day import counts
from nahtlos.jobs.recognition import remind
from nahtlos.network import actions, queries
from nahtlos.network.models import Account, Institution, Kind, Substitution
from nahtlos.plan.models import Step
from nahtlos.referrals.queries import DayCounts, day_counts
from tests.ideas import rows as ideas
from tests.makers import (
    make_handover,
    make_institution,
    make_login,
    make_member,
    make_person,
    make_qualification,
    make_question,
    make_record,
    make_referral,
    make_sealed,
    make_step,
    sure,
)
from tests.network.entering import enter
from tests.outbox.rows import carry_everything
from tests.plan.rows import make_answer, make_word
from tests.recognition.rows import make_document, make_procedure
from tests.web.test_persons import MOST_OF_THE_DAY, counted

pytestmark = pytest.mark.django_db
DAY = reverse("people:day")


@pytest.fixture
def house() -> Institution:
    return make_institution()


@pytest.fixture
def kim(house: Institution) -> Actor:
    return make_member(house, name="Kim")


@pytest.fixture
def ada(house: Institution) -> Actor:
    return make_member(house, name="Ada")


def leave(absent: Actor, to: Actor) -> Substitution:
    """From today on for a week."""
    with acting(absent):
        places = [queries.membership_for(sure(one.membership)) for one in (absent, to)]
        assert places[0] is not None
        assert places[1] is not None
        return actions.stand_in(
            absent=places[0], stands_in=places[1], from_on=today(),
            until_on=today() + timedelta(days=7), by=absent, at=now(),
        )  # fmt: skip


def busy(by: Actor) -> None:
    """Something of every sort for one adviser."""
    school = make_member(make_institution(Institution.objects.get(pk=sure(by.institution)).region))
    olena = make_person(by, "Olena")
    make_record(olena, by, status_until=today() + timedelta(days=9))
    for what, days in (("Now", 0), ("Late", -3), ("Lost", -40), ("Soon", 4), ("Then", 90)):
        make_step(olena, by, what, until=today() + timedelta(days=days))
    make_answer(make_step(olena, by, "Asked"), by)
    make_word(olena, by)
    make_document(olena, by, state="handed_in")
    make_referral(olena, school.institution, by)
    make_referral(make_person(school, "Samir"), by.institution, school)


def page(by: Actor, more: str = "") -> str:
    return str(enter(by).get(DAY + more).content.decode())


def test_every_step_stands_on_the_day_once(kim: Actor) -> None:
    busy(kim)
    shown = page(kim)
    for what in ("Now", "Late", "Lost", "Soon"):
        assert shown.count(f"– {what} <") == 1
    assert "– Then <" not in shown


def test_who_waits_for_whom_at_which_institution_since_when(kim: Actor) -> None:
    busy(kim)
    shown = page(kim)
    assert "I wait for others" in shown
    assert "Waits for my answer" in shown
    assert "Samir" in shown
    assert "since <time" in shown


def test_the_first_few_and_all_of_them(kim: Actor) -> None:
    olena = make_person(kim)
    for number in range(8):
        make_step(olena, kim, f"Step {number}", until=today())
    few, whole = page(kim), page(kim, "?all=due")
    assert ("Step 4" in few, "Step 5" in few, "all 8" in few) == (True, False, True)
    assert ("Step 7" in whole, "all 8" in whole) == (True, False)


def test_the_counts_are_those_of_the_day(kim: Actor, ada: Actor) -> None:
    busy(kim)
    with acting(kim):
        assert day_counts(kim, today()) == DayCounts(
            due_today=1, overdue=2, unread_answers=2, waits_for_me=2, i_wait_for=1
        )
    with acting(ada):
        mine = day_counts(ada, today())
        both = day_counts(ada, today(), desks=[sure(ada.membership), sure(kim.membership)])
    assert mine == DayCounts(0, 0, 0, 1, 0)
    assert both == DayCounts(1, 2, 2, 2, 1)


def test_a_quiet_day_counts_nothing(kim: Actor) -> None:
    with acting(kim):
        assert not day_counts(kim, today())


def test_whoever_stands_in_finds_everything_marked(kim: Actor, ada: Actor) -> None:
    busy(kim)
    assert "Olena" not in page(ada)
    leave(kim, ada)
    shown = page(ada)
    assert "You stand in for Kim" in shown
    # Two steps due, one soon, one stuck; answer, word, paper, referral, document that runs out.
    assert shown.count("for Kim</span>") == 9
    assert "for Kim</span>" not in page(kim)


def test_the_own_page_names_whoever_stands_in(kim: Actor, ada: Actor, client: Client) -> None:
    olena = make_person(kim)
    make_record(olena, kim)
    client.force_login(Account.objects.get(pk=sure(make_login(olena, kim).account)))
    before = client.get(reverse("mine:help")).content.decode()
    leave(kim, ada)
    after = client.get(reverse("mine:help")).content.decode()
    assert ("Kim" in before, "Ada" in before) == (True, False)
    assert ("Kim" in after, "Ada" in after) == (False, True)


def test_a_reminder_goes_to_whoever_stands_in(kim: Actor, ada: Actor, mailoutbox: Any) -> None:
    learned = make_qualification(make_person(kim), kim)
    long_ago = today() - timedelta(days=40)
    procedure = make_procedure(
        learned, kim, state="deficient", missing="Hours", state_since=long_ago
    )
    leave(kim, ada)
    remind.func(
        procedure=str(procedure.pk), account=str(kim.account), membership=str(kim.membership)
    )
    carry_everything()
    assert [to for one in mailoutbox for to in one.to] == [
        Account.objects.get(pk=sure(ada.account)).email
    ]


def days() -> dict[str, str]:
    """Today and tomorrow as the form wants them."""
    ends = {"from_on": today(), "until_on": today() + timedelta(days=1)}
    return {
        f"{name}_{part}": str(getattr(day, part))
        for name, day in ends.items()
        for part in ("day", "month", "year")
    }


def test_an_absence_is_kept_and_ended_on_its_page(kim: Actor, ada: Actor) -> None:
    desk = enter(kim)
    sent = desk.post(reverse("network:absences"), days() | {"stands_in": str(ada.membership)})
    assert sent.status_code == 302
    with acting(kim):
        kept = Substitution.objects.get()
    again = desk.post(reverse("network:absences"), days() | {"stands_in": str(ada.membership)})
    assert again.status_code == 422
    assert "There is an absence from" in again.content.decode()
    assert desk.post(reverse("network:end-absence", args=[kept.pk])).status_code == 302
    assert "You stand in for Kim" not in page(ada)


def test_the_house_keeps_the_absence_of_somebody_and_a_colleague_does_not(
    house: Institution, kim: Actor, ada: Actor
) -> None:
    address = reverse("network:absence", args=[kim.membership])
    noor = make_member(house, name="Noor")
    assert enter(noor).get(address).status_code == 403
    keeper = enter(make_member(house, Administrator))
    assert keeper.post(address, days() | {"stands_in": str(ada.membership)}).status_code == 302
    assert "You stand in for Kim" in page(ada)


def test_it_is_over_on_the_day_after(
    kim: Actor, ada: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(kim)
    leave(kim, ada)
    later = timezone.now() + timedelta(days=8)
    with acting(ada):
        assert queries.desks_of(ada, timezone.localdate(later)) == ()
        assert Step.objects.exists()


def waits(by: Actor) -> None:
    """For others: one handover, one sealed file, one question to the immigration office, all late."""
    region = Institution.objects.get(pk=sure(by.institution)).region
    other = make_institution(region)
    past = today() - timedelta(days=3)
    make_handover(make_person(by, "Halyna"), other.pk, by, answer_due_on=past)
    make_sealed(make_person(by, "Sofia"), by, due_on=past)
    office = make_institution(region, Kind.IMMIGRATION_OFFICE)
    make_question(make_person(by, "Yara"), by, office, due_on=past)


def test_whoever_stands_in_sees_what_is_late_elsewhere(kim: Actor, ada: Actor) -> None:
    waits(kim)
    shown = page(ada)
    assert not any(name in shown for name in ("Halyna", "Sofia", "Yara"))
    leave(kim, ada)
    shown = page(ada)
    for name in ("Halyna", "Sofia", "Yara"):
        line = next(one for one in shown.splitlines() if name in one)
        said = line[line.index(name) :].split("</li>")[0]
        assert ("for Kim</span>" in said, "overdue" in said) == (True, True), name


def test_the_morning_mail_counts_for_whoever_stands_in(kim: Actor, ada: Actor) -> None:
    waits(kim)
    busy(kim)
    leave(kim, ada)
    with acting(ada):
        found = {str(label): number for label, number in counts(ada)}
    assert found["Waits for another institution"] == 4
    assert found["Colleagues for whom you stand in"] == 1
    assert found["Steps that are due or do not go on"] == 3
    with acting(kim):
        theirs = {str(label): number for label, number in counts(kim)}
    assert theirs["Waits for another institution"] == 4
    assert theirs["Colleagues for whom you stand in"] == 0


def test_a_case_offered_to_us_stands_on_the_day(kim: Actor) -> None:
    house = Institution.objects.get(pk=sure(kim.institution))
    giver = make_member(make_institution(house.region))
    make_handover(make_person(giver, "Halyna"), house.pk, giver)
    assert "Halyna" in page(kim)
    with acting(kim):
        assert day_counts(kim, today()).waits_for_me == 1


def test_an_idea_that_waits_for_my_answer_stands_in_the_day() -> None:
    stage = ideas.make_stage()
    answered, waits = (
        ideas.send(stage, text="Die Tür klemmt."),
        ideas.send(stage, text="Mehr Uhren"),
    )
    for code in (answered, waits):
        ideas.give(stage, code)
    ideas.answer(stage, answered)
    shown = page(stage.responsible)
    assert "Mehr Uhren" in shown
    assert "Die Tür klemmt" not in shown
    assert reverse("ideas:show", args=[ideas.seen(stage, waits).pk]) in shown
    colleague = Institution.objects.get(pk=sure(stage.responsible.institution))
    assert "Mehr Uhren" not in page(make_member(colleague))


def test_ideas_that_wait_cost_the_day_one_question_and_stay_within_its_bound(
    settings: Any,
) -> None:
    settings.SECOND_FACTOR = False
    stage = ideas.make_stage()
    make_person(stage.responsible)
    client = enter(stage.responsible)
    asked = []
    for number in range(3):
        if number:
            ideas.give(stage, ideas.send(stage, text=f"Idee {number}"))
        client.get(DAY)
        with counted() as questions:
            assert client.get(DAY).status_code == 200
        asked.append(len(questions))
    assert asked[1] <= asked[0] + 1
    assert asked[2] == asked[1] <= MOST_OF_THE_DAY
