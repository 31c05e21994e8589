"""Every operation of referrals keeps to its description, with a key of the sender and of the recipient."""

import base64
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import settings
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    positive_data_acceptance,
)

from nahtlos.api.interface import description
from nahtlos.core.clock import today
from nahtlos.people import wording
from nahtlos.referrals.models import State
from tests import makers
from tests.api.system import Two, make_two
from tests.api.test_conformance import REPEATABLE, as_by_the_test_client
from tests.api.test_sending import PDF
from tests.network.rows import make_answer, make_area

__all__ = ("as_by_the_test_client",)
SCHOOL, PERSON, AREA = (str(UUID(int=number << 64)) for number in (1, 2, 3))
ROWS = [str(UUID(int=number << 64)) for number in range(10, 10 + len(State))]
# What exists, so that calls get past "there is none"; and what the schema cannot say.
EXISTING: dict[str, list[Any]] = {
    "recipient": [SCHOOL, ROWS[0]],
    "area": [AREA, None],
    "instead": [None, SCHOOL],
    "until": ["2027-03-01", "1999-12-31"],
    "signed_on": [str(today()), "1999-12-31"],
    "language": ["uk", "xx"],
    "wording": [wording.version("uk")],
    "paper": [base64.b64encode(PDF).decode(), "x"],
    "changed_since": ["2026-11-01T00:00:00Z"],
    "before": [ROWS[0]],
    "appointment": ["2026-12-01T10:20:00+01:00"],
}
TEXTS = ["A course in the mornings", "\u0645\u0631\u062d\u0628\u0627", "+49"[1:]]


def chosen(node: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The values among which this part of the description may choose here; none for all."""
    if node.get("format") == "plain-text":
        return {"enum": TEXTS}
    if node.get("in") == "path":
        return {**node, "schema": {"enum": [*ROWS, "nonsense"]}}
    if node.get("in") == "query" and node["name"] in EXISTING:
        return {**node, "schema": {"enum": EXISTING[node["name"]]}}
    if name in EXISTING and {"type", "anyOf"} & set(node):
        return {"enum": EXISTING[name]}
    if node.get("title") == "ByKeyHere":
        return {**node, "properties": {"id": {"enum": [PERSON, ROWS[0]]}}}
    return None


def narrowed(node: Any, name: str = "") -> Any:
    """The description with keys of rows that exist in this test."""
    if isinstance(node, dict):
        inner = {key: narrowed(value, key) for key, value in node.items()}
        return chosen(node, name) or inner
    return [narrowed(one) for one in node] if isinstance(node, list) else node


def asked_alone(found: dict[str, Any]) -> dict[str, Any]:
    """What is answered is held against the description as it is; what is asked is narrowed."""
    shapes = found["components"]["schemas"]
    asked = {name: narrowed(one) for name, one in shapes.items() if name in HANDED_IN}
    paths = {path: narrowed(one) for path, one in found["paths"].items() if "referrals" in path}
    return {
        **found,
        "paths": paths,
        "components": {**found["components"], "schemas": shapes | asked},
    }


HANDED_IN = {"SendReferral", "ByKeyHere", "ByReference", "ToInstitution", "ToWhoAnswers", "OnPaper",
             "AskThePerson", "AcceptReferral", "DeclineReferral", "NameAppointment", "CloseReferral",
             "WithdrawReferral"}  # fmt: skip
RIGHT = schemathesis.openapi.from_dict(asked_alone(dict(description())))
WRONG = schemathesis.openapi.from_dict(dict(description())).include(path_regex="^/api/referrals")
RIGHT.app = WRONG.app = WSGIHandler()
FEW = settings(REPEATABLE, max_examples=10)
WITHOUT_A_KEY = [missing_required_header, ignored_auth]  # tests/api/test_keys.py


@pytest.fixture
def two(db: None) -> Two:
    """Rows with keys that the description names, one in each state."""
    found = make_two(school=UUID(SCHOOL), person=UUID(PERSON))
    make_answer(found.school, "language", make_area(found.school.region, pk=UUID(AREA)))
    for key, state in zip(ROWS, State, strict=True):
        more: dict[str, Any] = {"pk": UUID(key), "topic": "social"}
        if state is State.DRAFTED:
            more["consent"] = makers.make_consent(
                found.person, found.school.pk, found.adviser, purpose="referral"
            )
        makers.make_referral(found.person, found.school.pk, found.adviser, state=state, **more)
    return found


@RIGHT.parametrize()
@FEW
def test_what_is_described_is_answered(case: schemathesis.Case[Any], two: Two) -> None:
    for system in (two.sender, two.recipient):
        case.headers.update(system.headers)
        case.call_and_validate(excluded_checks=[*WITHOUT_A_KEY, negative_data_rejection])


@WRONG.parametrize()
@FEW
def test_what_is_not_described_is_refused(case: schemathesis.Case[Any], two: Two) -> None:
    """Here texts, days and papers are as wild as the description lets them be."""
    case.headers.update(two.sender.headers)
    case.call_and_validate(excluded_checks=[*WITHOUT_A_KEY, positive_data_acceptance])
