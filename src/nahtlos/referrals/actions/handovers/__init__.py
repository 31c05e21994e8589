"""A whole case handed on: prepared and agreed to, answered, watched, ended with its case."""

from nahtlos.referrals.actions.handovers.answering import (
    decline_handover,
    see_handover,
    take_over,
)
from nahtlos.referrals.actions.handovers.offering import (
    Handing,
    ask_about_handover,
    offer_on_paper,
    offer_on_the_spot,
    offer_when_agreed,
    prepare_handover,
    withdraw_handover,
    withdraw_when_taken_back,
)
from nahtlos.referrals.actions.handovers.watching import expire_handover, remind_receiver

__all__ = (
    "Handing",
    "ask_about_handover",
    "decline_handover",
    "expire_handover",
    "offer_on_paper",
    "offer_on_the_spot",
    "offer_when_agreed",
    "prepare_handover",
    "remind_receiver",
    "see_handover",
    "take_over",
    "withdraw_handover",
    "withdraw_when_taken_back",
)
