"""Who may refer, answer, ask and say how long things may take."""

from nahtlos.referrals.access.deadlines import may_keep_deadlines
from nahtlos.referrals.access.questions import (
    may_agree,
    may_answer_question,
    may_ask,
    may_take_back,
)
from nahtlos.referrals.access.referrals import may_draft, may_move, side_of

__all__ = (
    "may_agree",
    "may_answer_question",
    "may_ask",
    "may_draft",
    "may_keep_deadlines",
    "may_move",
    "may_take_back",
    "side_of",
)
