"""A start in work: planned, begun when it is lawful, ended, and the employer changed."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.employers.models import Employer, Opening
from nahtlos.introductions.actions import settle
from nahtlos.introductions.models import Introduction
from nahtlos.network.actions.once import only_once
from nahtlos.people.models import Person
from nahtlos.placements import access
from nahtlos.placements.actions.followups import drop_questions, plan_questions
from nahtlos.placements.models import (
    ALONE,
    PENDING,
    Kind,
    Permission,
    Placement,
    Reason,
    Side,
    Standing,
    State,
)
from nahtlos.placements.translate import Lawful, lawful

OVERLAPS = _("The person already has work there, or a training, at that time. Please end it first.")
GONE = Refusal(_("This work is not there any more."))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A start as it was agreed. `earlier` is the work that it follows."""

    kind: Kind
    title: str
    starts_on: date
    employer: Employer | None = None
    opening: Opening | None = None
    introduction: Introduction | None = None
    where: str = ""
    kldb: str = ""
    hours: Decimal | None = None
    wage: str = ""
    subsidy: str = ""
    subsidy_until: date | None = None
    ask_employer: bool = False
    known_as: str = ""
    employer_email: str = ""
    earlier: Placement | None = None

    def columns(self) -> dict[str, object]:
        """The columns of the row; who works for nobody has nobody to ask."""
        found = {name: getattr(self, name) for name in _names(self)}
        if self.kind in ALONE:
            found |= {"employer": None, "opening": None, "ask_employer": False, "known_as": ""}
        return found


def _names(wanted: Wanted) -> tuple[str, ...]:
    return tuple(one.name for one in fields(wanted))


def locked(placement: Placement) -> Placement:
    """The start as it stands now, held until the transaction ends."""
    rows = Placement.objects.select_for_update(of=("self",)).select_related(
        "person__institution", "employer", "earlier", "opening"
    )
    try:
        return rows.get(pk=placement.pk)
    except Placement.DoesNotExist as error:
        raise Refused(GONE) from error


@transaction.atomic
def plan(*, person: Person, wanted: Wanted, by: Actor, at: datetime) -> Placement:
    """Write down that work is to begin, with what the law says of it."""
    demand(access.may_plan(by, person))
    demand(_fits(person, wanted))
    said = lawful(person, wanted.kind, wanted.starts_on, wanted.hours)
    made = Placement(
        person=person, region_id=person.region_id, institution_id=person.institution_id,
        made_at=at, made_by_id=sure(by.account), **_told(said, at),
        **(wanted.columns() | {"introduction": _introduction(person, wanted)}),
    )  # fmt: skip
    return _saved(made)


def _introduction(person: Person, wanted: Wanted) -> Introduction | None:
    """The introduction from which it came: the one that is named, else the last one for the opening."""
    if wanted.introduction is not None or wanted.opening is None:
        return wanted.introduction
    rows = Introduction.objects.filter(person=person, opening=wanted.opening)
    return rows.order_by("-moved_at").first()


def _fits(person: Person, wanted: Wanted) -> Refusal | None:
    """What it names is of the same region and the same person."""
    beside = (wanted.earlier, wanted.introduction)
    return unless(
        wanted.employer is None or wanted.employer.region_id == person.region_id,
        _("A file stays in its region."),
    ) or unless(
        all(one is None or one.person_id == person.pk for one in beside)
        and (wanted.opening is None or wanted.opening.company_id == _key(wanted.employer)),
        _("This belongs to somebody else."),
    )


def _key(employer: Employer | None) -> object:
    return employer.pk if employer else None


def _told(said: Lawful, at: datetime) -> dict[str, object]:
    on = timezone.localdate(at)
    return {"access": said.access, "access_on": on, "law_on": said.law_on}


def _saved(row: Placement, fields: list[str] | None = None) -> Placement:
    with only_once(OVERLAPS):
        row.save(update_fields=fields) if fields else row.save(force_insert=True)
    return row


