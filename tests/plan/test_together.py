"""Goals, versions, appointments, answers, words and the calendar: who may, and what becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Adviser, Coordinator, Member, Newcomer
from nahtlos.core.wall import acting
from nahtlos.people.actions import NotAPaper, read_paper
from nahtlos.people.models import Person, Scan
from nahtlos.plan import actions, queries
from nahtlos.plan.models import Agreement, Coming, Doer, Said, Signature, State
from tests.makers import digest, make_institution, make_member, make_person, make_step, newcomer
from tests.plan import rows

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


def standing(person: Person, by: Actor) -> queries.Standing:
    with acting(by):
        steps = list(queries.steps_of(person.pk))
        return queries.standing(list(queries.goals(person.pk)), steps, "uk")


def signed(person: Person, by: Actor, path: str = rows.DRAWN) -> Agreement:
    shown = standing(person, by).digest
    with acting(by):
        drawn = actions.Drawn(path)
        return actions.sign(person=person, shown=shown, drawn=drawn, by=by, at=NOW)


# --- agreeing --------------------------------------------------------------------------------------
def test_a_signature_keeps_the_plan_as_it_stood(olena: Person, adviser: Actor) -> None:
    rows.make_goal(olena, adviser)
    step = make_step(olena, adviser, "Send the diploma")
    kept = signed(olena, adviser)
    with acting(adviser):
        actions.change_step(
            step=step, wanted=actions.Wanted(what="Another thing", who=Doer.PERSON), by=adviser
        )
        kept.refresh_from_db()
        assert kept.content["steps"][0]["what"] == "Send the diploma"
        assert kept.content["goals"] == [
            {"words": "Знову медсестра", "german": "Wieder Krankenschwester"}
        ]
        assert queries.signature_of(kept) == rows.DRAWN
    assert not standing(olena, adviser).holds


def test_paper_shows_a_signature_only_under_what_was_signed(olena: Person, adviser: Actor) -> None:
    first = make_step(olena, adviser, "Send the diploma")
    kept = signed(olena, adviser)
    with acting(adviser):
        for language in ("", "ar", "de"):
            under = queries.sheet_of(olena, NOW, language=language).agreed
            assert under is not None
            assert (under.number, under.path) == (kept.number, rows.DRAWN)
        actions.move(step=first, to=State.DONE, by=adviser, at=NOW)
        assert queries.sheet_of(olena, NOW).agreed is not None
    make_step(olena, adviser, "Find a course")
    with acting(adviser):
        assert queries.sheet_of(olena, NOW).agreed is None


def test_versions_are_numbered_and_what_is_done_changes_none(olena: Person, adviser: Actor) -> None:
    step = make_step(olena, adviser)
    assert signed(olena, adviser).number == 1
    with acting(adviser):
        actions.move(step=step, to=State.DONE, by=adviser, at=NOW)
    assert standing(olena, adviser).holds
    make_step(olena, adviser, "One more")
    assert not standing(olena, adviser).holds
    assert signed(olena, adviser).number == 2


def test_what_changed_while_the_person_read_is_shown_anew(olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    shown = standing(olena, adviser).digest
    make_step(olena, adviser, "Slipped in")
    with acting(adviser), pytest.raises(Refused, match="changed meanwhile"):
        actions.sign(person=olena, shown=shown, by=adviser, at=NOW)


def test_an_empty_plan_is_not_agreed_to(olena: Person, adviser: Actor) -> None:
    with acting(adviser), pytest.raises(Refused, match="no step"):
        actions.sign(person=olena, shown=standing(olena, adviser).digest, by=adviser, at=NOW)


def test_the_person_agrees_alone_and_nobody_for_them(olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    shown, herself = standing(olena, adviser).digest, newcomer(olena)
    with acting(adviser), pytest.raises(Refused):
        actions.agree_on_own_page(person=olena, shown=shown, by=adviser, at=NOW)
    with acting(herself):
        kept = actions.agree_on_own_page(person=olena, shown=shown, by=herself, at=NOW)
    assert (kept.how, kept.witnessed_by_id) == ("own_page", None)


def test_a_plan_signed_on_paper_keeps_the_paper(olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    with acting(adviser):
        try:
            paper = read_paper(PDF)
        except NotAPaper as error:  # pragma: no cover -- says why, if the paper is refused
            pytest.fail(str(error))
        shown = queries.standing([], list(queries.steps_of(olena.pk)), "uk").digest
        kept = actions.agree_on_paper(person=olena, paper=paper, shown=shown, by=adviser, at=NOW)
        assert kept.scan is not None
        assert Scan.objects.get(pk=kept.scan.pk).digest
        assert kept.how == "paper"


def test_what_was_agreed_is_never_changed(olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    kept = signed(olena, adviser)
    refused = pytest.raises(ProgrammingError, match="never changed")
    with acting(adviser), refused, transaction.atomic():
        Agreement.objects.filter(pk=kept.pk).update(content={"goals": [], "steps": []})


def test_a_signature_is_never_copied_into_the_book(olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    signed(olena, adviser)
    stranger = make_member(make_institution(olena.region))
    with acting(stranger):
        assert not Signature.objects.exists()


@given(st.text(alphabet="ML0123456789 ,.-zZ<>\"'\n", max_size=60))
def test_only_lines_within_the_box_are_a_signature(text: str) -> None:
    try:
        drawn = actions.Drawn(text)
    except ValueError:
        return
    assert set(drawn.path) <= set("ML0123456789 ")
    numbers = [int(one) for one in drawn.path.replace("M", " ").replace("L", " ").split()]
    assert max(numbers[::2]) <= 1000
    assert max(numbers[1::2]) <= 300


@pytest.mark.parametrize(
    "path", ["", "M1 1", "M1 1 L1001 1", "M1 1 L1 301", "m1 1 l2 2", "M1 1 L2 2z"]
)
def test_what_is_no_signature(path: str) -> None:
    with pytest.raises(ValueError, match="within the box"):
        actions.Drawn(path)


# --- steps -----------------------------------------------------------------------------------------
def test_a_way_is_taken_once_and_moved_when_taken_again(olena: Person, adviser: Actor) -> None:
    way = [
        actions.Wanted(who=Doer.PERSON, phrase="course_attend", values={"title": "B1"},
                       source=queries.Source.OFFER, source_key="run-1", until=date(2027, 3, 1)),
        actions.Wanted(who=Doer.ADVISER, what="Ring the office"),
    ]  # fmt: skip
    with acting(adviser):
        first = actions.take_steps(person=olena, wanted=way, by=adviser, at=NOW)
        later = [replace(way[0], until=date(2027, 4, 1))]
        [again] = actions.take_steps(person=olena, wanted=later, by=adviser, at=NOW)
    assert first[0].what == "Besuchen Sie den Kurs „B1“."
    assert [one.rank for one in first] == [1, 2]
    assert (again.pk, again.until) == (first[0].pk, date(2027, 4, 1))


def test_names_are_kept_only_beside_whom_they_belong_to(olena: Person, adviser: Actor) -> None:
    school = make_institution(olena.region)
    with acting(adviser):
        wanted = actions.Wanted(what="x", who=Doer.EMPLOYER, helper=school.pk, employer="Elektro")
        step = actions.agree_step(person=olena, wanted=wanted, by=adviser, at=NOW)
    assert (step.helper_id, step.employer) == (None, "Elektro")


# --- answers and words -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("says", "who", "becomes"),
    [
        (Said.DONE, Doer.PERSON, State.DONE),
        (Said.IMPOSSIBLE, Doer.PERSON, State.STUCK),
        (Said.HELP, Doer.PERSON, State.OPEN),
        (Said.IMPOSSIBLE, Doer.ADVISER, State.OPEN),
    ],
)
def test_an_answer_moves_the_own_step(
    olena: Person, adviser: Actor, says: Said, who: Doer, becomes: State
) -> None:
    step, herself = make_step(olena, adviser, who=who.value), newcomer(olena)
    with acting(herself):
        found = queries.step_for(step.pk)
        actions.answer_step(
            step=found, says=says, words="Не знаю", language="uk", by=herself, at=NOW
        )
        assert queries.step_for(step.pk).state == becomes
    with acting(adviser):
        assert [one.says for one in queries.unread_answers(adviser)] == [says]
        assert actions.see_answers(person=olena, by=adviser, at=NOW) == 1
        assert not queries.unread_answers(adviser)


def test_nobody_answers_for_somebody_else(olena: Person, adviser: Actor) -> None:
    step, other = make_step(olena, adviser), newcomer(make_person(adviser, "Iryna"))
    for actor in (adviser, other):
        with acting(actor), pytest.raises(Refused, match="not yours"):
            actions.answer_step(
                step=step, says=Said.HELP, words="", language="uk", by=actor, at=NOW
            )


def test_words_go_both_ways_and_an_answer_has_read_the_question(
    olena: Person, adviser: Actor
) -> None:
    herself = newcomer(olena)
    with acting(herself):
        actions.write_word(person=olena, text="Коли?", language="uk", by=herself, at=NOW)
    with acting(adviser):
        assert queries.unread_words(adviser).count() == 1
        actions.write_word(person=olena, text="Am Montag.", language="de", by=adviser, at=LATER)
        assert not queries.unread_words(adviser)
    with acting(herself):
        assert [one.text for one in queries.words_of(olena.pk)] == ["Am Montag.", "Коли?"]


def test_words_are_for_the_two_alone(olena: Person, adviser: Actor) -> None:
    rows.make_word(olena, adviser)
    for other in (make_member(olena.institution, Member), newcomer(make_person(adviser, "Iryna"))):
        with acting(other):
            assert not queries.words_of(olena.pk)


# --- appointments ----------------------------------------------------------------------------------
def test_the_person_comes_or_cannot_and_says_no_more(olena: Person, adviser: Actor) -> None:
    meeting, herself = rows.make_appointment(olena, adviser), newcomer(olena)
    with acting(herself):
        found = queries.appointment_for(meeting.pk)
        for to in (Coming.CONFIRMED, Coming.DECLINED, Coming.CONFIRMED):
            assert actions.come(appointment=found, to=to, by=herself, at=NOW).state == to
        for to in (Coming.KEPT, Coming.MISSED, Coming.CANCELLED, Coming.PLANNED):
            with pytest.raises(Refused, match="ask your adviser"):
                actions.come(appointment=found, to=to, by=herself, at=NOW)


def test_another_time_asks_anew(olena: Person, adviser: Actor) -> None:
    meeting = rows.make_appointment(olena, adviser, state="confirmed", moved_at=NOW)
    with acting(adviser):
        moved = actions.change_appointment(
            appointment=meeting, by=adviser, at=NOW,
            meeting=actions.Meeting(what="Gespräch", starts_at=LATER,
                                    ends_at=LATER + timedelta(minutes=30)),
        )  # fmt: skip
    assert moved.state == Coming.PLANNED


def test_what_was_called_off_is_not_the_next_one(olena: Person, adviser: Actor) -> None:
    soon, later = (rows.make_appointment(olena, adviser, days) for days in (1, 5))
    with acting(adviser):
        actions.come(appointment=soon, to=Coming.CANCELLED, by=adviser, at=NOW)
        assert queries.next_appointment(olena.pk, NOW) == later


# --- the calendar at home --------------------------------------------------------------------------
def test_a_calendar_has_one_address_at_a_time(olena: Person, adviser: Actor) -> None:
    herself = newcomer(olena)
    with acting(herself):
        first = actions.make_feed(person=olena, by=herself, at=NOW)
        second = actions.make_feed(person=olena, by=herself, at=NOW)
    assert first != second

    def behind(token: str) -> tuple[UUID, UUID] | None:
        with acting(Actor(link=digest(token))):
            return queries.person_of_feed()

    assert behind(first) is None
    assert behind(second) == (olena.pk, olena.region_id)
    with acting(herself):
        actions.end_feed(person=olena, by=herself, at=NOW)
    assert behind(second) is None


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Newcomer])
def test_no_other_role_makes_an_address(olena: Person, role: type) -> None:
    actor = Actor(role=role, region=olena.region_id, institution=olena.institution_id)
    with acting(actor), pytest.raises(Refused):
        actions.make_feed(person=olena, by=actor, at=NOW)


# --- reviews ---------------------------------------------------------------------------------------
def rhythm(person: Person, weeks: int, benefit: str = "") -> None:
    coordinator = make_member(make_institution(person.region), Coordinator)
    with acting(coordinator):
        actions.set_rhythm(name=f"{weeks}", weeks=weeks, benefit=benefit, by=coordinator)


def due(adviser: Actor, until: date) -> list[tuple[UUID, date]]:
    with acting(adviser):
        return [(one.person.pk, one.due_on) for one in queries.due_reviews(adviser, until, at=NOW)]


def test_whoever_was_met_is_due_a_rhythm_later(adviser: Actor) -> None:
    olena = make_person(adviser, opened_at=NOW - timedelta(days=100))
    assert due(adviser, date(2099, 1, 1)) == []
    rhythm(olena, 6)
    assert due(adviser, timezone.localdate(NOW)) == [(olena.pk, date(2026, 9, 26))]
    rows.make_review(olena, adviser, date(2026, 11, 2))
    assert due(adviser, timezone.localdate(NOW)) == []
    assert due(adviser, date(2026, 12, 14)) == [(olena.pk, date(2026, 12, 14))]


def test_the_shortest_rhythm_that_fits_counts(adviser: Actor) -> None:
    olena = make_person(adviser, opened_at=NOW)
    rhythm(olena, 12)
    rhythm(olena, 2, "SGB_II")
    assert due(adviser, date(2099, 1, 1)) == [(olena.pk, date(2027, 2, 15))]


def test_a_wanted_day_beats_the_rhythm(adviser: Actor) -> None:
    olena = make_person(adviser, opened_at=NOW - timedelta(days=100))
    rhythm(olena, 6)
    with acting(adviser):
        actions.hold_review(
            person=olena, held_on=date(2026, 11, 20), next_on=date(2026, 11, 22), by=adviser, at=NOW
        )
    assert due(adviser, timezone.localdate(NOW)) == [(olena.pk, date(2026, 11, 22))]


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Coordinator])
def test_only_the_coordination_sets_a_rhythm(olena: Person, role: type) -> None:
    actor = Actor(role=role, region=olena.region_id)
    allowed = role.__name__ == "Administrator"
    with acting(actor):
        if allowed:
            assert actions.set_rhythm(name="x", weeks=6, benefit="", by=actor).weeks == 6
        else:
            with pytest.raises(Refused, match="sets the rhythm"):
                actions.set_rhythm(name="x", weeks=6, benefit="", by=actor)


# --- where plans jam -------------------------------------------------------------------------------
def test_the_coordination_sees_numbers_and_none_of_them_small(
    olena: Person, adviser: Actor
) -> None:
    coordinator = make_member(make_institution(olena.region), Coordinator)
    day = timezone.localdate(NOW)
    for _ in range(2):
        make_step(olena, adviser, state="stuck", until=day - timedelta(days=4))
    with acting(coordinator):
        [jam] = queries.jammed(day)
        assert (jam.stuck, jam.overdue, jam.days) == (None, None, None)
    make_step(olena, adviser, state="stuck", until=day - timedelta(days=4))
    with acting(coordinator):
        [jam] = queries.jammed(day)
        assert (jam.stuck, jam.overdue, jam.days) == (3, 3, 4)
    for role in ROLES:
        if role is not Coordinator:
            with acting(Actor(role=role, region=olena.region_id, institution=adviser.institution)):
                assert queries.jammed(day) == ()


def test_no_jam_of_another_region(adviser: Actor) -> None:
    stuck = make_person(adviser)
    for _ in range(4):
        make_step(stuck, adviser, state="stuck")
    with acting(make_member(None, Coordinator)):
        assert queries.jammed(timezone.localdate(NOW)) == ()


def test_advisers_of_the_region_are_no_coordinators(olena: Person) -> None:
    with acting(make_member(olena.institution, Adviser)):
        assert queries.jammed(timezone.localdate(NOW)) == ()
