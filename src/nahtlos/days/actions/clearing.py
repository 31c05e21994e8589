"""After the day: it ends by itself, and first names go after their time."""

from datetime import date, timedelta

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.wall import acting
from nahtlos.days.models import Day, Guest, Helper, Phase, Shown


@transaction.atomic
def end_days(*, by: Actor, on: date) -> int:
    """Days that lie behind `on` are over; how many."""
    with acting(by):
        gone = Day.objects.filter(region=sure(by.region), on__lt=on)
        return gone.filter(phase__in=[Phase.OPEN, Phase.PLANNED]).update(phase=Phase.OVER)


@transaction.atomic
def clear_guests(*, by: Actor, on: date) -> int:
    """Forget names, ways to reach and links of whoever has no file, once their time is over.

    What came of their meetings goes with them, by a trigger: the program does not read it. Names and
    addresses of interpreters and helpers go, too, and with them their links.
    """
    with acting(by):
        days = Day.objects.filter(region=sure(by.region), on__lt=on)
        due = [day.pk for day in days if day.on + timedelta(days=day.keep_days) < on]
        guests = Guest.objects.filter(day__in=due)
        Shown.objects.filter(day__in=due).delete()
        named = Helper.objects.filter(day__in=due).exclude(name="", email="")
        named.update(name="", email="", link_digest="")
        cleared, _each = guests.delete()
    return cleared
