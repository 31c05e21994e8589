"""Verbs of offers; the only ones who write them."""

from nahtlos.offers.actions.imports import (
    bring_sheet,
    clear_sheets,
    import_rows,
    remember_columns,
    throw_away,
)
from nahtlos.offers.actions.needs import set_needs
from nahtlos.offers.actions.offers import (
    cancel_run,
    change_offer,
    change_run,
    check_offer,
    close_offer,
    make_offer,
    make_run,
    mark_reminded,
    reopen_offer,
)
from nahtlos.offers.actions.places import (
    accept,
    finish,
    free_places,
    join,
    lapse_due,
    leave,
    offer_out_of_turn,
    pass_on,
)
from nahtlos.offers.actions.results import keep_result, leave_out_result, record_result

__all__ = (
    "accept",
    "bring_sheet",
    "cancel_run",
    "change_offer",
    "change_run",
    "check_offer",
    "clear_sheets",
    "close_offer",
    "finish",
    "free_places",
    "import_rows",
    "join",
    "keep_result",
    "lapse_due",
    "leave",
    "leave_out_result",
    "make_offer",
    "make_run",
    "mark_reminded",
    "offer_out_of_turn",
    "pass_on",
    "record_result",
    "remember_columns",
    "reopen_offer",
    "set_needs",
    "throw_away",
)
