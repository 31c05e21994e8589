"""Why a message did not go out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """Why a message did not go out, or why nobody knows."""

    NO_ADDRESS = "no_address", _("There is no such number or address any more.")
    NO_MOBILE = "no_mobile", _("This number cannot receive an SMS.")
    NOT_WANTED = "not_wanted", _("The person does not want such messages.")
    CALLED_BACK = "called_back", _("It was no longer needed.")
    TOO_LATE = "too_late", _("It would have come too late.")
    NO_CARRIER = "no_carrier", _("No service is set up that carries it.")
    REFUSED = "refused", _("The service refused it.")
    BOUNCED = "bounced", _("It did not reach the address.")
    GAVE_UP = "gave_up", _("The service could not be reached for a day.")
    BROKEN_OFF = "broken_off", _("The sending broke off. Nobody knows whether it went out.")
