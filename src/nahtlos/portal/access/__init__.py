"""Who may keep articles, and who may tick off a call."""

from nahtlos.portal.access.articles import may_keep_articles, may_publish
from nahtlos.portal.access.calls import may_ask_to_be_called, may_see_calls, may_tick_off

__all__ = (
    "may_ask_to_be_called",
    "may_keep_articles",
    "may_publish",
    "may_see_calls",
    "may_tick_off",
)
