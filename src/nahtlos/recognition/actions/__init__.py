"""Verbs of recognition; the only ones who write it."""

from nahtlos.recognition.actions.around import (
    add_cost,
    enclose,
    keep_check,
    make_up,
    settle_cost,
    take_out_check,
    take_out_cost,
    take_out_enclosure,
)
from nahtlos.recognition.actions.moving import Entrance, Told, begin, extend, move
from nahtlos.recognition.actions.taking_back import take_back

__all__ = (
    "Entrance",
    "Told",
    "add_cost",
    "begin",
    "enclose",
    "extend",
    "keep_check",
    "make_up",
    "move",
    "settle_cost",
    "take_back",
    "take_out_check",
    "take_out_cost",
    "take_out_enclosure",
)
