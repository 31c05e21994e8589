"""Verbs of the network; the only ones who write it."""

from nahtlos.network.actions.accounts import (
    forget_account,
)
from nahtlos.network.actions.calendars import (
    end_calendar,
    make_calendar,
    renew_feed,
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
from nahtlos.network.actions.keys import (
    end_key,
    key_digest,
    make_key,
    note_use,
    take_key,
)
from nahtlos.network.actions.repeats import (
    keep_answer,
    one_call_at_a_time,
)
from nahtlos.network.actions.staff import (
    change_staff,
    end_membership,
)
from nahtlos.network.actions.substitutions import (
    end_absence,
    stand_in,
)
from nahtlos.network.actions.telling import (
    Outcome,
    announce,
    forget,
    keep_back,
    note,
    send_again,
    send_all_again,
)
from nahtlos.network.actions.webhooks import (
    change_webhook,
    drop_old_secret,
    make_webhook,
    renew_secret,
    switch_webhook,
)

__all__ = (
    "Outcome",
    "accept",
    "announce",
    "change_answer",
    "change_institution",
    "change_staff",
    "change_webhook",
    "check_answer",
    "drop_old_secret",
    "end_absence",
    "end_calendar",
    "end_key",
    "end_membership",
    "forget",
    "forget_account",
    "invite",
    "keep_answer",
    "keep_back",
    "key_digest",
    "make_answer",
    "make_area",
    "make_calendar",
    "make_institution",
    "make_key",
    "make_webhook",
    "note",
    "note_use",
    "one_call_at_a_time",
    "remove_answer",
    "renew_feed",
    "renew_secret",
    "send_again",
    "send_all_again",
    "send_anew",
    "stand_in",
    "switch_webhook",
    "take_key",
    "withdraw",
)
