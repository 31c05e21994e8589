"""The same call twice is done once and answered twice, also when both come in the same moment."""

import json
import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from nahtlos.api.faults import Unanswerable, fault, refused, told, told_faults
from nahtlos.api.keys import SystemRequest
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.law.queries import Fault
from nahtlos.network import actions, queries

HEADER = "Idempotency-Key"
KEY = re.compile(r"[\x21-\x7e]{1,64}")
Answer = tuple[int, dict[str, Any]]
Do = Callable[[], Answer]


def once(request: SystemRequest, do: Do) -> HttpResponse:
    """Do it, or give again what was answered when the same call came first."""
    repeat_key = request.headers.get(HEADER)
    if repeat_key is None:
        return _told(*_done(do))
    if not KEY.fullmatch(repeat_key):
        raise fault(422, HEADER, "is not one to 64 letters, digits and signs without a space")
    actions.one_call_at_a_time(key=request.system_key, repeat_key=repeat_key)
    before = queries.kept_answer(request.system_key.pk, repeat_key)
    if before is not None:
        return _again(request, before)
    status, document = _done(do)
    actions.keep_answer(
        key=request.system_key, repeat_key=repeat_key, call_digest=_digest(request), status=status,
        answer=json.dumps(document), by=request.actor, at=now(),
    )  # fmt: skip
    return _told(status, document)


def _digest(request: SystemRequest) -> str:
    call = f"{request.method} {request.path_info}\n".encode() + request.body
    return salted_hmac("nahtlos.api.repeats", call, algorithm="sha256").hexdigest()


def _again(request: SystemRequest, before: queries.KeptAnswer) -> HttpResponse:
    if not constant_time_compare(before.call_digest, _digest(request)):
        raise fault(409, HEADER, "was used for another call already")
    response = _told(before.status, json.loads(queries.unsealed(before.answer)))
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _done(do: Do) -> Answer:
    """What came of it; of what was refused in the middle, nothing stays."""
    try:
        with transaction.atomic():
            return do()
    except Refused as error:
        found = refused(error.refusal)
        faults = [{"place": one.place, "says": one.says} for one in found.faults]
        return found.status, {"faults": faults, "language": found.language}


def _told(status: int, document: dict[str, Any]) -> HttpResponse:
    if "faults" not in document:
        return told(document, status)
    faults = [Fault(one["place"], one["says"]) for one in document["faults"]]
    return told_faults(Unanswerable(status, faults, language=document["language"]))
