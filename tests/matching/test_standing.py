"""Who fits and who is proposed, held against a count of every pair."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.matching.engine import KINDS, Candidate, Opening
from nahtlos.matching.engine.standing import standings

from . import oracle
from .making import both

Both = tuple[list[Candidate], list[Opening]]


def brute(desks: list[list[Candidate]], market: list[Opening], top: int) -> dict[str, str]:
    """The same by every pair, with the whole list of each opening at each desk."""
    found = {one.id: "none" for desk in desks for one in desk}
    lists = [
        sorted(
            (-round(oracle.score(one, opening, market), 9), one.id)
            for one in desk
            if oracle.fits(one, opening)
        )
        for opening in market
        for desk in desks
    ]
    found |= {id_: "fits" for one in lists for _score, id_ in one}
    return found | {id_: "proposed" for one in lists for _score, id_ in one[:top]}


@settings(max_examples=150, deadline=None)
@given(both(), st.integers(1, 3), st.integers(1, 3))
def test_it_stands_with_each_as_every_pair_says(found: Both, top: int, many: int) -> None:
    people, market = found
    desks = [people[at::many] for at in range(many)]
    by_kind = [[dict.fromkeys(KINDS, one) for one in desk] for desk in desks]
    assert standings(by_kind, market, top) == brute(desks, market, top)


def test_the_law_of_each_kind_holds_for_its_openings(
    candidate: Candidate, opening: Opening
) -> None:
    closed = {kind: candidate for kind in KINDS if kind != "job"}
    forbidden = closed | {"job": replace(candidate, work_access="forbidden")}
    assert standings([[forbidden]], [opening], 1) == {"c1": "none"}
    assert standings([[dict.fromkeys(KINDS, candidate)]], [opening], 1) == {"c1": "proposed"}
    assert standings([[dict.fromkeys(KINDS, candidate)]], [], 1) == {"c1": "none"}
