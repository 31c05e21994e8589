"""Who leads a project, answers for a partner, and moves a place; what is seen stands in the wall."""

from nahtlos.projects.access.hands import leads, meets
from nahtlos.projects.access.joining import may_become_one
from nahtlos.projects.access.places import (
    hands,
    may_link,
    may_note,
    may_propose,
    may_record,
    may_widen,
)
from nahtlos.projects.access.places import may_move as may_move_place
from nahtlos.projects.access.projects import (
    may_answer,
    may_ask_again,
    may_begin,
    may_change,
    may_drop,
    may_have,
    may_move,
    may_tell,
)

__all__ = (
    "hands",
    "leads",
    "may_answer",
    "may_ask_again",
    "may_become_one",
    "may_begin",
    "may_change",
    "may_drop",
    "may_have",
    "may_link",
    "may_move",
    "may_move_place",
    "may_note",
    "may_propose",
    "may_record",
    "may_tell",
    "may_widen",
    "meets",
)
