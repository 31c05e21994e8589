"""Documents of a consultation day, read strictly and written as outside programs expect them."""

from nahtlos.days.translate.changes import read_changes, read_now
from nahtlos.days.translate.day import read_day
from nahtlos.days.translate.plan import plan_json, read_plan, strangers
from nahtlos.days.translate.reading import BadDocument, Fault
from nahtlos.days.translate.schemas import schema

__all__ = [
    "BadDocument",
    "Fault",
    "plan_json",
    "read_changes",
    "read_day",
    "read_now",
    "read_plan",
    "schema",
    "strangers",
]
