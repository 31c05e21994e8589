"""The plain path says pair by pair what the market says."""

from hypothesis import given, settings

from nahtlos.matching.engine import Candidate, Market, Opening, plain

from .making import both

Both = tuple[list[Candidate], list[Opening]]


@settings(max_examples=100, deadline=None)
@given(both())
def test_the_plain_path_says_what_the_market_says(found: Both) -> None:
    people, offered = found
    market, weighing = Market(offered), plain.weights(offered)
    for one in people:
        answer = market.about(one, 20)
        told = plain.about(((one, other) for other in offered), weighing, 20)
        assert [(w.opening, w.would_score, w.terms, w.because) for w in told.fits] == [
            (m.opening, m.score, m.terms, m.because) for m in answer.matches
        ]
        assert [(w.opening, w.fails, w.would_score, w.terms) for w in told.near] == [
            (n.opening, (n.fail,), n.would_score, n.terms) for n in answer.near
        ]
        assert told.unlocks(one) == answer.unlocks
        assert told.fitting == len(answer.matches)
