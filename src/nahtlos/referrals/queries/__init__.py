"""Questions about referrals; they never write, and they see only what the wall lets through."""

from nahtlos.referrals.engine import (
    Interface,
    Late,
    Times,
)
from nahtlos.referrals.models import (
    ENDED,
    MOVES,
    OPEN,
    UNANSWERED,
    Declined,
    Matter,
    Move,
    Outcome,
    Question,
    Referral,
    Result,
    Side,
    Standing,
    State,
)
from nahtlos.referrals.queries.asking import (
    NoQuestion,
    question_for,
    questions_of,
    questions_open_here,
    questions_to_remind,
    waiting_questions,
)
from nahtlos.referrals.queries.board import (
    Gaps,
    gaps,
    interfaces_of,
    steering_list,
)
from nahtlos.referrals.queries.by_system import (
    Wish,
    listed,
    referral_alone,
)
from nahtlos.referrals.queries.day import (
    DayCounts,
    day_counts,
)
from nahtlos.referrals.queries.holding import (
    Holding,
    held_elsewhere,
    holder_now,
)
from nahtlos.referrals.queries.links import (
    digest_of,
    referral_of_link,
    token_of,
)
from nahtlos.referrals.queries.listing import (
    narrowed,
    recipients,
    waits_for,
)
from nahtlos.referrals.queries.referring import (
    NoReferral,
    drafts_for,
    inbox,
    late_for,
    moves_of,
    referral_for,
    referrals_of,
    sent_by,
    to_expire,
    to_remind,
    told_to_the_person,
    with_us,
)
from nahtlos.referrals.queries.times import (
    deadlines,
    times_for,
)

__all__ = (
    "ENDED",
    "MOVES",
    "OPEN",
    "UNANSWERED",
    "DayCounts",
    "Declined",
    "Gaps",
    "Holding",
    "Interface",
    "Late",
    "Matter",
    "Move",
    "NoQuestion",
    "NoReferral",
    "Outcome",
    "Question",
    "Referral",
    "Result",
    "Side",
    "Standing",
    "State",
    "Times",
    "Wish",
    "day_counts",
    "deadlines",
    "digest_of",
    "drafts_for",
    "gaps",
    "held_elsewhere",
    "holder_now",
    "inbox",
    "interfaces_of",
    "late_for",
    "listed",
    "moves_of",
    "narrowed",
    "question_for",
    "questions_of",
    "questions_open_here",
    "questions_to_remind",
    "recipients",
    "referral_alone",
    "referral_for",
    "referral_of_link",
    "referrals_of",
    "sent_by",
    "steering_list",
    "times_for",
    "to_expire",
    "to_remind",
    "token_of",
    "told_to_the_person",
    "waiting_questions",
    "waits_for",
    "with_us",
)
