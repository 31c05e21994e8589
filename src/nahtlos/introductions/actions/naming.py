"""Name and contact for exactly one employer: given by the person, taken back at any time."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.introductions import access
from nahtlos.introductions.actions.moving import day, locked
from nahtlos.introductions.models import NAMED, Introduction, Naming
from nahtlos.introductions.wording import version
from nahtlos.network.actions.once import only_once
from nahtlos.people.models import ContactKind
from nahtlos.people.queries import contacts, person_for
from nahtlos.people.wording import language_for

ALREADY = _("You have agreed to this already.")


def named(introduction: Introduction, *, by: Actor, at: datetime, language: str) -> Naming:
    """Write down name and contact as they are now, with the words that were shown."""
    person = person_for(introduction.person_id)
    ways = {one.kind: one.value for one in reversed(contacts(person.pk))}
    language = language_for(language)
    with only_once(ALREADY):
        return Naming.objects.create(
            introduction=introduction, person_id=introduction.person_id,
            region_id=introduction.region_id, institution_id=introduction.institution_id,
            name=str(person), telephone=ways.get(ContactKind.PHONE, ""),
            email=ways.get(ContactKind.EMAIL, ""), given_at=at, on_the_spot=by.person is None,
            language=language, wording=version(language),
        )  # fmt: skip


@transaction.atomic
def give_name(*, introduction: Introduction, by: Actor, at: datetime, language: str) -> Naming:
    """Let this employer see name and contact, from its invitation on."""
    fresh = locked(introduction)
    demand(access.may_name(by, fresh))
    naming = named(fresh, by=by, at=at, language=language)
    _turn(fresh, at, given=True)
    return naming


@transaction.atomic
def take_name_back(*, introduction: Introduction, by: Actor, at: datetime) -> None:
    """From this moment on the employer sees neither name nor contact."""
    fresh = locked(introduction)
    demand(access.may_take_name_back(by, fresh))
    Naming.objects.filter(introduction=fresh, revoked_at=None).update(revoked_at=at)
    _turn(fresh, at, given=False)


def _turn(fresh: Introduction, at: datetime, *, given: bool) -> None:
    """Once invited, it is the employer's turn with the name and the person's without."""
    fresh.name_given, changed = given, ["name_given"]
    if fresh.state in NAMED and fresh.ended_at is None:
        meets = fresh.meets_at or at
        fresh.turned_at, fresh.reminded_on = at, None
        fresh.due_on = day(max(meets, at), fresh.answer_days)
        changed += ["turned_at", "reminded_on", "due_on"]
    fresh.save(update_fields=changed)
