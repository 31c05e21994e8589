"""What is told of an idea or a complaint: keys, never words."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class IdeaMoved(News):
    """It was received, went to somebody, was answered; or it waits too long (`soon`, `late`)."""

    idea: UUID
    region: UUID
    what: str
