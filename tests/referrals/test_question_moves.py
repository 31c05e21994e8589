"""Questions to the immigration office: every role, every standing, every move; action and button agree."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import pytest
from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.core.roles import Adviser, Immigration, Newcomer
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.referrals import access, actions
from nahtlos.referrals.actions.asking import GONE
from nahtlos.referrals.models import Outcome, Question, Standing
from tests import makers
from tests.referrals.everybody import ROLES, at

Asked: TypeAlias = Callable[[Actor, Question], Refusal | None]


@dataclass(frozen=True)
class Move:
    """What can be done with a question: who may, while it stands how, and the sentences for all others."""

    asked: Asked
    done: Callable[..., Question]
    hands: frozenset[str]
    standing: frozenset[Standing]
    not_you: str
    not_now: str
    leads_to: Standing

    def due(self, who: str, standing: Standing) -> str:
        """The exact sentence; none where it may be done."""
        if who not in self.hands:
            return self.not_you
        return "" if standing in self.standing else self.not_now


def _agree(**more: Any) -> Question:
    return actions.agree_to_question(language="uk", **more)


def _answer(**more: Any) -> Question:
    return actions.answer_question(outcome=Outcome.IN_WORK, words="", **more)


HERSELF, HOLDER, OFFICE = "herself", "Adviser here", "Immigration of the office"
ONLY_PERSON, ANSWERED = (
    "Only the person can answer this.",
    "This question has already been answered.",
)
MOVES = {
    "agree": Move(
        access.may_agree, _agree, frozenset({HERSELF}), frozenset({Standing.ASKED}),
        ONLY_PERSON, ANSWERED, Standing.SENT,
    ),
    "refuse": Move(
        access.may_agree, actions.refuse_question, frozenset({HERSELF}),
        frozenset({Standing.ASKED}), ONLY_PERSON, ANSWERED, Standing.REFUSED,
    ),
    "take back": Move(
        access.may_take_back, actions.take_back_question, frozenset({HERSELF, HOLDER}),
        frozenset({Standing.ASKED, Standing.SENT}),
        "Only the person, or the adviser at the person's word, can take this back.",
        "This question is closed. It cannot be taken back any more.", Standing.WITHDRAWN,
    ),
    "answer": Move(
        access.may_answer_question, _answer, frozenset({OFFICE}), frozenset({Standing.SENT}),
        "Only the office that was asked answers this.", "This question is not open any more.",
        Standing.ANSWERED,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A person, who holds the file, the office that is asked, and everybody there is."""

    person: Person
    adviser: Actor
    office: Institution
    everybody: dict[str, Actor]

    def question(self, standing: Standing) -> Question:
        return makers.make_question(self.person, self.adviser, self.office, standing)

    def stands(self, question: Question) -> str:
        with acting(self.adviser):
            return Question.objects.get(pk=question.pk).state


@pytest.fixture
def place(db: None) -> Place:
    """Each role at the holder, at the office, at another office of the kind, and somewhere else."""
    region = makers.make_region()
    here = makers.make_institution(region)
    office = makers.make_institution(region, Kind.IMMIGRATION_OFFICE)
    houses = {
        "here": here,
        "of the office": office,
        "of another office": makers.make_institution(region, Kind.IMMIGRATION_OFFICE),
        "elsewhere": makers.make_institution(region),
        "beyond": makers.make_institution(makers.make_region(), Kind.IMMIGRATION_OFFICE),
    }
    adviser = makers.make_member(here)
    person = makers.make_person(adviser)
    everybody = at(houses) | {
        HERSELF: makers.newcomer(person),
        "another person": makers.newcomer(makers.make_person(adviser, "Iryna")),
        HOLDER: adviser,
        OFFICE: makers.make_member(office, Immigration),
        "a link": Actor(link=makers.digest("a link")),
        "nobody": Actor(),
    }
    return Place(person, adviser, office, everybody)


def test_every_role_is_tried_and_every_standing_stands_somewhere() -> None:
    assert {Adviser, Immigration, Newcomer} < set(ROLES)
    assert len(ROLES) > 15
    assert set(Standing) == {one.leads_to for one in MOVES.values()} | {Standing.ASKED}


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("name", MOVES)
def test_everybody_is_told_the_exact_sentence(place: Place, name: str, standing: Standing) -> None:
    move, question = MOVES[name], place.question(standing)
    for who, actor in place.everybody.items():
        refusal = move.asked(actor, question)
        assert (str(refusal) if refusal else "") == move.due(who, standing), who


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("name", MOVES)
def test_the_action_refuses_whatever_the_button_refuses(
    place: Place, name: str, standing: Standing
) -> None:
    """By the same sentence, or by none where the database shows no such question; nothing moves."""
    move, question = MOVES[name], place.question(standing)
    for who, actor in place.everybody.items():
        due = move.due(who, standing)
        point = transaction.savepoint()
        if due:
            with pytest.raises(Refused) as caught, acting(actor):
                move.done(question=question, by=actor, at=now())
            assert str(caught.value.refusal) in {due, str(GONE)}, who
            assert place.stands(question) == standing, who
        else:
            with acting(actor):
                move.done(question=question, by=actor, at=now())
            assert place.stands(question) == move.leads_to, who
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("standing", Standing)
def test_the_office_sees_a_question_from_the_yes_to_its_answer(
    place: Place, standing: Standing
) -> None:
    question = place.question(standing)
    seen = {who for who, actor in place.everybody.items() if sees(actor, question)}
    there = {who for who in seen if "office" in who and place.everybody[who].role.staff}
    assert there == ({OFFICE} if standing in {Standing.SENT, Standing.ANSWERED} else set())
    assert {HERSELF, HOLDER} <= seen


def sees(actor: Actor, question: Question) -> bool:
    with acting(actor):
        return Question.objects.filter(pk=question.pk).exists()
