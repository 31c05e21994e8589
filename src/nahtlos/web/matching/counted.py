"""What was counted of an opening, in the words of whoever offers it: numbers, and what each could do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.employers import queries as employers
from nahtlos.matching import queries
from nahtlos.web.languages import page_language

FIRST_WORDS = ("A0", "A1", "A2")
LEVELS, MOST = 2, 6
HELPS: dict[str, Promise] = {
    "kind": gettext_lazy("An internship or a trial week can be a way in."),
    "distance": gettext_lazy("A lift, the fare or a room nearby can close that."),
    "course": gettext_lazy("A German course can close that."),
    "german": gettext_lazy("A German course for work can close that."),
    "certificates": gettext_lazy("A course, an exam or an application can close that."),
    "shifts": gettext_lazy("You can say this differently in the opening."),
    "hours": gettext_lazy("You can say this differently in the opening."),
    "start": gettext_lazy("You can say this differently in the opening."),
    "regulated": gettext_lazy("The procedure of recognition can close that."),
    "permission": gettext_lazy("You can say this differently in the opening."),
    "work_access": gettext_lazy("The advisers clarify it with the office."),
}


@dataclass(frozen=True)
class More:
    """How many more would fit after one change, and what could bring it about."""

    says: str
    helps: str


@dataclass(frozen=True)
class Counted:
    """The count of an opening in words."""

    on: date
    law_on: date
    fits: str
    learned: str
    near: tuple[More, ...]


def counted(row: employers.Opening) -> Counted | None:
    """What may be said of the count; None where none was made yet of what the opening asks now."""
    kept = queries.count_of(row.pk)
    if kept is None or kept.asked != queries.asked_by(row):
        return None
    near = tuple(_more(row, what, how, many) for what, how, many in _first(kept.near))
    return Counted(
        kept.counted_on, kept.law_on, _fits(kept.fits, known=bool(near)), _learned(kept.learned),
        near,
    )  # fmt: skip


def _first(near: Sequence[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Few enough to be read: of German the nearest levels, of all the greatest numbers."""
    german = sorted((one for one in near if one[0] == "german"), key=lambda one: one[2])[:LEVELS]
    return [one for one in near if one[0] != "german" or one in german][:MOST]


def _learned(many: int | None) -> str:
    if many is None:
        return ""
    return _("At least %(n)d of them have learned something near to it.") % {"n": many}


def _fits(many: int | None, *, known: bool) -> str:
    if many is None and known:
        return _("Fewer than 5 persons of the region meet what this opening asks.")
    if many is None:
        return _(
            "Fewer than 5 persons of the region meet what this opening asks, or too few are known there."
        )
    return _("%(n)d persons of the region meet what this opening asks.") % {"n": many}


def _paper(code: str) -> str:
    return str(employers.Certificate(code).label)


def _shift(code: str) -> str:
    return str(employers.Shift(code).label)


SAYS: dict[str, Callable[[employers.Opening, str], tuple[str, dict[str, str]]]] = {
    "kind": lambda _row, _how: (_("%(n)d more would fit but look for something else so far."), {}),
    "distance": lambda _row, _how: (_("%(n)d more would fit but live somewhat too far away."), {}),
    "german": lambda row, level: (
        _("With German %(level)s instead of %(asked)s, %(n)d more would fit."),
        {"level": level, "asked": row.german},
    ),
    "certificates": lambda _row, code: (
        _("With this paper, %(n)d more would fit: %(paper)s."),
        {"paper": _paper(code)},
    ),
    "shifts": lambda _row, code: (
        _("Without this, %(n)d more would fit: %(shift)s."), {"shift": _shift(code)},
    ),
    "hours": lambda _row, how: (
        _("With fewer hours a week, %(n)d more would fit.") if how == "fewer"
        else _("With more hours a week, %(n)d more would fit."), {},
    ),
    "start": lambda _row, _how: (_("With a later start, %(n)d more would fit."), {}),
    "regulated": lambda _row, kldb: (
        _("Once they are recognised, %(n)d more would fit: %(occupation)s."),
        {"occupation": employers.occupation_name(kldb, page_language())},
    ),
    "work_access": lambda _row, how: (
        _("If you wait for the permission of the office, %(n)d more would fit.")
        if how == "permission"
        else _("As soon as the office permits it, %(n)d more would fit."), {},
    ),
}  # fmt: skip


def _more(row: employers.Opening, what: str, how: str, many: int) -> More:
    says, words = SAYS[what](row, how)
    first = what == "german" and row.german in FIRST_WORDS
    helps = "course" if first else how if how in HELPS else what
    return More(says % {"n": many, **words}, str(HELPS[helps]))
