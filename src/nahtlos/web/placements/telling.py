"""What the pages say of a start: what the law asks for, and what can be done next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal
from nahtlos.law import queries as law
from nahtlos.law.engine.conditions import Says
from nahtlos.placements import access, queries


@dataclass(frozen=True)
class Told:
    """One start as the adviser sees it. `refusal` says why a start cannot be recorded."""

    row: queries.Placement
    lawful: queries.Lawful | None
    refusal: Refusal | None
    pending: queries.Permission | None
    granted: queries.Permission | None
    keeps: bool
    titles: Mapping[str, Says]

    @property
    def asks(self) -> bool:
        """Whether a permission is still to be asked for."""
        needed = self.lawful is not None and self.lawful.access in queries.NEEDS_PAPER
        return needed and self.pending is None and self.granted is None

    @property
    def followups(self) -> list[tuple[int, list[queries.FollowUp]]]:
        """What was asked, by month: the person first."""
        found: dict[int, list[queries.FollowUp]] = {}
        for one in self.row.followups.all():
            found.setdefault(one.months, []).append(one)
        return sorted(found.items())


def told(row: queries.Placement, actor: Actor, on: date) -> Told:
    """One start with what the law says of it today, where that still matters."""
    permissions = list(row.permissions.all())
    live = row.state in queries.LIVE
    pending = next((one for one in permissions if one.state in queries.PENDING), None)
    granted = [one for one in permissions if one.state == queries.Standing.GRANTED]
    asked = queries.lawful(row.person, row.kind, row.starts_on, row.hours) if live else None
    refusal = None
    if asked is not None and row.state == queries.State.PLANNED:
        refusal = access.may_start(actor, row, asked, permissions, today=on)
    keeps = access.may_change(actor, row) is None
    last = max(granted, key=lambda one: one.valid_until or date.max, default=None)
    return Told(row, asked, refusal, pending, last, keeps, _titles(row))


def _titles(row: queries.Placement) -> dict[str, Says]:
    """What the instruments are called by which learning is paid."""
    keys = {step.instrument for step in row.learning.all() if step.instrument}
    pages = {key: law.instrument(key, row.starts_on) for key in keys}
    return {key: page.instrument.title for key, page in pages.items() if page is not None}
