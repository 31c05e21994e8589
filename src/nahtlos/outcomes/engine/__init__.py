"""Figures on what came of it. Pure: arrays in, figures out, and each says how it was counted."""

from nahtlos.outcomes.engine.before_after import BeforeAfter, Estimate, TooFew, before_after
from nahtlos.outcomes.engine.disclosure import Hidden, Table, narrowed, protect
from nahtlos.outcomes.engine.funnel_plot import Funnel, funnel
from nahtlos.outcomes.engine.indicators import (
    INDICATORS,
    KINDS,
    Figures,
    Rate,
    Records,
    change,
    indicators,
)
from nahtlos.outcomes.engine.lasting import Lasting, interval, lasting
from nahtlos.outcomes.engine.survival import Curve, Shares, competing, curve

__all__ = [
    "INDICATORS",
    "KINDS",
    "BeforeAfter",
    "Curve",
    "Estimate",
    "Figures",
    "Funnel",
    "Hidden",
    "Lasting",
    "Rate",
    "Records",
    "Shares",
    "Table",
    "TooFew",
    "before_after",
    "change",
    "competing",
    "curve",
    "funnel",
    "indicators",
    "interval",
    "lasting",
    "narrowed",
    "protect",
]
