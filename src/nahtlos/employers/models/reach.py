"""Whether a place of work is reached without a car."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """Whether somebody without a car gets to work on time."""

    UNKNOWN = "", _("not known")
    WELL = "well", _("yes, at any working time")
    PARTLY = "partly", _("by day, not for early or late shifts")
    HARDLY = "hardly", _("hardly without a car")
