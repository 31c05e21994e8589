"""One adviser's day as numbers, without anything about anybody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.people import queries as people
from nahtlos.plan import queries as plan
from nahtlos.referrals.queries.asking import waits_for_offices
from nahtlos.referrals.queries.handovers import handovers_to_us, waits_for_takers
from nahtlos.referrals.queries.referring import inbox, sent_by
from nahtlos.referrals.queries.sealed import sealed_by_me


@dataclass(frozen=True)
class DayCounts:
    """How much needs an adviser on a day. Steps that are due today are not among the overdue.

    `waits_for_me`: referrals, handovers and documents that wait for the adviser's answer or look.
    `i_wait_for`: referrals, questions to the immigration office, handovers and sealed files.
    """

    due_today: int
    overdue: int
    unread_answers: int
    waits_for_me: int
    i_wait_for: int

    def __bool__(self) -> bool:
        return any(
            (self.due_today, self.overdue, self.unread_answers, self.waits_for_me, self.i_wait_for)
        )


def day_counts(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> DayCounts:
    """The numbers of the actor's day; `desks` (memberships) adds those for whom they stand in."""
    due, overdue = plan.due_counts(actor, on, desks=desks)
    answers = plan.unread_answers(actor, desks=desks).count()
    words = plan.unread_words(actor, desks=desks).count()
    papers = people.documents_waiting(actor, desks=desks).count()
    return DayCounts(
        due_today=due,
        overdue=overdue,
        unread_answers=answers + words,
        waits_for_me=inbox(actor).count() + handovers_to_us(actor).count() + papers,
        i_wait_for=waits_for_others(actor, desks=desks),
    )


def waits_for_others(actor: Actor, *, desks: Collection[UUID] = ()) -> int:
    """For how many answers of other institutions the persons of these desks wait."""
    return (
        sent_by(actor, mine=True, desks=desks).count()
        + waits_for_offices(actor, desks=desks).count()
        + waits_for_takers(actor, desks=desks).count()
        + sealed_by_me(actor, desks=desks).count()
    )
