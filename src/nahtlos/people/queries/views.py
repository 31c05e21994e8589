"""Questions about kept views of the list of persons, and about lists that were taken along."""

from uuid import UUID

from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.people.models import Export, View


def views(actor: Actor) -> QuerySet[View]:
    """The actor's own views and those that colleagues share, by name."""
    return View.objects.filter(institution=actor.institution).select_related("owner")


def view_for(actor: Actor, view: UUID) -> View | None:
    """One of them."""
    return views(actor).filter(pk=view).first()


def usual_view(actor: Actor) -> View | None:
    """The view with which the list opens for the actor."""
    return views(actor).filter(owner=actor.account, usual=True).first()


def exports(institution: UUID) -> QuerySet[Export]:
    """Which lists were taken along as files, the newest first."""
    return Export.objects.filter(institution=institution).select_related("taken_by")
