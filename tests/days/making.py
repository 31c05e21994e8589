"""Days for the tests: small ones by hand, tiny and odd ones by chance."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from nahtlos.days.engine import Day, Desk, Interpreter, Meeting, Visitor, Want, Window
from nahtlos.days.engine.rules import HARD

MORNING: tuple[Window, ...] = ((540, 720),)
TOPICS = ("work", "language", "debts")


def desk(
    id_: str = "d1", topics: str = "work", speaks: str = "de", staffed: tuple[Window, ...] = MORNING
) -> Desk:
    return Desk(id_, frozenset(topics.split()), frozenset(speaks.split()), staffed)


def visitor(
    id_: str = "v1", *wants: Want, speaks: str = "de", present: tuple[Window, ...] = MORNING
) -> Visitor:
    return Visitor(id_, frozenset(speaks.split()), present, wants or (want(),))


def interpreter(
    id_: str = "t1", speaks: str = "de uk", present: tuple[Window, ...] = MORNING
) -> Interpreter:
    return Interpreter(id_, frozenset(speaks.split()), present)


def want(topic: str = "work", minutes: int = 20, *after: str, desk: str | None = None) -> Want:
    return Want(topic, minutes, frozenset(after), desk)


def day(*there: Desk | Interpreter | Visitor, grid: int = 5, walk: int = 5) -> Day:
    return Day(
        date(2027, 3, 10), grid, walk,
        tuple(one for one in there if isinstance(one, Desk)),
        tuple(one for one in there if isinstance(one, Interpreter)),
        tuple(one for one in there if isinstance(one, Visitor)),
    )  # fmt: skip


def _windows(step: int, most: int) -> st.SearchStrategy[tuple[Window, ...]]:
    """Windows of any length, of none too, off the grid too."""
    minute = st.integers(0, most).map(lambda n: 540 + n * step)
    pair = st.tuples(minute, minute).map(lambda two: (min(two), max(two)))
    return st.lists(pair, max_size=2).map(tuple)


@st.composite
def odd_days(draw: st.DrawFn) -> Day:
    """Days of every kind: nobody there, windows of no length, no common language, circles."""
    grid, walk = draw(st.sampled_from([1, 5, 7, 15])), draw(st.sampled_from([0, 5, 20]))
    languages = st.frozensets(st.sampled_from(["de", "uk", "ar"]), max_size=2)
    windows = _windows(draw(st.sampled_from([1, 5, 20])), 12)
    topics = st.frozensets(st.sampled_from(TOPICS), max_size=3)
    desks = draw(st.integers(0, 3))
    names = [*(f"d{n}" for n in range(desks)), None, None]
    wanted = st.builds(
        Want, st.sampled_from(TOPICS), st.integers(1, 45), topics, st.sampled_from(names)
    )
    wants = st.lists(wanted, max_size=3, unique_by=lambda one: one.topic).map(tuple)
    return Day(
        date(2027, 3, 10), grid, walk,
        tuple(Desk(f"d{n}", draw(topics), draw(languages), draw(windows)) for n in range(desks)),
        tuple(Interpreter(f"t{n}", draw(languages), draw(windows)) for n in range(draw(st.integers(0, 2)))),
        tuple(Visitor(f"v{n}", draw(languages), draw(windows), draw(wants)) for n in range(draw(st.integers(0, 4)))),
    )  # fmt: skip


def broken(
    day: Day, meetings: Sequence[Meeting], begun: frozenset[tuple[str, str]] = frozenset()
) -> list[str]:
    """The sentences of every rule that the meetings break."""
    return [says for rule in HARD for _, says in rule(day, meetings, begun)]
