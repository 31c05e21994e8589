"""The machine interface as one description, and the operations behind it.

`interface` carries the operations of every room; `description()` is OpenAPI 3.1. A page to try it out
would need scripts of a foreign host, so there is none.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from nahtlos.api import law, recognition, referrals
from nahtlos.api.described import FAULTS, answers
from nahtlos.api.faults import Unanswerable, fault, in_query, refused, told, told_faults
from nahtlos.api.hsds import lists, operations
from nahtlos.api.keys import NO_KEY, not_let_in
from nahtlos.api.shapes.referrals import HANDED_IN
from nahtlos.core.refusal import Refused
from nahtlos.law.queries import schema
from nahtlos.law.queries.schemas import NAMES

interface = NinjaAPI(
    title="Nahtlos",
    version="1",
    description="What the law says about access to work, support and recognition. Every answer is"
    " an indication; the office decides. Nothing that is handed in there is kept. Under /api/hsds/ the"
    " directory and the offers as Open Referral HSDS 3.0. And referrals, for the own system of an"
    " institution that has a key.",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    openapi_extra={"info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}},
)
interface.add_router("/law", law.router)
interface.add_router("/recognition", recognition.router)
interface.add_router("/hsds", operations.router)
interface.add_router("/hsds", lists.router)
interface.add_router("/referrals", referrals.router)


@interface.get(
    "/openapi.json",
    summary="This description",
    tags=["description"],
    openapi_extra=answers(schema={"type": "object"}),
)
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1."""
    return told(description())


@interface.exception_handler(Unanswerable)
def unanswerable(request: HttpRequest, error: Unanswerable) -> HttpResponse:
    return told_faults(error)


@interface.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return told_faults(in_query(request, error))


@interface.exception_handler(Refused)
def no(request: HttpRequest, error: Refused) -> HttpResponse:
    return told_faults(refused(error.refusal))


@interface.exception_handler(AuthenticationError)
def no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return told_faults(not_let_in(NO_KEY))


@interface.exception_handler(Http404)
def nowhere(request: HttpRequest, error: Http404) -> HttpResponse:
    return told_faults(fault(404, "address", "there is nothing; see /api/openapi.json"))


@cache
def description() -> Mapping[str, Any]:
    """OpenAPI 3.1, with the schemas that the command line prints."""
    found: dict[str, Any] = json.loads(json.dumps(interface.get_openapi_schema()))
    schemas = found["components"]["schemas"]
    schemas |= {"faults": FAULTS} | {name: _placed(name) for name in NAMES} | _handed_in()
    return found


def _handed_in() -> dict[str, Any]:
    """The schemas of bodies, which are read by this house and not by ninja."""
    models: list[tuple[type[BaseModel], Literal["validation"]]] = [
        (shape, "validation") for shape in HANDED_IN
    ]
    _map, found = models_json_schema(models, ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = found["$defs"]
    return schemas


def _placed(name: str) -> dict[str, Any]:
    """The schema, with its inner references as they are seen from the whole description."""
    text = json.dumps(schema(name)).replace('"#/', f'"#/components/schemas/{name}/')
    found: dict[str, Any] = json.loads(text)
    return {key: value for key, value in found.items() if key not in {"$schema", "$id"}}
