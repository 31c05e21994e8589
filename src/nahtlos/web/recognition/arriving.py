"""How a page arrives at one qualification of a person, with its newest procedure and its road."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from nahtlos.core.clock import today
from nahtlos.people import queries as people
from nahtlos.recognition import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive

MISSING = "documents_missing"


@dataclass(frozen=True)
class Place:
    """A person, what they learned, and where the recognition of it stands."""

    person: people.Person
    qualification: people.Qualification
    procedure: queries.Procedure | None


def qualification_of(person: UUID, qualification: UUID) -> people.Qualification:
    """One qualification of this person, or a page that is not there."""
    found = people.qualifications(person).select_related("person").filter(pk=qualification).first()
    if found is None:
        raise Http404
    return found


def arrive_at(request: NahtlosRequest, person: UUID, qualification: UUID, *parts: str) -> Place:
    """The place that an address names, or a page that is not there."""
    found = arrive(request, person, *parts)
    learned = qualification_of(person, qualification)
    return Place(found, learned, queries.newest_of(learned))


def procedure_at(request: NahtlosRequest, person: UUID, qualification: UUID) -> queries.Procedure:
    """The newest procedure there; a page that is not there where none has begun."""
    procedure = arrive_at(request, person, qualification).procedure
    if procedure is None:
        raise Http404
    return procedure


def road_at(place: Place) -> queries.OwnRoad:
    """The road of the qualification today, with what is there of its papers."""
    file = people.file_of(place.person.pk)
    missing = file.facts.get(MISSING)
    return queries.own_road(
        place.qualification,
        place.procedure,
        queries.enclosures_of(place.qualification.pk),
        on=today(),
        papers_complete=None if missing is None else not missing,
    )
