"""Short lists: how a day went, why somebody left, what came of it."""

from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _


class Weekday(models.IntegerChoices):
    """A day of the week, Monday first, as Python counts."""

    MONDAY = 0, WEEKDAYS[0]
    TUESDAY = 1, WEEKDAYS[1]
    WEDNESDAY = 2, WEEKDAYS[2]
    THURSDAY = 3, WEEKDAYS[3]
    FRIDAY = 4, WEEKDAYS[4]
    SATURDAY = 5, WEEKDAYS[5]
    SUNDAY = 6, WEEKDAYS[6]


class How(models.TextChoices):
    """How somebody was there on a day."""

    PRESENT = "present", _("there")
    LATE = "late", _("came later")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("not there")


class Reason(models.TextChoices):
    """Why somebody left before the end."""

    WORK = "work", _("has found work")
    APPRENTICESHIP = "apprenticeship", _("begins an apprenticeship")
    COURSE = "course", _("begins another course or school")
    MOVED = "moved", _("has moved away")
    FAMILY = "family", _("has no time, because of the family")
    NO_FIT = "no_fit", _("it did not fit")
    AWAY = "away", _("does not come any more")
    OVER = "over", _("the project was given up")


BY_HAND = [one for one in Reason.choices if one[0] != Reason.OVER]
"""What a human may say; that the project was given up, the program says."""


class Result(models.TextChoices):
    """What came of it for one person. Nothing written is not the same as nothing yet."""

    APPRENTICESHIP = "apprenticeship", _("apprenticeship")
    ENTRY = "entry", _("entry qualification")
    JOB = "job", _("work")
    SCHOOL = "school", _("school")
    COURSE = "course", _("next language course")
    NOTHING_YET = "nothing_yet", _("nothing yet")
