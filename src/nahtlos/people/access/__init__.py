"""Who may do what with a person's file; what can be seen is decided in `policies.sql`."""

from nahtlos.people.access.consents import (
    may_answer,
    may_ask_consent,
    may_last,
    may_name,
    may_revoke,
)
from nahtlos.people.access.documents import (
    may_decide,
    may_hand_in,
    may_hand_in_more,
    may_say_why,
)
from nahtlos.people.access.imports import (
    may_decide_rows,
    may_forget_table,
    may_import,
    may_read_table,
    may_run_import,
    may_stop_import,
    may_undo_import,
)
from nahtlos.people.access.links import (
    may_hand_over,
    may_link,
    may_renew,
)
from nahtlos.people.access.lists import (
    MOST_AT_ONCE,
    may_bulk,
    may_change_view,
    may_name_view,
    may_receive,
    may_undo_bulk,
    may_view,
)
from nahtlos.people.access.papers import (
    may_stand_on_paper,
)
from nahtlos.people.access.persons import (
    may_accompany,
    may_keep,
    may_keep_burdens,
    may_make,
    may_merge,
    may_reopen,
)
from nahtlos.people.access.rights import (
    may_answer_request,
    may_ask,
    may_decide_periods,
    may_erase,
    may_erase_on_request,
    may_hold,
    may_last_so_long,
    may_see_to,
    not_so,
)

__all__ = (
    "MOST_AT_ONCE",
    "may_accompany",
    "may_answer",
    "may_answer_request",
    "may_ask",
    "may_ask_consent",
    "may_bulk",
    "may_change_view",
    "may_decide",
    "may_decide_periods",
    "may_decide_rows",
    "may_erase",
    "may_erase_on_request",
    "may_forget_table",
    "may_hand_in",
    "may_hand_in_more",
    "may_hand_over",
    "may_hold",
    "may_import",
    "may_keep",
    "may_keep_burdens",
    "may_last",
    "may_last_so_long",
    "may_link",
    "may_make",
    "may_merge",
    "may_name",
    "may_name_view",
    "may_read_table",
    "may_receive",
    "may_renew",
    "may_reopen",
    "may_revoke",
    "may_run_import",
    "may_say_why",
    "may_see_to",
    "may_stand_on_paper",
    "may_stop_import",
    "may_undo_bulk",
    "may_undo_import",
    "may_view",
    "not_so",
)
