"""Fills one database: a region, six institutions, their staff, persons and everything with them.

Six of ten persons are held by the institution of the adviser who is measured. Of the others some
have agreed to be seen there or were referred there, so that the wall has work to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from uuid import UUID

from benchmarks import files, network
from benchmarks.files import Pile
from nahtlos.core.actor import Actor, sure

FIRST_SHARE = 0.6
CHUNK = 1000


@dataclass(frozen=True)
class Known:
    """What the pages are asked for: who looks, and at whom."""

    adviser: UUID
    person: UUID
    bare: UUID
    duldung: UUID
    answered: UUID
    step: UUID
    found: str


def fill(persons: int, seed: str = "bench") -> Known:
    """Make a region with so many persons and as many steps."""
    dice = Random(seed)
    houses = network.build()
    known = _measured(houses)
    first = int(persons * FIRST_SHARE)
    share = (persons - first) // (len(houses) - 1)
    for number, staff in enumerate(houses):
        _fill_house(staff, houses, share if number else first, dice)
    return known


def _fill_house(
    staff: Sequence[Actor], houses: Sequence[Sequence[Actor]], persons: int, dice: Random
) -> None:
    pile = Pile(staff[0])
    elsewhere = [sure(other[0].institution) for other in houses if other is not staff]
    for number in range(persons):
        files.person(pile, dice.choice(staff), elsewhere, dice)
        if number % CHUNK == CHUNK - 1:
            pile.write()
    pile.write()


def _measured(houses: Sequence[Sequence[Actor]]) -> Known:
    """The persons whose pages are measured: the same files whatever the number of the others."""
    me = houses[0][0]
    pile = Pile(me)
    full = files.well_known(pile, me, [sure(staff[0].institution) for staff in houses[1:]])
    bare, duldung, answered = (
        files.hardly_known(pile, me, status) for status in ("", "duldung_60a", "ae_24")
    )
    step = files.steps(pile, full)
    pile.write()
    return Known(
        adviser=sure(me.account),
        person=full.pk,
        bare=bare.pk,
        duldung=duldung.pk,
        answered=answered.pk,
        step=step,
        found=files.FOUND,
    )
