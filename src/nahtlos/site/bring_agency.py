"""Brings openings of the employment agency's job search in from the command line."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.employers import wording
from nahtlos.employers.engine.agency import Ask, NoAnswer, Search
from nahtlos.jobs import agency
from nahtlos.site.bring_people import adviser_with
from nahtlos.site.faults import BadInput, Fault
from nahtlos.site.told import Told

FARTHEST, LONGEST = 200, 80


@dataclass(frozen=True)
class Asked:
    """Around which place, how many kilometres, which word; empty means as the settings say."""

    place: str = ""
    km: int = 0
    what: str = ""


def openings(asked: Asked, address: str, *, dry_run: bool, ask: Ask = agency.ask) -> Told:
    """What is right comes in, what is not is named; raises Fault where nothing was brought at all."""
    with translation.override("en"):
        if not settings.AGENCY:
            raise Fault(f"{wording.AGENCY_OFF} NAHTLOS_AGENCY=1 switches it on.")
        if not dry_run and not address:
            raise BadInput("Say who imports with --adviser ADDRESS, or only look with --dry-run.")
        searches = _searches(asked)
        by = None if dry_run else adviser_with(address)
        try:
            return _brought(agency.told(searches, ask), by)
        except NoAnswer as trouble:
            raise Fault(str(wording.NO_ANSWER[trouble.code])) from trouble
        except Refused as trouble:
            raise Fault(str(trouble.refusal)) from trouble


def _searches(asked: Asked) -> tuple[Search, ...]:
    """What is asked for, filled up from the settings; raises BadInput."""
    place, km = asked.place or settings.AGENCY_PLACE, asked.km or settings.AGENCY_KM
    if not place:
        raise BadInput("Say around which place with --place, or set NAHTLOS_AGENCY_PLACE.")
    for word in (place, asked.what):
        if not word.isprintable() or len(word) > LONGEST:
            raise BadInput(f"{word!a}: please write it on one line, with at most {LONGEST} letters")
    if not 0 < km <= FARTHEST:
        raise BadInput(f'within: "{km}": please write kilometres from 1 to {FARTHEST}')
    return agency.usual(place, km, asked.what)


def _brought(told: agency.Told, by: Actor | None) -> Told:
    if by is None:
        counts = {"openings": len(told.lines), "left out": told.left}
        return Told(counts | _unread(told), told.why, dry=True)
    taken, told = agency.bring(told, by)
    counts = {"companies": taken.companies, "new": taken.new, "changed": taken.changed,
              "as before": taken.same, "run out": taken.expired, "left out": told.left}  # fmt: skip
    return Told(counts | _unread(told), told.why, dry=False)


def _unread(told: agency.Told) -> dict[str, int]:
    """More than ten pages nobody reads: a narrower search finds the rest."""
    return {"not read": told.unread} if told.unread > 0 else {}
