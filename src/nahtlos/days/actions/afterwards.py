"""After the day: how people found it, and what another staffing would have served."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand, unless
from nahtlos.core.wall import acting
from nahtlos.days import access
from nahtlos.days.actions.hall import hall
from nahtlos.days.models import Day, Desk, Liked, Phase, Visitor
from nahtlos.days.news import LookBackAsked


@transaction.atomic
def say_liked(*, visitor: Visitor, mark: int, by: Actor) -> None:
    """A visitor who came says with one press how it was; the last press counts."""
    demand(access.may_say_liked(visitor))
    demand(unless(mark in Liked.values, _("Please choose one of the three.")))
    with hall(visitor.day_id, by):
        Visitor.objects.filter(pk=visitor.pk).update(liked=mark)


@transaction.atomic
def say_desk_liked(*, desk: Desk, mark: int, by: Actor) -> None:
    """Whoever sat at the desk says with one press how the day was for them."""
    demand(access.may_sit(by, desk))
    demand(unless(mark in Liked.values, _("Please choose one of the three.")))
    with hall(desk.day_id, by):
        Desk.objects.filter(pk=desk.pk).update(liked=mark)


@transaction.atomic
def ask_look_back(*, day: Day, by: Actor, at: datetime) -> None:
    """Have it worked out, beside the pages, what another staffing would have served."""
    demand(access.may_look(by, day))
    demand(
        unless(
            day.phase == Phase.OVER or day.on <= timezone.localdate(at),
            _("This day is still to come."),
        )
    )
    Day.objects.filter(pk=day.pk).update(would={"making": "waiting"})
    publish(LookBackAsked(day.pk, day.region_id))


@transaction.atomic
def keep_look_back(*, day: Day, would: dict[str, Any], by: Actor) -> None:
    """Put down what was worked out. For the job."""
    with acting(by):
        Day.objects.filter(pk=day.pk).update(would=would)
