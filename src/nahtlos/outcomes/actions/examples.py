"""An example of a way, without a name: written, agreed to by the person, taken back."""

from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access
from nahtlos.outcomes.models import Example
from nahtlos.people.models import Person


@transaction.atomic
def write_example(*, person: Person, texts: tuple[str, str], by: Actor, at: datetime) -> Example:
    """The person's adviser writes it, in German and English."""
    demand(access.may_write_example(by, person, texts))
    return Example.objects.create(
        person=person, institution_id=person.institution_id, region_id=person.region_id,
        text_de=texts[0], text_en=texts[1], written_at=at, written_by_id=sure(by.account),
    )  # fmt: skip


@transaction.atomic
def agree_to_example(*, example: Example, by: Actor, at: datetime) -> Example:
    """The person has heard these words in their language and says yes to seeing them printed."""
    fresh = _locked(example)
    demand(access.may_agree_to(by, fresh))
    fresh.agreed_at = at
    fresh.save(update_fields=["agreed_at"])
    return fresh


@transaction.atomic
def take_back_example(*, example: Example, by: Actor, at: datetime) -> Example:
    """The person takes the yes back: from now on it is read nowhere."""
    fresh = _locked(example)
    demand(access.may_take_back(by, fresh))
    if fresh.agreed_at is None:
        fresh.delete()
        return fresh
    fresh.taken_back_at = at
    fresh.save(update_fields=["taken_back_at"])
    return fresh


def _locked(example: Example) -> Example:
    return Example.objects.select_for_update(of=("self",), no_key=True).get(pk=example.pk)
