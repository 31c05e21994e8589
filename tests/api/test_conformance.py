"""Every operation keeps to its own description, whatever is asked: schemathesis, each run the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from nahtlos.api import limits
from nahtlos.api.hsds import terms
from nahtlos.api.interface import description
from nahtlos.network.models import Institution, Region
from tests.network.rows import make_answer, make_area
from tests.offers.rows import make_offer, make_run

HOUSE, OFFER = UUID(int=1), UUID(int=2)
KEYS = [str(HOUSE), str(OFFER), next(iter(terms.BY_KEY)), next(iter(terms.TERMS_BY_KEY))]
IDS = {
    "id": ["ae_24", "duldung_60a", "egz", "ik_allgemein", *KEYS],
    "name": ["person", "verdicts"],
}
REGION = "00001"
COUNTRY = "^[A-Z]{2}$"


def narrowed(node: Any) -> Any:
    """The description with what exists: a few countries (the pattern allows codes of none, which are
    refused), one region that exists and one that does not, and ids of which half is not found.
    """
    if isinstance(node, dict) and node.get("pattern") == COUNTRY:
        return {"enum": ["UA", "SY", "XX", None]}
    if isinstance(node, dict) and node.get("name") == "region":
        return {**node, "schema": {"enum": [REGION, "99999"]}}
    if isinstance(node, dict) and node.get("in") == "path":
        return {**node, "schema": {"enum": IDS.get(node["name"], [])}}
    if isinstance(node, dict):
        return {key: narrowed(value) for key, value in node.items()}
    return [narrowed(one) for one in node] if isinstance(node, list) else node


# Both questions about a person read the same document, and all lists of HSDS the same parameters: every
# value is tried on one.
ONCE = ("/api/law/check", "/api/hsds/organizations", "/api/hsds/service_at_locations")
CONFIG = schemathesis.Config.from_dict(
    {
        "operations": [
            {"include-path": path, "phases": {"coverage": {"enabled": False}}} for path in ONCE
        ]
    }
)
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


@pytest.fixture(autouse=True)
def something_is_offered(db: None) -> None:
    """One institution with an offer that says all it can."""
    region = Region.objects.create(name="Kreis Lindenau", key=REGION, land="Hessen")
    house = Institution.objects.create(
        pk=HOUSE, region=region, kind="school", name="Schule", short_name="Sch", website="https://a.example",
        street="Hof 1", postcode="01234", place="Lindenau", telephone="110", hours="Mo", email="a@b.example",
    )  # fmt: skip
    make_answer(house, "language", make_area(region), email="c@b.example")
    offer = make_offer(
        house, pk=OFFER, says="Text", hours=["evening"], languages=["de"], costs=1.5, childcare=True,
        instruments=["ik_alpha"], target_group="Eltern", checked_on=date(2020, 1, 1),
    )  # fmt: skip
    make_run(offer)


@pytest.mark.django_db
@SCHEMA.parametrize()
@REPEATABLE
def test_every_operation_keeps_to_its_description(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()
