"""Mail of the network."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import role
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.network import queries
from nahtlos.network.news import InvitationSent

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)


def when_invited(news: InvitationSent) -> None:
    """Have the mail sent once the invitation is kept."""
    send_invitation.defer(invitation=str(news.invitation))


@app.task(name="network.send_invitation", retry=TRY_AGAIN)
def send_invitation(*, invitation: str) -> None:
    """Send the link of an invitation; nothing if it was answered or taken back meanwhile.

    The job sees what the holder of the link sees, and nothing else.
    """
    token = queries.token_of(UUID(invitation))
    with acting(Actor(link=queries.digest_of(token))):
        offer = queries.offer_of_link(token)
    to = queries.institution_for(offer.institution) if offer else None
    if offer is None or to is None or not offer.is_open(now()):
        return
    with translation.override(settings.LANGUAGE_CODE):
        words = {"offer": offer, "role": role(offer.role), "link": post.LINK}
        text = render_to_string("network/mail/invitation.txt", words)
        subject, of = _("Invitation to Nahtlos"), UUID(invitation)
    mail = post.Mail(to=offer.email, subject=subject, text=text, opens="join", of=of)
    post.tell(mail, region=to.region_id, once=f"invitation {invitation}")
