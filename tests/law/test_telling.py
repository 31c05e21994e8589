"""What pages are told: the reason that decides, trees, levers, the order, and what a search finds."""

from datetime import date
from typing import Any

import pytest

from nahtlos.law import queries as law

DAY = date(2026, 11, 26)
OLENA: dict[str, Any] = {
    "record": {
        "status": "ae_24",
        "status_until": "2027-03-04",
        "nationality": "UA",
        "birth_date": "1998-04-12",
        "arrival_date": "2023-08-01",
        "unemployed_since": "2024-02-01",
    },
    "facts": {"german": "A2", "benefit": "SGB_II", "registered_jobseeker": True},
}


def answer(**more: Any) -> law.Answer:
    return law.check({**OLENA, "facts": OLENA["facts"] | more}, on=DAY)


def found(text: str) -> set[str]:
    return {page.instrument.id for page in law.search(text, DAY)}


# --- the reason that decides ------------------------------------------------------------------------
def test_the_deciding_reason_goes_with_the_verdict() -> None:
    holds = {"closed": False, "unknown": None, "entitled": True, "discretionary": True}
    for one in answer().instruments:
        reason = law.deciding(one)
        assert reason in one.because
        if one.terms is not None:
            assert reason.holds is holds[one.verdict], one.id


def test_a_closed_course_hangs_on_the_level() -> None:
    reason = law.deciding(answer().by_id["bsk_b2"])
    assert (reason.says["en"], reason.holds) == ("German is at B1 or higher.", False)


# --- trees ------------------------------------------------------------------------------------------
def _flat(branches: tuple[law.Branch, ...]) -> list[tuple[str, bool | None]]:
    return [pair for one in branches for pair in ((one.says["de"], one.holds), *_flat(one.parts))]


def test_a_tree_says_what_the_reasons_say() -> None:
    for one in answer().instruments:
        grown = law.tree(one)
        reasons = [(r.says["de"], r.holds) for r in one.because if r.facts]
        assert _flat((*grown.conditions, *grown.claim)) == reasons, one.id


def test_a_tree_without_a_person_knows_no_truth_and_how_parts_belong_together() -> None:
    page = law.instrument("egz", DAY)
    assert page is not None
    conditions = law.tree(page).conditions
    assert {holds for _says, holds in _flat(conditions)} == {None}
    assert [one.join for one in conditions] == ["", "any", "", ""]


# --- amounts ----------------------------------------------------------------------------------------
def test_what_may_be_given_ends_with_the_first_that_surely_holds() -> None:
    many = law.amounts(answer().by_id["egz"])
    one = law.amounts(answer(severely_disabled=False, disabled=False).by_id["egz"])
    assert [row.cite for row in one] == ["§ 89 S. 2 SGB III"]
    assert len(many) > 1
    assert many[-1] == one[0]


# --- levers and ways --------------------------------------------------------------------------------
def test_levers_open_what_was_not_open() -> None:
    before = answer()
    levers = law.levers(before, 3)
    assert 0 < len(levers) <= 3
    assert not any(one.is_open for lever in levers for one in lever.opens)


def test_a_lever_keeps_its_word() -> None:
    for lever in law.levers(answer(), 3):
        if lever.step.fact != "recognition_result":
            after = answer(**{lever.step.fact: True}).by_id
            assert all(after[one.id].is_open for one in lever.opens), lever.step.fact


def test_no_lever_adds_nothing() -> None:
    ids = [{one.id for one in lever.opens} for lever in law.levers(answer(), 10)]
    for i, opened in enumerate(ids):
        assert opened - set().union(*ids[:i])


def test_a_way_names_the_least_level() -> None:
    ways = law.ways(answer().by_id["bsk_b2"], 3)
    assert [[step.says["en"] for step in way] for way in ways] == [["Level of German: at least B1"]]


def test_work_that_is_open_needs_no_way() -> None:
    assert law.work_ways(answer(), "employment", 2) == ()


SAID_NO = (
    *("take_charge_request", "protected_in_other_eu_state", "accelerated_procedure"),
    *("cooperation_breach", "protection_recognised"),
)


def test_work_that_is_closed_may_open_by_time_alone() -> None:
    record = {
        "status": "gestattung_outside",
        "nationality": "SY",
        "arrival_date": "2026-10-20",
        "asylum_registered_on": "2026-10-20",
    }
    closed = law.check({"record": record, "facts": dict.fromkeys(SAID_NO, False)}, on=DAY)
    assert closed.work.employment.decision == "forbidden"
    ways = law.work_ways(closed, "employment", 2)
    assert [[(step.fact, step.by_time) for step in way] for way in ways] == [
        [("months_stay", True)]
    ]


# --- the order --------------------------------------------------------------------------------------
def test_what_moves_on_comes_before_advice_for_everybody() -> None:
    useful = law.useful(answer())
    advice = [one.instrument.category in ADVICE for one in useful]
    assert advice == sorted(advice)
    assert {one.id for one in useful} == {one.id for one in answer().instruments if one.is_open}


ADVICE = {"orientation_counselling", "employer_cooperation", "social_integration"}


def test_entitled_comes_before_discretionary() -> None:
    useful = law.useful(answer(foreign_qualification="vocational", recognition_result="none"))
    specific = [one.verdict for one in useful if one.instrument.category not in ADVICE]
    assert "entitled" in specific
    assert specific == sorted(specific, key=lambda verdict: verdict != "entitled")


# --- searching --------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", ["§ 16i SGB II", "16I sgb ii", " SGB II,  § 16i "])
def test_a_paragraph_is_found_however_it_is_written(text: str) -> None:
    assert found(text) == {"taam_16i"}


def test_a_paragraph_within_a_range_is_found() -> None:
    assert "egz" in found("§ 90 SGB III")
    assert "egz" not in found("§ 90 SGB II")


def test_a_number_is_a_whole_word() -> None:
    assert "taam_16i" not in found("§ 16")


def test_words_are_found_with_and_without_umlauts_and_in_both_languages() -> None:
    assert found("foerderung") == found("Förderung") != set()
    assert "egz" in found("integration subsidy") & found("eingliederungszuschuss")


def test_nothing_typed_finds_everything_in_order() -> None:
    assert law.search("", DAY) == law.instruments(DAY)
    assert found("xyzxyz") == set()
