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
from nahtlos.people.access.links import may_hand_over, may_link, may_renew
from nahtlos.people.access.papers import may_stand_on_paper
from nahtlos.people.access.persons import (
    may_accompany,
    may_keep,
    may_keep_burdens,
    may_make,
    may_merge,
    may_reopen,
)

__all__ = (
    "may_accompany",
    "may_answer",
    "may_ask_consent",
    "may_decide",
    "may_decide_rows",
    "may_forget_table",
    "may_hand_in",
    "may_hand_in_more",
    "may_hand_over",
    "may_import",
    "may_keep",
    "may_keep_burdens",
    "may_last",
    "may_link",
    "may_make",
    "may_merge",
    "may_name",
    "may_read_table",
    "may_renew",
    "may_reopen",
    "may_revoke",
    "may_run_import",
    "may_say_why",
    "may_stand_on_paper",
    "may_stop_import",
    "may_undo_import",
)
