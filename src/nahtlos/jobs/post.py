"""Mail to institutions and their staff, written for the outbox by the jobs that have something to tell."""

from uuid import UUID

from django.conf import settings

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, uuid7
from nahtlos.core.roles import Courier
from nahtlos.core.wall import acting
from nahtlos.outbox import actions
from nahtlos.outbox.actions import LINK, Mail

__all__ = ("LINK", "Mail", "courier", "site", "tell")


def courier(region: UUID) -> Actor:
    """The program, carrying messages in a region."""
    return Actor(role=Courier, region=region)


def tell(mail: Mail, *, region: UUID, once: str = "") -> bool:
    """Have one mail sent; whether it is new.

    `once` names the reason, so that a job that is done twice tells once.
    """
    by = courier(region)
    with acting(by):
        kept = actions.notify(mail=mail, once=once or str(uuid7()), region=region, by=by, at=now())
    return kept is not None


def site() -> str:
    """Where this installation is reached."""
    return str(settings.SITE_ADDRESS)
