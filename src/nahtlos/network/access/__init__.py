"""Who may change the network: the directory, who works where, who is asked to join, who is away."""

from nahtlos.network.access.absences import (
    AWAY_ALREADY,
    may_end_absence,
    may_keep_absence,
    may_stand_in,
)
from nahtlos.network.access.keeping import (
    DEAD_LINK,
    NOBODY_INVITES,
    NOT_THE_DIRECTORY,
    may_accept,
    may_answer_in,
    may_change_staff,
    may_end,
    may_give_role,
    may_have_calendar,
    may_have_kind,
    may_invite,
    may_keep_directory,
    may_keep_staff,
    may_withdraw,
)

__all__ = (
    "AWAY_ALREADY",
    "DEAD_LINK",
    "NOBODY_INVITES",
    "NOT_THE_DIRECTORY",
    "may_accept",
    "may_answer_in",
    "may_change_staff",
    "may_end",
    "may_end_absence",
    "may_give_role",
    "may_have_calendar",
    "may_have_kind",
    "may_invite",
    "may_keep_absence",
    "may_keep_directory",
    "may_keep_staff",
    "may_stand_in",
    "may_withdraw",
)
