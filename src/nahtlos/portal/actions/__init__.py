"""Verbs of the portal; the only writers."""

from nahtlos.portal.actions.articles import (
    HALF_A_YEAR,
    Text,
    change_article,
    check_article,
    fill_shelf,
    make_article,
    mark_reminded,
    publish,
    restore,
    take_back,
)
from nahtlos.portal.actions.calls import Wish, ask_to_be_called, forget_calls, tick_off

__all__ = (
    "HALF_A_YEAR",
    "Text",
    "Wish",
    "ask_to_be_called",
    "change_article",
    "check_article",
    "fill_shelf",
    "forget_calls",
    "make_article",
    "mark_reminded",
    "publish",
    "restore",
    "take_back",
    "tick_off",
)
