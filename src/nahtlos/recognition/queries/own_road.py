"""The road of one qualification of a person: stages, papers on a list with what is there, the time."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from nahtlos.people.queries import Qualification
from nahtlos.recognition.catalogue import Document as Paper
from nahtlos.recognition.catalogue import catalogue
from nahtlos.recognition.catalogue.europe import trained_in_eu
from nahtlos.recognition.models import Enclosure, Procedure
from nahtlos.recognition.queries.answers import Road, Roads, Stage
from nahtlos.recognition.queries.listing import procedures
from nahtlos.recognition.queries.roads import roads
from nahtlos.recognition.queries.stages import Facts, stage

WHOLE = 5
ACADEMIC, COMPARISON = "academic", "comparison"


@dataclass(frozen=True)
class Wanted:
    """A paper that the road asks for, and the enclosure that answers it, if any."""

    key: str
    paper: Paper
    enclosure: Enclosure | None


@dataclass(frozen=True)
class OwnRoad:
    """The road for a person's qualification; `road` is None where the catalogue has none.

    Then `stage` is the comparison of studies, where somebody has studied. Else `stage` is the one on which the procedure stands, or the way in. `others` are further roads of
    the same occupation code.
    """

    every: Roads
    road: Road | None
    stage: Stage | None
    wanted: tuple[Wanted, ...]
    others: tuple[Road, ...]

    @property
    def there(self) -> int:
        """How many papers of the list are there."""
        return sum(one.enclosure is not None for one in self.wanted)


def paper_key(paper: Paper) -> str:
    """Twelve hexadecimal digits that name a paper of the catalogue as long as its words stand."""
    return hashlib.sha256(paper.sentence.says["de"].encode()).hexdigest()[:12]


def own_road(
    qualification: Qualification, procedure: Procedure | None, enclosures: Iterable[Enclosure], *,
    on: date, papers_complete: bool | None = None,
) -> OwnRoad:  # fmt: skip
    """The road of this qualification on a day; `procedure` is its newest."""
    code = qualification.kldb
    # A shorter code would name every occupation below it: no road for a person.
    every = roads(
        code if len(code) == WHOLE else "00000",
        on=on,
        papers_complete=papers_complete,
        trained_in_eu=trained_in_eu(qualification.country),
        wants_business=False,
        has_certificate=True,
    )
    road = _road(every, procedure)
    here = _stage(road, procedure) or _comparison(qualification, on)
    return OwnRoad(
        every=every,
        road=road,
        stage=here,
        wanted=_wanted(here, enclosures),
        others=tuple(one for one in every.roads if one is not road),
    )


def _road(every: Roads, procedure: Procedure | None) -> Road | None:
    chosen = procedure.occupation if procedure else ""
    mine = (one for one in every.roads if one.occupation.id == chosen)
    return next(mine, every.roads[0] if every.roads else None)


def _stage(road: Road | None, procedure: Procedure | None) -> Stage | None:
    if road is None or not road.stages:
        return None
    chosen = procedure.road if procedure else ""
    mine = (one for one in road.stages if one.procedure.id == chosen)
    return next(mine, road.stages[0])


def _comparison(qualification: Qualification, on: date) -> Stage | None:
    """Studies are compared whatever the occupation is called, so without one as well."""
    found = next((one for one in procedures(on) if one.kind == COMPARISON), None)
    if qualification.kind != ACADEMIC or found is None or found.body is None:
        return None
    # Nothing of this procedure asks for an occupation: any one, without its name, says so.
    nameless = replace(next(iter(catalogue().occupations.values())), id="", trade=None)
    in_eu = trained_in_eu(qualification.country)
    known = Facts(
        has_certificate=True, papers_complete=None, trained_in_eu=in_eu, wants_business=False
    )
    return stage(found, nameless, known)


def _wanted(here: Stage | None, enclosures: Iterable[Enclosure]) -> tuple[Wanted, ...]:
    there = {one.wanted: one for one in enclosures}
    papers = here.documents if here else ()
    return tuple(Wanted(key := paper_key(one), one, there.get(key)) for one in papers)


def knows_occupation(id_: str) -> bool:
    """Whether the catalogue has an occupation of this id."""
    return id_ in catalogue().occupations
