"""Sentences that the person may read, too."""

from django.utils.translation import gettext_lazy as _

GONE = _("This has been answered or taken back in the meantime.")
CLOSED = _("This project takes nobody at the moment.")
