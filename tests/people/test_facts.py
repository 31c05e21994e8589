"""Every fact that the law asks for is known, can be asked in plain words, read and shown."""

import os
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.people import countries, languages
from nahtlos.people.facts import (
    FACTS,
    RECORD_FIELDS,
    BadValue,
    Fact,
    FactValue,
    Fault,
    Kind,
    Part,
    Subject,
    as_json,
    groups,
    lookup,
    parse,
    present,
)
from nahtlos.people.facts.record import Goal, Qualification
from nahtlos.people.facts.vocabulary import read

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("NAHTLOS_SHARED", HERE.parents[2] / "shared"))
TODAY = date(2026, 11, 23)
EVERYTHING = [*FACTS.values(), *RECORD_FIELDS.values()]
IDS = [f"{fact.group}.{fact.id}" for fact in EVERYTHING]
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
HOSTILE = [
    "\x00", "ja\x00", "\u202eja", "5\u200f", "=1+1", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)",
    "<script>alert(1)</script>", "<b>5</b>", "9" * 5000, "x" * 100_000, "NaN", "inf", "1e9",
    "-1", "٪", "'; drop table", {}, 1e309, float("nan"), b"5", object(), ["a"], -1, {"a": 1},
]  # fmt: skip


def named_by_law() -> set[str]:
    """From the shared tables where they lie beside the checkout, else from the list kept here."""
    tables = SHARED / "law"
    if not tables.is_dir():
        return set((HERE / "fact_ids.txt").read_text(encoding="utf-8").split())
    instruments = yaml.safe_load((tables / "instruments.yaml").read_text(encoding="utf-8"))
    access = yaml.safe_load((tables / "access.yaml").read_text(encoding="utf-8"))
    return set(instruments["facts"]) | set(access["inputs"])


FOLLOW = {
    "bamf_admissions_open",
    "worked_one_and_a_half_times",
    "training_allowed",
    "internship_allowed",
}
"""What nobody is asked: it follows from the calendar, from other facts or from the law on work."""


def test_every_fact_that_the_law_names_is_here_and_no_other_but_what_follows() -> None:
    assert set(FACTS) == named_by_law() | FOLLOW
    assert not any(FACTS[fact].askable for fact in FOLLOW)


def test_the_list_kept_here_is_the_same() -> None:
    kept = set((HERE / "fact_ids.txt").read_text(encoding="utf-8").split())
    assert set(FACTS) == kept | FOLLOW


def test_the_record_is_that_of_the_interface() -> None:
    expected = (
        "birth_date sex nationality arrival_date status status_since status_until"
        " asylum_registered_on asylum_applied_on duldung_since unemployed_since"
        " children_birth_dates qualifications goal"
    )
    assert list(RECORD_FIELDS) == expected.split()


@pytest.mark.parametrize("fact", EVERYTHING, ids=IDS)
def test_it_is_asked_in_plain_words(fact: Fact) -> None:
    for text in (fact.question.de, fact.question.en):
        assert text.endswith("?")
        assert len(text.split()) <= 20
    for text in (fact.label.de, fact.label.en):
        assert len(text) <= 60
    assert not re.search(r"\b(du|dein|dich)\b", fact.question.de, re.IGNORECASE)


@pytest.mark.parametrize("fact", EVERYTHING, ids=IDS)
def test_choices_have_values_and_words_of_their_own(fact: Fact) -> None:
    assert len({choice.label.de for choice in fact.choices}) == len(fact.choices)
    assert len({choice.label.en for choice in fact.choices}) == len(fact.choices)
    assert (fact.kind is Kind.CHOICE) == (len(fact.values) > 1)


def test_only_a_person_is_asked_and_only_what_may_be_kept() -> None:
    asked = [fact for fact in FACTS.values() if fact.askable]
    assert all(fact.subject is Subject.PERSON and fact.stored for fact in asked)
    assert len(asked) > 80


def test_what_nobody_needs_on_file_is_never_kept() -> None:
    never = {fact.id for fact in FACTS.values() if not fact.stored}
    assert never == {
        "accelerated_procedure", "concrete_removal_measures", "cooperation_breach",
        "entered_for_benefits", "identity_by_valid_passport", "obstacle_own_fault",
        "protected_in_other_eu_state", "take_charge_request",
    }  # fmt: skip
    assert not FACTS["status"].keeps("gueb")
    assert not RECORD_FIELDS["status"].keeps("gueb")
    assert "gueb" not in RECORD_FIELDS["status"].values
    assert FACTS["status"].keeps("ae_24")
    assert parse("status", "gueb") == "gueb"


def test_health_is_a_part_of_its_own() -> None:
    health = {fact.id for fact in FACTS.values() if fact.part is Part.HEALTH}
    assert health == {"disabled", "severely_disabled", "only_partial_validation_possible"}
    assert FACTS["special_pedagogic_need"].part is Part.BURDENS
    assert FACTS["german"].part is Part.PROFILE


