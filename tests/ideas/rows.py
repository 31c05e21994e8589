"""Ideas and complaints for tests: a region with a coordination, and somebody who answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator, Eraser, Usher, Watcher
from nahtlos.core.wall import acting
from nahtlos.ideas import actions, queries
from nahtlos.ideas.models import Idea, State
from nahtlos.network.models import Institution, Kind, Membership, Region
from tests import makers

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@dataclass(frozen=True)
class Stage:
    """A region; an adviser answers, a colleague does not."""

    region: Region
    city: Institution
    coordinator: Actor
    responsible: Actor
    elsewhere: Actor

    def actor(self, side: str) -> Actor:
        """Somebody of each side; a sender holds a code, which `sender` says."""
        return {"coordinator": self.coordinator, "responsible": self.responsible,
                "elsewhere": self.elsewhere}.get(side, Actor())  # fmt: skip

    def program(self, role: str) -> Actor:
        """The program in one of its roles."""
        kinds = {"watcher": Watcher, "eraser": Eraser, "usher": Usher}
        return Actor(role=kinds[role], region=self.region.pk)


def make_stage() -> Stage:
    """Everything above."""
    region = makers.make_region()
    city = makers.make_institution(region, Kind.CITY)
    return Stage(region, city, makers.make_member(city, Coordinator), makers.make_member(city),
                 makers.make_member(makers.make_institution(region)))  # fmt: skip


def send(stage: Stage, once: UUID | None = None, on: date = TODAY, **more: Any) -> str:
    """Somebody sends something; the receipt code."""
    told = {"kind": "complaint", "text": "Die Tür ist immer zu.", **more}
    return actions.send(region=stage.region.pk, letter=actions.Letter(**told),
                        once=once or uuid4(), on=on)  # fmt: skip


def seen(stage: Stage, code: str) -> Idea:
    """As the coordination sees it."""
    with acting(stage.coordinator):
        return Idea.objects.get(code_digest=queries.digest_of(code))


def give(stage: Stage, code: str, to: Actor | None = None) -> Idea:
    """The coordination gives it to somebody."""
    with acting(stage.coordinator) as by:
        place = Membership.objects.get(pk=makers.sure((to or stage.responsible).membership))
        return actions.give(idea=seen(stage, code), to=place, by=by)


def answer(stage: Stage, code: str, *, names_somebody: bool = False) -> Any:
    """Whoever it is with answers."""
    idea = seen(stage, code)
    with acting(stage.responsible) as by:
        return actions.answer(
            idea=idea, title="Offene Türen", text="Ab Montag ist die Tür offen.",
            names_somebody=names_somebody, by=by, at=NOW,
        )  # fmt: skip


def in_state(stage: Stage, state: State, **more: Any) -> str:
    """One that stands there; its code."""
    code = send(stage, **more)
    if state in {State.WITH_SOMEBODY, State.ANSWERED}:
        give(stage, code)
    if state == State.ANSWERED:
        answer(stage, code)
    if state == State.WITHDRAWN:
        actions.take_back(code=code)
    return code
