"""The qualification plan: from helper to skilled worker, beside work."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.placements import access
from nahtlos.placements.models import Learning, Payer, Placement


@dataclass(frozen=True, kw_only=True)
class Course:
    """One step: what, from when until when, who pays, by which instrument of the law."""

    title: str
    starts_on: date
    ends_on: date
    payer: Payer
    instrument: str = ""


@transaction.atomic
def learn(*, placement: Placement, course: Course, by: Actor, at: datetime) -> Learning:
    """Plan a step of learning beside this work."""
    demand(access.may_learn(by, placement))
    demand(unless(course.ends_on >= course.starts_on, _("It cannot end before it begins.")))
    return Learning.objects.create(
        placement=placement, person_id=placement.person_id, region_id=placement.region_id,
        institution_id=placement.institution_id, title=course.title, starts_on=course.starts_on,
        ends_on=course.ends_on, payer=course.payer, instrument=course.instrument, made_at=at,
        made_by_id=sure(by.account),
    )  # fmt: skip


@transaction.atomic
def learned(*, learning: Learning, on: date, by: Actor) -> Learning:
    """The step is done."""
    demand(access.may_learn(by, learning.placement))
    demand(unless(on >= learning.starts_on, _("It cannot end before it begins.")))
    learning.done_on = on
    learning.save(update_fields=["done_on"])
    return learning


@transaction.atomic
def leave_out(*, learning: Learning, by: Actor) -> None:
    """Take a step out of the plan."""
    demand(access.may_learn(by, learning.placement))
    learning.delete()
