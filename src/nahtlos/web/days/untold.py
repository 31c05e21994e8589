"""Whom no message could tell what has changed, and when quiet hours let the others know."""

from collections.abc import Iterable

from django.contrib import messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nahtlos.core.clock import now
from nahtlos.days import queries
from nahtlos.outbox import queries as outbox
from nahtlos.web.acting import NahtlosRequest


def say_who_was_not_told(
    request: NahtlosRequest, day: queries.Day, numbers: Iterable[int] | None = None
) -> None:
    """Say whom of these, or of all, no message reaches, and when it reaches the others."""
    silent = queries.untold(day.pk, numbers)
    if silent:
        says = ngettext(
            "%(n)d visitor cannot be told by message: number %(who)s. Please ring or tell them at the door.",
            "%(n)d visitors cannot be told by message: numbers %(who)s. Please ring or tell them at the door.",
            len(silent),
        )  # fmt: skip
        messages.warning(request, says % {"n": len(silent), "who": ", ".join(map(str, silent))})
    _say_when(request, day)


def _say_when(request: NahtlosRequest, day: queries.Day) -> None:
    """In quiet hours: when messages arrive."""
    at = now()
    arrives = outbox.arrives(day.region_id, at, last=day.moment(day.closes))
    if arrives is None or arrives <= at:
        return
    local = timezone.localtime(arrives)
    when = f"{date_format(local, 'l')}, {local:%H:%M}"
    messages.info(request, _("These are quiet hours. Messages arrive: %(when)s.") % {"when": when})
