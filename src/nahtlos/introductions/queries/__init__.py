"""Questions about introductions and job days."""

from nahtlos.introductions.models import (
    LEARNABLE,
    Because,
    Coming,
    Guest,
    Introduction,
    JobDay,
    Meeting,
    Naming,
    Profile,
    Refused,
    Side,
    State,
    Table,
)
from nahtlos.introductions.queries.counting import by_reason, counted
from nahtlos.introductions.queries.jobdays import (
    Row,
    day_for,
    days,
    days_of,
    free_slots,
    guest_for,
    guests,
    plan_of,
    table_for,
)
from nahtlos.introductions.queries.lists import (
    Line,
    at_companies,
    ended,
    for_opening,
    for_service,
    of_holder,
    of_person,
    shown_line,
)
from nahtlos.introductions.queries.night import to_ask_again, to_chase, to_remind
from nahtlos.introductions.queries.profiles import profile_says, proposable

NoIntroduction = Introduction.DoesNotExist

__all__ = (
    "LEARNABLE",
    "Because",
    "Coming",
    "Guest",
    "Introduction",
    "JobDay",
    "Line",
    "Meeting",
    "Naming",
    "NoIntroduction",
    "Profile",
    "Refused",
    "Row",
    "Side",
    "State",
    "Table",
    "at_companies",
    "by_reason",
    "counted",
    "day_for",
    "days",
    "days_of",
    "ended",
    "for_opening",
    "for_service",
    "free_slots",
    "guest_for",
    "guests",
    "of_holder",
    "of_person",
    "plan_of",
    "profile_says",
    "proposable",
    "shown_line",
    "table_for",
    "to_ask_again",
    "to_chase",
    "to_remind",
)
