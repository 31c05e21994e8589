"""Persons as candidates: their wish, their file, the place they live in, and what the law allows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.regional import region_source
from nahtlos.law.translate import read
from nahtlos.matching.models import Wish
from nahtlos.matching.translate import LAW_KINDS, Seeker, Spot, seeker_of
from nahtlos.offers.queries import spots
from nahtlos.people import queries as people


@dataclass(frozen=True)
class Sought:
    """A person for comparing, with the rows behind it."""

    wish: Wish
    file: people.File
    seeker: Seeker
    asked: Asked


def seekers(wishes: Iterable[Wish], region: UUID, on: date) -> Iterator[Sought]:
    """Those of whose place it is known where it lies; as many queries for one as for many."""
    wanted = {one.person_id: one for one in wishes}
    lying, source = spots(region), region_source(region)
    for file in people.files_of(tuple(wanted)):
        wish = wanted[file.person.pk]
        if wish.area_id in lying and file.record is not None:
            asked = Asked(read(file.document), on, source)
            yield sought(wish, file, lying[wish.area_id], asked)


def sought(wish: Wish, file: people.File, spot: Spot, asked: Asked) -> Sought:
    """One person, held against the law of a day."""
    return Sought(wish, file, seeker_of(wish, file.document, spot, decided(asked)), asked)


def decided(asked: Asked) -> Mapping[str, str]:
    """What the law says of each kind of work that openings have."""
    return {kind: asked.decision(kind) for kind in LAW_KINDS.values()}