@transaction.atomic
def change(*, placement: Placement, wanted: Wanted, by: Actor, at: datetime) -> Placement:
    """Write a planned start as it was really meant; of one that began, what does not bind the law."""
    fresh = locked(placement)
    demand(access.may_change(by, fresh))
    demand(_fits(fresh.person, wanted))
    planned = fresh.state == State.PLANNED
    demand(
        unless(
            planned or (wanted.kind, wanted.starts_on) == (fresh.kind, fresh.starts_on),
            _("Kind and first day stand, since the work has begun."),
        )
    )
    columns = wanted.columns() | {"earlier": fresh.earlier, "introduction": fresh.introduction}
    if planned:
        said = lawful(fresh.person, wanted.kind, wanted.starts_on, wanted.hours)
        columns |= _told(said, at)
    agreed = fresh.ask_employer
    for name, value in columns.items():
        setattr(fresh, name, value)
    _saved(fresh, list(columns))
    if fresh.state == State.STARTED and agreed != fresh.ask_employer:
        _ask_or_not(fresh, at)
    return fresh


def _ask_or_not(placement: Placement, at: datetime) -> None:
    """The person has agreed that the company is asked, or has taken that back."""
    if placement.ask_employer:
        plan_questions(placement, sides=(Side.EMPLOYER,), at=at)
    else:
        drop_questions(placement, sides=(Side.EMPLOYER,), at=at)


@transaction.atomic
def start(*, placement: Placement, by: Actor, at: datetime) -> Placement:
    """Work has begun: the law is asked once more for that day, and what comes after is planned."""
    fresh = locked(placement)
    said = lawful(fresh.person, fresh.kind, fresh.starts_on, fresh.hours)
    granted = list(Permission.objects.filter(placement=fresh))
    demand(access.may_start(by, fresh, said, granted, today=timezone.localdate(at)))
    _close_earlier(fresh, by=by, at=at)
    changed = _told(said, at) | _moved(State.STARTED, by, at)
    for name, value in changed.items():
        setattr(fresh, name, value)
    _saved(fresh, list(changed))
    sides = (Side.PERSON, Side.EMPLOYER) if fresh.ask_employer else (Side.PERSON,)
    plan_questions(fresh, sides=sides, at=at)
    if fresh.opening is not None:
        settle(opening=fresh.opening, placed=fresh.person, by=by, at=at)
    return fresh


def _moved(to: State, by: Actor, at: datetime) -> dict[str, object]:
    return {"state": to, "moved_at": at, "moved_by_id": by.account}


def _close_earlier(placement: Placement, *, by: Actor, at: datetime) -> None:
    """Whoever changed employers is asked about the new work, and once."""
    earlier = placement.earlier
    if earlier is None:
        return
    if earlier.state == State.STARTED:
        last = max(earlier.starts_on, placement.starts_on - timedelta(days=1))
        end(placement=earlier, ended_on=last, reason=Reason.BETTER, by=by, at=at)
    drop_questions(earlier, sides=tuple(Side), at=at)


@transaction.atomic
def end(
    *, placement: Placement, ended_on: date, reason: Reason, by: Actor, at: datetime,
    words: str = "",
) -> Placement:  # fmt: skip
    """It is over. The company is asked no more; the person is, whether they work elsewhere."""
    fresh = locked(placement)
    demand(access.may_end(by, fresh, State.ENDED, ended_on))
    demand(unless(ended_on <= timezone.localdate(at), _("Please write it down when it has ended.")))
    _over(fresh, State.ENDED, reason, words, by=by, at=at, ended_on=ended_on)
    drop_questions(fresh, sides=(Side.EMPLOYER,), at=at)
    return fresh


@transaction.atomic
def drop(
    *, placement: Placement, reason: Reason, by: Actor, at: datetime, words: str = ""
) -> Placement:
    """It does not begin. What waits for an office is taken back."""
    fresh = locked(placement)
    demand(access.may_end(by, fresh, State.DROPPED, None))
    _over(fresh, State.DROPPED, reason, words, by=by, at=at)
    waiting = Permission.objects.filter(placement=fresh, state__in=PENDING)
    waiting.update(state=Standing.WITHDRAWN, moved_at=at, moved_by=by.account)
    return fresh


def _over(
    row: Placement, to: State, reason: Reason, words: str, *, by: Actor, at: datetime,
    **more: object,
) -> None:  # fmt: skip
    changed = _moved(to, by, at) | {"reason": reason, "words": words} | more
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=list(changed))
