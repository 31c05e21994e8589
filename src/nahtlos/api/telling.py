"""A referral as its institutions' systems are told it: the same rows as on the pages, no more."""

from typing import Any
from uuid import UUID

from nahtlos.api.faults import Unanswerable, fault
from nahtlos.api.shapes import referrals as shapes
from nahtlos.core.actor import Actor
from nahtlos.core.audit import record_reading
from nahtlos.core.clock import today
from nahtlos.network import queries as network
from nahtlos.people import queries as people
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries

MOST_ROWS = 200


def nowhere(place: str = "id") -> Unanswerable:
    """What is not there, or not for whoever asks: nobody learns which."""
    return fault(404, place, "there is none of this key that you may see")


def read_key(raw: str) -> UUID:
    """The key in an address."""
    try:
        return UUID(raw)
    except ValueError:
        raise nowhere() from None


def arrive(raw: str) -> queries.Referral:
    """The referral, as far as the wall shows it."""
    try:
        return queries.referral_alone(read_key(raw))
    except queries.NoReferral:
        raise nowhere() from None


def named(row: network.Institution | network.Area | None) -> shapes.Named | None:
    """Key and name."""
    return shapes.Named(id=row.pk, name=row.name) if row else None


def line(one: queries.Referral, by: Actor) -> dict[str, Any]:
    """What stands in a list."""
    return {
        "id": one.pk,
        "side": "sent" if one.institution_id == by.institution else "received",
        "state": one.state,
        "topic": one.topic,
        "area": named(one.area),
        "sender": named(one.institution),
        "recipient": named(one.recipient),
        "sent_at": one.sent_at,
        "moved_at": one.moved_at,
        "answer_due_on": one.answer_due_on,
        "appointment_at": one.appointment_at,
        "appointment_due_on": one.appointment_due_on,
    }


def whole(one: queries.Referral, by: Actor) -> shapes.Whole:
    """One referral with what the consent opens; the look is written down as on the page."""
    sent = one.institution_id == by.institution
    return shapes.Whole(
        **line(one, by),
        asked=one.asked,
        why=one.why,
        words=one.words,
        parts=[people.Part(part) for part in one.parts],
        answered_at=one.answered_at,
        kept_at=one.kept_at,
        ended_at=one.ended_at,
        late=queries.late_for(one, today()) > queries.Late.NOBODY,
        reason=queries.Declined(one.reason) if one.reason else None,
        instead=named(one.instead),
        nowhere=one.nowhere,
        result=queries.Result(one.result) if one.result else None,
        person=_own_person(one.person_id) if sent else None,
        file=None if sent else _file(one, by),
        moves=[_move(move) for move in queries.moves_of(one.pk)[:MOST_ROWS]],
    )


def _own_person(person: UUID) -> shapes.OwnPerson:
    return shapes.OwnPerson(id=person, reference=people.reference_of(person) or None)


def _move(move: queries.Move) -> shapes.Move:
    return shapes.Move(
        at=move.at, from_state=queries.State(move.from_state) if move.from_state else None, to_state=queries.State(move.to_state),
        by=named(move.by_institution), role=move.by_role, words=move.words,
    )  # fmt: skip


def _file(one: queries.Referral, by: Actor) -> shapes.File | None:
    """Nothing before somebody has taken notice, nothing once it is over."""
    if one.state not in queries.OPEN or one.state == queries.State.SENT:
        return None
    key, parts = one.person_id, set(one.parts)
    try:
        person = people.person_for(key)
    except people.NoPerson:
        return None
    opened = people.opened_parts(key, by.institution)
    record_reading(
        person=key, holder=one.institution_id, region=one.region_id, parts=opened & parts, by=by
    )
    return shapes.File(
        id=key,
        name=str(person),
        native_name=person.native_name,
        contact=_contact(key) if "contact" in parts else None,
        profile=_profile(key) if "profile" in parts else None,
        plan=[shapes.Step(what=s.what, until=s.until) for s in plan.next_steps(key)[:MOST_ROWS]]
        if "plan" in parts
        else None,
    )


def _contact(person: UUID) -> list[shapes.WayToReach]:
    return [shapes.WayToReach(kind=one.kind, value=one.value) for one in people.contacts(person)]


def _profile(person: UUID) -> shapes.Profile:
    file = people.file_of(person)
    record = file.record
    return shapes.Profile(
        birth_date=record.birth_date if record else None,
        status=(record.status or None) if record else None,
        status_until=record.status_until if record else None,
        german=file.document["facts"].get("german"),
        languages=[shapes.Spoken(code=s["code"], level=s["level"]) for s in file.languages],
        qualifications=[
            shapes.Learned(title=one.title, country=one.country, finished_in=one.finished_in)
            for one in people.qualifications(person)
        ],
        household=[
            shapes.Living(
                relation=one.relation, born_in=one.birth_date.year if one.birth_date else None
            )
            for one in people.household(person)
        ],
    )
