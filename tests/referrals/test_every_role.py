"""Every role at every house × every state × every move of referrals and handovers: the exact sentence."""

from collections.abc import Mapping
from itertools import product

import pytest

from nahtlos.core.actor import Actor
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.referrals import access
from nahtlos.referrals.access.handovers import BETWEEN_OTHERS
from nahtlos.referrals.access.handovers import BY as BY_HAND
from nahtlos.referrals.access.handovers import STANDS as STAGES_STAND
from nahtlos.referrals.access.referrals import BY, NOT_YOURS, STANDS
from nahtlos.referrals.models import (
    MOVES,
    STAGES,
    Hand,
    Handover,
    Referral,
    Side,
    Stage,
    State,
)
from tests import makers
from tests.referrals.everybody import at

pytestmark = pytest.mark.django_db
# Written down once more, beside the program: who stands on which side. Everybody else on none.
SIDES = {
    "Adviser here": Side.SENDER,
    "Adviser there": Side.RECIPIENT,
    "Member there": Side.RECIPIENT,
    **dict.fromkeys(
        ("Watcher here", "Watcher there", "Watcher elsewhere", "Watcher of the office"),
        Side.PROGRAM,
    ),
}
HANDS = {
    who: {Side.SENDER: Hand.GIVER, Side.RECIPIENT: Hand.RECEIVER, Side.PROGRAM: Hand.PROGRAM}[side]
    for who, side in SIDES.items()
}


@pytest.fixture
def houses(db: None) -> Mapping[str, Institution]:
    region = makers.make_region()
    return {
        "here": makers.make_institution(region),
        "there": makers.make_institution(region, Kind.SCHOOL),
        "elsewhere": makers.make_institution(region),
        "of the office": makers.make_institution(region, Kind.IMMIGRATION_OFFICE),
        "beyond": makers.make_institution(makers.make_region()),
    }


@pytest.fixture
def everybody(houses: Mapping[str, Institution]) -> dict[str, Actor]:
    return at(houses)


@pytest.fixture
def person(houses: Mapping[str, Institution]) -> Person:
    return makers.make_person(makers.make_member(houses["here"]))


def test_a_referral_moves_by_no_role_but_those_of_the_table(
    houses: Mapping[str, Institution], everybody: dict[str, Actor], person: Person
) -> None:
    wrong = []
    for state in State:
        referral = Referral(
            **makers.of(person), recipient_id=houses["there"].pk, state=state, token_digest="x"
        )
        for (who, actor), to in product(everybody.items(), State):
            refusal = access.may_move(actor, referral, to)
            side, hands = SIDES.get(who), MOVES[state].get(to)
            due = "" if hands and side in hands else str(BY[hands] if hands else STANDS[state])
            if (str(refusal) if refusal else "") != (due if side else str(NOT_YOURS)):
                wrong.append((who, state, to))
    assert wrong == []


def test_a_handover_moves_by_no_role_but_those_of_the_table(
    houses: Mapping[str, Institution], everybody: dict[str, Actor], person: Person
) -> None:
    wrong = []
    for state in Stage:
        handover = Handover(
            **makers.of(person), giver_id=houses["here"].pk, recipient_id=houses["there"].pk,
            state=state,
        )  # fmt: skip
        for (who, actor), to in product(everybody.items(), Stage):
            refusal = access.may_move_handover(actor, handover, to)
            hand, hands = HANDS.get(who), STAGES[state].get(to)
            due = (
                ""
                if hands and hand in hands
                else str(BY_HAND[hands] if hands else STAGES_STAND[state])
            )
            if (str(refusal) if refusal else "") != (due if hand else str(BETWEEN_OTHERS)):
                wrong.append((who, state, to))
    assert wrong == []
