"""Problems thrown by Hypothesis, and the best assignment found by trying everything."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from nahtlos.mentoring.engine import AIMS, SEXES, SLOTS, Mentor, Problem, Seeker
from nahtlos.offers.engine.distance import km

LANGUAGES = ("uk", "ar", "de", "fa")
SPOTS = (None, (50.1, 8.6), (50.2, 8.7), (50.4, 8.6))
OCCUPATIONS = ("", "8", "81302", "81313", "51312")

spoken = st.lists(st.sampled_from(LANGUAGES), max_size=3, unique=True).map(tuple)
slots = st.frozensets(st.sampled_from(SLOTS), max_size=4)
sexes = st.sampled_from(("", *SEXES))


@st.composite
def problems(draw: st.DrawFn, *, seekers: int = 5, mentors: int = 4) -> Problem:
    """A small programme."""
    many, few = draw(st.integers(0, seekers)), draw(st.integers(0, mentors))
    unwanted = st.frozensets(st.sampled_from([f"m{n}" for n in range(4)]), max_size=1)
    persons = tuple(
        Seeker(
            f"s{n}", draw(spoken), draw(st.sampled_from(OCCUPATIONS)),
            draw(st.sampled_from(SPOTS)), draw(slots), draw(sexes),
            draw(st.sampled_from(("", *AIMS))), draw(st.integers(0, 120)), draw(unwanted),
        )
        for n in range(many)
    )  # fmt: skip
    others = tuple(
        Mentor(
            f"m{n}", draw(spoken), draw(st.sampled_from(OCCUPATIONS)),
            draw(st.sampled_from(SPOTS)), draw(slots), draw(sexes),
            draw(st.frozensets(st.sampled_from(AIMS))), draw(st.integers(0, 3)),
            draw(st.booleans()), draw(st.booleans()),
            draw(st.frozensets(st.sampled_from([f"s{n}" for n in range(5)]), max_size=1)),
        )
        for n in range(few)
    )  # fmt: skip
    return Problem(persons, others, draw(st.booleans()), draw(st.booleans()))


def alone(problem: Problem, seeker: Seeker, mentor: Mentor) -> Problem:
    """The same programme with these two only."""
    return replace(problem, seekers=(seeker,), mentors=(mentor,))


def may(problem: Problem, seeker: Seeker, mentor: Mentor) -> bool:
    """Every condition once more, in plain words."""
    return (
        bool(set(seeker.languages) & set(mentor.languages))
        and mentor.places > 0
        and (mentor.certificate or not problem.needs_certificate)
        and (mentor.trained or not problem.needs_training)
        and mentor.key not in seeker.excluded
        and seeker.key not in mentor.excluded
    )


def worth(seeker: Seeker, mentor: Mentor) -> int:
    """Every part once more, by another hand."""
    shared = [min(n, 2) for n, code in enumerate(seeker.languages) if code in mentor.languages]
    language = 30 - 10 * min(shared) if shared else 0
    common = next(
        (n for n, (a, b) in enumerate(zip(seeker.occupation, mentor.occupation, strict=False)) if a != b),
        min(len(seeker.occupation), len(mentor.occupation)),
    )  # fmt: skip
    occupation = 4 * common if seeker.occupation and mentor.occupation else 10
    near = 7.5
    if seeker.at is not None and mentor.at is not None:
        near = 15 * max(0.0, 1 - km(*seeker.at, *mentor.at) / 30)
    slots = 7.5 * min(2, len(seeker.times & mentor.times)) if seeker.times and mentor.times else 7.5
    sex = (10 if seeker.sex == mentor.sex else 0) if seeker.sex else 5
    aim = (5 if seeker.aim in mentor.aims else 0) if seeker.aim and mentor.aims else 2.5
    waits = 5 * min(seeker.waits, 90) / 90
    return sum(map(round, (language, occupation, near, slots, sex, aim, waits)))


def brute(problem: Problem) -> tuple[int, int]:
    """Most pairs, and of those the most points, by trying every assignment."""
    points = {
        (seeker.key, mentor.key): worth(seeker, mentor)
        for seeker in problem.seekers
        for mentor in problem.mentors
        if may(problem, seeker, mentor)
    }
    return max(_every(problem, points, 0, {m.key: m.places for m in problem.mentors}))


def _every(
    problem: Problem, points: dict[tuple[str, str], int], row: int, left: dict[str, int]
) -> Iterator[tuple[int, int]]:
    if row == len(problem.seekers):
        yield 0, 0
        return
    yield from _every(problem, points, row + 1, left)
    for key, places in left.items():
        more = points.get((problem.seekers[row].key, key))
        if more is not None and places:
            for pairs, total in _every(problem, points, row + 1, left | {key: places - 1}):
                yield pairs + 1, total + more
