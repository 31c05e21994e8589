"""What a person says about themself: one answer at a time, each kept at once."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.people import access, facts
from nahtlos.people.actions.rows import of
from nahtlos.people.facts.record import Goal
from nahtlos.people.models import Fact, HouseholdMember, Person, Record


@transaction.atomic
def answer(
    *, person: Person, name: str, value: facts.FactValue | None, by: Actor, at: datetime,
    agreed: bool = False,
) -> None:  # fmt: skip
    """Keep one answer; `value` None is "I don't know", which is an answer too.

    `name` is a fact or a record field of the vocabulary. Facts about burdens and health need the
    person's consent (`agreed`). Raises KeyError for a name outside the vocabulary and ValueError for
    what the platform never keeps.
    """
    fact = facts.lookup(name)
    if not fact.stored or not (value is None or fact.keeps(value)):
        raise ValueError(f"{name} is never kept")
    if fact.part == facts.Part.PROFILE:
        demand(access.may_keep(by, person))
    else:
        demand(access.may_keep_burdens(by, person, agreed=agreed))
    on_record = name in facts.RECORD_FIELDS
    if on_record:
        _on_record(person, name, value)
    if on_record and value is not None:
        Fact.objects.filter(person=person, name=name).delete()
    else:
        stated = {"value": None if value is None else facts.as_json(value), "stated_at": at}
        kept = {"part": fact.part.value, "stated_by_id": by.account}
        Fact.objects.update_or_create(person=person, name=name, defaults=of(person) | stated | kept)


@transaction.atomic
def forget_answer(*, person: Person, name: str, by: Actor) -> None:
    """Take an answer back: the fact is unknown again and may be asked again."""
    demand(access.may_keep(by, person))
    Fact.objects.filter(person=person, name=name).delete()
    if name in facts.RECORD_FIELDS:
        _on_record(person, name, None)


def _on_record(person: Person, name: str, value: facts.FactValue | None) -> None:
    record = Record.objects.get(person=person)
    if name == "children_birth_dates":
        _children(person, record, _births(value))
    elif name == "goal":
        record.goal_kind = value.kind if isinstance(value, Goal) else ""
        record.goal_kldb = value.kldb if isinstance(value, Goal) else ""
        record.goal_text = value.title if isinstance(value, Goal) else ""
    elif name == "qualifications":
        raise ValueError("qualifications are kept one by one")
    else:
        record.forget(name)
        if value is not None:
            setattr(record, name, value)
    record.save()


def _births(value: facts.FactValue | None) -> tuple[date, ...] | None:
    if not isinstance(value, tuple):
        return None
    return tuple(one for one in value if isinstance(one, date))


def _children(person: Person, record: Record, births: tuple[date, ...] | None) -> None:
    """Children that are not in the household yet join it; nobody is taken out of it here."""
    record.children_known = births is not None
    child = HouseholdMember.Relation.CHILD
    known = Counter(
        HouseholdMember.objects.filter(person=person, relation=child).values_list(
            "birth_date", flat=True
        )
    )
    missing = Counter[date | None](births or ()) - known
    HouseholdMember.objects.bulk_create(
        HouseholdMember(relation=child, birth_date=birth, **of(person))
        for birth in missing.elements()
    )
