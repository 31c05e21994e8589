"""The official indicators as figures of an edition, with small numbers left out."""

from collections.abc import Iterator, Mapping

from nahtlos.outcomes.engine import LEAST, Figures, One, Rate
from nahtlos.outcomes.translate.months import month_word

GROUPS = {"": "total", "f": "f", "m": "m"}


def official(figures: Figures, month: int) -> Iterator[One]:
    """Each indicator of everybody, of women and of men; numerator and denominator beside the rate.

    By sex only where neither is small, nor the rest that follows from both. Of single parents (K2E4) and
    of lasting work (K2E3) only where the others, who follow from the rest, are not few either.
    """
    for key, rates in figures.items():
        parts = _parts(rates)
        apart = all(map(_large, parts))
        for group, name in GROUPS.items():
            rate, told = rates[name], apart if group else _large(rates[name].numerator)
            if told and all(map(_large, _others(key, figures, name))):
                yield _one(key, group, month, rate)
            else:
                yield _one(key, group, month, Rate(0, rate.denominator), hidden=True)


def _parts(rates: Mapping[str, Rate]) -> tuple[int, ...]:
    women, men = rates["f"].numerator, rates["m"].numerator
    return women, men, rates["total"].numerator - women - men


def _others(key: str, figures: Figures, name: str) -> Iterator[int]:
    """Who follows by taking one number from another."""
    rate = figures[key][name]
    if key == "K2E3":
        yield int(rate.denominator) - rate.numerator
    if key == "K2E4":
        yield figures["K2"][name].numerator - rate.numerator


def _large(number: int) -> bool:
    return number == 0 or number >= LEAST


def _one(key: str, group: str, month: int, rate: Rate, *, hidden: bool = False) -> One:
    numerator = None if hidden else float(rate.numerator)
    value = None if hidden else rate.value
    return One(
        key, group, month_word(month), numerator, rate.denominator, value, None, None, "percent"
    )
