"""A carrier tells what became of a message later. The report is signed with a secret we share."""

import hashlib
import hmac
import json
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Courier
from nahtlos.core.wall import acting
from nahtlos.outbox import actions
from nahtlos.web.acting import NahtlosRequest

MOST_BYTES = 10_000
TABLES = frozenset({"message", "notice"})
STATES = {"delivered": True, "failed": False}


@csrf_exempt
@require_POST
def report(request: NahtlosRequest) -> HttpResponse:
    """`{"id": "<the id that we gave>", "state": "delivered" | "failed"}`, with `X-Signature`.

    The signature is the HMAC-SHA-256 of the body in hexadecimal digits.
    """
    body = request.body[: MOST_BYTES + 1]
    if not _signed(body, request.headers.get("X-Signature", "")):
        return _no("This report is not signed with our secret.", 401)
    try:
        said = json.loads(body)
        region, what, key = str(said["id"]).split(".")
        arrived, of, one = STATES[said["state"]], UUID(region), UUID(key)
    except (ValueError, KeyError, TypeError):
        return _no('Expected {"id": "…", "state": "delivered"} or "failed".', 400)
    if what not in TABLES:
        return _no("There is no such message.", 404)
    by = Actor(role=Courier, region=of)
    with acting(by):
        news = actions.report(what=what, key=one, arrived=arrived, by=by, at=now())
    return JsonResponse({"noted": news})


def _signed(body: bytes, signature: str) -> bool:
    secret = settings.CARRIER_SECRET
    ours = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return (
        bool(secret)
        and len(body) <= MOST_BYTES
        and hmac.compare_digest(ours.encode(), signature.encode())
    )


def _no(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"title": sentence}, status=status)
