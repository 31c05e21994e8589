"""Where something came from, and from what it can have come."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from nahtlos.activities.models import Activity, Origin, State
from nahtlos.introductions.models import Introduction

LONG = timedelta(days=400)


def origin_of(*, placement: UUID | None = None, introduction: UUID | None = None) -> Origin | None:
    """What an adviser has ticked."""
    found = Q(placement=placement) if placement else Q(introduction=introduction)
    return Origin.objects.filter(found).select_related("activity").first()


def choices_for(region: UUID, on: date) -> QuerySet[Activity]:
    """What took place in the year before this day."""
    rows = Activity.objects.filter(region=region, state__in=(State.HELD, State.CLOSED))
    return rows.filter(starts_on__lte=on, ends_on__gte=on - LONG)


def introduction_for(introduction: UUID) -> Introduction:
    """The introduction behind a key; raises Introduction.DoesNotExist for whoever may not see it."""
    return Introduction.objects.select_related("person").get(pk=introduction)
