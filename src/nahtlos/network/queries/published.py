"""The directory as other directories ask for it: whole institutions, in a fixed order."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from nahtlos.network.models import Answer, Institution, Region

MOST_WORDS = 10
Term = tuple[str, str]
"""A list of words (`topics`, `institutions`) and a word of it; any of them where it is empty."""


def _answering(code: str) -> Q:
    answers = Answer.objects.filter(topic=code) if code else Answer.objects.all()
    return Q(pk__in=answers.values("institution"))


BY_TERM: Mapping[str, Callable[[str], Q]] = {
    "topics": _answering,
    "institutions": lambda code: Q(kind=code) if code else Q(),
}


def region_for(region: UUID) -> Region | None:
    """One region."""
    return Region.objects.filter(pk=region).first()


def region_by_key(key: str) -> Region | None:
    """The region with this official key; the first by name where none is asked for."""
    rows = Region.objects.order_by("name")
    return rows.filter(key=key).first() if key else rows.first()


def with_answers(rows: QuerySet[Institution]) -> QuerySet[Institution]:
    """Institutions with their region, and whom to ask there for what."""
    answers = Answer.objects.select_related("area").order_by("topic", "id")
    return rows.select_related("region").prefetch_related(Prefetch("answers", queryset=answers))


def published(region: UUID, *, text: str = "", terms: Iterable[Term] = ()) -> QuerySet[Institution]:
    """The institutions of a region that fit all that is asked, by name."""
    rows = Institution.objects.filter(region=region)
    for word in text.split()[:MOST_WORDS]:
        named = Q(name__icontains=word) | Q(short_name__icontains=word)
        rows = rows.filter(named | Q(place__icontains=word))
    for words, code in terms:
        if words not in BY_TERM:
            return Institution.objects.none()
        rows = rows.filter(BY_TERM[words](code))
    return with_answers(rows).order_by("name", "id")


def published_institution(institution: UUID) -> Institution | None:
    """One institution, with whom to ask there."""
    return with_answers(Institution.objects.filter(pk=institution)).first()
