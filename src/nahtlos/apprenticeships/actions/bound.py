"""The contract and what becomes of it: a placement of its kind, with what an apprenticeship adds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access
from nahtlos.apprenticeships.actions.asking import drop_open
from nahtlos.apprenticeships.actions.keeping import locked, moved
from nahtlos.apprenticeships.engine import nth_day
from nahtlos.apprenticeships.models import Apprenticeship, Next, Registration, Standing, State
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, demand, unless
from nahtlos.people.models import Person
from nahtlos.placements import actions as placements
from nahtlos.placements.models import Kind, Placement, Reason
from nahtlos.placements.models import State as PlacementState
from nahtlos.placements.translate import lawful

PROBATION = (1, 4)
"""Months: § 20 S. 2 BBiG."""


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What was signed. `probation` counts months; none where no law sets it, as in nursing."""

    wanted: placements.Wanted
    ends_on: date
    probation: int | None = None
    registers: bool = True

    def probation_until(self) -> date | None:
        """The last day of the trial period."""
        first = self.wanted.starts_on
        return nth_day(first, self.probation) - timedelta(days=1) if self.probation else None


@transaction.atomic
def contract(
    *, apprenticeship: Apprenticeship, signed: Contract, by: Actor, at: datetime
) -> Apprenticeship:
    """Write down the contract: a placement that is planned, if the law opens this training."""
    fresh = locked(apprenticeship.pk)
    wanted = signed.wanted
    demand(access.may_contract(by, fresh))
    demand(_in_order(signed))
    said = lawful(fresh.person, Kind.APPRENTICESHIP, wanted.starts_on, wanted.hours)
    demand(access.may_contract(by, fresh, said))
    person: Person = fresh.person
    placement = placements.plan(person=person, wanted=wanted, by=by, at=at)
    drop_open(fresh, at=at)
    return moved(
        fresh, State.CONTRACT, by=by, at=at, placement=placement, ends_on=signed.ends_on,
        probation_until=signed.probation_until(), registers=signed.registers, reminded_on=None,
    )  # fmt: skip


def _in_order(signed: Contract) -> Refusal | None:
    least, most = PROBATION
    return (
        unless(
            signed.wanted.kind == Kind.APPRENTICESHIP,
            _("The contract of an apprenticeship is no other work."),
        )
        or unless(
            signed.ends_on > signed.wanted.starts_on, _("It cannot end before its first day.")
        )
        or unless(
            signed.probation is None or least <= signed.probation <= most,
            _("The trial period lasts one to four months (§ 20 BBiG)."),
        )
    )


@transaction.atomic
def dissolve(
    *, apprenticeship: Apprenticeship, reason: Reason, by: Actor, at: datetime, words: str = ""
) -> Apprenticeship:
    """The contract ends before the first day; the search goes on."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_move(by, fresh, State.PREPARING))
    placement = fresh.placement
    if placement is not None and placement.state == PlacementState.PLANNED:
        placements.drop(placement=placement, reason=reason, by=by, at=at, words=words)
    open_ones = Registration.objects.filter(apprenticeship=fresh)
    open_ones.exclude(state=Standing.REGISTERED).update(token_ends_at=at)
    return moved(
        fresh, State.PREPARING, by=by, at=at, placement=None, ends_on=None, probation_until=None
    )


@transaction.atomic
def begin(*, apprenticeship: Apprenticeship, by: Actor, at: datetime) -> Apprenticeship:
    """The training has begun: the placement begins, if that is lawful on its day."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_begin(by, fresh))
    placement = _placement(fresh)
    if placement.state == PlacementState.PLANNED:
        placements.start(placement=placement, by=by, at=at)
    return moved(fresh, State.TRAINING, by=by, at=at)


@transaction.atomic
def finish(*, apprenticeship: Apprenticeship, on: date, by: Actor, at: datetime) -> Apprenticeship:
    """The exam is passed: the training ends with that day (§ 21 Abs. 2 BBiG)."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_finish(by, fresh, on))
    return _over(fresh, State.PASSED, on, Reason.FINISHED, by=by, at=at)


@transaction.atomic
def leave(
    *, apprenticeship: Apprenticeship, on: date, reason: Reason, next_: Next, by: Actor,
    at: datetime, words: str = "",
) -> Apprenticeship:  # fmt: skip
    """It ended early, for a reason; and what comes next."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_leave(by, fresh, on))
    return _over(fresh, State.LEFT, on, reason, by=by, at=at, words=words.strip(), next=next_)


def _over(
    row: Apprenticeship, to: State, on: date, reason: Reason, *, by: Actor, at: datetime,
    **more: object,
) -> Apprenticeship:  # fmt: skip
    demand(unless(on <= timezone.localdate(at), _("Please write it down when it has ended.")))
    placement = _placement(row)
    if placement.state == PlacementState.STARTED:
        placements.end(placement=placement, ended_on=on, reason=reason, by=by, at=at)
    drop_open(row, at=at)
    return moved(row, to, by=by, at=at, **more)


def _placement(row: Apprenticeship) -> Placement:
    placement: Placement | None = row.placement
    if placement is None:
        raise LookupError("a contract is a placement")
    return placement
