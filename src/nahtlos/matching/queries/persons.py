"""Who suits an opening among the persons whom the wall shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nahtlos.employers import queries as employers
from nahtlos.law.catalogue.instrument import Instrument
from nahtlos.matching import engine
from nahtlos.matching.engine import plain
from nahtlos.matching.models import Wish
from nahtlos.matching.queries.openings import another_trade, closing
from nahtlos.matching.queries.seekers import Sought, seekers
from nahtlos.matching.translate import opening_of
from nahtlos.people import queries as people

SHOWN = 20


@dataclass(frozen=True)
class Seen:
    """A person beside an opening: the file, the reasons, what can close the gap, how near the trade is."""

    person: people.Person
    wish: Wish
    why: engine.Why
    closes: tuple[Instrument, ...] = ()
    another_trade: bool = False


def suited(
    row: employers.Opening, on: date, *, institution: UUID
) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Who of an institution fits an opening, and who nearly does; best first."""
    wishes = Wish.objects.filter(institution=institution, person__closed_at=None)
    opening = opening_of(row)
    market = [opening_of(one) for one in employers.on_the_map(row.region_id, on)]
    all_ = {str(one.wish.person_id): one for one in seekers(wishes, row.region_id, on)}
    pairs = ((one.seeker.by_kind[opening.kind], opening) for one in all_.values())
    weighing = plain.weights([*market, *(() if opening in market else (opening,))])
    found = plain.about(pairs, weighing, SHOWN)
    return _seen(row, found.fits, all_), _seen(row, found.near, all_)


def _seen(
    row: employers.Opening, found: Iterable[engine.Why], all_: dict[str, Sought]
) -> tuple[Seen, ...]:
    return tuple(
        Seen(who.file.person, who.wish, one, closing(who, one), another_trade(who, row, one))
        for one in found
        for who in (all_[one.candidate],)
    )
