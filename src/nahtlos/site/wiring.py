"""Who hears which news: the one list."""

from nahtlos.core.news import listen
from nahtlos.jobs import network
from nahtlos.network.news import InvitationSent


def connect() -> None:
    """Let everybody hear what concerns them; called once when all rooms are loaded."""
    listen(InvitationSent, network.when_invited)
