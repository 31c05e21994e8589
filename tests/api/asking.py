"""How the tests of this folder ask."""

import json
from typing import Any

from django.test import Client

UKRAINE = {"record": {"status": "ae_24", "status_until": "2027-03-04"}, "facts": {}}


def post(client: Client, address: str, document: object) -> Any:
    """Hands in a document, or text as it stands."""
    body = document if isinstance(document, str | bytes) else json.dumps(document)
    return client.post(address, body, content_type="application/json")


def faults(response: Any) -> list[tuple[str, str]]:
    """Place and sentence of every fault."""
    return [(one["place"], one["says"]) for one in json.loads(response.content)["faults"]]
