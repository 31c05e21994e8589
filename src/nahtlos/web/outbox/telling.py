"""Messages as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from nahtlos.outbox import access, queries
from nahtlos.outbox.wording import KINDS


@dataclass(frozen=True)
class Line:
    """One message, and what can be done with it."""

    message: queries.Message
    title: str | Promise
    again: bool
    back: bool
    settle: bool


def lines(messages: Iterable[queries.Message]) -> list[Line]:
    """Every message with its title and its buttons."""
    return [
        Line(
            one,
            KINDS[one.kind].title if one.kind in KINDS else one.kind,
            access.may_send_again(one) is None,
            access.may_call_back(one) is None,
            access.may_settle(one) is None,
        )
        for one in messages
    ]


@dataclass(frozen=True)
class Choice:
    """A way by which messages come, and whether they may."""

    channel: queries.Channel
    wanted: bool


def choices(unwanted: frozenset[str]) -> list[Choice]:
    """Both ways."""
    return [Choice(channel, channel not in unwanted) for channel in queries.Channel]
