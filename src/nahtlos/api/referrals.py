"""Referrals for an institution's own system: what its people see and do on the pages, by a key."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, HeaderEx, P, PathEx, Query, Router, Schema

from nahtlos.api import reading, sending
from nahtlos.api.described import acts, answers
from nahtlos.api.faults import told
from nahtlos.api.keys import ByKey, SystemRequest
from nahtlos.api.parameters import left_out, moment
from nahtlos.api.repeats import HEADER, once
from nahtlos.api.sending import moved
from nahtlos.api.shapes import referrals as shapes
from nahtlos.api.telling import arrive, line, nowhere, whole
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.referrals import access, actions, queries

router = Router(tags=["referrals"], auth=ByKey())
State = queries.State
Id = PathEx[str, P(alias="id", description="The key of a referral.")]
Repeat = HeaderEx[
    str | None,
    P(
        alias=HEADER,
        description="The same key twice: done once, answered twice. Kept for two days.",
        pattern="^[!-~]{1,64}$",
    ),
]


class Wish(Schema):
    """Which referrals, and from where on."""

    side: Literal["sent", "received"] | None = Field(None, json_schema_extra=left_out)
    state: queries.State | None = Field(None, json_schema_extra=left_out)
    changed_since: str | None = Field(None, json_schema_extra=moment)
    before: UUID | None = Field(
        None, description="`next` of the page before.", json_schema_extra=left_out
    )
    limit: int = Field(50, ge=1, le=200)


class Printed(Schema):
    """What stands in the words of a consent."""

    recipient: UUID
    parts: str = Field(
        description="Names of parts with a comma between them.",
        json_schema_extra={
            "pattern": f"^({'|'.join(people.Part.values)})(,({'|'.join(people.Part.values)}))*$"
        },
    )
    until: date
    language: str = Field(
        "de", description="A language of Nahtlos; another one is asked in English."
    )


@router.get(
    "",
    summary="Referrals, the newest first",
    response=shapes.ReferralPage,
    openapi_extra=answers(401, 403),
)
def every(request: HttpRequest, asked: Query[Wish]) -> HttpResponse:
    """What was sent by the own institution or to it, without names of persons."""
    by = _as_system(request).actor
    wish = queries.Wish(
        side=asked.side or "", state=asked.state or "", changed_since=reading.moment("changed_since", asked.changed_since),
        before=asked.before, most=asked.limit,
    )  # fmt: skip
    rows, after = queries.listed(by, wish)
    page = shapes.ReferralPage(referrals=[shapes.Line(**line(one, by)) for one in rows], next=after)
    return told(page.model_dump(mode="json"))


@router.get(
    "/words",
    summary="The words of consent",
    response=shapes.ConsentWords,
    openapi_extra=answers(401, 403, 404),
)
def words(request: HttpRequest, asked: Query[Printed]) -> HttpResponse:
    """To be printed and signed; `wording` names them when the paper is handed in."""
    by, to = _as_system(request).actor, network.institution_for(asked.recipient)
    holder = by.institution and network.institution_for(by.institution)
    if to is None or not holder:
        raise nowhere("recipient")
    language = wording.language_for(asked.language)
    found = wording.in_words(
        language=language, holder=holder.name, recipient=to.name,
        purpose=people.Purpose.REFERRAL, parts=asked.parts.split(","), until=asked.until,
    )  # fmt: skip
    page = shapes.ConsentWords(
        language=language, wording=wording.version(language), right_to_left=found.right_to_left,
        asks=found.asks, purpose=found.purpose, parts=[says for _part, says in found.parts],
        until=found.until, expressly=[says for _part, says in found.expressly],
        agree=found.agree, rights=list(found.rights),
    )  # fmt: skip
    return told(page.model_dump(mode="json"), language=language)


@router.get(
    "/{id}", summary="One referral", response=shapes.Whole, openapi_extra=answers(401, 403, 404)
)
def one(request: HttpRequest, id_: Id) -> HttpResponse:
    """With exactly what the consent opens, and all its moves. A look of a recipient is written down."""
    found = whole(arrive(id_), _as_system(request).actor)
    return told(found.model_dump(mode="json"))


@router.post(
    "",
    summary="Send a referral",
    response={201: shapes.Moved},
    openapi_extra=acts(shapes.SendReferral),
)
def send(request: HttpRequest, repeat: Repeat = None) -> HttpResponse:
    """With the person's consent on paper at once; else the person is asked by a link."""
    caller = _as_system(request)
    given = reading.body(request, shapes.SendReferral, sending.MOST_BYTES)
    return once(caller, lambda: (201, sending.send(given, caller.actor, now())))


