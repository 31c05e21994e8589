"""Ruin and recreate: send some visitors out, seat them anew, keep that if it is no worse.

Simulated annealing decides what "no worse" means: at first a plan may become somewhat worse, later no
more. The best plan is kept apart, by the order of preference itself.
"""

from typing import NamedTuple

import numpy as np

from nahtlos.days.engine.search.chain import Room
from nahtlos.days.engine.search.compiled import compiled
from nahtlos.days.engine.search.dice import below, share, shuffle
from nahtlos.days.engine.search.ground import Ground, Row
from nahtlos.days.engine.search.hall import NOBODY, PARTS, Hall, copy, put, settle, take
from nahtlos.days.engine.search.seat import seat

MOST = 3
"""So many visitors are sent out at most."""
BY_HELPER, NEAR = 0.5, 0.7
"""How often neighbours are looked for with an interpreter, and near the time of a want."""
COLD = 1.0
"""What a plan may become worse by, in idle minutes, at the end; at the beginning see `heat`."""
AGAIN, WARM = 0.6, 20.0
"""After such a share of the rounds it was cold once; the best plan is warmed to so much once more, so that
whoever was fitted in late has a visit without long waits in the end."""
LOOSE = 0.8
"""For such a share of the rounds any time of the day is as good as another."""


class Trial(NamedTuple):
    """What is remembered from round to round."""

    out: Row
    """Visitors who were sent out; `old` keeps where each want was."""
    old: Row
    best: Row
    """Where each want is in the best plan, and below what that adds to each preference."""
    worth: Row
    heat: Row
    span: Row
    """The first round, the one after the last, and how many there are in all."""


def trial(ground: Ground, hall: Hall) -> Trial:
    """The hall as it is, as the best so far."""
    wants = int(ground.size[1])
    return Trial(
        out=np.zeros(MOST, np.int64),
        old=np.zeros((wants, 3), np.int64),
        best=np.stack([hall.start, hall.desk, hall.helper]),
        worth=hall.parts[-1].copy(),
        heat=np.ones(1),
        span=np.zeros(3, np.int64),
    )


def heat(rounds: int, wants: int) -> float:
    """How hot to begin: with few rounds for each want there is no time to become worse first.

    From 8 to 150 idle minutes; found by trying on random days.
    """
    return float(np.clip(15 * (rounds / (40 * max(1, wants))) ** 0.7, 8, 150))


@compiled
def improve(ground: Ground, hall: Hall, room: Room, trial: Trial) -> None:
    """The rounds from the first to below the second of `span`, of so many in all."""
    dice, span = room.dice, trial.span
    for turn in range(span[0], span[1]):
        room.loose[0] = turn < LOOSE * span[2]
        if turn == int(AGAIN * span[2]) and _is_better(trial.worth, hall.parts[-1]):
            _return_to_best(ground, hall, trial)
        heat = _heat(trial.heat[0], turn / span[2])
        count = _choose(ground, hall, trial, dice)
        before = _cost(ground, hall)
        _send_out(ground, hall, trial, count)
        for at in range(count):
            seat(ground, hall, room, trial.out[at])
        after = _cost(ground, hall)
        if after > before - heat * np.log(1.0 - share(dice)):
            _bring_back(ground, hall, trial, count)
        elif after < before and _is_better(hall.parts[-1], trial.worth):
            _keep(hall, trial)


@compiled
def _heat(first: float, share: float) -> float:
    """How much worse a plan may become once such a share of the rounds is made."""
    if share < AGAIN:
        return float(first * (COLD / first) ** (share / AGAIN))
    warm = min(first, WARM)
    return float(warm * (COLD / warm) ** ((share - AGAIN) / (1 - AGAIN)))


@compiled
def _return_to_best(ground: Ground, hall: Hall, trial: Trial) -> None:
    for want in range(ground.size[1]):
        if ground.free[want] and hall.start[want] >= 0:
            take(ground, hall, want)
    for want in range(ground.size[1]):
        slot, desk, helper = trial.best[0, want], trial.best[1, want], trial.best[2, want]
        if ground.free[want] and slot >= 0:
            put(ground, hall, want, (slot, desk, helper))
    for visitor in range(ground.size[0]):
        settle(ground, hall, visitor)


