"""Who may make papers from a file, and who keeps the templates of a region."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person
from nahtlos.plan.models import Template


def may_make_papers(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may make letters and forms from the person's file."""
    return may_keep(actor, person)


def may_keep_templates(actor: Actor, region: UUID) -> Refusal | None:
    """Whether this actor keeps the templates of a region."""
    return unless(
        actor.may(May.KEEP_NETWORK) and actor.region == region,
        _("Only the coordination of the region keeps its templates."),
    )


def may_publish(actor: Actor, template: Template) -> Refusal | None:
    """Whether this actor may publish this version: a draft of the own region."""
    return may_keep_templates(actor, template.region_id) or unless(
        template.published_at is None, _("This version is published already.")
    )


def may_withdraw(actor: Actor, template: Template) -> Refusal | None:
    """Whether this actor may take this version out of use."""
    return may_keep_templates(actor, template.region_id) or unless(
        template.published_at is not None and template.ended_at is None,
        _("This version is not in use."),
    )
