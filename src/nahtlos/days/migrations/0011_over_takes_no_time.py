"""A talk that is over before its time keeps desk, visitor and interpreter from nothing any more."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import migrations
from django.db.models import F, Func, Q, Value

ALONE = {
    "a_desk_is_in_one_meeting": ("desk", Q()),
    "a_visitor_is_in_one_meeting": ("visitor", Q()),
    "an_interpreter_is_in_one_meeting": ("interpreter", Q(interpreter__isnull=False)),
}


def alone(name, column, condition):
    only = Func(F(column), F(column), Value("[]"), function="uuidrange")
    return ExclusionConstraint(
        name=name,
        expressions=[(only, RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
        condition=Q(state__in=("planned", "begun")) & condition,
    )


class Migration(migrations.Migration):
    dependencies = [("days", "0010_words_and_moves")]
    operations = [
        step
        for name, (column, condition) in ALONE.items()
        for step in (
            migrations.RemoveConstraint("meeting", name),
            migrations.AddConstraint("meeting", alone(name, column, condition)),
        )
    ]
