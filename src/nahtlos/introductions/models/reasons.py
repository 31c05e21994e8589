"""Why an employer says no, and why something is taken back: short lists that are counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refused(models.TextChoices):
    """Why an employer says no; each says what could change."""

    GERMAN = "german", _("German is not enough yet")
    SKILLS = "skills", _("something must be learned first")
    PAPER = "paper", _("a certificate or licence is missing")
    RECOGNITION = "recognition", _("the qualification must be recognised first")
    TIMES = "times", _("times or shifts do not fit")
    WAY = "way", _("the way is too far")
    PERMISSION = "permission", _("the permission to work takes too long")
    CHOSEN = "chosen", _("somebody else was chosen")
    NO_NEED = "no_need", _("nobody is looked for any more")
    NOT_COME = "not_come", _("did not come to the talk")
    OTHER = "other", _("another reason")


LEARNABLE = frozenset(
    {Refused.GERMAN, Refused.SKILLS, Refused.PAPER, Refused.RECOGNITION, Refused.WAY}
)
"""Reasons about which a step in the plan can do something."""


class Because(models.TextChoices):
    """Why an introduction was taken back, or why the person said no."""

    WISH = "wish", _("the person does not want it")
    WORK = "work", _("the person has found something else")
    TIMES = "times", _("times or place do not fit")
    PAY = "pay", _("the pay does not fit")
    FIRST = "first", _("something else comes first: a course, a child, health")
    MISTAKE = "mistake", _("it was a mistake")
    OTHER = "other", _("another reason")
