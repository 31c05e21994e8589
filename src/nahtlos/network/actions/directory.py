"""Institutions, areas, and who answers for what: all of it is public."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.network import access
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Answer, Area, Institution

SAME_NAME = _("There is an institution of this name already.")
SAME_AREA = _("There is an area of this name already.")
SAME_ANSWER = _("This institution answers for this topic there already.")


def _write(row: Any, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))


@transaction.atomic
def make_institution(*, region: UUID, by: Actor, **fields: Any) -> Institution:
    """Take an institution into the network of a region; `fields` as in the model."""
    demand(access.may_keep_directory(by, region))
    with only_once(SAME_NAME):
        return Institution.objects.create(region_id=region, **fields)


@transaction.atomic
def change_institution(*, institution: Institution, by: Actor, **fields: Any) -> Institution:
    """Change what is said about an institution."""
    demand(access.may_keep_directory(by, institution.region_id))
    demand(access.may_have_kind(institution, fields.get("kind", institution.kind)))
    with only_once(SAME_NAME):
        _write(institution, fields)
    return institution


@transaction.atomic
def make_area(*, region: UUID, name: str, postcodes: Iterable[str], by: Actor) -> Area:
    """Name a part of the region for which somebody may answer."""
    demand(access.may_keep_directory(by, region))
    with only_once(SAME_AREA):
        return Area.objects.create(region_id=region, name=name, postcodes=sorted(set(postcodes)))


@transaction.atomic
def make_answer(*, institution: Institution, by: Actor, on: date, **fields: Any) -> Answer:
    """Let an institution answer for a topic; `fields` as in the model, checked on day `on`."""
    demand(access.may_keep_directory(by, institution.region_id))
    demand(access.may_answer_in(institution, fields.get("area")))
    with only_once(SAME_ANSWER):
        return Answer.objects.create(
            institution=institution, region_id=institution.region_id, checked_on=on, **fields
        )


@transaction.atomic
def change_answer(*, answer: Answer, by: Actor, on: date, **fields: Any) -> Answer:
    """Change who answers and how to reach them; that counts as checked on day `on`."""
    demand(access.may_keep_directory(by, answer.region_id))
    demand(access.may_answer_in(answer.institution, fields.get("area", answer.area)))
    with only_once(SAME_ANSWER):
        _write(answer, fields | {"checked_on": on})
    return answer


@transaction.atomic
def check_answer(*, answer: Answer, by: Actor, on: date) -> None:
    """Say that everything about this answer still holds on day `on`."""
    demand(access.may_keep_directory(by, answer.region_id))
    _write(answer, {"checked_on": on})


@transaction.atomic
def remove_answer(*, answer: Answer, by: Actor) -> None:
    """Take an answer out of the directory."""
    demand(access.may_keep_directory(by, answer.region_id))
    answer.delete()
