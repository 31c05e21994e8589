"""The employer's funding by worked examples, and by what must never happen."""

from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.law.catalogue.faults import CatalogueFault
from nahtlos.law.catalogue.funding import load, reckoning
from nahtlos.law.queries import Course, Funding, Help, Job, funding

FOLDER = Path(str(files("nahtlos.law") / "cases" / "funding"))
FILES = sorted(FOLDER.glob("*.yaml"))
TODAY = date(2026, 11, 26)
START = date(2027, 1, 4)


def job_of(told: dict[str, Any], employer: dict[str, Any]) -> Job:
    course = dict(told.get("course", {}))
    if course:
        start = date.fromisoformat(course.pop("start"))
        course = {"course": Course(start=start, costs=Decimal(course.pop("costs")), **course)}
    return Job(
        kind=told["kind"],
        wage=Decimal(told["wage"]),
        weekly_hours=Decimal(told["weekly_hours"]),
        start=date.fromisoformat(told["start"]),
        months=told.get("months"),
        facts=employer,
        **course,
    )


def shown(found: Funding, one: Help) -> dict[str, Any]:
    bar = next(bar for bar in found.bars if bar.help == one)
    course = {"employer_pays_of_course": f"{found.course_part[0]:.2f}"} if found.course_part else {}
    return {
        "months": [[run.first, run.last, f"{run.each:.2f}"] for run in one.sum.series.runs],
        "total": f"{one.sum.series.total:.2f}",
        "left_in_24_months": f"{bar.left:.2f}",
        "apply_by": str(one.apply_by),
        "ends_on": str(one.ends_on),
        **course,
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_sum_is_the_one_reckoned_by_hand(file: Path) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    job = job_of(case["job"], case.get("employer", {}))
    found = funding(case["person"], job, on=TODAY)
    one = next(one for one in found.helps if one.answer.id == case["instrument"])
    assert shown(found, one) == case["expect"], case["reckoned"]


def test_every_instrument_with_a_sum_has_an_example() -> None:
    cases = {yaml.safe_load(file.read_text(encoding="utf-8"))["instrument"] for file in FILES}
    assert cases == {
        "egz", "evl_16e", "taam_16i", "eq", "weiterbildung_82", "ausbildungszuschuss_73",
    }  # fmt: skip


def a_job(**more: Any) -> Job:
    told: dict[str, Any] = {"kind": "job", "wage": Decimal(2600), "weekly_hours": Decimal(38)}
    return Job(**(told | {"start": START} | more))


def by_id(found: Funding) -> dict[str, Help]:
    return {one.answer.id: one for one in found.helps}


PERSONS = st.fixed_dictionaries(
    {},
    optional={
        "age": st.integers(16, 66),
        "benefit": st.sampled_from(["SGB_II", "ALG", "NONE"]),
        "placement_hindered": st.booleans(),
        "severely_disabled": st.booleans(),
        "long_term_unemployed": st.booleans(),
        "work_allowed": st.sampled_from(["free", "permission_possible", "forbidden"]),
        "months_sgb2_in_last_24": st.integers(0, 24),
    },
)


@settings(deadline=None, max_examples=40)
@given(PERSONS, st.integers(700, 12000), st.one_of(st.none(), st.integers(1, 120)))
def test_no_help_pays_more_than_the_cost_or_when_closed(
    facts: dict[str, Any], wage: int, months: int | None
) -> None:
    found = funding({"facts": facts}, a_job(wage=Decimal(wage), months=months), on=TODAY)
    for one in found.helps:
        if one.answer.verdict == "closed":
            assert not one.has_euro
        if one.answer.id in {"egz", "evl_16e"} and one.has_euro:
            within = one.within(24)
            assert 0 < within < found.cost.total
            assert months is None or one.paid_months <= months


@settings(deadline=None, max_examples=40)
@given(PERSONS)
def test_what_is_not_known_promises_no_more_than_any_answer(facts: dict[str, Any]) -> None:
    """Whoever leaves age or disability open sees at most what they would see by telling."""
    least = by_id(funding({"facts": facts}, a_job(), on=TODAY))["egz"]
    for told in ({"age": 30}, {"age": 56}, {"severely_disabled": True}):
        known = by_id(funding({"facts": {**told, **facts}}, a_job(), on=TODAY))["egz"]
        if known.has_euro and least.has_euro:
            assert least.sum.series.total <= known.sum.series.total


def test_subsidies_for_the_same_wage_are_alternatives_and_never_added() -> None:
    found = funding({"facts": {"benefit": "SGB_II"}}, a_job(), on=TODAY)
    assert {one.answer.id for one in found.alternatives} == {"egz", "evl_16e", "taam_16i"}
    for bar in found.bars[1:]:
        assert bar.help is not None
        assert bar.left == max(0, found.cost.total - bar.help.within(24))
    steps = [step.title["en"] for step in found.order]
    assert steps.count("Apply for one wage subsidy") == 1


def test_a_mini_job_brings_no_wage_subsidy() -> None:
    for wage, brings in ((633, False), (634, True)):
        job = a_job(wage=Decimal(wage), weekly_hours=Decimal(10))
        assert by_id(funding({}, job, on=TODAY))["egz"].has_euro is brings


def hints(job: Job) -> set[str]:
    found = funding({"facts": {"benefit": "ALG"}}, job, on=TODAY).hints
    law = reckoning().hints
    return {key for key, hint in law.items() if hint in found}


def test_hints_tell_what_the_numbers_do_not() -> None:
    assert hints(a_job()) == {"usual_wage"}
    assert hints(a_job(wage=Decimal(2000))) == {"usual_wage", "below_minimum_wage"}
    assert hints(a_job(wage=Decimal(9000))) == {"usual_wage", "above_ceiling"}
    assert hints(a_job(start=date(2026, 11, 2))) == {
        "usual_wage", "too_late", "too_late_jobcenter",
    }  # fmt: skip


def steps(document: dict[str, Any], job: Job) -> list[tuple[str, date | None]]:
    law = {step.title["en"]: key for key, step in reckoning().steps.items()}
    found = funding(document, job, on=TODAY).order
    return [(law.get(step.title["en"], step.title["en"]), step.day) for step in found]


def test_first_talk_then_apply_then_sign() -> None:
    document = {"record": {"status": "ae_25_2"}, "facts": {"benefit": "ALG"}}
    assert steps(document, a_job()) == [
        ("talk", None),
        ("try_out", None),
        ("Integration subsidy (Eingliederungszuschuss, EGZ): apply", date(2026, 12, 31)),
        ("contract_job", None),
        ("keep_copy", START),
        ("register", START),
        ("less_wage", None),
        ("stay_egz", date(2029, 1, 3)),
    ]


def asylum(arrival: str) -> dict[str, Any]:
    """Somebody in the asylum procedure who has done what was asked."""
    record = {"status": "gestattung_outside", "nationality": "SY", "arrival_date": arrival}
    return {
        "record": record,
        "facts": {"accelerated_procedure": False, "cooperation_breach": False},
    }


@pytest.mark.parametrize(
    ("arrival", "decision", "day"),
    [
        ("2022-01-03", "permission_ABH", date(2026, 12, 31)),
        ("2025-03-01", "permission_ABH_plus_BA", date(2026, 12, 18)),
    ],
)
def test_permission_comes_first_with_two_weeks_for_the_agency(
    arrival: str, decision: str, day: date
) -> None:
    assert (decision, day) in steps(asylum(arrival), a_job())


def test_an_einstiegsqualifizierung_needs_no_consent_of_the_agency() -> None:
    job = a_job(kind="eq", wage=Decimal(300), months=8)
    assert funding(asylum("2025-03-01"), job, on=TODAY).decision == "permission_ABH"


def test_what_goes_before_the_contract_is_due_before_its_day() -> None:
    job = a_job(contract_on=date(2026, 12, 14))
    found = by_id(funding({"facts": {"benefit": "SGB_II"}}, job, on=TODAY))
    assert found["taam_16i"].apply_by == date(2026, 12, 11)
    assert found["egz"].apply_by == date(2026, 12, 31)
    assert ("contract_job", date(2026, 12, 14)) in steps({}, job)


def test_in_the_first_months_of_a_duldung_a_job_is_closed_and_an_internship_open() -> None:
    facts = {
        "asylum_outcome": "rejected", "protection_recognised": False, "entered_for_benefits": False,
        "obstacle_own_fault": False, "concrete_removal_measures": False, "eq_months": 8,
    }  # fmt: skip
    record = {"status": "duldung_60a", "nationality": "AF", "arrival_date": "2026-11-20"}
    document = {"record": record, "facts": {**facts, "registered_training_seeker": True}}
    job = funding(document, a_job(), on=TODAY)
    assert job.decision == "forbidden"
    assert [step.title["en"] for step in job.order][1:] == ["By these entries work is not allowed"]
    assert not job.with_euro
    told = {"prior_eq_same_company": False, "prior_insured_job_same_company_3y": False}
    eq = a_job(kind="eq", wage=Decimal(300), months=8, facts=told)
    found = funding(document, eq, on=TODAY)
    assert (found.decision, by_id(found)["eq"].answer.verdict) == (
        "permission_ABH", "discretionary",
    )  # fmt: skip


def test_a_german_needs_no_residence_document() -> None:
    names = [name for name, _day in steps({"record": {"status": "german"}}, a_job())]
    assert "keep_copy" not in names
    assert names[0] == "talk"


def test_help_for_disabled_apprentices_is_shown_only_when_told() -> None:
    job = a_job(kind="apprenticeship", wage=Decimal(1000), months=36)
    assert "ausbildungszuschuss_73" not in by_id(funding({}, job, on=TODAY))
    assert "ausbildungszuschuss_73" in by_id(
        funding({"facts": {"severely_disabled": True}}, job, on=TODAY)
    )


def test_nobody_is_asked_about_health() -> None:
    for one in funding({}, a_job(), on=TODAY).helps:
        assert not {"disabled", "severely_disabled"} & set(one.missing)


def test_older_staff_in_a_middling_company_pay_nothing_of_the_course() -> None:
    course = Course(hours=200, months=5, start=date(2027, 4, 1), costs=Decimal(3000))
    for age, own in ((44, 1500), (45, 0)):
        job = a_job(course=course, facts={"employer_headcount": 120})
        part = funding({"facts": {"age": age}}, job, on=TODAY).course_part
        assert part is not None
        assert part[:2] == (Decimal(own), Decimal(3000 - own))


def test_rates_go_on_after_the_last_that_was_read_and_say_so() -> None:
    law = reckoning()
    assert law.rate("minimum_wage", date(2026, 12, 31)).value == Decimal("13.90")
    assert law.rate("minimum_wage", date(2027, 1, 1)).value == Decimal("14.60")
    later = law.rate("contribution_ceiling", date(2027, 1, 1))
    assert (later.value, later.goes_on) == (Decimal(8450), True)
    with pytest.raises(LookupError):
        law.rate("minimum_wage", date(2025, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('value: "13.90"', "value: 13.90", "rates.minimum_wage.values[0].value"),
        ('until: "2026-12-31", value: "13.90"', 'value: "13.90"', "two versions are in force"),
        ("free_from_age: 45", 'free_from_age: "45"', "course_costs.free_from_age"),
        ("hints:", "tips:", "unknown key"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    text = (FOLDER.parents[1] / "catalogue/funding.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "funding.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueFault, match=r"funding\.yaml:\d+: ") as found:
        load(file)
    assert fault in str(found.value)
