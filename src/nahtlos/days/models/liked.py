"""How somebody found the day; visitors read it, too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Liked(models.IntegerChoices):
    """With one press: was it good?"""

    GOOD = 3, _("Good")
    SO_SO = 2, _("So-so")
    BAD = 1, _("Not good")
