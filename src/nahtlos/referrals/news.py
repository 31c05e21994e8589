"""What this room tells: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class ReferralMoved(News):
    """A referral stands elsewhere than before; one of the two institutions has to be told."""

    referral: UUID
    region: UUID
    sender: UUID
    recipient: UUID
    state: str
    was_sent: bool
    email: str
    by_link: bool


@dataclass(frozen=True)
class QuestionMoved(News):
    """A question was sent to the immigration office, or answered."""

    question: UUID
    region: UUID
    holder: UUID
    office: UUID
    state: str


@dataclass(frozen=True)
class ReferralLate(News):
    """Nobody has answered in time, or no first appointment was kept; the recipient is reminded."""

    referral: UUID
    region: UUID
    sender: UUID
    recipient: UUID
    state: str
    email: str
    by_link: bool


@dataclass(frozen=True)
class QuestionLate(News):
    """The immigration office has not answered in time."""

    question: UUID
    office: UUID


@dataclass(frozen=True)
class HandoverMoved(News):
    """A handover stands elsewhere than before; the other institution has to be told."""

    handover: UUID
    region: UUID
    giver: UUID
    recipient: UUID
    state: str
    was_offered: bool


@dataclass(frozen=True)
class HandoverLate(News):
    """Nobody has answered a handover in time; the receiver is reminded."""

    handover: UUID
    recipient: UUID
