"""What the adviser's page says of one apprenticeship: the way, the next step, the signs, what helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access, queries
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal
from nahtlos.web.apprenticeships.way import Station, stations

State = queries.State
WINDOWS: dict[str, Promise] = {
    "training_august": _("Training begins (first usual day)"),
    "training_september": _("Training begins (second usual day)"),
    "school_year": _("School year of the vocational school"),
    "entry_october": _("Entry qualification after the late placement round"),
}
SIDES = (queries.Side.TRAINER, queries.Side.SCHOOL)


@dataclass(frozen=True)
class Told:
    """One apprenticeship as the adviser sees it. The law is asked only when a page shows it."""

    row: queries.Apprenticeship
    by: Actor
    on: date

    @property
    def stations(self) -> list[Station]:
        """The way, with where it stands. What was left out is not shown as done."""
        return list(stations(self.row))

    @cached_property
    def helps(self) -> queries.Helps:
        """What the law room says of what matters now."""
        return queries.helps(self.row, self.on)

    @cached_property
    def registration(self) -> queries.Registration | None:
        """What the chamber was told."""
        return queries.registration_of(self.row)

    @cached_property
    def voices(self) -> list[tuple[str, str, queries.Voice | None]]:
        """Who is asked beside the trainee: side, its name, who."""
        found = queries.voices_of(self.row.pk)
        return [(side.value, str(side.label), found.get(side)) for side in SIDES]

    @cached_property
    def months(self) -> list[tuple[queries.Sign, dict[str, queries.Sign]]]:
        """What was asked, by month, the newest first: any question of it, and each by its side."""
        return by_month(queries.signs_of(self.row.pk))

    @cached_property
    def reactions(self) -> list[queries.Reaction]:
        """What was done about early signs."""
        return list(queries.reactions_of(self.row.pk))

    @property
    def reaction(self) -> queries.Reaction | None:
        """The one that is due."""
        return next((one for one in self.reactions if one.done_on is None), None)

    @property
    def windows(self) -> list[tuple[Promise, date, str, str]]:
        """What begins when, soonest first, with its source; while there is no contract."""
        if self.row.state not in queries.BEFORE:
            return []
        return [
            (WINDOWS[one.key], one.on, *queries.cite_of(one.key))
            for one in queries.next_windows(self.on)
        ]

    @property
    def keeps(self) -> bool:
        """Whether the reader may write here."""
        return access.may_change(self.by, self.row) is None

    @property
    def no_begin(self) -> Refusal | None:
        """Why the training cannot be recorded as begun yet."""
        placement = self.row.placement
        early = placement is not None and placement.starts_on > self.on
        return access.may_begin(self.by, self.row) or (
            Refusal(_("The first day has not come yet.")) if early else None
        )

    @property
    def no_contract(self) -> Refusal | None:
        """Why no contract can be written down."""
        return access.may_contract(self.by, self.row)

    @property
    def probation_ends_soon(self) -> bool:
        """Whether the trial period is nearly over."""
        return queries.soon_ends(self.row, self.on)

    @property
    def may_register(self) -> bool:
        """Whether the register is open for an entry."""
        return access.may_register(self.by, self.row, self.registration) is None

    @property
    def asked(self) -> bool:
        """Whether the monthly questions run, or will."""
        return self.row.state in {State.ENTRY, State.CONTRACT, State.TRAINING}


def by_month(
    signs: Iterable[queries.Sign],
) -> list[tuple[queries.Sign, dict[str, queries.Sign]]]:
    """Questions by the day on which they were due, the newest first."""
    found: dict[date, dict[str, queries.Sign]] = {}
    for one in signs:
        found.setdefault(one.due_on, {})[one.side] = one
    return [
        (next(iter(sides.values())), sides) for _day, sides in sorted(found.items(), reverse=True)
    ]


def told(by: Actor, row: queries.Apprenticeship, on: date) -> Told:
    """One apprenticeship for the page."""
    return Told(row, by, on)
