"""What a row of somebody's data says: no keys, no brackets, codes by their words."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import translation
from psycopg.types.range import Range

from nahtlos.web.privacy.values import pairs

KEY = str(uuid4())
STEP = {"id": KEY, "what": "Zeugnis übersetzen", "own": "Перекладіть документ", "who": "person", "helper": "",
        "employer": "", "until": "2026-12-08", "note": "", "state": "open"}  # fmt: skip


def said(of: str, language: str = "en", **row: Any) -> list[tuple[str, str]]:
    with translation.override(language):
        return list(pairs(apps.get_model(of), row, {}))


def test_an_agreed_plan_names_goals_and_steps_with_who_and_until_when() -> None:
    content = {"goals": [{"words": "Медсестра", "german": "Pflegefachfrau"}], "steps": [STEP]}
    assert said("plan.Agreement", content=content) == [
        ("Goal", "Медсестра\nPflegefachfrau"),
        ("What", "Перекладіть документ\nZeugnis übersetzen\nWho does it: the person\nUntil: 8 Dec 2026"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content", [{"goals": []}, {"steps": [{"what": "A"}]}, {"goals": [{"words": "A"}]}]
)
def test_a_plan_of_another_shape_says_what_it_has(content: dict[str, Any]) -> None:
    told = said("plan.Agreement", content=content)
    assert [value for _, value in told] == (["A"] if any(content.values()) else [])


def test_what_was_written_in_german_alone_is_said_once() -> None:
    same = {**STEP, "own": STEP["what"], "until": None}
    content = {"goals": [], "steps": [same]}
    [(_, told)] = said("plan.Agreement", content=content)
    assert told == "Zeugnis übersetzen\nWho does it: the person"


@pytest.mark.parametrize(("language", "hours"), [("uk", "8 год"), ("ar", "acht"), ("de", "acht")])
def test_an_agreement_is_read_in_the_language_it_was_made_in(language: str, hours: str) -> None:
    side = {"title": "T", "rows": [["Stunden", "acht"]], "clauses": ["Eins.", "Zwei."]}
    own = {**side, "rows": [["Час", "8 год"]]}
    names = {"person": "P", "company": "C", "site": "S"}
    text = json.dumps({"de": side, "own": own, "language": "uk", "names": names})
    [(_, shown), (_, clauses)] = said("internships.Internship", language, text=text)
    assert shown == hours
    assert clauses == "Eins.\nZwei."


def test_a_row_beside_says_what_has_words_and_no_key() -> None:
    place = {"id": KEY, "offer_id": KEY, "state": "offered", "passed_run_id": None,
             "hold_until": "2026-12-04 22:59:00+00:00"}  # fmt: skip
    told = dict(said("offers.Booking", place=place, place_id=KEY))
    assert told["Until"] == "4 Dec 2026, 23:59"
    assert KEY not in "".join(told.values())
    assert "offered" not in told.values()
    visitor = {"number": 7, "hours": [[540, 840]], "reads": "uk", "state": "coming"}
    told = dict(said("days.Coming", visitor=visitor, visitor_id=KEY))
    assert (told["Number"], told["When you have time"]) == ("7", "09:00–14:00")
    assert told["Language"] == "Ukrainian"


@pytest.mark.parametrize(
    ("of", "row", "told"),
    [
        ("people.Language", {"code": "ar"}, "Арабська"),
        ("mentoring.Wish", {"languages": ["uk", "de"]}, "українська"),
        ("people.Record", {"status": "ae_24"}, "§ 24"),
        ("people.Consent", {"parts": ["plan"]}, "план"),
        ("plan.Appointment", {"bring": ["Ausweis"]}, "Ausweis"),
    ],
)
def test_codes_are_said_in_words(of: str, row: dict[str, Any], told: str) -> None:
    [(_, shown)] = said(of, "uk", **row)
    assert told.lower() in shown.lower()
    assert shown not in row.values()


def test_what_only_points_or_sorts_is_left_to_the_file_for_programs() -> None:
    assert said("plan.Step", goal_id=KEY, id=KEY) == []
    assert said("mentoring.Pair", parts={"aim": 5, "near": 9}) == []


def test_a_time_is_said_from_when_until_when() -> None:
    ends = (datetime(2026, 12, 7, 13, tzinfo=UTC), datetime(2026, 12, 7, 13, 15, tzinfo=UTC))
    [(_, told)] = said("introductions.Meeting", "de", during=Range(*ends))
    assert told == "07.12.2026 14:00 – 07.12.2026 14:15"


def test_what_nobody_has_words_for_is_shown_as_it_is() -> None:
    [(_, told)] = said("recognition.Move", before={"state": "open"})
    assert told == '{"state": "open"}'
