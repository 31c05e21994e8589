"""What the visitors of a consultation day are told, written in the transaction of what it tells of.

Whoever has a file is told as of an appointment: by the way that the file names, in the name of whoever
holds it. Everybody else by the telephone number or mail address of the sign-up, which no office but the
one that runs the day ever sees.
"""

from datetime import datetime
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Adviser, Usher
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.news import (
    InvitationReady,
    PlaceFreed,
    VisitorCalledOff,
    VisitorMoved,
    VisitSoon,
)
from nahtlos.outbox import access as sending
from nahtlos.outbox import actions as outbox

SOON = {48: "in_two_days", 2: "in_two_hours"}


def when_invited(news: InvitationReady) -> None:
    """The times stand."""
    _tell(news.visitor, news.region, "appointment")


def when_moved(news: VisitorMoved) -> None:
    """A time, desk or room has changed; what was to be told before is held back."""
    _tell(news.visitor, news.region, "moved", instead=True)


def when_called_off(news: VisitorCalledOff) -> None:
    """Nothing takes place; nothing else is told any more."""
    _tell(news.visitor, news.region, "cancelled", instead=True)


def when_soon(news: VisitSoon) -> None:
    """Two days or two hours before."""
    _tell(news.visitor, news.region, SOON[news.hours])


def when_freed(news: PlaceFreed) -> None:
    """There is a place after all; a time is looked for."""
    _tell(news.visitor, news.region, "place_no_time")


def _tell(key: UUID, region: UUID, kind: str, *, instead: bool = False) -> None:
    """Write it where there is a way, and note where there is none."""
    told = _told(key, region, kind, instead=instead)
    actions.note_told(visitor=key, told=told, by=Actor(role=Usher, region=region))


def _told(key: UUID, region: UUID, kind: str, *, instead: bool) -> bool:
    at, usher = now(), Actor(role=Usher, region=region)
    with acting(usher):
        visitor = queries.visitor_for(key)
        if visitor is None:
            return False
        note, guest = _note(visitor, kind), queries.guest_of(key)
        if guest is not None:
            if instead:
                outbox.call_off(about=key)
            to = outbox.To(
                region=region, institution=visitor.institution_id, language=visitor.reads,
                telephone=guest.telephone, email=guest.email,
            )  # fmt: skip
            return outbox.send_errand(to=to, note=note, by=usher, at=at) is not None
    return _told_person(visitor, note, at, instead=instead)


def _note(visitor: queries.Visitor, kind: str) -> outbox.Note:
    """What is said; without a time only that there is something to read, or which time is no more."""
    day, first = visitor.day, queries.first_minute(visitor.pk)
    ends = day.moment(day.closes)
    if first is None:
        kind = kind if kind in {"cancelled", "place_no_time"} else "news"
        first = min((start for start, _end in visitor.gone.values()), default=day.opens)
    begins = day.moment(first)
    return outbox.Note(
        kind=kind, values={"at": begins.isoformat(), "visit": str(visitor.pk)}, about=visitor.pk,
        useless_after=begins if kind in SOON.values() else ends,
    )  # fmt: skip


def _told_person(
    visitor: queries.Visitor, note: outbox.Note, at: datetime, *, instead: bool
) -> bool:
    """In the name of whoever named the person for this day; a closed file gets no message."""
    holder = Actor(role=Adviser, institution=visitor.institution_id, region=visitor.region_id)
    with acting(holder):
        coming = queries.coming_of(visitor.pk)
    if coming is None:
        return False
    by = Actor(
        role=Adviser, account=coming.named_by_id, institution=coming.institution_id,
        region=coming.region_id,
    )  # fmt: skip
    with acting(by):
        if instead:
            outbox.call_off(about=visitor.pk)
        if sending.may_write(by, coming.person) is not None:
            return False
        return outbox.write(person=coming.person, note=note, by=by, at=at) is not None
