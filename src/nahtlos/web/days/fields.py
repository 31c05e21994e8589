"""Hours as people write them: “9:00–12:30, 13–16”."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nahtlos.days.engine import clock
from nahtlos.web.fields import PlainText

PAIR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?")
HOURS, MINUTES, PARTS = 24, 60, 2
EXPECTED = _("Please write hours like this: 9:00–12:30, 13:00–16:00.")


def minutes(hour: str, minute: str | None) -> int:
    """Minutes since midnight; -1 for what no clock shows."""
    found = int(hour) * MINUTES + int(minute or 0)
    return -1 if int(minute or 0) >= MINUTES or found > HOURS * MINUTES else found


class Hours(PlainText):
    """One window or several of a day, as pairs of minutes."""

    default_error_messages = {"hours": EXPECTED}

    def __init__(self, **more: Any) -> None:
        super().__init__(
            max_length=120, help_text=_("For example: 9:00–12:30, 13:00–16:00"), **more
        )

    def prepare_value(self, value: Any) -> Any:
        """Pairs as they are shown in the field."""
        if isinstance(value, list):
            return ", ".join(f"{clock(a)}–{clock(b)}" for a, b in value)
        return value

    def clean(self, value: object) -> Any:
        text = super().clean(value)
        return [self._pair(one) for one in text.split(",") if one.strip()] if text else []

    def _pair(self, text: str) -> list[int]:
        match = PAIR.fullmatch(text.strip())
        found = [minutes(match[1], match[2]), minutes(match[3], match[4])] if match else []
        if len(found) != PARTS or -1 in found or found[0] >= found[1]:
            raise ValidationError(str(EXPECTED), code="hours")
        return found
