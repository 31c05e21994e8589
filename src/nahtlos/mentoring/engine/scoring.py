"""Points in named parts: how well two fit who may be proposed to each other.

100 points at most. Where somebody has no wish or it is not known, half the points are given, so that
nobody comes last for having said little.
"""

from collections.abc import Callable, Mapping

import numpy as np

from nahtlos.mentoring.engine import tables
from nahtlos.mentoring.engine.answers import Part
from nahtlos.mentoring.engine.problem import AIMS, KLDB_DIGITS, SEXES, Problem
from nahtlos.mentoring.engine.tables import Row

EARTH_KM = 6371.0088
FAR_KM, ENOUGH_TIMES, LONG_DAYS = 30.0, 2, 90
"""From here on no points for being near; so many common times are all points; waiting counts so long."""
PARTS: Mapping[str, int] = {
    "language": 30, "occupation": 20, "near": 15, "times": 15, "sex": 10, "aim": 5, "waits": 5,
}  # fmt: skip
MOST = sum(PARTS.values())


def _half(most: int, known: Row, points: Row) -> Row:
    return np.where(known, points, most / 2)


def language(problem: Problem, most: int) -> Row:
    """All points in the person's best language, two thirds in the second, a third in any other."""
    ranks, speaks = tables.languages(problem)
    best = np.zeros((len(problem.seekers), len(problem.mentors)))
    for number in range(ranks.shape[1]):
        rank = ranks[:, number]
        worth = np.where(rank < 0, 0, most * (3 - np.minimum(rank, 2)) / 3)
        best = np.maximum(best, np.outer(worth, speaks[:, number]))
    return best


def occupation(problem: Problem, most: int) -> Row:
    """So many fifths as the two codes have leading digits in common."""
    wished = tables.digits(one.occupation for one in problem.seekers)
    has = tables.digits(one.occupation for one in problem.mentors)
    same = (wished[:, None, :] == has[None, :, :]) & (wished[:, None, :] >= 0)
    common = np.logical_and.accumulate(same, axis=2).sum(axis=2)
    known = (wished[:, :1] >= 0) & (has[:, 0] >= 0)
    return _half(most, known, most * common / KLDB_DIGITS)


def near(problem: Problem, most: int) -> Row:
    """Fewer with each kilometre as the crow flies (haversine), none from 30 km on."""
    a = tables.spots(one.at for one in problem.seekers)[:, None, :]
    b = tables.spots(one.at for one in problem.mentors)[None, :, :]
    half = np.sin((b - a) / 2) ** 2
    across = half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]
    km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, across)))
    return _half(most, ~np.isnan(km), most * np.maximum(0.0, 1 - km / FAR_KM))


def times(problem: Problem, most: int) -> Row:
    """Half for each time of the week that both have, up to two."""
    a, b = tables.times(problem.seekers), tables.times(problem.mentors)
    common = np.minimum(a @ b.T, ENOUGH_TIMES)
    known = np.outer(a.any(axis=1), b.any(axis=1))
    return _half(most, known, most * common / ENOUGH_TIMES)


def sex(problem: Problem, most: int) -> Row:
    """A woman or a man, where the person asked for it. Mentors are not asked what they would like."""
    asked = np.array([SEXES.index(one.sex) if one.sex else -1 for one in problem.seekers], int)
    has = np.array([SEXES.index(one.sex) if one.sex else -2 for one in problem.mentors], int)
    return _half(most, np.broadcast_to(asked[:, None] >= 0, (len(asked), len(has))),
                 most * (asked[:, None] == has))  # fmt: skip


def aim(problem: Problem, most: int) -> Row:
    """The mentor likes to help with what the person wants."""
    likes = np.array([[name in one.aims for name in AIMS] for one in problem.mentors], bool)
    wants = np.array([[name == one.aim for name in AIMS] for one in problem.seekers], bool)
    likes, wants = likes.reshape(-1, len(AIMS)), wants.reshape(-1, len(AIMS))
    common = wants.astype(int) @ likes.T.astype(int)
    known = np.outer(wants.any(axis=1), likes.any(axis=1))
    return _half(most, known, most * (common > 0))


def waits(problem: Problem, most: int) -> Row:
    """More for whoever has waited longer, up to three months."""
    days = np.array([min(one.waits, LONG_DAYS) for one in problem.seekers], float)
    return np.broadcast_to((most * days / LONG_DAYS)[:, None], (len(days), len(problem.mentors)))


_RULES: Mapping[str, Callable[[Problem, int], Row]] = {
    "language": language, "occupation": occupation, "near": near, "times": times, "sex": sex,
    "aim": aim, "waits": waits,
}  # fmt: skip


def points(problem: Problem) -> dict[str, Row]:
    """Whole points of every pair in every part."""
    return {
        name: np.rint(_RULES[name](problem, most)).astype(np.int64) for name, most in PARTS.items()
    }


def parts(table: Mapping[str, Row], row: int, column: int) -> tuple[Part, ...]:
    """The parts of one pair."""
    return tuple(Part(name, int(table[name][row, column]), most) for name, most in PARTS.items())


def parts_of(problem: Problem) -> tuple[Part, ...]:
    """The parts between the first person and the first mentor."""
    return parts(points(problem), 0, 0)