@compiled
def _cost(ground: Ground, hall: Hall) -> float:
    whole, cost = hall.parts[-1], 0.0
    for part in range(PARTS):
        cost += ground.weights[part] * whole[part]
    return cost


@compiled
def _is_better(one: Row, other: Row) -> bool:
    """By the first preference that differs."""
    for part in range(PARTS):
        if one[part] != other[part]:
            return bool(one[part] < other[part])
    return False


@compiled
def _keep(hall: Hall, trial: Trial) -> None:
    copy(hall.parts[-1], trial.worth)
    copy(hall.start, trial.best[0])
    copy(hall.desk, trial.best[1])
    copy(hall.helper, trial.best[2])


@compiled
def _choose(ground: Ground, hall: Hall, trial: Trial, dice: Row) -> int:
    """Somebody who has it bad, and some who sit where that visitor might."""
    first = _bad(ground, hall, dice)
    trial.out[0] = first
    wanted, count = 1 + below(dice, MOST), 1
    wants = ground.first[first + 1] - ground.first[first]
    for _ in range(4 * wanted if wants else 0):
        if count == wanted:
            break
        other = _neighbour(ground, hall, ground.first[first] + below(dice, wants), dice)
        if other >= 0 and other not in trial.out[:count]:
            trial.out[count] = other
            count += 1
    shuffle(dice, trial.out, count)
    return count


@compiled
def _bad(ground: Ground, hall: Hall, dice: Row) -> int:
    """Of three visitors the one who costs most."""
    best, most = 0, -1.0
    for _ in range(3):
        visitor = below(dice, ground.size[0])
        cost = share(dice)
        for part in range(4):
            cost += ground.weights[part] * hall.parts[visitor, part]
        if cost > most:
            best, most = visitor, cost
    return best


@compiled
def _neighbour(ground: Ground, hall: Hall, want: int, dice: Row) -> int:
    """Whoever is met near the time of a want, or any, at a desk or with an interpreter for it."""
    ways = ground.way[want + 1] - ground.way[want]
    if ways == 0:
        return NOBODY
    way = ground.way[want] + below(dice, ways)
    helpers = ground.helper[way + 1] - ground.helper[way]
    if helpers and share(dice) < BY_HELPER:
        helper = ground.helpers[ground.helper[way] + below(dice, helpers)]
        if hall.helps[helper] == 0:
            return NOBODY
        return int(ground.visitor[hall.helped[helper, below(dice, hall.helps[helper])]])
    owner, slots = hall.owner[ground.desk[way]], int(ground.size[4])
    slot = below(dice, slots)
    if hall.start[want] >= 0 and share(dice) < NEAR:
        slot = hall.start[want] + below(dice, 13) - 6
    for step in range(slots):
        at = (slot + step) % slots
        if owner[at] != NOBODY and ground.free[owner[at]]:
            return int(ground.visitor[owner[at]])
    return NOBODY


@compiled
def _send_out(ground: Ground, hall: Hall, trial: Trial, count: int) -> None:
    for at in range(count):
        visitor = trial.out[at]
        for want in range(ground.first[visitor], ground.first[visitor + 1]):
            trial.old[want, 0] = hall.start[want]
            trial.old[want, 1] = hall.desk[want]
            trial.old[want, 2] = hall.helper[want]
            if ground.free[want] and hall.start[want] >= 0:
                take(ground, hall, want)


@compiled
def _bring_back(ground: Ground, hall: Hall, trial: Trial, count: int) -> None:
    for at in range(count):
        visitor = trial.out[at]
        for want in range(ground.first[visitor], ground.first[visitor + 1]):
            if ground.free[want] and hall.start[want] >= 0:
                take(ground, hall, want)
    for at in range(count):
        visitor = trial.out[at]
        for want in range(ground.first[visitor], ground.first[visitor + 1]):
            if ground.free[want] and trial.old[want, 0] >= 0:
                old = trial.old[want]
                put(ground, hall, want, (old[0], old[1], old[2]))
        settle(ground, hall, visitor)
