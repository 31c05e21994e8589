"""The road on one sheet of paper, for the person, in their language."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from nahtlos.core.clock import today
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.recognition import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.recognition.arriving import Place, arrive_at, qualification_of, road_at
from nahtlos.web.recognition.telling import outcomes_of


def _shown(place: Place) -> dict[str, object]:
    own = road_at(place)
    return {
        "person": place.person,
        "qualification": place.qualification,
        "procedure": place.procedure,
        "own": own,
        "stage": own.stage,
        "outcomes": outcomes_of(own),
        "today": today(),
    }


@require_safe
def sheet(request: NahtlosRequest, person: UUID, qualification: UUID) -> HttpResponse:
    """To print and hand over, in the language of the person."""
    place = arrive_at(request, person, qualification, "profile")
    with translation.override(wording.language_for(place.person.preferred_language)):
        return render(request, "recognition/sheet.html", _shown(place))


@require_safe
@own_page
def mine(request: NahtlosRequest, qualification: UUID) -> HttpResponse:
    """The same on the person's own page, in the language that is read there."""
    learned = qualification_of(me(request), qualification)
    person = people.person_for(me(request))
    place = Place(person, learned, queries.newest_of(learned))
    return render(request, "recognition/sheet.html", _shown(place) | {"own_page": True})
