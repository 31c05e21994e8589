"""Questions to the recognition room."""

import re

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from nahtlos.api import parameters, reading
from nahtlos.api.described import answers
from nahtlos.api.faults import fault, quoted, told
from nahtlos.api.parameters import known
from nahtlos.api.shapes import recognition as shapes
from nahtlos.recognition import queries
from nahtlos.recognition.queries import plain

router = Router(tags=["recognition"], by_alias=True)
KLDB = re.compile(r"[0-9]{1,5}")


@router.get(
    "/occupations",
    summary="Every occupation with its procedure and body",
    response=list[shapes.Occupation],
    openapi_extra=answers(),
)
def occupations(request: HttpRequest, asked: Query[parameters.Day]) -> HttpResponse:
    """Occupations by KldB 2010 code whose procedure is in force that day."""
    return told([plain.occupation(one) for one in queries.occupations(reading.day(asked.on))])


@router.get(
    "/procedures",
    summary="Every procedure",
    response=list[shapes.Procedure],
    openapi_extra=answers(),
)
def procedures(request: HttpRequest, asked: Query[parameters.Day]) -> HttpResponse:
    """Procedures of recognition in force that day, each with its paragraph."""
    return told([one.to_json() for one in queries.procedures(reading.day(asked.on))])


@router.get(
    "/roads",
    summary="The road from an occupation to its recognition",
    response=shapes.Roads,
    openapi_extra=answers(),
)
def roads(request: HttpRequest, asked: Query[parameters.Training]) -> HttpResponse:
    """Procedures in order, papers, times and who decides. An indication; the office decides."""
    if not KLDB.fullmatch(asked.kldb):
        says = f"{quoted(asked.kldb)} is not a KldB code of one to five digits like 81302"
        raise fault(422, "kldb", says)
    found = queries.roads(
        asked.kldb,
        on=reading.day(asked.on),
        papers_complete=known(asked.papers_complete),
        trained_in_eu=known(asked.trained_in_eu),
        wants_business=known(asked.wants_business),
        has_certificate=known(asked.has_certificate),
    )
    return told(found.to_json())