@router.post(
    "/{id}/see", summary="Take notice", response=shapes.Moved, openapi_extra=acts(shapes.Nothing)
)
def see(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """From now on the parts that were agreed to can be read."""
    reading.body(request, shapes.Nothing)
    return _move(request, id_, State.SEEN, actions.see)


@router.post(
    "/{id}/accept",
    summary="Accept",
    response=shapes.Moved,
    openapi_extra=acts(shapes.AcceptReferral),
)
def accept(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """The sender stays responsible until the first appointment was kept."""
    given = reading.body(request, shapes.AcceptReferral)
    return _move(
        request, id_, State.ACCEPTED, actions.accept,
        appointment=given.appointment, words=given.words,
    )  # fmt: skip


@router.post(
    "/{id}/decline",
    summary="Decline",
    response=shapes.Moved,
    openapi_extra=acts(shapes.DeclineReferral),
)
def decline(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """With a reason, and who could do it instead or that there is nowhere."""
    given = reading.body(request, shapes.DeclineReferral)
    instead = network.institution_for(given.instead) if given.instead else None
    if given.instead and instead is None:
        raise nowhere("instead")
    answered = actions.Answered(queries.Declined(given.reason), instead, given.words)
    return _move(request, id_, State.DECLINED, actions.decline, answered=answered)


@router.post(
    "/{id}/appointment",
    summary="Name the first appointment",
    response=shapes.Moved,
    openapi_extra=acts(shapes.NameAppointment),
)
def appointment(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """Or another one."""
    given = reading.body(request, shapes.NameAppointment)
    return _move(request, id_, State.KEPT, actions.agree_appointment, appointment=given.appointment)


@router.post(
    "/{id}/keep",
    summary="The first appointment was kept",
    response=shapes.Moved,
    openapi_extra=acts(shapes.Nothing),
)
def keep(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """From now on the recipient is responsible for the person."""
    reading.body(request, shapes.Nothing)
    return _move(request, id_, State.KEPT, actions.keep_appointment)


@router.post(
    "/{id}/close",
    summary="Close with a result",
    response=shapes.Moved,
    openapi_extra=acts(shapes.CloseReferral),
)
def close(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """The file closes, and the person is with the sender again."""
    given = reading.body(request, shapes.CloseReferral)
    result = queries.Result(given.result)
    return _move(request, id_, State.CLOSED, actions.close, result=result, words=given.words)


@router.post(
    "/{id}/withdraw",
    summary="Take it back",
    response=shapes.Moved,
    openapi_extra=acts(shapes.WithdrawReferral),
)
def withdraw(request: HttpRequest, id_: Id, repeat: Repeat = None) -> HttpResponse:
    """The consent ends in the same moment, and with it what the recipient sees."""
    given = reading.body(request, shapes.WithdrawReferral)
    return _move(request, id_, State.WITHDRAWN, actions.withdraw, words=given.words)


def _as_system(request: HttpRequest) -> SystemRequest:
    """The request as the key has made it."""
    return request  # type: ignore[return-value]  # ByKey has put the actor and the key there


def _move(
    request: HttpRequest, id_: str, to: queries.State, action: Any, **more: Any
) -> HttpResponse:
    """As the button on the page: first whether it may be pressed, then pressed."""
    caller = _as_system(request)

    def do() -> tuple[int, dict[str, Any]]:
        referral = arrive(id_)
        demand(access.may_move(caller.actor, referral, to))
        return 200, moved(action(referral=referral, by=caller.actor, at=now(), **more))

    return once(caller, do)
