"""What a person asks for by right, and how it is answered."""

import calendar
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.roles import Eraser
from nahtlos.people import access
from nahtlos.people.actions.erasing import erase_person
from nahtlos.people.actions.persons import write_name
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Consent, Correction, Person, Request
from nahtlos.people.queries.keeping import held_persons
from nahtlos.people.queries.rights import CORRECTABLE, part_of_place, value_of
from nahtlos.people.retention import Ending


def due(asked: date) -> date:
    """One month later (Art. 12 (3) GDPR); the last of that month where the day is missing."""
    year, month = divmod(asked.month, 12)
    year, month = asked.year + year, month + 1
    return date(year, month, min(asked.day, calendar.monthrange(year, month)[1]))


@transaction.atomic
def ask_for(
    *, person: Person, kind: str, by: Actor, at: datetime, words: str = "", **more: Any
) -> Request:
    """Put down what the person asks for. The same thing is not asked twice while it is open."""
    demand(access.may_ask(by, person))
    same = Request.objects.open().filter(person=person, kind=kind, **_which(more))
    return same.first() or Request.objects.create(
        **of(person),
        kind=kind,
        words=words,
        asked_at=at,
        asked_by_id=None if by.person else sure(by.account),
        due_on=due(timezone.localdate(at)),
        **more,
    )


def _which(more: dict[str, Any]) -> dict[str, Any]:
    return {name: more[name] for name in ("place", "row") if name in more}


def ask_correction(
    *, person: Person, place: str, row: UUID, right: str, by: Actor, at: datetime
) -> Request:
    """The person says that something is wrong, and what is right."""
    if place not in CORRECTABLE:
        raise Refused(Refusal(_("Please ring us about this one.")))
    wrong = value_of(person.pk, place, row)
    return ask_for(
        person=person, kind=Request.Kind.CORRECTION, by=by, at=at,
        place=place, row=row, wrong=str(wrong if wrong is not None else "")[:300], right=right,
    )  # fmt: skip


def _answered(request: Request, answer: str, by: Actor, at: datetime, **more: str) -> Request:
    fresh = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    demand(access.may_answer_request(by, fresh))
    fresh.answer, fresh.answered_at, fresh.answered_by_id = answer, at, sure(by.account)
    for name, value in more.items():
        setattr(fresh, name, value)
    fresh.save()
    return fresh


@transaction.atomic
def decline(*, request: Request, reason: str, why: str, by: Actor, at: datetime) -> Request:
    """Say no, with a reason that the person reads."""
    return _answered(request, Request.Answer.DECLINED, by, at, reason=reason, why=why)


@transaction.atomic
def given(*, request: Request, by: Actor, at: datetime) -> Request:
    """The person has got everything that was asked for."""
    return _answered(request, Request.Answer.DONE, by, at)


@transaction.atomic
def correct(*, request: Request, by: Actor, at: datetime) -> Request:
    """Write down what is right, and tell every institution that was shown what was wrong."""
    demand(access.may_answer_request(by, request))
    _write(request)
    part = part_of_place(request.place)
    saw = Consent.objects.filter(
        person=request.person_id, given_at__isnull=False, parts__contains=[part]
    ).exclude(recipient=request.institution_id)
    for recipient in sorted(set(saw.values_list("recipient", flat=True))):
        Correction.objects.create(
            **of(request.person), recipient_id=recipient, part=part, told_at=at
        )
    return _answered(request, Request.Answer.DONE, by, at)


def _write(request: Request) -> None:
    label, _dot, column = request.place.rpartition(".")
    model = apps.get_model(label)
    row = model._default_manager.select_for_update(of=("self",)).get(pk=request.row)
    field: Field[Any, Any] = model._meta.get_field(column)
    try:
        value = field.clean(request.right, row)
    except ValidationError as error:
        raise Refused(access.not_so(error.messages[0])) from error
    if isinstance(row, Person):
        names = {one: getattr(row, one) for one in ("given_name", "family_name", "native_name")}
        names[column] = value
        write_name(row, names["given_name"], names["family_name"], names["native_name"])
    else:
        setattr(row, column, value)
    row.save()


@transaction.atomic
def erase_on_request(*, request: Request, by: Actor, at: datetime) -> int:
    """The adviser decided that nothing stands against it: everything goes, at once."""
    held = held_persons(timezone.localdate(at)).filter(person=request.person_id).exists()
    demand(access.may_erase_on_request(by, request, held=held))
    program = Actor(role=Eraser, region=by.region)
    person = request.person
    return erase_person(person=person, key="request", ending=Ending.COUNT, by=program, at=at)


@transaction.atomic
def correction_seen(*, correction: UUID, by: Actor, at: datetime) -> None:
    """The institution that was told has read it."""
    rows = Correction.objects.filter(pk=correction, recipient=by.institution, seen_at=None)
    rows.update(seen_at=at, seen_by_id=sure(by.account))
