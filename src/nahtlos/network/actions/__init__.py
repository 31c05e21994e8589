"""Verbs of the network; the only ones who write it."""

from nahtlos.network.actions.accounts import (
    forget_account,
)
from nahtlos.network.actions.calendars import (
    end_calendar,
    make_calendar,
)
from nahtlos.network.actions.directory import (
    change_answer,
    change_institution,
    check_answer,
    make_answer,
    make_area,
    make_institution,
    remove_answer,
)
from nahtlos.network.actions.invitations import (
    accept,
    invite,
    send_anew,
    withdraw,
)
from nahtlos.network.actions.staff import (
    change_staff,
    end_membership,
)
from nahtlos.network.actions.substitutions import (
    end_absence,
    stand_in,
)

__all__ = (
    "accept",
    "change_answer",
    "change_institution",
    "change_staff",
    "check_answer",
    "end_absence",
    "end_calendar",
    "end_membership",
    "forget_account",
    "invite",
    "make_answer",
    "make_area",
    "make_calendar",
    "make_institution",
    "remove_answer",
    "send_anew",
    "stand_in",
    "withdraw",
)
