"""How many introductions ended how, and why employers said no."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count

from nahtlos.introductions.models import Introduction, Refused, State


@dataclass(frozen=True)
class Counted:
    """A state, or a reason of a no, and how often."""

    code: str
    label: str
    number: int


def by_reason(institution: UUID, since: datetime) -> list[Counted]:
    """Why employers said no to the persons of one's own institution, the commonest first."""
    rows = Introduction.objects.filter(
        institution=institution, state=State.REFUSED, ended_at__gte=since
    )
    found = rows.order_by().values_list("reason").annotate(Count("id"))
    return sorted(
        (Counted(code, str(Refused(code).label), number) for code, number in found),
        key=lambda one: (-one.number, one.code),
    )


def counted(since: datetime) -> tuple[list[Counted], list[Counted]]:
    """For the coordination: by state and by reason, without any that is smaller than three."""
    with connection.cursor() as cursor:
        cursor.execute("select state, reason, number from introductions_counted(%s)", [since])
        rows = cursor.fetchall()
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for state, reason, number in rows:
        states[state] += number
        if reason:
            reasons[reason] += number
    return (
        [Counted(one, str(State(one).label), states[one]) for one in State if states[one]],
        [Counted(code, str(Refused(code).label), n) for code, n in reasons.most_common()],
    )
