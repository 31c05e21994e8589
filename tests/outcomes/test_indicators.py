"""§ 48a SGB II: cases counted by hand, and a second implementation over random lives."""

from random import Random

import numpy as np
import pytest

from nahtlos.outcomes.engine import KINDS, Figures, Rate, Records, change, indicators
from tests.outcomes.counting import KINDS as COUNTED
from tests.outcomes.counting import Life, counted

T = 30
ALWAYS = dict.fromkeys(range(T + 1), ("f", False))


def records(lives: list[Life], t: int = T) -> Records:
    n = len(lives)
    stock, starts = np.zeros((n, 19), dtype=np.uint8), np.zeros((n, 19), dtype=np.uint8)
    insured = np.zeros((n, 17), dtype=bool)
    for i, life in enumerate(lives):
        for month, (sex, alone) in life.stock.items():
            if t - 19 <= month < t:
                stock[i, month - t + 19] = 1 | {"f": 2, "m": 4}.get(sex, 0) | (8 if alone else 0)
        for month, kind in life.starts:
            if t - 18 <= month <= t:
                starts[i, month - t + 18] |= KINDS[kind]
        for month in life.insured:
            if t - 16 <= month <= t:
                insured[i, month - t + 16] = True
    return Records(stock, starts, insured)


def figures(*lives: Life) -> Figures:
    return indicators(records(list(lives)))


def numerators(*lives: Life) -> dict[str, int]:
    return {name: groups["total"].numerator for name, groups in figures(*lives).items()}


def random_life(rng: Random) -> Life:
    life, sex = Life(), rng.choice("ffmmd")
    for month in range(T + 1):
        if rng.random() < rng.choice((0.2, 0.9)):
            life.stock[month] = (sex, rng.random() < 0.3)
        if rng.random() < 0.15:
            life.starts |= {(month, rng.choice(list(KINDS))) for _ in range(rng.randint(1, 3))}
    life.insured = {month for month in range(T + 1) if rng.random() < rng.choice((0.5, 0.97))}
    return life


@pytest.mark.parametrize("seed", range(40))
def test_two_implementations_agree(seed: int) -> None:
    rng = Random(seed)
    lives = [random_life(rng) for _ in range(rng.choice((0, 1, 2, 60)))]
    found, wanted = indicators(records(lives)), counted(lives, T)
    assert found.keys() == wanted.keys()
    for name, groups in wanted.items():
        for group, (numerator, denominator) in groups.items():
            assert found[name][group] == Rate(numerator, float(denominator)), (name, group)


def test_the_stock_of_the_month_itself_does_not_stand_below_the_line() -> None:
    lives = [Life(stock=dict.fromkeys(range(T - 12, T), ("f", False))) for _ in range(1000)]
    lives += [Life(stock={T: ("m", False)}) for _ in range(600)]
    for i in range(240):
        lives[i].starts.add((T - i // 20, "insured"))
    assert indicators(records(lives))["K2"]["total"] == Rate(240, 1000.0)


def test_two_starts_in_one_month_are_one_integration() -> None:
    life = Life(stock=ALWAYS, starts={(T, "insured"), (T, "training")})
    assert numerators(life)["K2"] == 1
    life.starts.add((T - 1, "insured"))
    assert numerators(life)["K2"] == 2


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("publicly_funded", {"K2E2"}),
        ("insured_subsidised", {"K2"}),
        ("marginal", {"K2E1"}),
        ("training", {"K2"}),
        ("self_employed", {"K2"}),
    ],
)
def test_each_kind_counts_where_the_ordinance_says(kind: str, where: set[str]) -> None:
    found = numerators(Life(stock=ALWAYS, starts={(T, kind)}))
    assert {name for name, number in found.items() if number} == where


def test_benefit_and_work_beginning_in_one_month_are_not_lost() -> None:
    came = {T - 1: ("f", False)}
    assert numerators(Life(stock=came, starts={(T - 1, "insured")}))["K2"] == 1
    came[T - 2] = ("f", False)
    assert numerators(Life(stock=came, starts={(T - 1, "insured")}))["K2"] == 1
    came[T - 3] = ("f", False)
    assert numerators(Life(stock=came, starts={(T - 2, "insured")}))["K2"] == 1


def test_who_was_not_in_the_stock_before_does_not_count() -> None:
    assert numerators(Life(stock={T: ("f", False)}, starts={(T, "insured")}))["K2"] == 0


@pytest.mark.parametrize(("missing", "lasted"), [(None, 1), (T - 3, 0), (T, 1), (T - 6, 1)])
def test_one_month_without_insurance_breaks_what_lasts(missing: int | None, lasted: int) -> None:
    insured = set(range(T - 6, T + 1)) - {missing}
    life = Life(stock=ALWAYS, starts={(T - 7, "insured")}, insured=insured - {T})
    assert figures(life)["K2E3"]["total"] == Rate(lasted if missing != T - 6 else 0, 1.0)


def test_an_integration_without_six_months_after_it_is_not_judged() -> None:
    life = Life(stock=ALWAYS, starts={(T - 5, "insured")}, insured=set(range(T + 1)))
    assert figures(life)["K2E3"]["total"] == Rate(0, 0.0)


def test_sex_and_single_parent_are_those_of_the_month_before() -> None:
    life = Life(stock=ALWAYS | {T - 1: ("m", True)}, starts={(T, "insured")})
    found = figures(life)
    assert (found["K2"]["m"].numerator, found["K2"]["f"].numerator) == (1, 0)
    assert found["K2E4"]["total"] == Rate(1, 1 / 12)


def test_nothing_below_the_line_is_no_rate() -> None:
    assert figures()["K2"]["total"].value is None
    assert change(Rate(0, 0.0), Rate(1, 1.0)) is None


def test_change_is_in_percentage_points() -> None:
    assert change(Rate(246, 1000.0), Rate(255, 1000.0)) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("integrations", "stock", "rate"),
    [(1271, 4640, 27.4), (1130, 4449, 25.4), (1076, 4428, 24.3), (1081, 4394, 24.6)],
)
def test_national_values_of_2011_to_2014_come_out_as_published(
    integrations: int, stock: int, rate: float
) -> None:
    """Thousands of integrations, and the stock able to work in thousands, which stayed level."""
    lives = [Life(stock=dict.fromkeys(range(T - 12, T), ("f", False))) for _ in range(stock)]
    for i in range(integrations):
        lives[i].starts.add((T - i % 12, "insured"))
    value = indicators(records(lives))["K2"]["total"].value
    assert value == pytest.approx(rate, abs=0.06)


def test_a_group_counts_as_if_it_were_alone() -> None:
    rng = Random(7)
    lives = [random_life(rng) for _ in range(40)]
    among = np.array([rng.random() < 0.5 for _ in lives])
    chosen = [life for life, is_in in zip(lives, among, strict=True) if is_in]
    assert indicators(records(lives), among) == indicators(records(chosen))


def test_every_indicator_is_counted_twice() -> None:
    assert set(COUNTED) == set(figures())


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="shapes"):
        Records(np.zeros((1, 3), np.uint8), np.zeros((1, 19), np.uint8), np.zeros((1, 17), bool))
