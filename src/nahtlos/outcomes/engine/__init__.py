"""Figures on what came of it. Pure: arrays in, figures out, and each says how it was counted."""

from nahtlos.outcomes.engine.before_after import (
    BeforeAfter,
    Estimate,
    TooAlike,
    TooFew,
    before_after,
)
from nahtlos.outcomes.engine.covering import demand
from nahtlos.outcomes.engine.cuts import Cut, Share
from nahtlos.outcomes.engine.disclosure import Hidden, Table, narrowed, protect
from nahtlos.outcomes.engine.edition import FAMILIES, Made, One, edition
from nahtlos.outcomes.engine.funnel_plot import Funnel, funnel
from nahtlos.outcomes.engine.grid import Told, told
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
from nahtlos.outcomes.engine.learning import seats
from nahtlos.outcomes.engine.lives import (
    Asked,
    Compared,
    Course,
    Life,
    Pair,
    Procedure,
    Region,
    Said,
    Start,
    months_before,
)
from nahtlos.outcomes.engine.occupations import Beside, beside
from nahtlos.outcomes.engine.proposing import QUESTIONS, age_band
from nahtlos.outcomes.engine.survival import Curve, Shares, competing, curve
from nahtlos.outcomes.engine.together import LEAST, TOGETHER, Kept, together

__all__ = [
    "FAMILIES",
    "INDICATORS",
    "KINDS",
    "LEAST",
    "QUESTIONS",
    "TOGETHER",
    "Asked",
    "BeforeAfter",
    "Beside",
    "Compared",
    "Course",
    "Curve",
    "Cut",
    "Estimate",
    "Figures",
    "Funnel",
    "Hidden",
    "Kept",
    "Lasting",
    "Life",
    "Made",
    "One",
    "Pair",
    "Procedure",
    "Rate",
    "Records",
    "Region",
    "Said",
    "Share",
    "Shares",
    "Start",
    "Table",
    "Told",
    "TooAlike",
    "TooFew",
    "age_band",
    "before_after",
    "beside",
    "change",
    "competing",
    "curve",
    "demand",
    "edition",
    "funnel",
    "indicators",
    "interval",
    "lasting",
    "months_before",
    "narrowed",
    "protect",
    "seats",
    "together",
    "told",
]
