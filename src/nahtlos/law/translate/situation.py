"""What follows for one day from what is on record. Facts that are stated win."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.catalogue.dated import pick
from nahtlos.law.catalogue.entries import RunsOut
from nahtlos.law.engine.dates import Unit, plus_months
from nahtlos.law.engine.situation import Clock, Situation, Value
from nahtlos.law.translate.document import Document

UKRAINE_VALID_ON = date(2026, 2, 1)
UKRAINE_UNTIL = date(2027, 3, 4)
"""§ 2 Abs. 1 S. 1 UkraineAufenthFGV: titles valid on the first day go on until the last."""

LONG_TERM_MONTHS = 12
YOUNG, NOT_YOUNG = 25, 27
"""Under 25 counts as young in practice; from 27 nobody does (§ 7 Abs. 1 Nr. 4 SGB VIII)."""
BEST_RESULT = ("full", "partial", "pending", "negative", "none")
"""Of several qualifications the one counts that has come furthest."""
WORK_MULTIPLE = 1.5
"""§ 45 Abs. 2 S. 1 BBiG, § 50b Abs. 3 S. 1 Nr. 1 BBiG."""
CLOCKS: Mapping[str, tuple[str, Unit]] = {
    "age": ("birth_date", "years"),
    "months_stay": ("arrival_date", "months"),
    "months_residence_de": ("arrival_date", "months"),
    "months_duldung": ("duldung_since", "months"),
    "weeks_unemployed": ("unemployed_since", "weeks"),
}


@dataclass(frozen=True)
class Derived:
    """The situation on a day, what of it was derived, and the last day of the title if one ends."""

    situation: Situation
    derived: Mapping[str, Value]
    title_ends: date | None
    ran_out: bool

    @property
    def status(self) -> str | None:
        status = self.situation.facts.get("status")
        return None if status is None else str(status)


def derive(document: Document, on: date, catalogue: Catalogue) -> Derived:
    """Everything known on that day; a title that has run out is no longer a known status."""
    ends = _ends(document, catalogue)
    ran_out = ends is not None and ends < on
    status = _status(document, catalogue, ran_out=ran_out)
    clocks = _clocks(document.record, status, on, catalogue)
    clocks = {fact: clock for fact, clock in clocks.items() if fact not in document.facts}
    derived: dict[str, Value] = {fact: clock.on(on) for fact, clock in clocks.items()}
    derived |= _of_status(status, catalogue) | _of_country(document.record, catalogue)
    derived |= _of_dates(document, on) | _of_calendar(on, catalogue) | of_learned(document)
    derived |= _of_numbers({**derived, **document.facts})
    if status is not None and status != document.record.get("status"):
        derived["status"] = status
    stated = {fact: value for fact, value in document.facts.items() if fact != "status"}
    facts = {**_on_record(document.record), **derived, **stated}
    if status is not None:
        facts["status"] = status
    return Derived(
        situation=Situation(on, facts, clocks, _among(facts, catalogue)),
        derived={fact: value for fact, value in derived.items() if fact not in stated},
        title_ends=ends,
        ran_out=ran_out,
    )


def _among(facts: Mapping[str, Value], catalogue: Catalogue) -> dict[str, frozenset[Value]]:
    """Where only the group of the status is known, the status is one of the group."""
    group = facts.get("status_group")
    if group is None or "status" in facts:
        return {}
    return {"status": frozenset(catalogue.shared.groups.get(str(group), frozenset()))}


def last_day(status: str, until: date, nationality: Value | None) -> date:
    """The last day of a title, with the ordinance that lets those from Ukraine go on."""
    if status == "ae_24" and nationality == "UA" and UKRAINE_VALID_ON <= until < UKRAINE_UNTIL:
        return UKRAINE_UNTIL
    return until


def _ends(document: Document, catalogue: Catalogue) -> date | None:
    status, until = document.record.get("status"), document.record.get("status_until")
    stated = document.facts.get("status", status)
    if not isinstance(until, date) or status is None or stated != status:
        return None
    entry = catalogue.statuses[str(status)]
    if entry.runs_out is RunsOut.PAPER or _nationality(document) == "DE":
        return None
    return last_day(str(status), until, _nationality(document))


def _status(document: Document, catalogue: Catalogue, *, ran_out: bool) -> str | None:
    nationality = _nationality(document)
    if nationality == "DE":
        return "german"
    stated = document.facts.get("status") or document.record.get("status")
    if stated is not None:
        return None if ran_out else str(stated)
    free = catalogue.shared.lists["freedom_of_movement"]
    return "eu_citizen" if nationality in free else None


def _nationality(document: Document) -> Value | None:
    return document.record.get("nationality")


def _on_record(record: Mapping[str, Value]) -> dict[str, Value]:
    return {field: value for field, value in record.items() if field != "status"}


def _clocks(
    record: Mapping[str, Value], status: str | None, on: date, catalogue: Catalogue
) -> dict[str, Clock]:
    clocks = {
        fact: Clock(start, unit)
        for fact, (field, unit) in CLOCKS.items()
        if isinstance(start := record.get(field), date) and start <= on
    }
    since = record.get("status_since")
    titled = status is not None and catalogue.statuses[status].is_title
    if titled and isinstance(since, date) and since <= on:
        clocks["months_since_first_title"] = Clock(since, "months")
    return clocks


def _of_status(status: str | None, catalogue: Catalogue) -> dict[str, Value]:
    if status is None:
        return {}
    group = catalogue.statuses[status].group
    facts: dict[str, Value] = {"status_group": group}
    if group == "gestattung":
        facts |= {"asylum_outcome": "pending", "asylum_procedure_final": False}
    return facts


def _of_country(record: Mapping[str, Value], catalogue: Catalogue) -> dict[str, Value]:
    nationality = record.get("nationality")
    if nationality is None:
        return {}
    lists = catalogue.shared.lists
    return {"safe_country": nationality in lists["anlage_II"] | lists["par29b"]}


def of_learned(document: Document) -> dict[str, Value]:
    """What follows from the qualifications: what was learned elsewhere, and how far it counts."""
    if document.learned is None or not all("country" in one for one in document.learned):
        return {}
    foreign = [one for one in document.learned if one["country"] != "DE"]
    kinds = {one.get("kind", "") for one in foreign} or {"none"}
    results = {one.get("recognition", "") for one in foreign} or {"none"}
    facts: dict[str, Value] = {}
    if "academic" in kinds or "" not in kinds:
        facts["foreign_qualification"] = "academic" if "academic" in kinds else kinds.pop()
    if "full" in results or "" not in results:
        facts["recognition_result"] = next(one for one in BEST_RESULT if one in results)
    return facts


def _of_calendar(on: date, catalogue: Catalogue) -> dict[str, Value]:
    found = {fact: pick(settings, on) for fact, settings in catalogue.calendar.items()}
    return {fact: setting.value for fact, setting in found.items() if setting is not None}


def _of_numbers(known: Mapping[str, Value]) -> dict[str, Value]:
    """What follows from numbers: young by the practice of the agency, and long in an occupation."""
    facts: dict[str, Value] = {}
    age = known.get("age")
    if isinstance(age, int) and not YOUNG <= age < NOT_YOUNG:
        facts["young_person"] = age < YOUNG
    worked, training = (known.get(f) for f in ("months_in_ref_occupation", "ref_training_months"))
    if isinstance(worked, int | float) and isinstance(training, int | float):
        facts["worked_one_and_a_half_times"] = worked >= WORK_MULTIPLE * training
    return facts


def _of_dates(document: Document, on: date) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    registered = document.record.get("asylum_registered_on")
    if registered is not None and "asylum_applied_on" not in document.record:
        facts["asylum_applied_on"] = registered
    arrived, unemployed = (document.record.get(f) for f in ("arrival_date", "unemployed_since"))
    if isinstance(arrived, date):
        facts["entered_before_2019_08_01"] = arrived < date(2019, 8, 1)
    if isinstance(unemployed, date) and unemployed <= on:
        long_term = plus_months(unemployed, LONG_TERM_MONTHS) <= on
        facts |= {"unemployed": True, "long_term_unemployed": long_term}
    if document.children is not None:
        facts["children_count"] = sum(born <= on for born in document.children)
    return facts
