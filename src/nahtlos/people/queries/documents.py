"""Documents of a person, and their bytes, as far as the wall shows them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.people.models import Content, Document

NoDocument = Document.DoesNotExist


def documents(person: UUID) -> QuerySet[Document]:
    """Every document of a person, newest first, with the qualification that it belongs to."""
    found = Document.objects.filter(person=person)
    return found.select_related("qualification", "moved_by", "handed_in_by")


def document_for(document: UUID) -> Document:
    """The document behind a key; raises NoDocument for whoever may not see it."""
    found = Document.objects.select_related("qualification", "moved_by", "handed_in_by", "person")
    return found.get(pk=document)


def content_of(document: Document) -> bytes | None:
    """The bytes of a document, if the actor may see them."""
    kept = Content.objects.filter(document=document).values_list("content", flat=True).first()
    return None if kept is None else bytes(kept)


def documents_waiting(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Document]:
    """What waits for the actor's own decision, with the person, the longest first."""
    mine = Document.objects.waiting().filter(
        institution=actor.institution,
        person__adviser__in=desks or (actor.membership,),
        person__closed_at=None,
        person__merged_into=None,
    )
    return mine.select_related("person").order_by("handed_in_at")