def test_facts_follow_from_record_fields_that_exist() -> None:
    assert all(set(fact.from_record) <= set(RECORD_FIELDS) for fact in FACTS.values())
    assert FACTS["age"].from_record == ("birth_date",)


def test_groups_hold_every_fact_once() -> None:
    grouped = [fact.id for facts in groups().values() for fact in facts]
    assert sorted(grouped) == sorted(FACTS)
    assert set(groups()) >= {"german", "residence", "work", "education", "family", "money"}


def values_of(fact: Fact) -> st.SearchStrategy[Any]:
    low, high = fact.minimum, fact.maximum or 0
    latest = date(2100, 12, 31) if fact.future else TODAY
    days = st.dates(date(1900, 1, 1), latest)
    by_kind: Mapping[Kind, st.SearchStrategy[Any]] = {
        Kind.BOOL: st.booleans(),
        Kind.LEVEL: st.sampled_from(LEVELS),
        Kind.INTEGER: st.integers(low, high),
        Kind.NUMBER: st.floats(low, high).map(lambda number: round(number, 4)),
        Kind.DATE: days,
        Kind.CHOICE: st.sampled_from([choice.value for choice in fact.choices] or [""]),
        Kind.COUNTRY: st.sampled_from(sorted(countries.COUNTRIES)),
        Kind.DATES: st.lists(days, min_size=1, max_size=5).map(lambda some: tuple(sorted(some))),
    }
    return by_kind[fact.kind]


SPOKEN = [fact for fact in EVERYTHING if fact.kind not in {Kind.QUALIFICATIONS, Kind.GOAL}]


@given(st.sampled_from(SPOKEN), st.sampled_from(["de", "en", "de-DE", "uk"]), st.data())
def test_what_is_shown_can_be_typed_back(fact: Fact, language: str, data: st.DataObject) -> None:
    value: FactValue = data.draw(values_of(fact))
    assert parse(fact.id, present(fact.id, value, language), today=TODAY) == value
    assert parse(fact.id, as_json(value), today=TODAY) == value


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("employed", "ja", True),
        ("employed", "No", False),
        ("employed", False, False),
        ("german", " b1 ", "B1"),
        ("benefit", "sgb_ii", "SGB_II"),
        ("benefit", "keine Leistung", "NONE"),
        ("annual_gross", "33.462 €", 33462.0),
        ("annual_gross", "33,462.50", 33462.5),
        ("annual_gross", "33462,5", 33462.5),
        ("employer_headcount", "1.000", 1000.0),
        ("weekly_hours", "19.125", 19.125),
        ("years_work_total", "4,5 Jahre", 4.5),
        ("children_count", "2", 2),
        ("children_count", 2.0, 2),
        ("children_count", "٢", 2),
        ("months_since_last_82", "noch nie", 999),
        ("structural_change_share", "0.125", 0.125),
        ("nationality", "türkei", "TR"),
        ("nationality", "ua", "UA"),
        ("nationality", "stateless", "XX"),
        ("birth_date", "12. April 1998", date(1998, 4, 12)),
        ("birth_date", "1998-04-12", date(1998, 4, 12)),
        ("birth_date", "12/04/1998", date(1998, 4, 12)),
        ("status_until", "4.3.2027", date(2027, 3, 4)),
        ("children_birth_dates", "5.1.2021\n\n2.2.2019\n", (date(2019, 2, 2), date(2021, 1, 5))),
        ("children_birth_dates", [], ()),
    ],
)
def test_people_type_as_they_are_used_to(fact: str, typed: object, value: object) -> None:
    assert parse(fact, typed, today=TODAY) == value


@pytest.mark.parametrize(
    ("fact", "value", "german", "english"),
    [
        ("employed", True, "Ja", "Yes"),
        ("weeks_unemployed", 1, "1 Woche", "1 week"),
        ("annual_gross", 33462.0, "33.462 Euro", "33,462 euro"),
        ("years_work_total", 1.5, "1,5 Jahre", "1.5 years"),
        ("birth_date", date(2027, 3, 4), "4. März 2027", "4 March 2027"),
        ("nationality", "AT", "Österreich", "Austria"),
        ("months_since_last_82", 999, "noch nie", "never"),
        ("german", "A2", "A2", "A2"),
    ],
)
def test_values_are_said_as_people_say_them(
    fact: str, value: FactValue, german: str, english: str
) -> None:
    assert (present(fact, value, "de"), present(fact, value, "en")) == (german, english)


@pytest.mark.parametrize("fact", EVERYTHING, ids=IDS)
def test_what_is_hostile_is_answered_with_a_sentence(fact: Fact) -> None:
    for typed in HOSTILE:
        with pytest.raises(BadValue) as refused:
            parse(fact.id, typed, today=TODAY)
        for sentence in (refused.value.en, refused.value.de):
            assert 10 < len(sentence) < 200
            assert "valid" not in sentence
            assert "<" not in sentence


