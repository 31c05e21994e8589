"""Questions about what was done with many persons at once."""

from uuid import UUID

from django.db.models import QuerySet

from nahtlos.people.models import Bulk, BulkRow


def bulk_for(bulk: UUID) -> Bulk | None:
    """What was done at once, behind a key."""
    return Bulk.objects.filter(pk=bulk).first()


def bulk_rows(bulk: Bulk) -> QuerySet[BulkRow]:
    """With whom, by name."""
    return BulkRow.objects.filter(bulk=bulk).select_related("person").order_by("person__sort_key")
