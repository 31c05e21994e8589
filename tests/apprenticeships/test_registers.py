"""The entry in the register: every move of its table by the right hand, every other refused."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from nahtlos.apprenticeships import actions
from nahtlos.apprenticeships.access.reacting import IN_REGISTER
from nahtlos.apprenticeships.models import (
    STANDINGS,
    Apprenticeship,
    Hand,
    Registration,
    Standing,
)
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Coordinator, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from tests import makers
from tests.apprenticeships import rows

pytestmark = pytest.mark.django_db
S = Standing
ENTRY = actions.Entry(registered_on=today(), number="4711")
COLUMNS: dict[Standing, dict[str, Any]] = {
    S.TOLD: {"missing": ""},
    S.MISSING: {"missing": "Ausbildungsplan"},
    S.REGISTERED: {"registered_on": today()},
}


class Desk:
    """A contract, whose file it is in, and the chamber that was told of it."""

    def __init__(self, state: Standing) -> None:
        self.adviser = makers.make_member()
        self.row: Apprenticeship = rows.make_contract(self.adviser)
        self.chamber: Institution = rows.make_chamber(self.adviser)
        self.sent = self.tell()
        if state is S.MISSING:
            self.missing(self.by_link)
        elif state is S.REGISTERED:
            self.registered(self.by_link)

    @property
    def by_link(self) -> Actor:
        return Actor(link=self.sent.token_digest or "")

    def tell(self) -> Registration:
        with acting(self.adviser) as by:
            return actions.tell_chamber(
                apprenticeship=self.row, chamber=self.chamber, agreed=True, by=by, at=now()
            )

    def missing(self, actor: Actor) -> Registration:
        with acting(actor) as by:
            return actions.say_missing(
                registration=self.sent, missing="Ausbildungsplan", by=by, at=now()
            )

    def registered(self, actor: Actor) -> Registration:
        with acting(actor) as by:
            return actions.say_registered(registration=self.sent, entry=ENTRY, by=by, at=now())

    def written_down(self) -> Registration:
        with acting(self.adviser) as by:
            return actions.register(
                apprenticeship=self.row, chamber=self.chamber, entry=ENTRY, by=by, at=now()
            )


VERBS: dict[tuple[Hand, Standing], Callable[[Desk], Registration]] = {
    (Hand.ADVISER, S.TOLD): Desk.tell,
    (Hand.ADVISER, S.MISSING): lambda desk: desk.missing(desk.adviser),
    (Hand.ADVISER, S.REGISTERED): Desk.written_down,
    (Hand.CHAMBER, S.MISSING): lambda desk: desk.missing(desk.by_link),
    (Hand.CHAMBER, S.REGISTERED): lambda desk: desk.registered(desk.by_link),
}


@pytest.mark.parametrize(("state", "way"), list(product(S, VERBS)))
def test_every_verb_moves_as_the_table_says(state: Standing, way: tuple[Hand, Standing]) -> None:
    desk, (hand, to) = Desk(state), way
    if hand in STANDINGS[state].get(to, ()):
        assert VERBS[way](desk).state == to
        return
    with pytest.raises(Refused) as refused:
        VERBS[way](desk)
    assert str(refused.value.refusal) == str(IN_REGISTER[state])


def hands(desk: Desk) -> dict[Hand | str, Actor]:
    """Whoever may, and everybody who stands near and may not."""
    place = Institution.objects.get(pk=desk.row.institution_id)
    return {
        Hand.ADVISER: desk.adviser,
        Hand.CHAMBER: desk.by_link,
        "another adviser": rows.stranger(desk.adviser),
        "somebody of the house": makers.make_member(place, role=Member),
        "the coordination": makers.make_member(place, role=Coordinator),
        "the trainee": makers.newcomer(desk.row.person),
        "the program": Actor(role=Watcher, region=desk.adviser.region),
        "another link": Actor(link=makers.digest("of something else")),
        "nobody": Actor(),
    }


@pytest.mark.parametrize(("state", "to"), [one for one in product(S, S) if one[0] is not one[1]])
def test_the_database_keeps_the_table_against_every_hand(state: Standing, to: Standing) -> None:
    desk, moved = Desk(state), set()
    for hand, actor in hands(desk).items():
        with acting(actor):
            point = transaction.savepoint()
            try:
                with transaction.atomic():
                    if desk_moves(desk, to):
                        moved.add(hand)
            except (IntegrityError, ProgrammingError):
                pass
            finally:
                transaction.savepoint_rollback(point)
    assert moved == set(STANDINGS[state].get(to, ()))


def desk_moves(desk: Desk, to: Standing) -> bool:
    rows_of = Registration.objects.filter(pk=desk.sent.pk)
    return rows_of.update(state=to, moved_at=now(), **COLUMNS[to]) == 1


@pytest.mark.parametrize("to", [S.MISSING, S.REGISTERED])
def test_another_house_does_not_find_it(to: Standing) -> None:
    desk = Desk(S.TOLD)
    stranger = rows.stranger(desk.adviser)
    verb = desk.missing if to is S.MISSING else desk.registered
    with pytest.raises(Refused, match="not there any more"):
        verb(stranger)
