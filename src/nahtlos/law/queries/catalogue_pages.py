"""Instruments to choose from, and one instrument in full, for a day and without a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.law.catalogue import catalogue
from nahtlos.law.catalogue.instrument import Instrument, Terms
from nahtlos.law.engine.conditions import AllOf, AnyOf, Condition, Not, Says, facts_of, parts_of
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.queries.instruments import STALE_MONTHS, amount_json
from nahtlos.law.queries.words import sentence

CATEGORY_LABELS: Mapping[str, Says] = {
    "language": {"de": "Deutsch lernen", "en": "Learning German"},
    "orientation_counselling": {"de": "Beratung und Orientierung", "en": "Advice and orientation"},
    "recognition": {"de": "Anerkennung von Abschlüssen", "en": "Recognition of qualifications"},
    "qualification": {
        "de": "Weiterbildung und Abschluss",
        "en": "Further training and qualifications",
    },
    "internship_entry": {"de": "Praktikum und Einstieg", "en": "Internship and entry"},
    "apprenticeship_support": {"de": "Hilfe zur Ausbildung", "en": "Help with an apprenticeship"},
    "employment_subsidy": {"de": "Zuschuss zur Arbeit", "en": "Subsidies for work"},
    "individual_support": {"de": "Hilfe im Einzelfall", "en": "Individual support"},
    "self_employment": {"de": "Selbstständigkeit", "en": "Own business"},
    "employer_cooperation": {"de": "Hilfe für Betriebe", "en": "Help for employers"},
    "social_integration": {"de": "Dienst und Ehrenamt", "en": "Service and volunteering"},
}
OFFICE_LABELS: Mapping[str, Says] = {
    "jobcenter": {"de": "Jobcenter", "en": "Jobcenter"},
    "employment_agency": {"de": "Agentur für Arbeit", "en": "employment agency"},
    "immigration_office": {"de": "Ausländerbehörde", "en": "immigration office"},
    "bamf": {
        "de": "Bundesamt für Migration und Flüchtlinge",
        "en": "Federal Office for Migration and Refugees",
    },
    "asylum_benefits_office": {
        "de": "Amt für Asylbewerberleistungen",
        "en": "office for asylum seekers’ benefits",
    },
    "municipality": {"de": "Stadt oder Kreis", "en": "town or Kreis"},
    "youth_office": {"de": "Jugendamt", "en": "youth office"},
    "training_support_office": {
        "de": "Amt für Ausbildungsförderung",
        "en": "office for training support",
    },
    "competent_body": {"de": "zuständige Stelle", "en": "competent body"},
    "chamber": {"de": "Kammer", "en": "chamber"},
    "zab": {
        "de": "Zentralstelle für ausländisches Bildungswesen",
        "en": "Central Office for Foreign Education",
    },
    "grant_body": {"de": "Förderstelle des Bundes", "en": "federal grant body"},
    "provider": {"de": "Träger des Angebots", "en": "provider of the offer"},
    "employer": {"de": "Betrieb", "en": "employer"},
}


@dataclass(frozen=True)
class ConditionLine:
    """One line of the conditions, indented by `depth`; `join` tells how its parts belong together."""

    says: Says
    cite: str
    note: Says | None
    facts: tuple[str, ...]
    depth: int
    join: str


@dataclass(frozen=True)
class InstrumentPage:
    """An instrument with its terms that day; `terms` is None where its law was not read."""

    instrument: Instrument
    terms: Terms | None
    on: date

    @property
    def stale(self) -> bool:
        """Whether the law was read more than six months before."""
        return self.terms is not None and plus_months(self.terms.read_on, STALE_MONTHS) < self.on

    @property
    def conditions(self) -> tuple[ConditionLine, ...]:
        """What must hold, from the top down."""
        return tuple(lines(self.terms.conditions)) if self.terms else ()

    @property
    def claim(self) -> tuple[ConditionLine, ...]:
        """When one may insist on it."""
        return tuple(lines((self.terms.claim,))) if self.terms and self.terms.claim else ()

    def to_json(self) -> dict[str, object]:
        """As `nahtlos law show --json` has it."""
        one, terms = self.instrument, self.terms
        found: dict[str, object] = {
            "id": one.id,
            "kind": "instrument",
            "title": dict(one.title),
            "purpose": dict(one.purpose),
            "category": one.category,
            "applies": one.applies,
        }
        if terms is None:
            return found | {"since": None, "until": None, "law_as_of": None}
        return found | {
            "since": terms.since.isoformat(),
            "until": terms.until and terms.until.isoformat(),
            "law_as_of": terms.read_on.isoformat(),
            "cite": terms.cite,
            "grants": terms.grants,
            "conditions": [_line(line) for line in self.conditions],
            "entitled_if": [_line(line) for line in self.claim],
            "decided_by": [office.office for office in terms.offices],
            "apply": {"until": terms.application.until, "says": dict(terms.application.says)},
            "amount": [amount_json(amount, "en") for amount in terms.amounts],
            "documents": [dict(document) for document in terms.documents],
            "leads_to": terms.leads_to and dict(terms.leads_to),
            "not_with": [dict(one) for one in terms.not_with],
            "note": terms.note and dict(terms.note),
            "certainty": terms.certainty,
            "source": terms.source,
        }


def lines(conditions: tuple[Condition, ...], depth: int = 0) -> list[ConditionLine]:
    """Every condition that says something, and below it its parts."""
    found: list[ConditionLine] = []
    for one in conditions:
        join = {AllOf: "all", AnyOf: "any", Not: "not"}.get(type(one), "")
        facts = facts_of(one)
        found.append(ConditionLine(sentence(one), one.cite, one.note, facts, depth, join))
        if isinstance(one, AllOf | AnyOf):
            found += lines(parts_of(one), depth + 1)
    return found


def instruments(on: date) -> tuple[InstrumentPage, ...]:
    """Every instrument, by category and then by title."""
    pages = (InstrumentPage(one, one.on(on), on) for one in catalogue().instruments.values())
    order = list(CATEGORY_LABELS)
    return tuple(
        sorted(pages, key=lambda p: (order.index(p.instrument.category), p.instrument.title["de"]))
    )


def instrument(id_: str, on: date) -> InstrumentPage | None:
    """One instrument, None where there is none of that name."""
    found = catalogue().instruments.get(id_)
    return None if found is None else InstrumentPage(found, found.on(on), on)


def category_label(category: str) -> Says:
    """A category in words; the KeyError names what is not one."""
    return CATEGORY_LABELS[category]


def office_label(office: str) -> Says:
    """An office in words; the KeyError names what is not one."""
    return OFFICE_LABELS[office]


def _line(line: ConditionLine) -> dict[str, object]:
    return {
        "says": dict(line.says),
        "cite": line.cite,
        "facts": list(line.facts),
        "depth": line.depth,
        "join": line.join,
    }
