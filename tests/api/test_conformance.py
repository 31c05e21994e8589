"""Every operation keeps to its own description, whatever is asked: schemathesis, each run the same."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from nahtlos.api import limits
from nahtlos.api.interface import description

IDS = {"id": ["ae_24", "duldung_60a", "egz", "ik_allgemein"], "name": ["person", "verdicts"]}
COUNTRY = "^[A-Z]{2}$"


def narrowed(node: Any) -> Any:
    """The description with what exists: a few countries (the pattern allows codes of none, which are
    refused), and ids of which half is not found.
    """
    if isinstance(node, dict) and node.get("pattern") == COUNTRY:
        return {"enum": ["UA", "SY", "XX", None]}
    if isinstance(node, dict) and node.get("in") == "path":
        return {**node, "schema": {"enum": IDS.get(node["name"], [])}}
    if isinstance(node, dict):
        return {key: narrowed(value) for key, value in node.items()}
    return [narrowed(one) for one in node] if isinstance(node, list) else node


# Both questions about a person read the same document: every value of every fact is tried on one.
ONCE = {"include-path": "/api/law/check", "phases": {"coverage": {"enabled": False}}}
CONFIG = schemathesis.Config.from_dict({"operations": [ONCE]})
EVERYTHING = schemathesis.openapi.from_dict(narrowed(description()), config=CONFIG)
EVERYTHING.app = WSGIHandler()
# Those that act as somebody need a key: test_conformance_referrals.
SCHEMA = EVERYTHING.exclude(path_regex="^/api/referrals")
REPEATABLE = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def as_by_the_test_client(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody asks too often, and the connection of the test stays open between two questions."""
    monkeypatch.setattr(limits, "MOST", 1_000_000)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@SCHEMA.parametrize()
@REPEATABLE
def test_every_operation_keeps_to_its_description(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()
