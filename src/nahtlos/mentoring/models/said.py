"""What can be chosen from: who speaks, when somebody has time, what for, and why something ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.mentoring.engine import AIMS, SEXES, SLOTS


class Side(models.TextChoices):
    """Which of the two somebody is or speaks for."""

    PERSON = "person", _("the person")
    MENTOR = "mentor", _("the mentor")


class Sex(models.TextChoices):
    """What a person may wish of a mentor, and a mentor may say."""

    FEMALE = SEXES[0], _("a woman")
    MALE = SEXES[1], _("a man")


class Aim(models.TextChoices):
    """What a mentor helps with."""

    GERMAN = AIMS[0], _("Speaking German")
    WORK = AIMS[1], _("Finding work or starting well there")
    EXAM = AIMS[2], _("Learning for school or an exam")
    LIFE = AIMS[3], _("Everyday life and meeting people")


class Slot(models.TextChoices):
    """When somebody has time."""

    MORNINGS = SLOTS[0], _("Working days in the morning")
    AFTERNOONS = SLOTS[1], _("Working days in the afternoon")
    EVENINGS = SLOTS[2], _("Working days in the evening")
    SATURDAYS = SLOTS[3], _("Saturdays")
    SUNDAYS = SLOTS[4], _("Sundays")


class How(models.TextChoices):
    """How the two met."""

    MET = "met", _("in person")
    CALL = "call", _("by telephone or video")
    WROTE = "wrote", _("in writing")


class Answered(models.TextChoices):
    """Why nothing was written down for a while."""

    WE_MEET = "we_meet", _("We meet. Nobody wrote it down.")
    NO_TIME = "no_time", _("It is hard to find time.")
    NO_ANSWER = "no_answer", _("I hear nothing from the other.")
    END = "would_end", _("I would like to end it.")


class Ended(models.TextChoices):
    """Why a pair ended, as one of the two says it."""

    REACHED = "reached", _("We reached what we wanted.")
    WORK = "work", _("There is work or training now.")
    OVER = "over", _("The agreed time is over.")
    NO_TIME = "no_time", _("There is no time any more.")
    MOVED = "moved", _("One of us moved away.")
    NO_FIT = "no_fit", _("We did not fit together.")
    OTHER = "other", _("Something else.")
