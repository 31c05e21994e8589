"""Questions to the law room. Nothing that is handed in is kept."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router

from nahtlos.api import parameters, reading
from nahtlos.api.described import answers, asks
from nahtlos.api.faults import Unanswerable, fault, quoted, told
from nahtlos.api.shapes import law as shapes
from nahtlos.api.shapes import ref
from nahtlos.law import queries
from nahtlos.law.queries.schemas import NAMES

router = Router(tags=["law"])
IN_LIST = ("id", "title", "purpose", "category", "applies", "cite", "law_as_of")
Id = PathEx[str, P(alias="id")]
Name = PathEx[str, P(description=f"One of {' '.join(NAMES)}.")]
QUESTION = ref("verdicts/properties/ask_next")


@router.post(
    "/check", summary="What is open to a person, and why", openapi_extra=asks(ref("verdicts"))
)
def check(request: HttpRequest, asked: Query[parameters.Check]) -> HttpResponse:
    """The document of `nahtlos law check --json`. An indication; the office decides."""
    person, on = reading.document(request), reading.day(asked.on)
    try:
        answer = queries.check(person, on=on, for_=asked.for_)
    except queries.BadDocument as bad:
        raise Unanswerable(422, bad.faults) from bad
    return told(answer.to_json(asked.language), language=asked.language)


@router.post("/ask", summary="Which question to ask next", openapi_extra=asks(QUESTION))
def ask(request: HttpRequest, asked: Query[parameters.Side]) -> HttpResponse:
    """The unknown fact whose answer settles most; null if no answer would change the result."""
    person, on = reading.document(request), reading.day(asked.on)
    try:
        question = queries.ask_next(person, on=on, for_=asked.for_)
    except queries.BadDocument as bad:
        raise Unanswerable(422, bad.faults) from bad
    return told(question and question.to_json())


@router.get(
    "/instruments",
    summary="Every course, subsidy and procedure",
    response=list[shapes.Instrument],
    openapi_extra=answers(),
)
def instruments(request: HttpRequest, asked: Query[parameters.Day]) -> HttpResponse:
    """By category and title, with the paragraph in force that day."""
    pages = (page.to_json() for page in queries.instruments(reading.day(asked.on)))
    return told([{key: page.get(key) for key in IN_LIST} for page in pages])


@router.get(
    "/instruments/{id}",
    summary="One instrument with its conditions",
    response=shapes.InstrumentInFull,
    openapi_extra=answers(404),
)
def instrument(request: HttpRequest, asked: Query[parameters.Day], id_: Id) -> HttpResponse:
    """What the law asks and gives that day, each line with its paragraph."""
    on = reading.day(asked.on)
    page = queries.instrument(id_, on)
    if page is None:
        raise _unknown(id_, [one.instrument.id for one in queries.instruments(on)])
    return told(page.to_json())


@router.get(
    "/statuses",
    summary="Every residence status",
    response=list[shapes.Status],
    openapi_extra=answers(),
)
def statuses(request: HttpRequest, asked: Query[parameters.Day]) -> HttpResponse:
    """Every status whose law has been read for that day."""
    return told([one.to_json() for one in queries.statuses(reading.day(asked.on))])


@router.get(
    "/statuses/{id}",
    summary="One residence status with all its rows",
    response=shapes.StatusInFull,
    openapi_extra=answers(404),
)
def status(request: HttpRequest, asked: Query[parameters.Day], id_: Id) -> HttpResponse:
    """Of each kind of work the first row that holds decides."""
    on = reading.day(asked.on)
    page = queries.show(id_, on)
    if page is None:
        raise _unknown(id_, [one.id for one in queries.statuses(on)], on)
    return told(page.to_json())


@router.get(
    "/facts",
    summary="Every fact with its type, values and meaning",
    response=list[shapes.Fact],
    openapi_extra=answers(),
)
def facts(request: HttpRequest) -> HttpResponse:
    """The words of a person document."""
    return told([one.to_json() for one in queries.vocabulary()])


@router.get(
    "/schemas/{name}",
    summary="The JSON Schema of a document",
    openapi_extra=answers(404, schema={"type": "object"}),
)
def schema(request: HttpRequest, name: Name) -> HttpResponse:
    """As `nahtlos schema` prints it."""
    if name not in NAMES:
        raise fault(404, "name", f"{quoted(name)} is not one of {' '.join(NAMES)}")
    return told(queries.schema(name))


def _unknown(id_: str, known: list[str], on: date | None = None) -> Unanswerable:
    when = f" on {on}" if on else ""
    return fault(404, "id", f"{quoted(id_)} is not known{when}{queries.nearest(id_, known)}")
