"""Buttons of the running day, kept as they were drawn last: hundreds are shown every few seconds.

They hang on keys, numbers and states alone, no names; each is sent by the one form of its page (`moves`).
"""

from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from nahtlos.days import queries

KEPT = 4096


class _Visitor(NamedTuple):
    """All that the buttons of a visitor in the list hang on."""

    key: UUID
    number: int
    state: str
    invited: bool
    language: str


class _Meeting(NamedTuple):
    """All that the buttons of a meeting at its desk hang on; `topics` it may be sent on to."""

    key: UUID
    number: int
    state: str
    first: bool
    topics: tuple[tuple[str, str], ...]
    language: str


def of_visitor(visitor: queries.Visitor) -> str:
    """Here, invited again, called off."""
    invited = visitor.invited_at is not None
    language = get_language() or ""
    return _visitor(_Visitor(visitor.pk, visitor.number, visitor.state, invited, language))


def of_meeting(one: queries.Meeting, *, first: bool) -> str:
    """Begun, over, longer, absent, and back again. `first`: it is the next one."""
    return _steps(_Meeting(one.pk, one.number, one.state, first, (), get_language() or ""))


def sends(row: queries.Row, topics: tuple[tuple[str, str], ...]) -> str:
    """To another desk of this day, with one press; nothing for whoever has every topic already."""
    one, has = row.meeting, {row.meeting.topic, *row.wanted}
    others = tuple((key, str(label)) for key, label in topics if key not in has)
    if not others:
        return ""
    return _sends(_Meeting(one.pk, one.number, "", False, others, get_language() or ""))  # noqa: FBT003 -- a key to what is kept


@lru_cache(maxsize=KEPT)
def _visitor(shown: _Visitor) -> str:
    return _drawn("days/_acts.html", shown)


@lru_cache(maxsize=KEPT)
def _steps(shown: _Meeting) -> str:
    return _drawn("days/_steps.html", shown)


@lru_cache(maxsize=KEPT)
def _sends(shown: _Meeting) -> str:
    return _drawn("days/_sends.html", shown)


def _drawn(template: str, shown: _Visitor | _Meeting) -> str:
    with override(shown.language):
        return render_to_string(template, shown._asdict())
