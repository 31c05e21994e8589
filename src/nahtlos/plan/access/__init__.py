"""Who may agree on goals and steps, sign, answer, meet and review; sight is in `policies.sql`."""

from nahtlos.plan.access.steps import may_agree, may_answer, may_move
from nahtlos.plan.access.together import (
    may_come,
    may_feed,
    may_keep_rhythms,
    may_meet,
    may_sign,
    may_write,
)

__all__ = (
    "may_agree",
    "may_answer",
    "may_come",
    "may_feed",
    "may_keep_rhythms",
    "may_meet",
    "may_move",
    "may_sign",
    "may_write",
)
