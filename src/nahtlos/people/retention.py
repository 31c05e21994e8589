"""How long what is known about a person is kept: the classes, and how a table says to which it belongs.

The periods stand here only until a region has decided on its own (`models.Period`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Ending(StrEnum):
    """What happens when a period is over."""

    ERASE = "erase"
    COUNT = "count"


class Starts(StrEnum):
    """From when a period counts."""

    CLOSED = "closed"
    CONTACT = "contact"
    MOMENT = "moment"


@dataclass(frozen=True)
class Class:
    """One class: from when it counts, and what a region that has not decided yet goes by.

    `says` tells a person what is in it. `ending` is what happens: nothing stays, or a number stays.
    """

    key: str
    title: Promise
    starts: Starts
    since: Promise
    months: int
    ending: Ending = Ending.ERASE
    announced: int = 0


FILE, SILENCE, BOOK, LOOKS, GUESTS, SENDERS = (
    "file",
    "silence",
    "book",
    "looks",
    "guests",
    "senders",
)
_ENDED = _("the day it ended")
_WRITTEN = _("the day it was written")
_CONTACT = _("the last contact")

CLASSES: dict[str, Class] = {
    one.key: one
    for one in (
        Class(FILE, _("The whole file"), Starts.CLOSED, _("the day the case was closed"), 12,
              Ending.COUNT, 30),
        Class(SILENCE, _("The whole file, if nobody closed the case"), Starts.CONTACT, _CONTACT, 36,
              Ending.COUNT, 30),
        Class("notes", _("Notes"), Starts.CONTACT, _CONTACT, 12),
        Class("old_notes", _("Old notes"), Starts.MOMENT, _WRITTEN, 36),
        Class("burdens", _("Burdens that weigh no more"), Starts.MOMENT, _ENDED, 6),
        Class("talk", _("What you and we write to each other"), Starts.MOMENT, _WRITTEN, 12),
        Class("appointments", _("Appointments"), Starts.MOMENT, _("the day of the appointment"), 24),
        Class("referrals", _("Referrals"), Starts.MOMENT, _ENDED, 24, Ending.COUNT),
        Class("questions", _("Questions to the immigration office"), Starts.MOMENT, _ENDED, 6,
              Ending.COUNT),
        Class("consents", _("Consents and signed papers"), Starts.MOMENT, _ENDED, 36),
        Class("ways_in", _("Links and codes"), Starts.MOMENT, _ENDED, 1),
        Class(GUESTS, _("Guests of meetings"), Starts.MOMENT, _("the day of the meeting"), 1),
        Class(SENDERS, _("Who sent an idea or a complaint"), Starts.MOMENT,
              _("the day until which it was to be answered"), 3),
        Class(BOOK, _("The book of changes"), Starts.MOMENT, _("the day of the change"), 12),
        Class(LOOKS, _("Who looked into the file"), Starts.MOMENT, _("the day of the look"), 6),
    )
}  # fmt: skip
WHOLE = (FILE, SILENCE)
"""Classes in which the whole person goes, after it was announced."""
COMMON = frozenset({"id", "region", "institution", "person"})
"""Columns that every row of a file shares; they say whose it is, and go with the row."""


@dataclass(frozen=True)
class Keeps:
    """Where the columns of a table belong; each is named once, and all go with the file at the latest.

    `file` go with the file and not before. `rows` are classes in which the whole row goes earlier,
    with the columns of which the earliest counts (none where the class counts from the person).
    `emptied` are columns that are emptied earlier, by class. `contact` are the columns that tell when
    person and institution had to do with each other.
    """

    file: str
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emptied: Mapping[str, str] = field(default_factory=dict)
    contact: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Every column that was named."""
        return [
            *self.file.split(),
            *(name for one in self.emptied.values() for name in one.split()),
        ]


BOOKS: dict[str, str] = {"core_change": BOOK, "core_reading": LOOKS}
"""The two books lie below this room; each is a class of its own."""
APART: dict[str, str] = {"events_card": GUESTS, "ideas_sender": SENDERS}
"""Tables of those who have no file; the room above erases them, after as many months as stand here."""
