"""Each family of figures against a second counting, over random histories."""

from collections import Counter

import pytest
from benchmarks.outcomes.lives import region

from nahtlos.outcomes.engine import Cut, Region, edition
from nahtlos.outcomes.engine.edition import FAMILIES
from nahtlos.outcomes.engine.working import mean_stocks
from tests.outcomes import recount

SEEDS = range(12)


def cuts(found: Region) -> dict[str, Cut]:
    return {one.key: one for family in FAMILIES for one in family(found).cuts}


def counts(one: Cut) -> Counter[tuple[str, str]]:
    return Counter(
        {
            (row, column): number
            for row, line in zip(one.rows, one.counts, strict=True)
            for column, number in zip(one.columns, line, strict=True)
            if number
        }
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_two_ways_of_counting_agree(seed: int) -> None:
    found = region(seed, 400)
    made = cuts(found)
    for months in (3, 6, 12):
        assert counts(made[f"lasting_{months}"]) == recount.lasting(found, months)
    assert counts(made["funnel"]) == recount.furthest(found)
    assert counts(made["starts_fit"]) == recount.fitting(found)
    assert counts(made["integrations"]) == recount.integrated(found)
    assert counts(made["rhythm"]) == recount.in_rhythm(found)
    assert counts(made["answers"]) == recount.answered(found)
    assert mean_stocks(found)[""] == pytest.approx(recount.mean_stock(found))


def test_who_waits_for_recognition_does_not_wait_for_work() -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        found = region(seed, 400)
        [way] = [
            one for family in FAMILIES for one in family(found).times if one.key == "days_to_work"
        ]
        words = ("", *way.causes)
        made = Counter(zip(way.days, (words[cause] for cause in way.why), strict=True))
        assert made == recount.way_to_work(found)
        seen.update(word for _days, word in made.elements())
    assert min(seen[word] for word in ("reached", "recognition", "moved", "")) > 0


def test_whoever_is_lost_makes_a_range_and_is_never_dropped() -> None:
    found = region(3, 400)
    [figure] = [one for one in edition(found).figures if (one.key, one.group) == ("lasting_6", "")]
    second: Counter[str] = Counter()
    for (_group, word), number in recount.lasting(found, 6).items():
        second[word] += number
    assert second["lost"] > 0
    assert figure.denominator == sum(second.values())
    assert (
        figure.value == figure.low == pytest.approx(100 * second["at_work"] / sum(second.values()))
    )
    best = 100 * (second["at_work"] + second["lost"]) / sum(second.values())
    assert figure.high == pytest.approx(best)


def test_young_starts_are_not_judged() -> None:
    found = region(4, 400)
    periods = {one.key: one.period for one in edition(found).figures if not one.group}
    assert periods["lasting_6"] == "2025-04-27/2026-04-27"
    assert periods["lasting_12"] == "2024-10-27/2025-10-27"


def test_nobody_gives_no_figure_and_no_fault() -> None:
    made = edition(region(0, 0))
    assert (made.figures, dict(made.tables), dict(made.times)) == ((), {}, {})


def test_a_rate_stands_on_its_own_numerator_and_denominator() -> None:
    shares = [
        one
        for one in edition(region(5, 600)).figures
        if one.unit == "percent" and one.value is not None
    ]
    assert len(shares) > 20
    for one in shares:
        assert one.numerator is not None
        assert one.denominator
        assert one.value == pytest.approx(100 * one.numerator / one.denominator)
