"""Whether somebody may work in an internship, as the law said on the day when it was asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """What the law said about working here, on the day when it was asked."""

    FREE = "free", _("allowed")
    NO_WORK = "no_work", _("no permission needed, since it is no employment")
    PERMISSION = "permission", _("with permission of the immigration office")
    AGENCY = "agency", _("with permission of the immigration office and the employment agency")
    TITLE = "title", _("as far as the residence title says")
    FORBIDDEN = "forbidden", _("not allowed")
    UNKNOWN = "unknown", _("not known yet")


LAWFUL = (Access.FREE, Access.NO_WORK)
