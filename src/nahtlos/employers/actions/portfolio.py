"""The employer service at work: visits, tasks, and companies that change hands."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.employers import access
from nahtlos.employers.models import Employer, Handing, Task, Touch, Visit
from nahtlos.network.models import Institution, Membership


def _of(company: Employer) -> dict[str, object]:
    return {
        "company": company,
        "region_id": company.region_id,
        "institution_id": company.institution_id,
    }


@transaction.atomic
def note_visit(
    *, company: Employer, touch: Touch, held_on: date, note: str, by: Actor, at: datetime
) -> Visit:
    """Write down that somebody spoke with the company."""
    demand(access.may_keep(by, company))
    return Visit.objects.create(
        touch=touch,
        held_on=held_on,
        note=note,
        made_at=at,
        made_by_id=sure(by.account),
        **_of(company),
    )


@transaction.atomic
def make_task(*, company: Employer, text: str, due_on: date, by: Actor, at: datetime) -> Task:
    """Promise something to the company until a day."""
    demand(access.may_keep(by, company))
    return Task.objects.create(
        text=text,
        due_on=due_on,
        of_id=by.membership,
        made_at=at,
        made_by_id=sure(by.account),
        **_of(company),
    )


@transaction.atomic
def do_task(*, task: Task, by: Actor, at: datetime) -> Task:
    """It is done."""
    demand(access.may_keep(by, task.company))
    demand(unless(task.done_at is None, _("Somebody has done this already.")))
    task.done_at, task.done_by_id = at, sure(by.account)
    task.save(update_fields=["done_at", "done_by"])
    return task


def _written(
    company: Employer, *, was: Institution, to: Membership | None, why: str, by: Actor, at: datetime
) -> None:
    Handing.objects.create(
        from_institution=was,
        to_keeper=to,
        why=why,
        handed_at=at,
        handed_by_id=sure(by.account),
        **_of(company),
    )


@transaction.atomic
def take_up(*, company: Employer, keeper: Membership, by: Actor, at: datetime) -> Employer:
    """Somebody of the same institution looks after it from now on."""
    demand(access.may_keep(by, company))
    demand(
        unless(
            keeper.institution_id == company.institution_id and keeper.ended_at is None,
            _("Please choose somebody of your own institution."),
        )
    )
    company.keeper = keeper
    company.save(update_fields=["keeper"])
    _written(company, was=company.institution, to=keeper, why="", by=by, at=at)
    return company


@transaction.atomic
def hand_over(*, company: Employer, to: Institution, why: str, by: Actor, at: datetime) -> Employer:
    """Another institution looks after it from now on; contacts, visits and tasks go along."""
    demand(access.may_hand_over(by, company, to, why))
    was = company.institution
    company.institution, company.keeper = to, None
    _written(company, was=was, to=None, why=why, by=by, at=at)
    company.save(update_fields=["institution", "keeper"])
    return company
