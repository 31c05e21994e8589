"""Who may run offers, hold places, and say what came of them; what is seen stands in the wall."""

from nahtlos.offers.access.offers import may_keep, may_keep_needs, may_plan_run, may_seats
from nahtlos.offers.access.places import (
    may_accept,
    may_book,
    may_finish,
    may_join,
    may_leave,
    may_offer_out_of_turn,
    may_pass_on,
)
from nahtlos.offers.access.results import may_answer_result, may_record

__all__ = (
    "may_accept",
    "may_answer_result",
    "may_book",
    "may_finish",
    "may_join",
    "may_keep",
    "may_keep_needs",
    "may_leave",
    "may_offer_out_of_turn",
    "may_pass_on",
    "may_plan_run",
    "may_record",
    "may_seats",
)
