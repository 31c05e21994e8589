"""Figures on what came of it. Pure: arrays in, figures out, and each says how it was counted."""

from nahtlos.outcomes.engine.disclosure import Hidden, Table, narrowed, protect
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
    "Curve",
    "Figures",
    "Hidden",
    "Lasting",
    "Rate",
    "Records",
    "Shares",
    "Table",
    "change",
    "competing",
    "curve",
    "indicators",
    "interval",
    "lasting",
    "narrowed",
    "protect",
]
