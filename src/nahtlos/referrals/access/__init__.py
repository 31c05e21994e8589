"""Who may refer, answer, ask and say how long things may take."""

from nahtlos.referrals.access.deadlines import may_keep_deadlines
from nahtlos.referrals.access.handovers import (
    hand_of,
    may_move_handover,
    may_prepare_handover,
    may_take_over,
)
from nahtlos.referrals.access.questions import (
    may_agree,
    may_answer_question,
    may_ask,
    may_take_back,
)
from nahtlos.referrals.access.referrals import may_draft, may_move, side_of
from nahtlos.referrals.access.sealed import (
    may_go_on,
    may_keep_region_keys,
    may_seal,
    may_take_back_sealed,
    may_take_in,
)

__all__ = (
    "hand_of",
    "may_agree",
    "may_answer_question",
    "may_ask",
    "may_draft",
    "may_go_on",
    "may_keep_deadlines",
    "may_keep_region_keys",
    "may_move",
    "may_move_handover",
    "may_prepare_handover",
    "may_seal",
    "may_take_back",
    "may_take_back_sealed",
    "may_take_in",
    "may_take_over",
    "side_of",
)
