"""A step for the adviser with many persons at once: get in touch by a day."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.people import actions as people
from nahtlos.people.queries import Bulk, BulkKind, BulkRow, Person
from nahtlos.plan.actions.steps import Wanted, agree_step, move
from nahtlos.plan.models import Doer, State, Step


@transaction.atomic
def contact_many(
    *, persons: Iterable[UUID], until: date, turn: UUID, by: Actor, at: datetime
) -> people.Done:
    """With each a step for the adviser: get in touch by that day."""
    with translation.override("de"):
        what = _("Get in touch")

    def verb(person: Person) -> tuple[str, str]:
        wanted = Wanted(who=Doer.ADVISER, what=what, until=until)
        return "", str(agree_step(person=person, wanted=wanted, by=by, at=at).pk)

    return people.do_with_many(
        kind=BulkKind.CONTACT, persons=persons, verb=verb, turn=turn, by=by, at=at
    )


def undo_contact_many(*, bulk: Bulk, by: Actor, at: datetime) -> people.Undone:
    """Take those steps out of the plans that nobody has moved, changed or answered since."""

    def back(person: Person, row: BulkRow) -> bool:
        step = Step.objects.select_related("person").filter(pk=row.after, person=person).first()
        if step is None or step.state != State.OPEN or _touched(step):
            return False
        move(step=step, to=State.DROPPED, by=by, at=at)
        return True

    return people.take_back(bulk=bulk, back=back, by=by, at=at)


def _touched(step: Step) -> bool:
    """Whether somebody has written something else into the step, or the person has answered it."""
    written = Change.objects.filter(table_name="plan_step", row_id=step.pk, verb="update")
    return written.exists() or step.answers.exists()
