"""Topic and place in, the right contact out."""

import difflib
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from nahtlos.network.models import Answer, Area, Institution, Kind, Topic

LIKE_ENOUGH = 0.7
DIGITS_ENOUGH = 2
LETTERS_ENOUGH = 4
NAMES_LONG_WAY = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
MOST = 200


@dataclass(frozen=True)
class Found:
    """What the directory says to a topic and a place.

    `areas`: how the place was understood, empty when no place was named or known. `meant`: names
    that are like what was typed, when the place is not known. `instead`: whom to ask when nobody
    answers.
    """

    answers: list[Answer]
    areas: list[Area]
    meant: list[str]
    instead: list[Institution]
    known: bool = True


def plain(name: str) -> str:
    """A name as it is compared: small letters, ä as ae, no accents, letters and digits alone."""
    spelled = unicodedata.normalize("NFKC", name).casefold().translate(NAMES_LONG_WAY)
    letters = unicodedata.normalize("NFKD", spelled).casefold()
    return "".join(sign for sign in letters if sign.isalnum() and not unicodedata.combining(sign))


def _digits(place: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in place if sign.isdecimal())


def understood(place: str, known: list[Area]) -> list[Area]:
    """The areas that somebody means who typed this: a postcode or its beginning, or a name.

    A name may be begun, spelled without umlauts, or mistyped.
    """
    digits = _digits(place)
    if len(digits) >= DIGITS_ENOUGH:
        return [area for area in known if any(code.startswith(digits) for code in area.postcodes)]
    typed = plain(place)
    names = {area.id: plain(area.name) for area in known}
    for fits in (
        lambda name: name == typed,
        lambda name: name.startswith(typed),
        lambda name: len(typed) >= LETTERS_ENOUGH and typed in name,
    ):
        if typed and (found := [area for area in known if fits(names[area.id])]):
            return found
    close = difflib.get_close_matches(typed, names.values(), n=1, cutoff=LIKE_ENOUGH)
    return [area for area in known if close and names[area.id] == close[0]]


def meant(place: str, known: list[Area]) -> list[str]:
    """Names to offer when a place is not known."""
    names = {plain(area.name): area.name for area in known}
    return [names[key] for key in difflib.get_close_matches(plain(place), names, n=3, cutoff=0.4)]


def find(topic: str = "", place: str = "", *, region: UUID | None = None) -> Found:
    """Who answers for a topic (all if empty) at a place (everywhere if empty).

    Whoever answers for just that area comes before whoever answers for the whole region.
    """
    known = list(Area.objects.filter(**({"region": region} if region else {})))
    here = understood(place, known) if place else []
    rows = Answer.objects.select_related("institution", "area", "region")
    if region:
        rows = rows.filter(region=region)
    if topic:
        rows = rows.filter(topic=topic)
    if here:
        whole = Q(area=None, region__in={area.region_id for area in here})
        rows = rows.filter(Q(area__in=here) | whole)
    elif place:
        rows = rows.filter(area=None)
    answers = sorted(rows[:MOST], key=_nearest_first)
    lost = bool(place) and not here
    instead = [] if answers and not lost else _instead(here, region)
    return Found(answers, here, meant(place, known) if lost else [], instead, known=not lost)


def _nearest_first(answer: Answer) -> tuple[int, bool, str]:
    return Topic.values.index(answer.topic), answer.area_id is None, answer.institution.name


def _instead(here: list[Area], region: UUID | None) -> list[Institution]:
    rows = Institution.objects.filter(kind=Kind.CITY).exclude(telephone="", email="")
    if here:
        rows = rows.filter(region__in={area.region_id for area in here})
    elif region:
        rows = rows.filter(region=region)
    return list(rows.order_by("name")[:3])
