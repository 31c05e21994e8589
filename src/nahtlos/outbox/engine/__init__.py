"""When a message may go out, and how many SMS it makes: pure, and told the time."""

from nahtlos.outbox.engine.holidays import is_holiday
from nahtlos.outbox.engine.hours import NOBODY_IS_DISTURBED, Hours, next_moment
from nahtlos.outbox.engine.parts import sms_parts

__all__ = ("NOBODY_IS_DISTURBED", "Hours", "is_holiday", "next_moment", "sms_parts")
