"""The guided tour: eight sentences, and where each one can be tried."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Stop:
    """One sentence; `role` lets in to where it can be tried, empty while it is still to come."""

    title: Promise
    says: Promise
    role: str = ""


STOPS = (
    Stop(
        _("The first conversation"),
        _(
            "Olena from Kherson sits with an adviser, who asks only what changes what is open to her."
        ),
        "adviser",
    ),
    Stop(
        _("What is open, and why"),
        _(
            "The page shows what is open, what is closed and by which paragraph, and what to ask next."
        ),
        "adviser",
    ),
    Stop(
        _("The way to the goal"),
        _("She wants to be a nurse again: recognition, courses and months stand in one plan."),
    ),
    Stop(
        _("Agreed, and handed on"),
        _("She agrees in writing who may see what; the school sees that and nothing else."),
        "member",
    ),
    Stop(
        _("The consultation day"),
        _(
            "Three desks, one interpreter, hardly a wait; and a new plan when somebody calls in sick."
        ),
    ),
    Stop(
        _("Who fits the opening"),
        _("A care home sees who fits, what is missing, and what funding covers its risk."),
    ),
    Stop(
        _("Work that lasts"),
        _("A start in work, a mentor beside her, calls after one, three, six and twelve months."),
    ),
    Stop(
        _("What it brought"),
        _("The steering group sees which promises were kept and where people wait."),
    ),
)
