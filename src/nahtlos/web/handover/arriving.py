"""How a page arrives at a handover, or is not there."""

from uuid import UUID

from nahtlos.core.clock import today
from nahtlos.referrals import queries
from nahtlos.web.arriving import row_of


def handover_at(handover: UUID, person: UUID | None = None) -> queries.Handover:
    """The handover, of this person if one is named, or a page that is not there."""
    return row_of(person, queries.handover_for, handover)


def overdue(handover: queries.Handover) -> bool:
    """Whether the receiver should have answered by now."""
    due = handover.answer_due_on
    return handover.state in queries.WAITING and due is not None and due < today()
