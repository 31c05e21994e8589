"""What is asked after a start: planned, asked, chased, answered. Silence never becomes a yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.placements import access
from nahtlos.placements.engine import asked_on, next_chase
from nahtlos.placements.models import (
    OF_EMPLOYER,
    OF_PERSON,
    UNSETTLED,
    Asking,
    Channel,
    FollowUp,
    Goes,
    Hand,
    Help,
    Placement,
    Side,
    Works,
)
from nahtlos.placements.news import FollowUpAsked, FollowUpTroubled
from nahtlos.placements.queries.links import digest_of, token_of

LINK_HOLDS = timedelta(days=60)
LATE = timedelta(days=30)
"""So late a question is still asked, where a start was recorded afterwards."""
GONE = Refusal(_("This question is not asked now."))
MOVED_BY_PROGRAM = ["state", "state_on", "asked_at", "token_digest", "token_ends_at"]


@dataclass(frozen=True, kw_only=True)
class Said:
    """Three answers: still there, how it goes, whether somebody should call."""

    works: Works
    goes: Goes | None = None
    help: Help | None = None
    words: str = ""

    def troubled(self) -> bool:
        """Whether somebody has to act on it."""
        lost = self.works in {Works.NOT, Works.GONE}
        return lost or self.goes == Goes.BADLY or self.help == Help.YES


def plan_questions(placement: Placement, *, sides: Iterable[Side], at: datetime) -> int:
    """Write down what will be asked, each once; what lies long behind is not asked any more.

    What was dropped before its day and is wished for again comes back.
    """
    on, made = timezone.localdate(at), 0
    for side in sides:
        for months, day in asked_on(placement.starts_on).items():
            if day < on - LATE:
                continue
            where = {"placement": placement, "side": side, "months": months}
            _row, new = FollowUp.objects.get_or_create(
                **where,
                defaults={
                    "person_id": placement.person_id, "region_id": placement.region_id,
                    "institution_id": placement.institution_id, "due_on": day, "state_on": on,
                    "title": placement.title, "since": placement.starts_on,
                    "employer_id": placement.employer_id if side == Side.EMPLOYER else None,
                },
            )  # fmt: skip
            made += new
        back = FollowUp.objects.filter(placement=placement, side=side, state=Asking.DROPPED)
        back.filter(due_on__gte=on, asked_at=None).update(state=Asking.WAITING, state_on=on)
    return made


def drop_questions(placement: Placement, *, sides: Iterable[Side], at: datetime) -> int:
    """Ask these sides no more; what nobody answered so far stays as silence where it was one."""
    rows = FollowUp.objects.filter(placement=placement, side__in=list(sides))
    on = timezone.localdate(at)
    return rows.filter(state__in=UNSETTLED).update(state=Asking.DROPPED, state_on=on)


def _locked(followup: UUID) -> FollowUp:
    try:
        return FollowUp.objects.select_for_update(of=("self",)).get(pk=followup)
    except FollowUp.DoesNotExist as error:
        raise Refused(GONE) from error


@transaction.atomic
def ask(*, followup: UUID, by: Actor, at: datetime) -> bool:
    """Its day has come: ask, once. False where that was done already."""
    fresh, on = _locked(followup), timezone.localdate(at)
    demand(_program(by, fresh))
    if fresh.state != Asking.WAITING or fresh.due_on > on:
        return False
    fresh.asked_at = at
    fresh.token_digest = digest_of(token_of(fresh.pk))
    fresh.token_ends_at = at + LINK_HOLDS
    _move(fresh, Asking.ASKED, at)
    _tell(fresh, again=False)
    return True


@transaction.atomic
def chase(*, followup: UUID, by: Actor, at: datetime) -> Asking | None:
    """Silence goes on by one stage: a reminder, then a call, then it is counted as silence."""
    fresh, on = _locked(followup), timezone.localdate(at)
    demand(_program(by, fresh))
    to = next_chase(fresh.state, fresh.state_on, on)
    if to is None:
        return None
    _move(fresh, Asking(to), at)
    if to == Asking.REMINDED:
        _tell(fresh, again=True)
    return Asking(to)


@transaction.atomic
def no_way(*, followup: UUID, by: Actor, at: datetime) -> None:
    """No message can reach them: they are telephoned at once."""
    fresh = _locked(followup)
    demand(_program(by, fresh))
    if fresh.state in {Asking.ASKED, Asking.REMINDED}:
        _move(fresh, Asking.CALL, at)


def _program(by: Actor, followup: FollowUp) -> Refusal | None:
    return unless(
        access.hand_of(by, followup) is Hand.PROGRAM, _("The program asks by itself, on its day.")
    )


def _move(row: FollowUp, to: Asking, at: datetime) -> None:
    row.state, row.state_on = to, timezone.localdate(at)
    row.save(update_fields=MOVED_BY_PROGRAM)


def _tell(row: FollowUp, *, again: bool) -> None:
    news = FollowUpAsked(row.pk, row.region_id, row.institution_id, row.side, again)
    publish(news)


def _still_open(followup: FollowUp, by: Actor) -> FollowUp:
    """The question, held; whoever comes a second time is told that it was answered already."""
    try:
        return _locked(followup.pk)
    except Refused:
        seen = FollowUp.objects.filter(pk=followup.pk).first()
        demand(access.may_answer(by, seen) if seen is not None else None)
        raise


@transaction.atomic
def answer(
    *, followup: FollowUp, said: Said, channel: Channel, by: Actor, at: datetime
) -> FollowUp:
    """Whoever was asked answers, or the adviser writes down what was said on the telephone."""
    fresh = _still_open(followup, by)
    demand(access.may_answer(by, fresh))
    answers = OF_PERSON if fresh.side == Side.PERSON else OF_EMPLOYER
    demand(unless(said.works in answers, _("Please choose one of these answers.")))
    fresh.works, fresh.goes, fresh.help = said.works, said.goes or "", said.help or ""
    fresh.words, fresh.channel, fresh.troubled = said.words, channel, said.troubled()
    fresh.state, fresh.state_on = Asking.ANSWERED, timezone.localdate(at)
    fresh.answered_at, fresh.answered_by_id = at, by.account
    fresh.save(
        update_fields=["works", "goes", "help", "words", "channel", "troubled", "state", "state_on",
                       "answered_at", "answered_by"]
    )  # fmt: skip
    if fresh.troubled:
        keys = (fresh.placement_id, fresh.person_id, fresh.region_id, fresh.institution_id)
        publish(FollowUpTroubled(*keys))
    return fresh


@transaction.atomic
def not_reached(*, followup: FollowUp, by: Actor) -> int:
    """One more call that nobody took; how many that were."""
    fresh = _locked(followup.pk)
    demand(access.may_call(by, fresh))
    fresh.tries += 1
    fresh.save(update_fields=["tries"])
    return fresh.tries
