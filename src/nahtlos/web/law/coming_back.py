"""Where a question was asked from, so that the answer leads back there."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.law.queries.regional import instrument_page
from nahtlos.people.queries import Person
from nahtlos.web.templatetags.told import told


@dataclass(frozen=True)
class Place:
    """A page that asked: its name in the address, where it is, and what its link says."""

    name: str
    url: str
    words: str


def read(query: Mapping[str, str], person: Person) -> Place | None:
    """The place that an address names in `back`; None for the interview itself."""
    name = query.get("back", "")
    if not name:
        return None
    if name == "case":
        return Place(name, reverse("people:case", args=[person.pk]), str(person))
    if name == "answers":
        return Place(name, reverse("law:answers", args=[person.pk]), _("All answers"))
    if name == "instruments":
        return Place(name, reverse("law:instruments", args=[person.pk]), _("All instruments"))
    page = instrument_page(name, today(), person.region_id)
    if page is None:
        return None
    url = reverse("law:instrument", args=[person.pk, name])
    return Place(name, url, told(page.instrument.title))
