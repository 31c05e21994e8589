"""Who may agree on goals and steps, sign, answer, meet and review; sight is in `policies.sql`."""

from nahtlos.plan.access.papers import (
    may_keep_templates,
    may_make_papers,
    may_publish,
    may_withdraw,
)
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
    "may_keep_templates",
    "may_make_papers",
    "may_meet",
    "may_move",
    "may_publish",
    "may_sign",
    "may_withdraw",
    "may_write",
)
