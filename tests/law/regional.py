"""A small instrument of a region, and whoever keeps it, for the tests of regional instruments."""

from copy import deepcopy
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.law import actions
from nahtlos.law.models import RegionalVersion
from nahtlos.network.models import Institution
from tests.makers import make_member, sure

SENTENCE = {"de": "Wer pflegen will.", "en": "For whoever wants to care."}
CONTENT: dict[str, Any] = {
    "id": "führerschein",
    "title": {"de": "Führerschein für die Pflege", "en": "Driving licence for care"},
    "purpose": SENTENCE,
    "category": "individual_support",
    "applies": "person",
    "versions": [
        {
            "since": "2026-01-01",
            "read_on": "2026-11-01",
            "cite": "Richtlinie der Stadt",
            "grants": "discretionary",
            "conditions": [
                {
                    "fact": "german",
                    "at_least": "B1",
                    "says": {"de": "Deutsch ab B1.", "en": "German from B1."},
                    "cite": "Nr. 2 der Richtlinie",
                }
            ],
            "decided_by": ["municipality"],
            "apply": {"until": "before_costs", "says": SENTENCE},
        }
    ],
}


def content(level: str = "B1", **more: Any) -> dict[str, Any]:
    """A document that asks for this level of German."""
    found = deepcopy(CONTENT) | more
    found["versions"][0]["conditions"][0]["at_least"] = level
    return found


def coordinator(institution: Institution | None = None) -> Actor:
    """Somebody who keeps the network of a region."""
    return make_member(institution, role=Coordinator)


def make_draft(by: Actor, document: dict[str, Any] | None = None) -> RegionalVersion:
    """A draft of the region of whoever keeps it."""
    with acting(by):
        return actions.make_draft(
            region=sure(by.region), content=document or content(), by=by, at=now()
        )


def publish(version: RegionalVersion, by: Actor) -> RegionalVersion:
    """The same, published."""
    with acting(by):
        actions.publish(version=version, by=by, at=now())
    return version
