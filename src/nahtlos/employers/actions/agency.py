"""Take over what the employment agency's job search tells; told again updates, not told runs out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.employers import access
from nahtlos.employers.actions.companies import make_company, make_site
from nahtlos.employers.actions.imports import USUAL_GERMAN, USUAL_HOURS, USUAL_START
from nahtlos.employers.actions.openings import LASTS, change_opening, make_opening
from nahtlos.employers.engine import fold
from nahtlos.employers.engine.rows import Fault, Line
from nahtlos.employers.models import Employer, Opening, Site, Source, State
from nahtlos.employers.queries.companies import core
from nahtlos.network.actions.once import only_once

AT_ONCE = _("Somebody else brings the same openings at this moment. Please try again.")
NOTED_AGAIN = timedelta(days=7)
"""That nothing has changed is noted once a week: each note is kept in the book of changes."""


@dataclass(frozen=True)
class Taken:
    """How many companies and openings are new, changed or as before; what was left out and why."""

    companies: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    expired: int = 0
    left: tuple[Fault, ...] = ()


class _Left(Exception):
    """This opening is left out; a human has to look."""

    def __init__(self, column: str, code: str, value: str = "") -> None:
        super().__init__(code)
        self.column, self.code, self.value = column, code, value


def take_openings(*, lines: Iterable[Line], by: Actor, at: datetime) -> Taken:
    """Make or update an opening for each line, seen by one's own institution; all of it or nothing."""
    demand(access.may_make(by, sure(by.region)))
    with only_once(AT_ONCE):
        taking = _Taking(by, at)
        for line in lines:
            taking.take(line)
        gone = expire_told(by=by, on=taking.on)
    return Taken(**taking.counted, expired=gone, left=tuple(taking.left))


@transaction.atomic
def expire_told(*, by: Actor, on: date) -> int:
    """Let run out what the job search has not told for six weeks; how many."""
    due = Opening.objects.filter(
        institution=sure(by.institution), source=Source.AGENCY, state=State.DRAFT,
        expires_on__lt=on,
    )  # fmt: skip
    return due.update(state=State.EXPIRED)


def _key(name: str) -> str:
    """The name as it is compared: a legal form that somebody moved or left out is no other company."""
    return core(name) or fold(name)


@dataclass
class _Taking:
    """One answer on its way in; keeps which companies and places it has met."""

    by: Actor
    at: datetime
    known: dict[str, list[Employer]] = field(default_factory=dict)
    places: dict[tuple[object, ...], Site] = field(default_factory=dict)
    left: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.on = timezone.localtime(self.at).date()
        self.counted = dict.fromkeys(("companies", "new", "changed", "same"), 0)
        for company in Employer.objects.filter(region=sure(self.by.region)):
            self.known.setdefault(_key(str(company)), []).append(company)

    def take(self, line: Line) -> None:
        """Write one line, or remember why not."""
        try:
            self._take(dict(line.fields))
        except _Left as left:
            self.left.append(Fault(line.row, left.column, left.code, left.value))

    def _take(self, told: dict[str, Any]) -> None:
        key = told["external_key"]
        rows = Opening.objects.filter(institution=sure(self.by.institution), external_key=key)
        kept = rows.select_related("company", "site").first()
        if kept is not None and kept.source != Source.AGENCY:
            raise _Left("external_key", "taken", key)
        if kept is not None and _key(str(kept.company)) != _key(told["company"]):
            raise _Left("company", "renamed", told["company"])
        if not (told["postcode"] and told["place"]):
            raise _Left("place", "missing")
        company = kept.company if kept else self._company(told["company"], told["postcode"])
        if company.closed_at is not None:
            raise _Left("company", "closed", company.name)
        site = self._site(company, told, kept.site if kept else None)
        if kept is None:
            self._make(company, site, told)
        else:
            self._update(kept, site, told)

    def _company(self, name: str, postcode: str) -> Employer:
        """One's own company of this name; one that another institution looks after is not doubled."""
        same = self.known.setdefault(_key(name), [])
        own = [one for one in same if one.institution_id == self.by.institution]
        if not own and self._looked_after([one for one in same if not one.closed_at], postcode):
            raise _Left("company", "theirs", name)
        if not own:
            self.counted["companies"] += 1
            own = [make_company(name=name, by=self.by, at=self.at, keeper_id=None)]
            same += own
        return min(own, key=lambda one: one.closed_at is not None)

    def _looked_after(self, theirs: list[Employer], postcode: str) -> bool:
        rows = Site.objects.filter(company__in=theirs, postcode=postcode, closed_at=None)
        return bool(theirs) and rows.exists()

    def _site(self, company: Employer, told: dict[str, Any], kept: Site | None) -> Site:
        """Where it is; a job search that names no street means any place of the company there."""
        where = {name: told[name] for name in ("postcode", "place")}
        where |= {"street": told["street"]} if told["street"] else {}
        if kept and all(getattr(kept, name) == value for name, value in where.items()):
            return kept
        key = (company.pk, *where.values())
        if key not in self.places:
            sites = Site.objects.filter(company=company, closed_at=None, **where)
            fields = {"street": ""} | where | {name: told[name] for name in ("lat", "lon")}
            found = sites.select_related("company").first()
            self.places[key] = found or make_site(company=company, by=self.by, **fields)
        return self.places[key]

    def _make(self, company: Employer, site: Site, told: dict[str, Any]) -> None:
        start = told["start"] or self.on + USUAL_START
        make_opening(
            company=company, site=site, by=self.by, at=self.at, source=Source.AGENCY,
            external_key=told["external_key"], german=USUAL_GERMAN, hours=USUAL_HOURS,
            **self._said(told) | {"start": start},
            **{"published_at": self.at} | self._holds(told),
        )  # fmt: skip
        self.counted["new"] += 1

    def _update(self, kept: Opening, site: Site, told: dict[str, Any]) -> None:
        """What was told differently is changed; what a human wrote beside it stays."""
        fresh = self._said(told) | {"site": site}
        changed = {name: value for name, value in fresh.items() if getattr(kept, name) != value}
        again = {"state": State.DRAFT} if kept.state == State.EXPIRED else {}
        noted = kept.refreshed_on and self.on - kept.refreshed_on < NOTED_AGAIN
        if changed or again or not noted:
            change_opening(opening=kept, by=self.by, **changed | again | self._holds(told))
        self.counted["changed" if changed else "same"] += 1

    def _said(self, told: dict[str, Any]) -> dict[str, Any]:
        start = {"start": told["start"]} if told["start"] else {}
        return {"title": told["title"], "kind": told["kind"], "kldb": told["occupation"]} | start

    def _holds(self, told: dict[str, Any]) -> dict[str, Any]:
        """It is told today, so it holds for the usual six weeks."""
        holds = {"refreshed_on": self.on, "expires_on": self.on + LASTS}
        if told["told_on"] is None:
            return holds
        since = timezone.make_aware(datetime.combine(told["told_on"], time()))
        return {"published_at": since} | holds
