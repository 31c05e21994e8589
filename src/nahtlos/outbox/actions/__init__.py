"""Verbs of what goes out, the only writers."""

from nahtlos.outbox.actions.carrying import (
    Parcel,
    break_off,
    carried,
    fail,
    not_now,
    report,
    take,
)
from nahtlos.outbox.actions.choosing import (
    choose,
    end_digest,
    set_hours,
    stop_by_token,
    want_digest,
)
from nahtlos.outbox.actions.looking import again, call_back, notice_again, settle, settle_notice
from nahtlos.outbox.actions.writing import (
    LINK,
    Mail,
    Note,
    To,
    call_off,
    notify,
    send_errand,
    write,
)

__all__ = (
    "LINK",
    "Mail",
    "Note",
    "Parcel",
    "To",
    "again",
    "break_off",
    "call_back",
    "call_off",
    "carried",
    "choose",
    "end_digest",
    "fail",
    "not_now",
    "notice_again",
    "notify",
    "report",
    "send_errand",
    "set_hours",
    "settle",
    "settle_notice",
    "stop_by_token",
    "take",
    "want_digest",
    "write",
)
