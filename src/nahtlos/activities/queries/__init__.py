"""Questions about activities; they never write, and they see only what the wall lets through."""

from nahtlos.activities.models import Activity, Guest, Kind, Origin, State
from nahtlos.activities.queries.activities import (
    Page,
    Yearly,
    activity_for,
    institutions,
    page_of,
    year_of,
    years,
)
from nahtlos.activities.queries.led_to import LedTo, led_to
from nahtlos.activities.queries.origins import choices_for, introduction_for, origin_of
from nahtlos.introductions.models import Introduction

__all__ = (
    "Activity",
    "Guest",
    "Introduction",
    "Kind",
    "LedTo",
    "Origin",
    "Page",
    "State",
    "Yearly",
    "activity_for",
    "choices_for",
    "institutions",
    "introduction_for",
    "led_to",
    "origin_of",
    "page_of",
    "year_of",
    "years",
)
