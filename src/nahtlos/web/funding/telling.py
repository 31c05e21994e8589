"""From what was typed to what the law room is asked."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from nahtlos.law import queries as law
from nahtlos.people import facts

YES_NO = {"yes": True, "no": False}
SME_BELOW, LONG_TERM = 250, 12


def job_of(told: Mapping[str, Any]) -> law.Job:
    """The work as the law room reckons with it."""
    return law.Job(
        kind=told["kind"],
        wage=told["wage"],
        weekly_hours=told["weekly_hours"],
        start=told["start"],
        months=_whole(told.get("months")),
        contract_on=told.get("contract_on"),
        course=_course(told),
        facts=employer_facts(told),
    )


def _course(told: Mapping[str, Any]) -> law.Course | None:
    hours, months = _whole(told.get("course_hours")), _whole(told.get("course_months"))
    start = told.get("course_start")
    if not hours or not months or start is None:
        return None
    return law.Course(hours=hours, months=months, start=start, costs=told.get("course_costs"))


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def employer_facts(told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts about the employer; what was left open is left out."""
    size = told.get("headcount")
    found: dict[str, Any] = {
        "employer_headcount": None if size is None else float(size),
        "employer_sme": False if size is not None and size >= SME_BELOW else None,
        "employer_tariff_or_church": YES_NO.get(told.get("tariff", "")),
        "works_agreement": YES_NO.get(told.get("agreement", "")),
        "placement_hindered": YES_NO.get(told.get("hindered", "")),
        "dismissed_to_get_subsidy": False if told.get("nobody_left") else None,
        "severely_disabled": True if told.get("severely_disabled") else None,
        **_before(told.get("here_before", "")),
    }
    return {fact: value for fact, value in found.items() if value is not None}


def _before(chosen: str) -> dict[str, Any]:
    if not chosen:
        return {}
    never = {"prior_insured_job_same_company_3y": False} if chosen == "0" else {}
    return {"months_with_former_employer_in_last_48": int(chosen), **never}


def person_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """A person document without a name, from coarse choices; lengths are taken at their least."""
    record: dict[str, Any] = {"status": told.get("status") or None}
    known: dict[str, Any] = {
        "german": told.get("german") or None,
        "benefit": told.get("benefit") or None,
        "age": int(told["age"]) if told.get("age") else None,
        **law.profile("jobcenter", told.get("jobcenter", "")),
        **law.profile("learned", told.get("learned", "")),
        **_out_of_work(told.get("out_of_work", "")),
        **_here_for(told.get("here_for", "")),
    }
    if told.get("out_of_work") == "24" and told.get("jobcenter") == "21":
        known["only_short_work_in_period"] = True
    return {"record": _known(record), "facts": _known(known)}


def _out_of_work(chosen: str) -> dict[str, Any]:
    if chosen in {"", "no"}:
        return {"unemployed": False} if chosen else {}
    months = int(chosen)
    return {
        "unemployed": True,
        "weeks_unemployed": months * 52 // 12,
        "long_term_unemployed": months >= LONG_TERM,
    }


def _here_for(chosen: str) -> dict[str, Any]:
    if chosen in {"", "abroad"}:
        return {"domicile_germany": False} if chosen else {}
    months = int(chosen)
    return {"domicile_germany": True, "months_stay": months, "months_residence_de": months}


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def for_an_employer(document: Mapping[str, Any]) -> dict[str, Any]:
    """A person's document without burdens and health: a sheet for employers must not give them away."""
    return {
        "record": document["record"],
        "facts": {
            name: value
            for name, value in document["facts"].items()
            if facts.lookup(name).part is facts.Part.PROFILE
        },
    }
