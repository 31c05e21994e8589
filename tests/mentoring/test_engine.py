"""The assignment is the best there is, keeps every condition, and says rightly what would help."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.mentoring.engine import (
    MOST,
    Mentor,
    Problem,
    Seeker,
    assign,
    parts_of,
    why_not,
)

from .making import alone, brute, may, problems, worth


@given(problems())
def test_the_best_of_all_assignments_is_found(problem: Problem) -> None:
    found = assign(problem)
    assert (len(found.pairs), found.points) == brute(problem)


@given(problems())
def test_every_pair_keeps_every_condition_and_every_place(problem: Problem) -> None:
    found = assign(problem)
    seekers = {one.key: one for one in problem.seekers}
    mentors = {one.key: one for one in problem.mentors}
    for pair in found.pairs:
        seeker, mentor = seekers[pair.seeker], mentors[pair.mentor]
        assert may(problem, seeker, mentor)
        assert pair.points == worth(seeker, mentor)
        assert 0 <= pair.points <= MOST
    used = Counter(pair.mentor for pair in found.pairs)
    assert all(many <= mentors[key].places for key, many in used.items())


@given(problems(seekers=1, mentors=1))
def test_one_pair_is_told_as_it_is_among_many(problem: Problem) -> None:
    for seeker in problem.seekers:
        for mentor in problem.mentors:
            two = alone(problem, seeker, mentor)
            assert (why_not(two) == ()) == may(problem, seeker, mentor)
            assert sum(part.points for part in parts_of(two)) == worth(seeker, mentor)


@given(problems())
def test_everybody_has_a_mentor_or_a_reason(problem: Problem) -> None:
    found = assign(problem)
    told = [one.seeker for one in found.pairs] + [one.seeker for one in found.unmatched]
    assert sorted(told) == sorted(one.key for one in problem.seekers)
    for one in found.unmatched:
        assert one.fails or not problem.mentors


def _changed(problem: Problem, seeker: Seeker, condition: str, key: str) -> Problem:
    """The same with one thing made to hold between these two."""
    mentor = next(one for one in problem.mentors if one.key == key)
    code = (seeker.languages or ("en",))[0]
    new: dict[str, dict[str, Any]] = {
        "language": {"languages": (*mentor.languages, code)},
        "place": {"places": mentor.places + 1},
        "certificate": {"certificate": True},
        "training": {"trained": True},
        "wanted": {"excluded": mentor.excluded - {seeker.key}},
    }
    person = replace(
        seeker, languages=seeker.languages or (code,), excluded=seeker.excluded - {key}
    )
    seeker_after = person if condition == "wanted" else replace(person, excluded=seeker.excluded)
    return replace(
        problem,
        seekers=tuple(seeker_after if one.key == seeker.key else one for one in problem.seekers),
        mentors=tuple(
            replace(one, **new[condition]) if one.key == key else one for one in problem.mentors
        ),
    )


@given(problems(), st.data())
def test_the_change_that_is_named_helps(problem: Problem, data: st.DataObject) -> None:
    found = assign(problem)
    named = [
        (one.seeker, help_.condition, key)
        for one in found.unmatched
        for help_ in one.helps
        for key in help_.mentors
    ]
    if not named:
        return
    seeker, condition, key = data.draw(st.sampled_from(named))
    person = next(one for one in problem.seekers if one.key == seeker)
    after = assign(_changed(problem, person, condition, key))
    assert len(after.pairs) >= len(found.pairs) + 1


ANNA = Seeker(
    "anna", ("uk", "de"), "81302", (50.1, 8.6), frozenset({"evenings"}), "female", "german", 45
)
LENA = Mentor("lena", ("de", "uk"), "81302", (50.1, 8.6), frozenset({"evenings", "sundays"}), "female",
              frozenset({"german"}))  # fmt: skip


def _points(seeker: Seeker = ANNA, mentor: Mentor = LENA) -> dict[str, int]:
    return {part.name: part.points for part in parts_of(Problem((seeker,), (mentor,)))}


def test_each_part_says_what_it_counts() -> None:
    assert _points() == {
        "language": 30, "occupation": 20, "near": 15, "times": 8, "sex": 10, "aim": 5, "waits": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("seeker", "mentor", "part", "points"),
    [
        (ANNA, replace(LENA, languages=("de",)), "language", 20),
        (replace(ANNA, languages=("uk", "de", "en", "fr")), replace(LENA, languages=("fr",)), "language", 10),
        (ANNA, replace(LENA, occupation="81"), "occupation", 8),
        (ANNA, replace(LENA, occupation="13102"), "occupation", 0),
        (replace(ANNA, occupation=""), LENA, "occupation", 10),
        (ANNA, replace(LENA, at=(51.1, 8.6)), "near", 0),
        (ANNA, replace(LENA, at=None), "near", 8),
        (ANNA, replace(LENA, times=frozenset({"mornings"})), "times", 0),
        (ANNA, replace(LENA, sex="male"), "sex", 0),
        (ANNA, replace(LENA, sex=""), "sex", 0),
        (replace(ANNA, sex=""), LENA, "sex", 5),
        (ANNA, replace(LENA, aims=frozenset({"exam"})), "aim", 0),
        (replace(ANNA, waits=400), LENA, "waits", 5),
    ],
)  # fmt: skip
def test_a_part_changes_with_what_it_counts(
    seeker: Seeker, mentor: Mentor, part: str, points: int
) -> None:
    assert _points(seeker, mentor)[part] == points


@pytest.mark.parametrize(
    ("mentor", "condition"),
    [
        (replace(LENA, languages=("en",)), "language"),
        (replace(LENA, places=0), "place"),
        (replace(LENA, trained=True), "certificate"),
        (replace(LENA, certificate=True), "training"),
        (replace(LENA, excluded=frozenset({"anna"})), "wanted"),
    ],
)
def test_whoever_has_nobody_is_told_why_and_what_would_help(mentor: Mentor, condition: str) -> None:
    asks = {
        "needs_certificate": condition == "certificate",
        "needs_training": condition == "training",
    }
    [alone_] = assign(Problem((ANNA,), (mentor,), **asks)).unmatched
    assert alone_.fails == ((condition, 1),)
    assert [(one.condition, one.mentors) for one in alone_.helps] == [(condition, ("lena",))]


def test_two_things_missing_are_counted_and_no_change_is_promised() -> None:
    far = replace(LENA, languages=("en",), places=0)
    [alone_] = assign(Problem((ANNA,), (far,))).unmatched
    assert alone_.fails == (("language", 1), ("place", 1))
    assert alone_.helps == ()


def test_more_pairs_come_before_better_ones() -> None:
    other = replace(ANNA, key="olha", languages=("fa", "de"), waits=0)
    farsi = replace(LENA, key="mina", languages=("fa", "uk"))
    only_ukrainian = replace(ANNA, languages=("uk",))
    found = assign(Problem((only_ukrainian, other), (replace(LENA, languages=("de",)), farsi)))
    assert {(one.seeker, one.mentor) for one in found.pairs} == {("anna", "mina"), ("olha", "lena")}


def test_nobody_and_nothing_is_no_error() -> None:
    assert assign(Problem((), ())).pairs == ()
    assert assign(Problem((), (LENA,))).unmatched == ()
    [alone_] = assign(Problem((ANNA,), ())).unmatched
    assert (alone_.fails, alone_.helps) == ((), ())


def test_equal_ones_are_taken_in_their_order() -> None:
    twins = (LENA, replace(LENA, key="lena2"))
    assert assign(Problem((ANNA,), twins)) == assign(Problem((ANNA,), twins))
    assert assign(Problem((ANNA,), twins)).pairs[0].mentor == "lena"


@pytest.mark.parametrize(
    "odd",
    [
        {"languages": ("de", "de")}, {"occupation": "81x"}, {"occupation": "813021"},
        {"times": frozenset({"noon"})}, {"sex": "x"}, {"aim": "love"}, {"waits": -1},
    ],
)  # fmt: skip
def test_odd_input_is_refused_in_words(odd: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+ \w+"):
        replace(ANNA, **odd)


def test_a_key_stands_there_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Problem((ANNA, ANNA), ())
    with pytest.raises(ValueError, match="places"):
        replace(LENA, places=-1)
