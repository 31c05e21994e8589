"""Who may run programmes, keep mentors, ask for one, and move a pair; what is seen stands in the wall."""

from nahtlos.mentoring.access.introducing import may_introduce
from nahtlos.mentoring.access.joining import may_become_one
from nahtlos.mentoring.access.pairs import (
    may_answer,
    may_end,
    may_log,
    may_say_word,
    may_set_next,
    may_take_back,
    sides,
)
from nahtlos.mentoring.access.programmes import may_close, may_keep_mentors, may_make, may_run, runs
from nahtlos.mentoring.access.wishes import (
    may_agree,
    may_ask,
    may_close_wish,
    may_exclude,
    may_propose,
)

__all__ = (
    "may_agree",
    "may_answer",
    "may_ask",
    "may_become_one",
    "may_close",
    "may_close_wish",
    "may_end",
    "may_exclude",
    "may_introduce",
    "may_keep_mentors",
    "may_log",
    "may_make",
    "may_propose",
    "may_run",
    "may_say_word",
    "may_set_next",
    "may_take_back",
    "runs",
    "sides",
)
