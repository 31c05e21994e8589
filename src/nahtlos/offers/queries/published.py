"""Offers as other directories ask for them: everything that their public pages say."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from nahtlos.network.models import Answer
from nahtlos.offers.models import Offer, Run
from nahtlos.offers.queries.offers import with_runs

MOST_WORDS = 10
Term = tuple[str, str]
"""A list of words (such as `topics`) and a word of it; any of them where it is empty."""


def _equal(field: str) -> Callable[[str], Q]:
    return lambda code: Q(**{field: code}) if code else ~Q(**{field: ""})


def _levels(code: str) -> Q:
    return _equal("level_from")(code) | _equal("level_to")(code)


def _times(code: str) -> Q:
    return Q(hours__contains=[code]) if code else Q(hours__len__gt=0)


def _extras(code: str) -> Q:
    known = {"childcare": Q(childcare=True), "script": Q(teaches_script=True)}
    return known.get(code, known["childcare"] | known["script"])


BY_TERM: Mapping[str, Callable[[str], Q]] = {
    "topics": _equal("topic"),
    "offers": _equal("kind"),
    "german": _levels,
    "times": _times,
    "load": _equal("load"),
    "extras": _extras,
}
PLACED = (
    Q(area__isnull=False)
    | ~Q(street="")
    | Q(hours__contains=["online"])
    | ~Q(institution__street="")
    | ~Q(institution__postcode="")
    | ~Q(institution__place="")
)


def _whole(rows: QuerySet[Offer], on: date, since: datetime | None = None) -> QuerySet[Offer]:
    """With all that stands around an offer, and `modified`, when any of it changed last.

    With `since` only those of which something changed from then on.
    """
    runs = Run.objects.filter(offer=OuterRef("pk")).order_by().values("offer")
    answers = Answer.objects.filter(institution=OuterRef("institution")).order_by()
    last_run = Subquery(runs.annotate(last=Max("changed_at")).values("last"))
    last_answer = Subquery(
        answers.values("institution").annotate(last=Max("changed_at")).values("last")
    )
    modified = Greatest(
        F("changed_at"),
        F("institution__changed_at"),
        Coalesce(last_run, F("changed_at")),
        Coalesce(last_answer, F("changed_at")),
    )
    whose = Answer.objects.select_related("area").order_by("topic", "id")
    found = (
        with_runs(rows, on)
        .select_related("institution__region")
        .prefetch_related(Prefetch("institution__answers", queryset=whose))
        .annotate(modified=modified)
    )
    return found.filter(modified__gte=since) if since else found


def published(
    region: UUID,
    on: date,
    *,
    text: str = "",
    terms: Iterable[Term] = (),
    institution: UUID | None = None,
    since: datetime | None = None,
    placed: bool = False,
) -> QuerySet[Offer]:
    """The offers of a region that fit all that is asked, by title.

    With `since` those that changed from then on, also when they were taken out: whoever keeps a copy
    has to learn that. `placed` leaves out those of which no place is known.
    """
    rows = _whole(Offer.objects.filter(region=region), on, since)
    if not since:
        rows = rows.filter(closed_at=None)
    if institution:
        rows = rows.filter(institution=institution)
    if placed:
        rows = rows.filter(PLACED)
    for word in text.split()[:MOST_WORDS]:
        fits = Q(title__icontains=word) | Q(says__icontains=word) | Q(target_group__icontains=word)
        rows = rows.filter(fits | Q(institution__name__icontains=word))
    for words, code in terms:
        if words not in BY_TERM:
            return Offer.objects.none()
        rows = rows.filter(BY_TERM[words](code))
    return rows.order_by("title", "id")


def published_offer(offer: UUID, on: date, *, placed: bool = False) -> Offer | None:
    """One offer with all that stands around it, also one that was taken out."""
    rows = _whole(Offer.objects.filter(pk=offer), on)
    return rows.filter(PLACED).first() if placed else rows.first()


def published_by(institutions: Iterable[UUID], on: date) -> dict[UUID, list[Offer]]:
    """What each of these institutions runs, by title."""
    rows = Offer.objects.running().filter(institution__in=list(institutions))
    found: dict[UUID, list[Offer]] = {}
    for offer in _whole(rows, on).order_by("title", "id"):
        found.setdefault(offer.institution_id, []).append(offer)
    return found


def modified_of(offer: Offer) -> datetime:
    """When anything about it changed last, as fetched beside the offer."""
    found = vars(offer).get("modified", offer.changed_at)
    return found if isinstance(found, datetime) else offer.changed_at
