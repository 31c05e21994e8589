"""Who may send what, and what may still be done with it."""

from nahtlos.outbox.access.choosing import may_choose, may_set_hours, may_take_digest
from nahtlos.outbox.access.sending import (
    may_call_back,
    may_carry,
    may_notify,
    may_see_notices,
    may_send_again,
    may_send_errands,
    may_settle,
    may_write,
    may_write_to,
)

__all__ = (
    "may_call_back",
    "may_carry",
    "may_choose",
    "may_notify",
    "may_see_notices",
    "may_send_again",
    "may_send_errands",
    "may_set_hours",
    "may_settle",
    "may_take_digest",
    "may_write",
    "may_write_to",
)
