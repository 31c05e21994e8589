"""Verbs: have an edition counted, add the official indicators, publish, write examples."""

from nahtlos.outcomes.actions.editions import ask_count, count, count_at_night
from nahtlos.outcomes.actions.examples import (
    agree_to_example,
    take_back_example,
    write_example,
)
from nahtlos.outcomes.actions.official import add_official
from nahtlos.outcomes.actions.publishing import (
    end_publication,
    leave_out,
    publish_briefing,
    publish_figures,
    take_in,
    write_draft,
)
from nahtlos.outcomes.translate.published import BadDocument

__all__ = [
    "BadDocument",
    "add_official",
    "agree_to_example",
    "ask_count",
    "count",
    "count_at_night",
    "end_publication",
    "leave_out",
    "publish_briefing",
    "publish_figures",
    "take_back_example",
    "take_in",
    "write_draft",
    "write_example",
]
