"""What is kept too long goes; what may stay is a number."""

from nahtlos.people.actions.erasing.deciding import (
    decide_period,
    end_hold,
    hold,
    write_processing,
)
from nahtlos.people.actions.erasing.nights import Night, night
from nahtlos.people.actions.erasing.persons import erase_person

__all__ = (
    "Night",
    "decide_period",
    "end_hold",
    "erase_person",
    "hold",
    "night",
    "write_processing",
)
