"""How long an answer may take in a region."""

from uuid import UUID

from nahtlos.network.models import Topic
from nahtlos.referrals.engine import DEFAULT, Times
from nahtlos.referrals.models import Deadline


def _set(region: UUID) -> dict[str, Times]:
    rows = Deadline.objects.filter(region=region)
    return {row.topic: Times(row.answer_days, row.appointment_days) for row in rows}


def times_for(region: UUID, topic: str) -> Times:
    """What the region has set for this topic, else for all topics, else the starting values."""
    known = _set(region)
    return known.get(topic) or known.get("") or DEFAULT


def deadlines(region: UUID) -> dict[str, Times]:
    """The times of every topic."""
    known = _set(region)
    usual = known.get("", DEFAULT)
    return {topic: known.get(topic, usual) for topic in Topic.values}
