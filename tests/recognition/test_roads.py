"""The road of an occupation, by what must always and what must never be so."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.recognition.catalogue import Occupation, Regulated, catalogue
from nahtlos.recognition.queries import Road, Roads, Stage, roads

ON = date(2026, 11, 23)
KNOWN = sorted(catalogue().occupations.values(), key=lambda one: one.id)
FREE = {Regulated.NO, Regulated.BUSINESS, Regulated.TITLE}
MAYBE = st.sampled_from([None, True, False])
FACTS = st.fixed_dictionaries(
    {
        "papers_complete": MAYBE,
        "trained_in_eu": MAYBE,
        "wants_business": MAYBE,
        "has_certificate": MAYBE,
    }
)
Facts = dict[str, bool | None]
OPTIONAL = ("freiwillig", "optional")
FORBIDDEN = ("dürfen nicht", "dürfen den beruf nicht", "may not", "not allowed")


def road_of(occupation: Occupation, facts: Facts | None = None, on: date = ON) -> Road:
    given_ = facts or {}
    found = roads(occupation.kldb, on=on, **given_)
    return next(road for road in found.roads if road.occupation == occupation)


def stages(id_: str, **facts: bool | None) -> list[str]:
    return [one.procedure.id for one in road_of(catalogue().occupations[id_], facts).stages]


def stage_of(occupation: str, procedure: str, **facts: bool | None) -> Stage:
    road = road_of(catalogue().occupations[occupation], facts)
    return next(one for one in road.stages if one.procedure.id == procedure)


def words(road: Road) -> str:
    return json.dumps(road.to_json(), ensure_ascii=False).lower()


@given(st.sampled_from([one for one in KNOWN if one.regulated not in FREE]), FACTS)
def test_a_regulated_occupation_is_never_called_optional(one: Occupation, facts: Facts) -> None:
    assert not [word for word in OPTIONAL if word in words(road_of(one, facts))]
    assert one.regulated.is_gate


@given(st.sampled_from([one for one in KNOWN if one.regulated in FREE]), FACTS)
def test_nobody_is_told_not_to_work_in_a_free_occupation(one: Occupation, facts: Facts) -> None:
    road = road_of(one, facts)
    assert not [word for word in FORBIDDEN if word in words(road)]
    assert "möglich" in road.need.says["de"] or "freiwillig" in road.need.says["de"]


@given(st.sampled_from(KNOWN), FACTS)
def test_missing_papers_lead_to_the_analysis_where_the_procedure_has_it(
    one: Occupation, facts: Facts
) -> None:
    road = road_of(one, {**facts, "papers_complete": False})
    allowed = {stage.procedure.version.missing_papers.procedure for stage in road.stages[:1]}
    found = {stage.procedure.id for stage in road.stages}
    assert ("qualifikationsanalyse" in allowed) == ("qualifikationsanalyse" in found)


@given(st.sampled_from(KNOWN), FACTS)
def test_complete_papers_need_no_analysis(one: Occupation, facts: Facts) -> None:
    road = road_of(one, {**facts, "papers_complete": True})
    assert "qualifikationsanalyse" not in [stage.procedure.id for stage in road.stages]
    assert "papers_complete" not in road.ask


@given(st.sampled_from(KNOWN), FACTS)
def test_a_time_never_runs_before_it_says_from_when(one: Occupation, facts: Facts) -> None:
    for stage in road_of(one, facts).stages:
        if stage.duration:
            assert 1 <= stage.duration.least <= stage.duration.most
            assert stage.duration.starts == stage.procedure.version.starts
            assert "alle Unterlagen" in stage.duration.starts.says["de"]


@given(st.sampled_from(KNOWN), FACTS)
def test_only_what_concerns_the_training_is_shown(one: Occupation, facts: Facts) -> None:
    other = {True: "third_country", False: "eu"}.get(facts["trained_in_eu"] is True)
    for stage in road_of(one, facts).stages:
        if facts["trained_in_eu"] is not None:
            shown = {one.sentence.trained_in for one in stage.deadlines}
            shown |= {one.sentence.trained_in for one in stage.compensation}
            assert other not in shown | {one.sentence.trained_in for one in stage.documents}


@given(st.sampled_from(KNOWN), FACTS)
def test_knowing_more_asks_less(one: Occupation, facts: Facts) -> None:
    asked = set(road_of(one, facts).ask)
    assert asked - {"land"} <= {fact for fact, value in facts.items() if value is None}
    assert asked <= set(road_of(one).ask)


@given(st.sampled_from(KNOWN), FACTS, st.integers(0, 800))
def test_each_road_shows_the_date_of_its_text(one: Occupation, facts: Facts, days: int) -> None:
    day = date(2026, 8, 19) + timedelta(days)
    road = road_of(one, facts, day)
    assert road.law_as_of == date(2026, 8, 19)
    assert road.stale == (day > date(2027, 2, 19))


@given(st.from_regex(r"\A[0-9]{1,5}\Z"))
def test_a_code_gives_what_lies_below_it_or_says_honestly_that_it_knows_none(code: str) -> None:
    found: Roads = roads(code, on=ON)
    expected = {one.id for one in KNOWN if one.kldb[: len(code)] == code}
    assert {road.occupation.id for road in found.roads} == expected
    assert (found.unknown is None) == bool(expected)
    assert found.finder == "https://www.anerkennung-in-deutschland.de/"


@pytest.mark.parametrize("code", ["", "8130a", "813021", "pflegefach", " 81302", "٨١٣٠٢"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="KldB code"):
        roads(code, on=ON)


def test_before_the_text_was_read_nothing_is_claimed() -> None:
    found = roads("81302", on=date(2026, 8, 18))
    assert found.roads == ()
    assert found.unknown is not None


def test_an_electrician_sees_the_business_only_if_it_may_be_wanted() -> None:
    assert stages("elektro_bau", papers_complete=True, wants_business=False) == ["craft_geselle"]
    assert stages("elektro_bau", papers_complete=True, wants_business=True) == ["craft_meister"]
    assert stages("elektro_bau", papers_complete=True) == ["craft_geselle", "craft_meister"]


def test_the_six_year_way_does_not_exist_for_opticians() -> None:
    for id_, there in (("augenoptik", False), ("zahntechnik", False), ("friseur", True)):
        stage = stage_of(id_, "craft_meister", wants_business=True)
        cites = " ".join(one.basis.cite or "" for one in stage.alternatives)
        assert ("§ 7b" in cites) == there


def test_the_analysis_comes_after_the_application_that_it_is_part_of() -> None:
    found = stages("koch", papers_complete=False)
    assert found == ["bqfg_nonreg", "qualifikationsanalyse"]


def test_a_nurse_without_papers_takes_the_test_and_not_the_analysis() -> None:
    road = road_of(catalogue().occupations["pflegefach"], {"papers_complete": False})
    assert [one.procedure.id for one in road.stages] == ["health_federal"]
    assert "Kenntnisprüfung" in road.remarks[0].says["de"]


@pytest.mark.parametrize(
    ("occupation", "trained_in_eu", "least", "most"),
    [
        ("pflegefach", False, 4, 4),
        ("pflegefach", True, 3, 4),
        ("pflegefach", None, 3, 4),
        ("hebamme", True, 3, 3),
        ("hebamme", False, 4, 4),
        ("mtl", False, 3, 3),
        ("ota", None, 3, 3),
        ("arzt", True, 3, 4),
        ("arzt", False, 4, 4),
        ("koch", None, 3, 3),
        ("erzieher", None, 3, 4),
    ],
)
def test_how_long_the_decision_may_take(
    occupation: str, *, trained_in_eu: bool | None, least: int, most: int
) -> None:
    road = road_of(catalogue().occupations[occupation], {"trained_in_eu": trained_in_eu})
    duration = road.stages[0].duration
    assert duration is not None
    assert (duration.least, duration.most) == (least, most)


def test_who_learned_by_working_goes_to_the_validation() -> None:
    assert stages("maurer", has_certificate=False) == ["validierung"]
    assert stages("lagerhelfer") == ["validierung"]
    assert stages("arzt", has_certificate=False) == []


def test_doctors_have_no_adaptation_course() -> None:
    stage = stage_of("arzt", "health_academic")
    assert {kind for one in stage.compensation for kind in one.kinds} == {
        "knowledge_test",
        "aptitude_test",
    }


def test_a_guard_needs_the_instruction_and_the_check() -> None:
    road = road_of(catalogue().occupations["sicherheit"])
    assert [one.procedure.id for one in road.stages] == ["permit"]
    assert road.ask == ()
    assert any("Zuverlässigkeit" in one.says["de"] for one in road.occupation.conditions)


def test_what_is_for_nurses_is_not_told_to_a_physiotherapist() -> None:
    nurse, physio = (
        words(road_of(catalogue().occupations[id_])) for id_ in ("pflegefach", "physio")
    )
    assert "pflegehelfer" in nurse
    assert "pflegehelfer" not in physio


def test_an_outcome_leads_somewhere() -> None:
    for one in KNOWN:
        for stage in road_of(one).stages:
            assert all(step.next and step.next[0].steps for step in stage.outcomes)
