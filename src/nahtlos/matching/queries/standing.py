"""How it stands with everybody of a region beside its openings: what the program counts, about nobody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from nahtlos.employers import queries as employers
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.regional import region_source
from nahtlos.law.translate import read
from nahtlos.matching.engine import standing as engine
from nahtlos.matching.models import Wish
from nahtlos.matching.queries.persons import SHOWN
from nahtlos.matching.queries.seekers import decided
from nahtlos.matching.translate import Seeker, opening_of, seeker_of
from nahtlos.offers.queries import spots


@dataclass(frozen=True)
class Unnamed:
    """Somebody without name and key: at which desk, what the law asks, and the columns of a wish.

    `wish` is None of whom nobody has written down what they look for, or who has no record.
    """

    desk: int
    document: Mapping[str, Any]
    wish: Mapping[str, Any] | None


def standings(all_: Sequence[Unnamed], region: UUID, on: date) -> tuple[str, ...]:
    """Of each: fits no opening, fits one, or stands on the page of one (`suited`), in the same order.

    Where two suit an opening alike, the earlier one is first: given in the order of their keys, they
    stand as on the page.
    """
    openings = [opening_of(row) for row in employers.on_the_map(region, on)]
    desks = defaultdict[int, list[engine.ByKind]](list)
    for desk, seeker in unnamed_seekers(all_, region, on):
        desks[desk].append(seeker.by_kind)
    found = engine.standings(tuple(desks.values()), openings, SHOWN)
    return tuple(found.get(str(UUID(int=at)), engine.NONE) for at in range(len(all_)))


def unnamed_seekers(
    all_: Iterable[Unnamed], region: UUID, on: date
) -> Iterator[tuple[int, Seeker]]:
    """Desk and candidate of everybody of whom it is known what they look for and where."""
    lying, source = spots(region), region_source(region)
    for at, one in enumerate(all_):
        if one.wish is None:
            continue
        wish = _wish(at, one.wish)
        if (spot := lying.get(wish.area_id)) is not None:
            asked = Asked(read(one.document), on, source)
            yield one.desk, seeker_of(wish, one.document, spot, decided(asked))


def _wish(at: int, columns: Mapping[str, Any]) -> Wish:
    """A row that is never kept; its number stands for the person."""
    given = {**columns, "area_id": UUID(columns["area_id"])}
    return Wish(
        person_id=UUID(int=at), **given | {"from_on": date.fromisoformat(columns["from_on"])}
    )
