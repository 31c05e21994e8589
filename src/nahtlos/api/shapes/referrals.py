"""What a system hands in about referrals, and what it is answered."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field
from pydantic import AfterValidator, BaseModel, ConfigDict

from nahtlos.api.shapes import Moment, Shape
from nahtlos.network.queries import Topic
from nahtlos.people.facts.plain import composed, why_not_plain
from nahtlos.people.queries import Part
from nahtlos.referrals.queries import Declined, Result, State


def _plain(text: str) -> str:
    found = composed(text)
    if sentence := why_not_plain(found, lines=True):
        raise ValueError(str(sentence))
    return found


Words = Annotated[
    str, AfterValidator(_plain), Field(max_length=300, json_schema_extra={"format": "plain-text"})
]


# --- handed in --------------------------------------------------------------------------------------
class Handed(BaseModel):
    """An object that is handed in, with these keys and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ByKeyHere(Handed):
    """A person by the key in Nahtlos."""

    id: UUID


class ByReference(Handed):
    """A person by the number in the institution's own system, as brought with a table of persons."""

    reference: str = Field(min_length=1, max_length=60, json_schema_extra={"format": "plain-text"})


class ToInstitution(Handed):
    """To this institution; the topic may be left out where it answers for one alone."""

    recipient: UUID
    topic: Topic | None = None
    area: UUID | None = None


class ToWhoAnswers(Handed):
    """To whoever answers for the topic there, where that is one institution alone."""

    topic: Topic
    area: UUID | None = None


class OnPaper(Handed):
    """The person has signed: when, in which language, which words (`GET /api/referrals/words`)."""

    how: Literal["paper"]
    until: date
    signed_on: date
    language: str = Field(max_length=8)
    wording: str = Field(max_length=12)
    paper: str = Field(description="PDF, PNG or JPEG of the signed paper, in base64.")


class AskThePerson(Handed):
    """The person is asked by a link, which is given back; their yes sends the referral."""

    how: Literal["ask"]
    until: date


class SendReferral(Handed):
    """A person handed to another institution, as on the page."""

    person: ByKeyHere | ByReference
    to: ToInstitution | ToWhoAnswers
    asked: Words = Field(min_length=1)
    why: Words = ""
    parts: list[Part] = Field(min_length=1, max_length=6)
    consent: OnPaper | AskThePerson


class Nothing(Handed):
    """Nothing more is asked."""


class AcceptReferral(Handed):
    """Yes, with the first appointment if there is one."""

    appointment: Moment | None = None
    words: Words = ""


class DeclineReferral(Handed):
    """No, why, and where else; `instead` null says that there is nowhere, and counts as a gap."""

    reason: Declined
    instead: UUID | None
    words: Words = ""


class NameAppointment(Handed):
    """The first appointment, or another one."""

    appointment: Moment


class CloseReferral(Handed):
    """What came of it."""

    result: Result
    words: Words = ""


class WithdrawReferral(Handed):
    """Taken back."""

    words: Words = ""


# --- answered ---------------------------------------------------------------------------------------
class Named(Shape):
    """An institution or an area."""

    id: UUID
    name: str


class Moved(Shape):
    """Where a referral stands after a call; keys alone."""

    id: UUID
    state: State
    moved_at: datetime
    link: str | None = Field(description="What the person opens to say yes or no; told only now.")
    link_until: datetime | None


class Line(Shape):
    """One referral in a list; no name of a person."""

    id: UUID
    side: Literal["sent", "received"]
    state: State
    topic: Topic
    area: Named | None
    sender: Named
    recipient: Named
    sent_at: datetime | None
    moved_at: datetime
    answer_due_on: date | None
    appointment_at: datetime | None
    appointment_due_on: date | None


class ReferralPage(Shape):
    """The newest first; `next` is to be handed in as `before`, null on the last page."""

    referrals: list[Line]
    next: UUID | None


class WayToReach(Shape):
    """One way to reach the person."""

    kind: str
    value: str


class Learned(Shape):
    """What the person learned."""

    title: str
    country: str
    finished_in: int | None


class Living(Shape):
    """Who lives with the person."""

    relation: str
    born_in: int | None


class Spoken(Shape):
    """A language and how well."""

    code: str
    level: str


class Step(Shape):
    """A step of the plan."""

    what: str
    until: date | None


class Profile(Shape):
    """What the part profile shows."""

    birth_date: date | None
    status: str | None
    status_until: date | None
    german: str | None
    languages: list[Spoken]
    qualifications: list[Learned]
    household: list[Living]


class File(Shape):
    """Exactly what the consent opens; a part that it does not name is null."""

    id: UUID
    name: str
    native_name: str
    contact: list[WayToReach] | None
    profile: Profile | None
    plan: list[Step] | None


class OwnPerson(Shape):
    """The sender's own person."""

    id: UUID
    reference: str | None


class Move(Shape):
    """One move: when, from where to where, by whose institution and in which role."""

    at: datetime
    from_state: State | None
    to_state: State
    by: Named | None
    role: str
    words: str


class Whole(Line):
    """One referral with what the consent opens and all its moves."""

    asked: str
    why: str
    words: str
    parts: list[Part]
    answered_at: datetime | None
    kept_at: datetime | None
    ended_at: datetime | None
    late: bool
    reason: Declined | None
    instead: Named | None
    nowhere: bool
    result: Result | None
    person: OwnPerson | None = Field(description="For the sender alone.")
    file: File | None = Field(description="For the recipient, from taking notice until the end.")
    moves: list[Move]


class ConsentWords(Shape):
    """The words of consent, to be printed and signed."""

    language: str
    wording: str
    right_to_left: bool
    asks: str
    purpose: str
    parts: list[str]
    until: str
    expressly: list[str]
    agree: str
    rights: list[str]


HANDED_IN: tuple[type[Handed], ...] = (
    SendReferral,
    Nothing,
    AcceptReferral,
    DeclineReferral,
    NameAppointment,
    CloseReferral,
    WithdrawReferral,
)
