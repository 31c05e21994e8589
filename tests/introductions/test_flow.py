"""Proposed, agreed, answered, settled: what each step needs, and who is told of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Coordinator, Courier
from nahtlos.core.wall import acting
from nahtlos.employers import actions as employers
from nahtlos.employers.models import Opening
from nahtlos.introductions import access, actions, queries, wording
from nahtlos.introductions.actions.proposing import TWICE
from nahtlos.introductions.models import Because, Profile, State
from nahtlos.outbox.models import Message, Notice
from nahtlos.people.actions import close_case
from nahtlos.people.models import Person
from tests import makers
from tests.introductions import world
from tests.introductions.world import World, answer, fresh
from tests.makers import sure
from tests.matching.rows import make_wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world.make()


def refusal(by: Actor, do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused, acting(by):
        do()
    return str(refused.value.refusal)


def messages(here: World, person: Person | None = None) -> list[str]:
    with acting(here.adviser):
        rows = Message.objects.filter(person=person or here.person)
        return list(rows.exclude(state="stopped").values_list("kind", flat=True))


def mails(here: World) -> list[str]:
    with acting(Actor(role=Courier, region=here.person.region_id)):
        rows = Notice.objects.order_by("written_at")
        return [str(one.values["subject"]) for one in rows if "sign-in" not in one.once]


def test_nobody_is_proposed_twice_for_one_opening(here: World) -> None:
    opening = here.opening()
    here.propose(opening)
    again = refusal(here.adviser, lambda: here.propose(opening))
    assert again == str(TWICE)


def test_after_a_no_somebody_can_be_proposed_again(here: World) -> None:
    row = here.at(State.DECLINED)
    with acting(here.adviser):
        opening = Opening.objects.get(pk=row.opening_id)
    assert here.propose(opening).state == State.PROPOSED


def test_a_wish_is_taken_up_and_gets_its_profile(here: World) -> None:
    wished = here.at(State.WISHED)
    with acting(here.adviser):
        opening = Opening.objects.get(pk=wished.opening_id)
        taken = actions.propose(person=here.person, opening=opening, by=here.adviser, at=now())
        assert taken.pk == wished.pk
        assert Profile.objects.filter(introduction=wished).count() == 1


def test_nothing_is_proposed_for_what_is_not_out(here: World) -> None:
    opening = here.opening()
    with acting(here.service):
        opening = employers.pause(opening=opening, by=here.service)
    assert refusal(here.adviser, lambda: here.propose(opening)) == str(access.NOT_OPEN)
    wishes = lambda: actions.wish(opening=opening, by=here.newcomer, at=now())  # noqa: E731
    assert refusal(here.newcomer, wishes) == str(access.NOT_OPEN)


def test_the_profile_tells_nothing_by_which_somebody_is_known(here: World) -> None:
    person = makers.make_person(here.adviser, "Zebulon")
    makers.make_record(person, here.adviser, nationality="SY", status="ae_25_2")
    makers.make_qualification(person, here.adviser, "Krankenschwester, Universität Aleppo")
    makers.make_language(person, here.adviser, "ar")
    makers.make_fact(person, here.adviser, "german", "B1")
    make_wish(person, here.adviser)
    with acting(here.adviser):
        row = here.propose(person=person)
        says = Profile.objects.get(introduction=row).says
    shown = " ".join(f"{a} {b}" for a, b in wording.lines(says, "de"))
    assert "B1" in shown
    for hidden in ("Zebulon", "Aleppo", "SY", "Syri", "arab", "25", "Aufenthalt", "Lindenau"):
        assert hidden not in shown, hidden


def test_person_and_employer_read_the_same_lines(here: World) -> None:
    with acting(here.adviser):
        says = Profile.objects.get(introduction=here.propose()).says
    assert says
    for language in ("de", "en", "uk", "ru", "ar", "fa", "tr", "fr"):
        assert len(list(wording.lines(says, language))) == len(says)


def test_the_first_answer_stands_when_another_comes_from_an_old_page(here: World) -> None:
    row = here.shown()
    answer(here.employer, row, State.INVITED)
    late = refusal(here.employer, lambda: answer(here.employer, row, State.REFUSED))
    assert late == str(access.ANSWERED)
    assert fresh(row, here.adviser).state == State.INVITED


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (actions.Answer(to=State.REFUSED), "why not"),
        (actions.Answer(to=State.REFUSED, reason="german"), "would change"),
        (actions.Answer(to=State.LATER), "from tomorrow on"),
        (actions.Answer(to=State.LATER, later_until=today() + timedelta(days=400)), "half a year"),
        (actions.Answer(to=State.INVITED, meets_at=now() - timedelta(days=1)), "still to come"),
    ],
)
def test_an_answer_that_lacks_something_is_told_what(
    here: World, wrong: actions.Answer, sentence: str
) -> None:
    row = here.shown()
    told = refusal(
        here.employer,
        lambda: actions.answer(
            introduction=row, answer=wrong, seen=row.moved_at, by=here.employer, at=now()
        ),
    )
    assert sentence in told
    assert fresh(row, here.adviser).state == State.SHOWN


def test_only_employer_and_service_answer(here: World) -> None:
    row = here.shown()
    for by in (here.adviser, here.newcomer):
        assert refusal(by, lambda by=by: answer(by, row, State.INVITED))  # type: ignore[misc]
    assert answer(here.service, row, State.INVITED).state == State.INVITED


def test_whoever_has_the_job_is_placed_and_the_others_are_told_the_same_day(here: World) -> None:
    opening = here.opening()
    makers.make_contact(other := here.colleague(), here.adviser, "other@example.org")
    mine = here.answered(State.INVITED, here.shown(here.propose(opening)))
    theirs = here.shown(here.propose(opening, other), person=other)
    asked = here.propose(opening, here.colleague("Rana"))
    with acting(here.adviser):
        came = actions.settle(opening=opening, placed=here.person, by=here.adviser, at=now())
    assert (came.told, came.full) == (2, True)
    states = [fresh(one, here.adviser).state for one in (mine, theirs, asked)]
    assert states == [State.PLACED, State.SETTLED, State.SETTLED]


def test_settled_twice_changes_nothing_more(here: World) -> None:
    row = here.shown()
    with acting(here.adviser):
        opening = Opening.objects.get(pk=row.opening_id)
        actions.settle(opening=opening, placed=here.person, by=here.adviser, at=now())
        again = actions.settle(opening=opening, placed=here.person, by=here.adviser, at=now())
    assert (again.placed, again.told, again.full) == (None, 0, True)


def test_with_two_seats_the_others_wait_for_the_second(here: World) -> None:
    opening = here.opening(seats=2)
    here.shown(here.propose(opening))
    other = here.shown(here.propose(opening, second := here.colleague()), person=second)
    with acting(here.adviser):
        first = actions.settle(opening=opening, placed=here.person, by=here.adviser, at=now())
        assert not first.full
        assert fresh(other, here.adviser).state == State.SHOWN
        elsewhere = actions.settle(
            opening=opening, placed=here.colleague("Never introduced"), by=here.adviser, at=now()
        )
    assert elsewhere.full
    assert fresh(other, here.adviser).state == State.SETTLED


def test_an_opening_that_is_filled_settles_who_waits(here: World) -> None:
    row = here.shown()
    with acting(here.employer):
        opening = Opening.objects.select_related("company").get(pk=row.opening_id)
        employers.fill(opening=opening, by=here.employer)
    assert fresh(row, here.adviser).state == State.SETTLED


def test_the_service_that_settles_also_fills_the_opening(here: World) -> None:
    row = here.shown()
    with acting(here.service):
        opening = Opening.objects.select_related("company").get(pk=row.opening_id)
        actions.settle(opening=opening, placed=None, by=here.service, at=now(), full=True)
        assert Opening.objects.get(pk=opening.pk).state == "filled"


def test_the_others_may_be_held_elsewhere(here: World) -> None:
    opening = here.opening()
    here.shown(here.propose(opening))
    elsewhere = makers.make_member(makers.make_institution(here.company.region))
    far = replace(here, adviser=elsewhere, person=makers.make_person(elsewhere))
    makers.make_record(far.person, elsewhere)
    theirs = far.shown(far.propose(opening))
    with acting(here.adviser):
        actions.settle(opening=opening, placed=here.person, by=here.adviser, at=now())
    assert fresh(theirs, elsewhere).state == State.SETTLED


def test_strangers_settle_nothing(here: World) -> None:
    opening = here.opening()
    for by in (here.newcomer, here.employer, here.adviser, makers.make_member(), Actor()):
        settles: dict[str, Any] = {"opening": opening, "placed": None, "by": by, "at": now()}
        assert refusal(by, lambda told=settles: actions.settle(**told))  # type: ignore[misc]


def test_with_the_case_ends_what_is_open(here: World) -> None:
    row = here.shown()
    with acting(here.adviser):
        close_case(person=here.person, reason="moved", by=here.adviser, at=now())
    assert fresh(row, here.adviser).state == State.WITHDRAWN


def test_each_side_is_told_of_what_the_other_did(here: World) -> None:
    with acting(here.adviser):
        makers.make_contact(here.person, here.adviser, "olena@example.org")
    row = here.propose()
    before = mails(here)
    row = here.shown(row)
    assert mails(here)[len(before) :] == [
        "Etwas Neues zu einer Vorstellung", "Jemand könnte zu einer Ihrer Stellen passen",
    ]  # fmt: skip
    answer(here.employer, row, State.INVITED)
    assert mails(here)[-1] == "Etwas Neues zu einer Vorstellung"
    with acting(here.newcomer):
        actions.withdraw(introduction=row, because=Because.WORK, by=here.newcomer, at=now())
    assert "Jemand steht nicht mehr für Ihre Stelle bereit" in mails(here)


def test_no_message_names_anybody(here: World) -> None:
    here.at(State.INVITED)
    with acting(Actor(role=Courier, region=here.person.region_id)):
        told = " ".join(f"{one.values}" for one in Notice.objects.all())
    with acting(here.adviser):
        names = (str(here.person), here.person.given_name, "Elektroniker gesucht")
    assert [name for name in names if name in told] == []


def test_the_name_is_a_copy_of_that_moment(here: World) -> None:
    row = here.at(State.INVITED)
    with acting(here.employer):
        line = queries.shown_line(row.pk, today())
        assert line.naming is not None
        assert line.naming.name == str(here.person)
        assert line.naming.telephone


def test_coordination_counts_no_small_numbers(here: World) -> None:
    coordinator = replace(makers.keeper(here.person.region_id), role=Coordinator)
    for _ in range(2):
        here.at(State.REFUSED)
    with acting(coordinator):
        assert queries.counted(now() - timedelta(days=9))[1] == []
    here.at(State.REFUSED)
    with acting(coordinator):
        [one] = queries.counted(now() - timedelta(days=9))[1]
    assert (one.code, one.number) == ("german", 3)
    with acting(here.adviser):
        assert queries.counted(now() - timedelta(days=9)) == ([], [])
        [own] = queries.by_reason(sure(here.adviser.institution), now() - timedelta(days=9))
    assert own.number == 3
