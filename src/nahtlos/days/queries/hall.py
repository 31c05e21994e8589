"""The whole of a day, as planning needs it."""

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from nahtlos.days.models import AWAY, Day, Desk, Helper, Meeting, Place, Running, Visitor, Want
from nahtlos.days.translate.rows import Hall

STAMP = """
    select concat_ws('/', days_pulse(id), xmin,
        (select md5(string_agg(concat_ws('+', xmin, id), ',' order by id)) from days_want
          where day_id = days_day.id))
      from days_day where id = %(day)s"""
HAPPENED = (Running.BEGUN, Running.DONE)


def hall_of(day: Day) -> Hall:
    """Desks, helpers, visitors, what they want and their meetings, in order of their numbers.

    Of whoever went away only what took place is left; whoever was absent is not planned again.
    """
    meetings = tuple(Meeting.objects.filter(day=day).exclude(state=Running.ABSENT))
    absent = _keys(Meeting.objects.filter(day=day, state=Running.ABSENT))
    happened = {(m.visitor_id, m.topic) for m in meetings if m.state in HAPPENED}
    visitors = tuple(Visitor.objects.filter(day=day))
    away = {one.pk for one in visitors if one.state in AWAY}
    wants = tuple(
        want
        for want in Want.objects.filter(day=day, place=Place.HELD).order_by("turn", "topic")
        if (want.visitor_id, want.topic) not in absent
        and (want.visitor_id not in away or (want.visitor_id, want.topic) in happened)
    )
    kept = {(want.visitor_id, want.topic) for want in wants}
    return Hall(
        day,
        tuple(Desk.objects.filter(day=day)),
        tuple(Helper.objects.filter(day=day)),
        visitors,
        wants,
        tuple(m for m in meetings if (m.visitor_id, m.topic) in kept),
    )


def stamp_of(day: UUID) -> str:
    """Changes with anything that `hall_of` reads; a great deal cheaper than reading it."""
    with connection.cursor() as cursor:
        cursor.execute(STAMP, {"day": day})
        return str(cursor.fetchone()[0])


def _keys(meetings: QuerySet[Meeting]) -> set[tuple[UUID, str]]:
    return set(meetings.values_list("visitor", "topic"))
