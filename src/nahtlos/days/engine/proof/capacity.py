"""A bound on unmet wants: the windows of desks and interpreters do not hold all of them.

Nothing is said of when in a window a meeting is; each takes its slots from one window of a desk and,
where it needs one, from one window of an interpreter. Wants that could be met in the same ways are
one class, so the program stays small however many visitors come. On random days its bound was that
of a program over all starts, in a hundredth of the time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import scipy

from nahtlos.days.engine.search.ground import Ground, Row

ROUNDING = 1e-6
NOBODY = -1


class Window(NamedTuple):
    """The slots from `start` to below `end` of a desk or an interpreter."""

    of: int
    start: int
    end: int


Owned = dict[int, list[tuple[int, Window]]]
Way = tuple[int, int]
"""A window of a desk, and one of an interpreter or NOBODY."""


def unmet(ground: Ground, seconds: float = 0.0) -> int:
    """So many free wants at least stay unmet; with time, meetings are not held in parts."""
    desks, helpers = list(_desk_windows(ground)), list(_helper_windows(ground))
    windows = _by_owner(desks), _by_owner(helpers)
    classes = Counter(
        (int(ground.cover[want]), tuple(_ways(ground, want, windows)))
        for want in np.flatnonzero(ground.free).tolist()
    )
    columns = [(row, cover, way) for row, (cover, ways) in enumerate(classes) for way in ways]
    wants = sum(classes.values())
    if not columns:
        return wants
    room = [one.end - one.start for one in (*desks, *helpers)]
    solved = scipy.optimize.milp(
        -np.ones(len(columns)),
        integrality=np.full(len(columns), seconds > 0),
        bounds=scipy.optimize.Bounds(0, np.inf),
        constraints=scipy.optimize.LinearConstraint(
            _matrix(columns, (len(classes), len(desks), len(helpers))),
            ub=np.array([*classes.values(), *room], float),
        ),
        options={"time_limit": seconds or np.inf},
    )
    most = solved.fun if seconds == 0 else solved.mip_dual_bound
    return 0 if most is None else max(0, int(np.ceil(wants + most - ROUNDING)))


def _matrix(columns: list[tuple[int, int, Way]], size: tuple[int, int, int]) -> Row:
    """Rows: how many there are of each class, then the slots of each window."""
    classes, desks, helpers = size
    entries = []
    for column, (row, cover, (desk, helper)) in enumerate(columns):
        entries.append((row, column, 1))
        entries.append((classes + desk, column, cover))
        if helper != NOBODY:
            entries.append((classes + desks + helper, column, cover))
    rows, places, values = (np.array(part) for part in zip(*entries, strict=True))
    shape = (classes + desks + helpers, len(columns))
    made: Row = scipy.sparse.coo_matrix((values, (rows, places)), shape=shape).tocsc()
    return made


def _by_owner(windows: list[Window]) -> Owned:
    found: Owned = defaultdict(list)
    for at, one in enumerate(windows):
        found[one.of].append((at, one))
    return found


def _ways(ground: Ground, want: int, windows: tuple[Owned, Owned]) -> Iterator[Way]:
    """Where the want could be met: each window of each desk, with each of an interpreter's."""
    length = ground.length[want]
    for way in range(ground.way[want], ground.way[want + 1]):
        asked = ground.helpers[ground.helper[way] : ground.helper[way + 1]].tolist()
        for at, desk in windows[0][int(ground.desk[way])]:
            if not ground.allow[way, desk.start : desk.end].any():
                continue
            if not asked:
                yield at, NOBODY
            for other, helper in (one for person in asked for one in windows[1][person]):
                low, high = max(desk.start, helper.start), min(desk.end, helper.end)
                present = ground.presence[helper.of, length, low:high]
                if (ground.allow[way, low:high] & present).any():
                    yield at, other


def _desk_windows(ground: Ground) -> Iterator[Window]:
    reached = np.zeros((int(ground.size[2]), int(ground.size[4])), bool)
    for want in np.flatnonzero(ground.free):
        for way in range(ground.way[want], ground.way[want + 1]):
            _cover(reached[ground.desk[way]], ground.allow[way], int(ground.cover[want]))
    yield from _windows(reached)


def _helper_windows(ground: Ground) -> Iterator[Window]:
    reached = np.zeros((int(ground.size[3]), int(ground.size[4])), bool)
    lengths = {
        int(ground.length[want]): int(ground.cover[want]) for want in np.flatnonzero(ground.free)
    }
    for helper in range(len(reached)):
        for length, cover in lengths.items():
            _cover(reached[helper], ground.presence[helper, length], cover)
    yield from _windows(reached)


def _cover(reached: Row, starts: Row, cover: int) -> None:
    """Mark the slots that a meeting with one of the starts would take."""
    for step in range(min(cover, len(starts))):
        reached[step:] |= starts[: len(starts) - step].astype(bool)


def _windows(reached: Row) -> Iterator[Window]:
    """The unbroken stretches of each row. Two windows that touch are one, which only loosens."""
    for of, row in enumerate(reached):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], row, [False]]).astype(np.int8)))
        for start, end in edges.reshape(-1, 2).tolist():
            yield Window(of, start, end)
