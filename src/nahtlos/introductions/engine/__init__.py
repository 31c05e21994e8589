"""Whose turn it is, since nobody is left waiting without knowing for whom."""

from nahtlos.introductions.engine.turns import (
    AGAIN_DAYS,
    ANSWER_DAYS,
    PERSON_DAYS,
    SERVICE_DAYS,
    WISH_DAYS,
    Turn,
    turn_of,
)

__all__ = (
    "AGAIN_DAYS",
    "ANSWER_DAYS",
    "PERSON_DAYS",
    "SERVICE_DAYS",
    "WISH_DAYS",
    "Turn",
    "turn_of",
)
