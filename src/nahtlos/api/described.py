"""What the description says about every operation beside its own words."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from nahtlos.api.shapes import ref

FAULTS: Mapping[str, Any] = {
    "type": "object",
    "description": "Every fault with its place.",
    "additionalProperties": False,
    "required": ["faults"],
    "properties": {
        "faults": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["place", "says"],
                "properties": {"place": {"type": "string"}, "says": {"type": "string"}},
            },
        }
    },
}
REFUSALS: Mapping[int, str] = {
    400: "The body is not JSON in UTF-8, or a key stands there twice.",
    401: "There is no key, or it opens nothing; the sentence says why.",
    403: "Refused, with the sentence that the page shows.",
    404: "There is none of that name.",
    409: "It is not clear what is meant, or this key of repetition was used for another call.",
    413: "The body is longer than 256 KB, or 5 MB with a paper.",
    415: "The body is not announced as application/json.",
    422: "A parameter or a part of the document cannot be read.",
    429: "Too many questions from one address in a minute.",
}
WITH_BODY = (400, 413, 415)
RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}


def answers(*refusals: int, schema: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """For `openapi_extra`: the schema of a good answer, and how the question can be refused."""
    responses: dict[int, Any] = {one: _refusal(one) for one in sorted({*refusals, 422, 429})}
    responses[429]["headers"] = {"Retry-After": RETRY_AFTER}
    if schema is not None:
        responses[200] = {"content": _json(schema)}
    return {"responses": responses}


def asks(schema: Mapping[str, Any]) -> dict[str, Any]:
    """For `openapi_extra`: the same, where a person document is handed in."""
    body = {"required": True, "content": _json(ref("person"))}
    return {"requestBody": body, **answers(*WITH_BODY, schema=schema)}


def acts(schema: type[BaseModel], *refusals: int) -> dict[str, Any]:
    """For `openapi_extra`: what a call hands in that acts as somebody."""
    body = {"required": True, "content": _json(ref(schema.__name__))}
    return {"requestBody": body, **answers(*WITH_BODY, 401, 403, 404, 409, *refusals)}


def _refusal(status: int) -> dict[str, Any]:
    return {"description": REFUSALS[status], "content": _json(ref("faults"))}


def _json(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": dict(schema)}}
