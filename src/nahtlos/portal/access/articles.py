"""Articles are kept by whoever keeps the region's directory."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.portal.models import Article, State


def may_keep_articles(actor: Actor, region: UUID | None) -> Refusal | None:
    """Write, change and publish what this region tells employers."""
    return unless(
        actor.may(May.KEEP_NETWORK),
        _("Your role does not keep these pages. Ask the coordination of your region."),
    ) or unless(
        region is not None and actor.region == region, _("These pages belong to another region.")
    )


def may_publish(actor: Actor, article: Article, *, publish: bool) -> Refusal | None:
    """Let everybody read it, or nobody any more."""
    return may_keep_articles(actor, article.region_id) or unless(
        (article.state == State.PUBLISHED) is not publish,
        _("Somebody has done that already. Please look at the page again."),
    )
