"""What the program proposes for the next meeting, from what is late and where it jams."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.law.queries import SEATS
from nahtlos.network import queries as network
from nahtlos.outcomes import queries as outcomes
from nahtlos.outcomes.wording import GAP_KINDS
from nahtlos.referrals.queries import DECLINED, Interface
from nahtlos.steering.engine import Facts, Jam, Late, LeftOut, Proposed, Uncovered, to_propose
from nahtlos.steering.models import (
    Commitment,
    CommitmentState,
    Decision,
    DecisionState,
    Meeting,
    Task,
    TaskState,
)
from nahtlos.steering.queries.meetings import cues_of


def proposed_for(meeting: Meeting, jams: Iterable[Interface], on: date) -> list[Proposed]:
    """What nobody has answered yet. `jams` are the interfaces that are for the steering group."""
    answered = cues_of(meeting)
    return [one for one in to_propose(_facts(meeting, jams, on)) if one.cue not in answered]


def _facts(meeting: Meeting, jams: Iterable[Interface], on: date) -> Facts:
    group = {"group": meeting.group_id}
    decisions = Decision.objects.filter(**group, state=DecisionState.OPEN, due_on__lt=on)
    tasks = Task.objects.filter(**group, state=TaskState.OPEN, until_on__lt=on)
    promises = Commitment.objects.filter(**group, until_on__lt=on).filter(
        state__in=[CommitmentState.OPEN, CommitmentState.LATE]
    )
    return Facts(
        on=on,
        jams=tuple(_jam(one) for one in jams),
        uncovered=_uncovered(meeting, on),
        left_out=_left_out(meeting.region_id),
        decisions=tuple(Late(str(one.pk), one.text, one.due_on or on) for one in decisions),
        tasks=tuple(
            Late(str(one.pk), one.text, one.until_on, str(one.who))
            for one in tasks.select_related("who")
        ),
        commitments=tuple(_promised(one) for one in promises),
    )


def _jam(one: Interface) -> Jam:
    sides = (one.sender, one.recipient)
    key = ":".join(str(getattr(side, "pk", side)) for side in sides)
    names = [str(getattr(side, "short_name", side)) for side in sides]
    return Jam(key, names[0], names[1], one.waiting, one.longest_days)


def _uncovered(meeting: Meeting, on: date) -> tuple[Uncovered, ...]:
    gaps = network.board(meeting.region_id, checked_since=on).gaps
    return tuple(Uncovered(gap.topic.value, str(gap.topic.label), gap.areas) for gap in gaps)


def _left_out(region: UUID) -> tuple[LeftOut, ...]:
    """The groups as the newest edition has them: in steps of five, none below five.

    Looked up as the program counting: whoever sits at the table reads traits and numbers only.
    """
    with acting(Actor(role=Counter, region=region)):
        edition = outcomes.newest(region)
        table = outcomes.table(edition, "gaps") if edition else None
    language = "de" if (get_language() or "de").startswith("de") else "en"
    return tuple(
        LeftOut(
            _named(row),
            str(GAP_KINDS[row["kind"]]),
            tuple(row[language]),
            row["persons"],
            no_seat=row["kind"] in SEATS,
            declined=row["kind"] in DECLINED.values(),
        )
        for row in (table.content["rows"] if table else ())
    )


def _named(row: dict[str, object]) -> str:
    """The same group has the same name in every edition and language, however many it holds."""
    return hashlib.sha256(json.dumps([row["kind"], row["en"]]).encode()).hexdigest()[:16]


def _promised(one: Commitment) -> Late:
    return Late(str(one.pk), one.called, one.until_on, one.who)
