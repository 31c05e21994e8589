"""Ways from today to a goal: which steps, in which order, from which day, and what holds them up."""

from nahtlos.plan.engine.answer import Crossing, Leg, Sooner, Way, Ways
from nahtlos.plan.engine.needs import AtLeast, Is, Need, Not, OneOf, Value
from nahtlos.plan.engine.otherwise import Otherwise, otherwise
from nahtlos.plan.engine.problem import Goal, Law, Problem, Turn
from nahtlos.plan.engine.steps import Duration, Gift, Outcome, Session, Step
from nahtlos.plan.engine.ways import replan, ways
from nahtlos.plan.engine.why import Lack, Reason, explain, why_not

__all__ = [
    "AtLeast",
    "Crossing",
    "Duration",
    "Gift",
    "Goal",
    "Is",
    "Lack",
    "Law",
    "Leg",
    "Need",
    "Not",
    "OneOf",
    "Otherwise",
    "Outcome",
    "Problem",
    "Reason",
    "Session",
    "Sooner",
    "Step",
    "Turn",
    "Value",
    "Way",
    "Ways",
    "explain",
    "otherwise",
    "replan",
    "ways",
    "why_not",
]
