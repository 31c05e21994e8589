"""What was published: the newest edition, a figure of it, a table of it, a figure through time."""

from uuid import UUID

from django.db.models import QuerySet

from nahtlos.outcomes.engine import INDICATORS
from nahtlos.outcomes.models import Edition, Figure, Table


def newest(region: UUID) -> Edition | None:
    """The latest edition of a region; none until one was made, or for whoever sees none."""
    return editions(region).first()


def editions(region: UUID) -> QuerySet[Edition]:
    """Every edition of a region, the latest first."""
    return Edition.objects.filter(region=region).select_related("made_by")


def figure(edition: Edition, key: str, group: str = "") -> Figure | None:
    """One figure of an edition, of everybody or of a group."""
    return Figure.objects.filter(edition=edition, key=key, group=group).first()


def figures(edition: Edition, *keys: str) -> list[Figure]:
    """Some figures of an edition, with all their groups."""
    rows = Figure.objects.filter(edition=edition, key__in=keys)
    return list(rows.select_related("edition"))


def official(edition: Edition) -> list[Figure]:
    """The official indicators of an edition, once somebody brought the files."""
    return figures(edition, *INDICATORS)


def table(edition: Edition, key: str) -> Table | None:
    """One table of an edition."""
    return Table.objects.filter(edition=edition, key=key).first()


def series(region: UUID, key: str, group: str = "") -> list[Figure]:
    """One figure through all editions, the oldest first."""
    rows = Figure.objects.filter(region=region, key=key, group=group)
    return list(rows.select_related("edition").order_by("edition__counted_on"))


def tables(edition: Edition, *keys: str) -> list[Table]:
    """Some tables of an edition."""
    return list(Table.objects.filter(edition=edition, key__in=keys))
