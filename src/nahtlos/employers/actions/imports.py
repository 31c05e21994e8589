"""Bring openings from a table into the portfolio of one institution; the same table again updates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.employers.actions.companies import make_company, make_site
from nahtlos.employers.actions.openings import change_opening, make_opening
from nahtlos.employers.engine import fold
from nahtlos.employers.engine.rows import Fault, Line
from nahtlos.employers.models import Employer, Opening, Site, Source

ADDRESS = ("street", "postcode", "place", "lat", "lon")
USUAL_HOURS, USUAL_START = Decimal(40), timedelta(days=14)
USUAL_GERMAN = "A2"


@dataclass(frozen=True)
class Imported:
    """How many companies and openings are new, and how many openings were changed."""

    companies: int = 0
    new: int = 0
    changed: int = 0


class NotWhole(Exception):
    """A row that turned out wrong while it was written; everything is taken back."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@transaction.atomic
def import_openings(*, lines: Iterable[Line], by: Actor, at: datetime) -> Imported:
    """Make or update an opening for each line, as drafts; raises NotWhole and then keeps nothing."""
    bringing = _Bringing(by, at)
    for line in lines:
        bringing.take(line)
    return Imported(**bringing.counted)


class _Bringing:
    """One table on its way in; keeps which companies it has met."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        self.known: dict[str, Employer] = {}
        self.counted = {"companies": 0, "new": 0, "changed": 0}

    def take(self, line: Line) -> None:
        """Write one line."""
        fields = dict(line.fields)
        company = self._company(fields.pop("company"))
        told = {name: fields.pop(name, None) for name in ADDRESS}
        self._opening(company, self._site(line.row, company, told), fields)

    def _company(self, name: str) -> Employer:
        key = fold(name)[:160]
        if key not in self.known:
            rows = Employer.objects.filter(
                institution=self.by.institution, name_key=key, closed_at=None
            )
            found = rows.select_related("institution").first()
            if found is None:
                self.counted["companies"] += 1
                found = make_company(name=name, by=self.by, at=self.at)
            self.known[key] = found
        return self.known[key]

    def _site(self, row: int, company: Employer, told: dict[str, Any]) -> Site:
        sites = Site.objects.filter(company=company, closed_at=None)
        if told["street"]:
            sites = sites.filter(street=told["street"], postcode=told["postcode"] or "")
        found = sites.select_related("company").first()
        if found is not None:
            return found
        if not (told["street"] and told["postcode"] and told["place"]):
            raise NotWhole(Fault(row, "street", "address", ""))
        return make_site(company=company, by=self.by, **told)

    def _opening(self, company: Employer, site: Site, fields: dict[str, Any]) -> None:
        start = timezone.localtime(self.at).date() + USUAL_START
        usual = {"german": USUAL_GERMAN, "hours": USUAL_HOURS, "start": start}
        fields |= {name: value for name, value in usual.items() if not fields.get(name)}
        fields |= {"kldb": fields.pop("occupation"), "source": Source.TABLE}
        mine = Opening.objects.filter(company=company).select_related("company", "site")
        key = fields.get("external_key")
        named = {"external_key": key} if key else {"title": fields["title"], "site": site}
        kept = mine.filter(**named).first()
        if kept is not None:
            change_opening(opening=kept, by=self.by, site=site, **fields)
        else:
            make_opening(company=company, site=site, by=self.by, at=self.at, **fields)
        self.counted["new" if kept is None else "changed"] += 1
