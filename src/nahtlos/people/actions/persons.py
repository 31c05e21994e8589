"""Begin, name, hand on, close and reopen the case of a person."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.wall import wait_for_turn
from nahtlos.people import access, names
from nahtlos.people.models import Person, Record
from nahtlos.people.news import CaseClosed

A_MOMENT = timedelta(seconds=10)
TAKEN_OVER = Refusal(_("Another institution has taken this case over in the meantime."))


def write_name(person: Person, given: str, family: str, native: str) -> None:
    """Put a name down as it is kept: cleaned, with the keys by which it is found and sorted."""
    person.given_name = names.clean(given)
    person.family_name = names.clean(family) if family.strip() else ""
    person.native_name = names.clean(native) if native.strip() else ""
    whole = f"{person.given_name} {person.family_name}".strip()
    person.name_keys = sorted(names.keys(whole) | names.keys(person.native_name or whole))
    person.sort_key = names.sort_key(f"{person.family_name} {person.given_name}".strip())


@transaction.atomic
def pressed_twice(
    *, given_name: str, family_name: str, native_name: str, by: Actor, at: datetime
) -> Person | None:
    """The person whom this adviser began a moment ago with these very names, or none.

    Waits for another request of the same adviser that is beginning somebody right now.
    """
    wait_for_turn(f"beginning {by.membership}")
    return Person.objects.filter(
        institution=by.institution,
        adviser=by.membership,
        given_name=given_name,
        family_name=family_name,
        native_name=native_name,
        opened_at__gt=at - A_MOMENT,
    ).first()


@transaction.atomic
def make_person(
    *,
    given_name: str,
    by: Actor,
    at: datetime,
    family_name: str = "",
    native_name: str = "",
    language: str = "de",
) -> Person:
    """Begin to accompany a person; the file belongs to the actor's institution from the start."""
    demand(access.may_make(by))
    person = Person(
        region_id=sure(by.region),
        institution_id=sure(by.institution),
        adviser_id=by.membership,
        preferred_language=language,
        opened_at=at,
    )
    write_name(person, given_name, family_name, native_name)
    person.save()
    Record.objects.create(
        person=person, region_id=person.region_id, institution_id=person.institution_id
    )
    return person


@transaction.atomic
def rename(
    *, person: Person, given_name: str, family_name: str, native_name: str, by: Actor
) -> Person:
    """Write the name as it should be; the old spelling stays in the history."""
    demand(access.may_keep(by, person))
    write_name(person, given_name, family_name, native_name)
    person.save()
    return person


@transaction.atomic
def prefer_language(*, person: Person, language: str, by: Actor) -> Person:
    """Remember in which language the person reads."""
    demand(access.may_keep(by, person))
    person.preferred_language = language
    person.save(update_fields=["preferred_language"])
    return person


@transaction.atomic
def accompany(*, person: Person, adviser: UUID | None, by: Actor) -> Person:
    """Let a colleague of the same institution (a membership) accompany the person, or nobody yet."""
    demand(access.may_accompany(by, person))
    person.adviser_id = adviser
    person.save(update_fields=["adviser"])
    return person


@transaction.atomic
def close_case(*, person: Person, reason: str, by: Actor, at: datetime) -> Person:
    """End the case with a reason; nothing is lost, and it can be opened again.

    What is open between institutions ends first, so that nobody waits for whoever waits for them.
    """
    demand(access.may_keep(by, person))
    publish(_closed(person, reason, by))
    fresh = _held_still(person)
    demand(access.may_keep(by, fresh))
    fresh.closed_at, fresh.close_reason = at, reason
    fresh.save(update_fields=["closed_at", "close_reason"])
    person.closed_at, person.close_reason = at, reason
    return person


def _closed(person: Person, reason: str, by: Actor) -> CaseClosed:
    return CaseClosed(
        person=person.pk,
        region=person.region_id,
        holder=person.institution_id,
        account=sure(by.account),
        membership=sure(by.membership),
        reason=reason,
    )


def _held_still(person: Person) -> Person:
    """The person as they stand now; a case that was taken over is another institution's."""
    try:
        return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    except Person.DoesNotExist as error:
        raise Refused(TAKEN_OVER) from error


@transaction.atomic
def reopen_case(*, person: Person, by: Actor) -> Person:
    """Take up a closed case again."""
    demand(access.may_reopen(by, person))
    person.closed_at, person.close_reason = None, ""
    person.save(update_fields=["closed_at", "close_reason"])
    return person