@pytest.mark.parametrize("fact", [f for f in EVERYTHING if f.kind is Kind.DATE], ids=lambda f: f.id)
def test_a_day_to_come_is_only_for_what_can_end(fact: Fact) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert fact.future == (fact.id == "status_until")
    if fact.future:
        assert parse(fact.id, tomorrow.isoformat(), today=TODAY) == tomorrow
    else:
        assert parse(fact.id, TODAY, today=TODAY) == TODAY
        with pytest.raises(BadValue, match="cannot be right"):
            parse(fact.id, tomorrow, today=TODAY)


@pytest.mark.parametrize(
    "fact", [f for f in EVERYTHING if f.maximum is not None], ids=lambda f: f.id
)
def test_a_number_stays_inside_its_bounds(fact: Fact) -> None:
    assert fact.maximum is not None
    assert parse(fact.id, fact.minimum) == fact.minimum
    assert parse(fact.id, str(fact.maximum)) == fact.maximum
    for outside in (fact.minimum - 1, fact.maximum + 1):
        with pytest.raises(BadValue, match=f"from {fact.minimum} to {fact.maximum}"):
            parse(fact.id, outside)


def test_the_record_reads_qualifications_and_goal() -> None:
    nurse = {"title": "Krankenschwester", "kldb": "81302", "country": "UA", "kind": "vocational"}
    learned = parse("qualifications", [nurse | {"recognition": "none"}])
    assert learned == (Qualification("Krankenschwester", "vocational", "81302", "UA"),)
    assert as_json(learned) == [nurse | {"recognition": "none"}]
    assert present("qualifications", learned, "de") == "Krankenschwester, Ukraine, kein Verfahren"
    goal = parse("goal", {"kind": "job", "kldb": "81302"})
    assert goal == Goal("job", "81302")
    assert as_json(goal) == {"kind": "job", "kldb": "81302"}
    assert present("goal", goal, "en") == "job"


@pytest.mark.parametrize(
    "bad",
    [
        {"title": "<b>Nurse</b>", "kind": "vocational"},
        {"title": "=1+1", "kind": "vocational"},
        {"title": "Nurse\u202e", "kind": "vocational"},
        {"title": "12345", "kind": "vocational"},
        {"title": "N" * 121, "kind": "vocational"},
        {"title": "Nurse", "kind": "magic"},
        {"title": "Nurse", "kind": "vocational", "kldb": "813021"},
        {"title": "Nurse", "kind": "vocational", "country": "QQ"},
        {"title": "Nurse", "kind": "vocational", "colour": "red"},
    ],
)
def test_a_qualification_is_read_closely(bad: object) -> None:
    with pytest.raises(BadValue):
        parse("qualifications", [bad])


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("label: {de: Ort, en: Place}", "question"),
        ("label: {de: Ort}\n    question: {de: Wo, en: Where}", "en"),
        ("kind: number\n    label: {de: Ort, en: Place}\n    question: {de: Wo, en: Where}", "max"),
        (
            "kind: choice\n    label: {de: Ort, en: Place}\n    question: {de: Wo, en: Where}",
            "values",
        ),
        (
            "colour: red\n    label: {de: Ort, en: Place}\n    question: {de: Wo, en: Where}",
            "colour",
        ),
        ("part: soul\n    label: {de: Ort, en: Place}\n    question: {de: Wo, en: Where}", "soul"),
    ],
)
def test_a_faulty_entry_is_named(entry: str, says: str) -> None:
    page = f"group: work\nfacts:\n  lucky:\n    {entry}\n"
    with pytest.raises(Fault, match=rf"work\.yaml: lucky: .*{says}"):
        list(read("work.yaml", page, {}))


def test_asking_for_what_nobody_knows_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="shoe_size"):
        lookup("shoe_size")


def test_countries_are_all_there_in_the_order_people_expect() -> None:
    assert len(countries.COUNTRIES) == 251
    assert {"UA", "SY", "XK", "XX", "ER"} <= set(countries.COUNTRIES)
    german = [name for _, name in countries.sorted_names("de")]
    assert german[:3] == ["Afghanistan", "Ägypten", "Ålandinseln"]
    assert german[-1] == "staatenlos"
    assert german.index("Österreich") < german.index("Pakistan")
    assert all(all(names) for names in countries.COUNTRIES.values())


def test_languages_of_newcomers_have_names_and_a_direction() -> None:
    assert len(languages.LANGUAGES) >= 60
    spoken = {"ti", "ku", "kmr", "prs", "ps", "so", "am", "rom", "uk", "ar", "fa", "tr"}
    assert spoken <= set(languages.LANGUAGES)
    mirrored = {code for code, spoken in languages.LANGUAGES.items() if spoken.direction == "rtl"}
    assert mirrored == {"ar", "ckb", "fa", "prs", "ps", "syr", "ug", "ur"}
    assert languages.name("uk", "de") == "Ukrainisch"
    german = [name for _, name in languages.sorted_names("de")]
    assert german == sorted(german, key=countries.fold)
