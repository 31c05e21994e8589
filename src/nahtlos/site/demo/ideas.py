"""A dozen ideas and complaints in each state; some wait too long."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from nahtlos.core.wall import acting
from nahtlos.ideas import actions, queries
from nahtlos.ideas.models import Idea
from nahtlos.network.models import Membership
from nahtlos.site.demo.world import World, acting_as, read

SEED = UUID("5b0c7b1e-2f0e-4a55-9a53-0f1f7f6e6a11")
ANSWERS = ("adviser", "member")


def build(world: World) -> None:
    """All of them; the first that waits for an answer is with the adviser of the tour."""
    plan = read("ideas.yaml")
    first = [m for m in world.memberships if m.account.email == "adviser@demo.example"][:1]
    staff = first + [m for m in world.memberships if m.role in ANSWERS][:9]
    for n, told in enumerate(plan["received"]):
        _sent(world, told, f"received {n}", world.ago(n % 6 + (12 if n == 1 else 0)))
    for n, told in enumerate(plan["with"]):
        _given(world, _sent(world, told, f"with {n}", world.ago(3 + n)), staff[n % len(staff)])
    for n, told in enumerate(plan["answered"]):
        code = _sent(world, told[:5], f"answered {n}", world.ago(20 + 9 * n))
        by = staff[n % len(staff)]
        _answered(world, _given(world, code, by), by, told=told, n=n)
    for n in range(plan["withdrawn"]):
        told = ["idea", "", "Das hat sich erledigt.", False, ""]
        actions.take_back(code=_sent(world, told, f"withdrawn {n}", world.ago(5 + 6 * n)))


def _sent(world: World, told: list[Any], key: str, on: date) -> str:
    kind, topic, text, may_publish, name = told
    letter = actions.Letter(kind=kind, topic=topic, text=text, may_publish=may_publish, name=name)
    return actions.send(region=world.region.pk, letter=letter, once=uuid5(SEED, key), on=on)


def _given(world: World, code: str, to: Membership) -> Idea:
    place = next(m for m in world.memberships if m.role == "coordinator")
    with acting(acting_as(place)) as by:
        idea = Idea.objects.get(code_digest=queries.digest_of(code))
        return actions.give(idea=idea, to=to, by=by)


def _answered(world: World, idea: Idea, by: Membership, *, told: list[Any], n: int) -> None:
    title, text, names = told[5:]
    with acting(acting_as(by)) as actor:
        actions.answer(
            idea=idea, title=title, text=text, names_somebody=names, by=actor,
            at=world.at(-(12 + 9 * n)),
        )  # fmt: skip
