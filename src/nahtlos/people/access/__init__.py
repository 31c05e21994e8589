"""Who may do what with a person's file; what can be seen is decided in `policies.sql`."""

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
    "may_keep",
    "may_keep_burdens",
    "may_make",
    "may_merge",
    "may_reopen",
)
