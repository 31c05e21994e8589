"""What the program finds every morning: whom to remind, whose turn goes on, whom to ask again."""

from datetime import date
from uuid import UUID

from nahtlos.introductions.engine import AGAIN_DAYS
from nahtlos.introductions.models import Introduction, State

REMINDED = (State.WISHED, State.PROPOSED, State.SHOWN, State.CHASED, State.INVITED, State.TRIAL)
CHASED = (State.SHOWN, State.INVITED, State.TRIAL)


def to_remind(region: UUID, on: date) -> list[UUID]:
    """Whose day is over and who was not reminded; an employer service once more every three days."""
    rows = Introduction.objects.filter(region=region, state__in=REMINDED, due_on__lt=on)
    first = list(rows.filter(reminded_on=None).values_list("pk", flat=True))
    again = rows.filter(state=State.CHASED, reminded_on__lt=on - AGAIN_DAYS)
    return [*first, *again.values_list("pk", flat=True)]


def to_chase(region: UUID, on: date) -> list[UUID]:
    """Where an employer said nothing for three days after the reminder; the service takes over.

    Who is invited and has not agreed to give the name is not the employer's silence.
    """
    rows = Introduction.objects.filter(
        region=region, state__in=CHASED, reminded_on__lt=on - AGAIN_DAYS
    )
    return [one.pk for one in rows if one.state == State.SHOWN or one.name_given]


def to_ask_again(region: UUID, on: date) -> list[UUID]:
    """Whom an employer wanted to decide about from this day on."""
    rows = Introduction.objects.filter(region=region, state=State.LATER, later_until__lte=on)
    return list(rows.values_list("pk", flat=True))
